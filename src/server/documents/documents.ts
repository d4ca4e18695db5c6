import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationTypeNode,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../../config.js';
import { ServiceError } from '../../domain/errors.js';
import { LIMITS, RequestErrorCode } from '../error-codes.js';
import { documentRules, faultsOfNames } from '../document-rules.js';
import { literalPath } from './literal-path.js';
import { checkDocumentNesting } from '../nesting.js';
import { refusal } from '../operation-cost.js';
import { faultsOfShape } from './shape.js';

/** Characters of the documents that are kept. Their syntax trees take some hundred times as many bytes. */
const KEPT_CHARACTERS = 500_000;
/** A document that is not kept costs a point for so many tokens, because checking it takes time of this server. */
const TOKENS_PER_POINT = 10;
/** Of one that can't be parsed only the length is known. Words and signs have two to ten characters. */
const CHARACTERS_PER_POINT = 50;

interface DocumentsParts {
  readonly schema: GraphQLSchema;
  /** Whether a document may ask for the schema. */
  readonly introspection: boolean;
  readonly limits: Pick<Limits, 'answers' | 'documents'>;
}

/** A document that may be executed, or why not. */
export type ReadDocument =
  | { readonly document: DocumentNode; readonly faults: readonly [] }
  /** Without a document where the text could not be parsed. */
  | { readonly document?: DocumentNode; readonly faults: readonly GraphQLError[] };

/**
 * Parses and checks all documents: those over HTTP, WebSocket and event streams. What is cheap to check comes first,
 * and a document that was found valid is kept, so that it is checked once.
 */
export class Documents {
  private readonly valid = new LRUCache<string, DocumentNode>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (_document, text) => text.length,
  });
  private readonly rules: readonly ValidationRule[];

  constructor(private readonly parts: DocumentsParts) {
    this.rules = [...specifiedRules, ...documentRules(parts)];
  }

  /**
   * @param charge takes the points that checking it costs, before it is checked; may throw RATE_LIMITED
   */
  read(text: string, charge: (points: number) => void): ReadDocument {
    const known = this.valid.get(text);
    if (known !== undefined) return { document: known, faults: [] };
    let document: DocumentNode;
    try {
      document = this.parse(text);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { faults: [refusalOf(charge, Math.ceil(text.length / CHARACTERS_PER_POINT)) ?? error] };
    }
    const refused = refusalOf(charge, Math.ceil((document.tokenCount ?? 0) / TOKENS_PER_POINT));
    if (refused !== undefined) return { document, faults: [refused] };
    const faults = this.check(document);
    for (const fault of faults) markValidationError(fault, document);
    if (faults.length === 0) this.valid.set(text, document);
    return { document, faults };
  }

  /**
   * The kind of operation that a request asks for, without checking the document. Undefined where that cannot be seen.
   */
  operationType(text: string, operationName: string | null | undefined): OperationTypeNode | undefined {
    try {
      return getOperationAST(this.valid.get(text) ?? this.parse(text), operationName)?.operation;
    } catch {
      return undefined;
    }
  }

  private parse(text: string): DocumentNode {
    const maxTokens = this.parts.limits.documents.tokens;
    checkDocumentNesting(text, maxTokens);
    try {
      return parse(text, { maxTokens });
    } catch (error) {
      throw error instanceof GraphQLError ? withCode(error, RequestErrorCode.GRAPHQL_PARSE_FAILED) : error;
    }
  }

  private check(document: DocumentNode): readonly GraphQLError[] {
    const { answers, documents } = this.parts.limits;
    const faults = [...faultsOfNames(document, answers), ...faultsOfShape(document, documents)];
    if (faults.length > 0) return faults;
    return validate(this.parts.schema, document, this.rules, { maxErrors: LIMITS.errors });
  }
}

/** Takes points; @returns what a caller who has not enough is told */
function refusalOf(charge: (points: number) => void, points: number): GraphQLError | undefined {
  try {
    charge(points);
    return undefined;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return refusal(error, 429);
  }
}

/** On the error itself: another one would look for its line and column in the text again. */
function markValidationError(fault: GraphQLError, document: DocumentNode): void {
  const path = literalPath(document, fault);
  Object.assign(fault.extensions, {
    code: RequestErrorCode.GRAPHQL_VALIDATION_FAILED,
    ...(path !== undefined && { path }),
  });
}

function withCode({ message, source, positions }: GraphQLError, code: RequestErrorCode): GraphQLError {
  return new GraphQLError(message, {
    ...(source && { source }),
    ...(positions && { positions }),
    extensions: { code },
  });
}

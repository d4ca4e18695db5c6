import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Clearing } from '../domain/pacing/clearing.js';
import type { Mirror, WriteStamp } from '../mirror/mirror.js';
import type { ResolverContext } from '../resolvers/context.js';
import { keyOf, LONGEST_REQUEST, type KeptAnswers } from './kept-answers.js';
import { currentScope } from './request-scope.js';

/** Milliseconds: as long as an answer may go on while what it was read from is renewed. */
const REPEATED_WITHIN_MS = 60_000;
/** Characters of all queries that are remembered. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The queries that were asked lately. Only the answer to one that is asked again is kept: to note what an answer was read
 * from takes time, and an answer that nobody asks for again takes up memory.
 */
export class RepeatedQueries {
  private readonly asked: LRUCache<string, true>;
  private readonly clearing: Clearing;

  constructor(withinMs = REPEATED_WITHIN_MS) {
    this.asked = new LRUCache({
      maxSize: MOST_CHARACTERS,
      sizeCalculation: (_true, key) => key.length,
      ttl: withinMs,
    });
    this.clearing = new Clearing(withinMs, () => this.clear());
  }

  /** How many queries are remembered. */
  get size(): number {
    return this.asked.size;
  }

  /** Whether the query was asked lately; it has been now. */
  isRepeated(key: string): boolean {
    const wasAsked = this.asked.has(key);
    this.asked.set(key, true);
    this.clearing.kept();
    return wasAsked;
  }

  private clear(): void {
    this.asked.purgeStale();
    if (this.asked.size > 0) this.clearing.kept();
  }
}

/** False also for a document with faults, and where it has no operation of the name that was given. */
function mayBeKept(operation: OperationDefinitionNode | undefined): boolean {
  const { faults, bodyBytes = 0 } = currentScope() ?? {};
  return operation?.operation === OperationTypeNode.QUERY && faults === undefined && bodyBytes <= LONGEST_REQUEST;
}

export type WriteStamps = Pick<Mirror, 'written'>;

/** Answers queries with what is kept, and keeps what can be. */
export function keptAnswersPlugin(answers: KeptAnswers, mirror: WriteStamps): ApolloServerPlugin<ResolverContext> {
  const repeated = new RepeatedQueries();
  const listener = (): GraphQLRequestListener<ResolverContext> => {
    let key: string | undefined;
    let written: WriteStamp | undefined;
    return {
      responseForOperation: async ({ operation, request, source, contextValue: { account, trustHub } }) => {
        if (!mayBeKept(operation) || !trustHub.basis.holds()) return null;
        const { operationName, variables } = request;
        key = keyOf({ accountSid: account.sid, source, operationName, variables });
        const { age } = currentScope()?.control ?? {};
        const isRepeated = repeated.isRepeated(key);
        const data = answers.dataOf(key, trustHub.basis, age);
        if (data === undefined) {
          if (!isRepeated) trustHub.basis.giveUp();
          // Before anything is read: what is written after that is not in the answer.
          else if (age !== undefined) written = await mirror.written(account.sid).catch(() => undefined);
          return null;
        }
        const http = { status: undefined, headers: new HeaderMap() };
        return { http, body: { kind: 'single', singleResult: { data } } };
      },
      willSendResponse: ({ contextValue: { trustHub, partial }, response: { body } }) => {
        if (key === undefined || body.kind !== 'single' || partial.length > 0) return Promise.resolve();
        const { data, errors } = body.singleResult;
        if (!data || errors !== undefined) return Promise.resolve();
        const { basis } = trustHub;
        const { operationName, cost } = currentScope() ?? {};
        const facts = { operationName, estimate: cost?.report().requested ?? 1 };
        if (basis.holds()) answers.keep(key, data, basis, facts);
        else if (written !== undefined && basis.isCopied()) answers.keepCopied(key, data, basis, written, facts);
        return Promise.resolve();
      },
    };
  };
  return { requestDidStart: () => Promise.resolve(listener()) };
}

import { GraphQLError, Kind, visit, type ASTNode, type GraphQLSchema } from 'graphql';
import { allowedWords, coercionAdvice } from './coercion-advice.js';
import { RequestErrorCode } from './error-codes.js';

const VARIABLE = /^Variable "\$(\w+)" got invalid value /;
const NO_VALUE = /^Variable "\$(\w+)" of (?:required|non-null) type /;

/** The ends of graphql-js' messages about a value that name only the schema, never the value. */
const SAFE_REASONS: readonly RegExp[] = [
  /^Expected non-nullable type "[\w![\]]+" not to be null\./,
  /^Field "\w+" of required type "[\w![\]]+" was not provided\./,
  /^Expected type "\w+" to be an object\./,
  /^Exactly one key must be specified for OneOf type "\w+"\./,
  /^Expected type "[\w![\]]+"\./,
];

/**
 * The message of a GraphQL error without what the caller sent. graphql-js repeats bad variables and literals in full,
 * and those are registration numbers and telephone numbers here; the path and the words of the schema are enough to
 * correct it.
 */
export function valueFreeMessage(error: GraphQLError, schema: GraphQLSchema): string {
  const variable = VARIABLE.exec(error.message)?.[1];
  if (variable !== undefined) return aboutVariable(error, variable, schema);
  const advice = error.path === undefined ? coercionAdvice(error.message, schema) : undefined;
  if (advice !== undefined) return advice;
  if (isOfScalar(error)) return reasonOf(error, schema) || 'A value in the document does not fit its type.';
  // With a path a resolver of ours threw it, and its text is ours; its field's literals may well be limits that it
  // names.
  const text = error.path === undefined ? withoutLiterals(error.message, error.nodes ?? []) : error.message;
  return text
    .replace(/(Unexpected|found) (\w+) "[\s\S]*"/, '$1 $2')
    .replace(/(Unexpected character|Invalid character[^:]{0,40}|Invalid Unicode[^:]{0,40}): [\s\S]*$/, '$1.')
    .replace(/, found [\s\S]*$/, '.')
    .replace(/(cannot represent[^:]{0,100}): [\s\S]*$/, '$1.')
    .replace(/^(Argument "\w+" has invalid value) [\s\S]*$/, '$1.')
    .replace(/^(Unknown operation named) [\s\S]*$/, '$1 that.');
}

/** Marks an error of our limit rules, which name no node either. */
export const LIMIT_MARK = 'limit';

/**
 * True for what a scalar's parser threw about a literal, which graphql-js passes on as it is. Ours say what they
 * expect; those of others are known only by having no place, where graphql-js' own errors about a document have one.
 */
function isOfScalar(error: GraphQLError): boolean {
  if (typeof error.extensions['expected'] === 'string') return true;
  return (
    error.extensions.code === RequestErrorCode.GRAPHQL_VALIDATION_FAILED &&
    error.nodes === undefined &&
    error.extensions[LIMIT_MARK] === undefined &&
    !error.message.startsWith('Too many validation errors')
  );
}

function aboutVariable(error: GraphQLError, name: string, schema: GraphQLSchema): string {
  const path = pathText(error, name);
  const reason = reasonOf(error.originalError, schema);
  return [`Variable "$${name}" has an invalid value`, path && ` at "${path}"`, reason === '' ? '.' : `: ${reason}`]
    .filter(Boolean)
    .join('');
}

/** The path holds only names of the schema and positions, so whatever else looks like one is not matched. */
function pathText({ message, originalError }: GraphQLError, name: string): string | undefined {
  const reason = `; ${originalError?.message ?? ''}`;
  const place = message.endsWith(reason) ? message.slice(0, -reason.length) : message;
  return new RegExp(` at "(${name}(?:\\.\\w+|\\[\\d+\\])+)"$`).exec(place)?.[1];
}

/** Where in the variables a value is at fault: `["input", "phoneNumberSids", 0]`. */
export function variablePath(error: GraphQLError): readonly (string | number)[] | undefined {
  const missingVariable = NO_VALUE.exec(error.message)?.[1];
  if (missingVariable !== undefined) return [missingVariable];
  const name = VARIABLE.exec(error.message)?.[1];
  if (name === undefined) return undefined;
  const parts = (pathText(error, name) ?? name).match(/\w+/g) ?? [];
  const missing = missingField(error.originalError);
  return [...parts, ...(missing === undefined ? [] : [missing])].map((part) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}

/** Which words are allowed where a value of the request is none of an enum's. */
export function allowedInstead(error: GraphQLError, schema: GraphQLSchema): readonly string[] | undefined {
  // What a resolver threw is no judgement of graphql-js.
  if (error.path !== undefined) return undefined;
  const isVariable = VARIABLE.test(error.message);
  return allowedWords((isVariable ? error.originalError?.message : undefined) ?? error.message, schema);
}

/** The required field that graphql-js misses in a value. */
export function missingField(error: Error | undefined): string | undefined {
  return /^Field "(\w+)" of required type/.exec(error?.message ?? '')?.[1];
}

/**
 * Why a value does not fit its type, without the value; empty where that is not known.
 * @param error as graphql-js makes it for one value
 */
export function reasonOf(error: Error | null | undefined, schema: GraphQLSchema): string {
  if (!(error instanceof GraphQLError)) return '';
  // Our own scalars say what they expect, never what was given.
  if (typeof error.extensions['expected'] === 'string') return error.extensions['expected'];
  const { message } = error;
  const advice = coercionAdvice(message, schema);
  if (advice !== undefined) return advice;
  const scalar = /^(Int|Float|String|Boolean|ID|JSONObject) cannot represent/.exec(message)?.[1];
  if (scalar !== undefined) return `Expected type "${scalar}".`;
  return SAFE_REASONS.map((reason) => reason.exec(message)?.[0]).find((safe) => safe !== undefined) ?? '';
}

/** Removes every literal of the error's own nodes, for scalars whose messages repeat them in another form. */
function withoutLiterals(message: string, nodes: readonly ASTNode[]): string {
  const literals = new Set<string>();
  const collect = (node: { readonly value: string }): void => void literals.add(node.value);
  for (const node of nodes) {
    visit(node, { [Kind.STRING]: collect, [Kind.INT]: collect, [Kind.FLOAT]: collect });
  }
  return [...literals]
    .filter((literal) => literal.length >= 3)
    .reduce((text, literal) => text.replaceAll(literal, '...'), message);
}

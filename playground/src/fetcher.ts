import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql-ws';
import type { OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode, parse } from 'graphql';
import { requestHeaders } from './api-key';
import { examplesThatFill } from './examples';
import { withFreeNumbers } from './free-numbers';
import { GRAPHQL_PATH } from './graphql-path';
import { noteAnswer } from './last-answer';
import { subscribe, type OnAccess } from './subscription';
import { fillTokens, rememberedTokens, rememberTokens, unfilledTokens } from './tokens';

/** Queries and mutations over HTTP, subscriptions over WebSocket, both on this origin and with the same credentials. */
export function createPlaygroundFetcher(onAccess: OnAccess): Fetcher {
  return (params, options) => {
    const operation = operationOf(params);
    const values = rememberedTokens();
    const variables = fillTokens(JSON.stringify(ownVariables(params, operation)), values);
    const headers = fillTokens(JSON.stringify(requestHeaders(options?.headers)), values);
    const missing = unfilledTokens(`${variables} ${headers}`);
    if (missing.length > 0) return notSent(missing);

    const operationName = operation?.name?.value ?? params.operationName ?? null;
    const request = { ...params, operationName, variables: JSON.parse(variables) as unknown };
    const sent = JSON.parse(headers) as Record<string, string>;
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return subscribe(request, sent, onAccess);
    return withFreeNumbers(request.variables, sent).then((free) =>
      post({ ...request, variables: free }, sent, onAccess),
    );
  };
}

/** Says which example is missing, where the server could only say that a SID has the wrong shape. */
function notSent(missing: readonly string[]): ExecutionResult {
  const titles = new Set(missing.flatMap((token) => examplesThatFill(token).slice(0, 1)).map(({ title }) => title));
  const first = [...titles].map((title) => `“${title}”`).join(', ');
  return failure(
    `Not sent: ${missing.join(', ')} is not known yet. ` +
      (first === '' ? 'Put your own SID in its place.' : `Run ${first} first, or put your own SID in its place.`),
  );
}

function failure(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] };
}

async function post(
  request: FetcherParams,
  headers: Record<string, string>,
  onAccess: OnAccess,
): Promise<ExecutionResult> {
  // GraphiQL asks for the schema through here too; that answer is not the person's.
  const counted = request.operationName !== INTROSPECTION;
  if (counted) noteAnswer(null);
  const since = performance.now();
  const response = await fetch(GRAPHQL_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(request),
  }).catch(() => null);
  if (response === null) return failure(`The server did not answer. Is it running? ${MAY_BE_DONE}`);
  onAccess(response.status !== 401);
  const text = await response.text().catch(() => '');
  const { status } = response;
  if (counted) noteAnswer({ milliseconds: performance.now() - since, bytes: new Blob([text]).size, status });
  const answer = resultIn(text);
  if (answer === null) return failure(`The answer (HTTP ${response.status}) is not GraphQL's. ${MAY_BE_DONE}`);
  rememberTokens(answer.data);
  return answer;
}

function resultIn(text: string): ExecutionResult | null {
  try {
    return JSON.parse(text) as ExecutionResult | null;
  } catch {
    return null;
  }
}

/** The name of GraphiQL's own question. */
const INTROSPECTION = 'IntrospectionQuery';

const MAY_BE_DONE = 'A mutation may have been carried out all the same: check before you send it again.';

/**
 * Which operation of the document is meant. GraphiQL learns of a tab's operations a moment after the tab is opened, and
 * until then still names the operation of the tab before; when the document holds only one, that is the one.
 */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const named = operations.find(({ name }) => name?.value === operationName);
    return named ?? (operations.length === 1 ? operations[0] : undefined);
  } catch {
    return undefined; // A syntax error is the server's to explain.
  }
}

/**
 * The variables that the operation declares. A tab with two operations holds those of both, and the second one's still
 * wait for the answer of the first.
 */
function ownVariables(params: FetcherParams, operation: OperationDefinitionNode | undefined): Record<string, unknown> {
  const all = (params.variables ?? {}) as Record<string, unknown>;
  if (operation === undefined) return all;
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  return Object.fromEntries(Object.entries(all).filter(([name]) => declared.has(name)));
}

import { errorIn, type GraphQLAnswer, type Request } from './answer.js';
import { problem, TrustHubError } from './errors.js';
import { retryAfterSeconds } from './retry.js';

/** One try of a query or mutation. */
export interface Try {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly repeatable: boolean;
}

/** What a proxy before the server answers while it, or the server, has too much to do or is down. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** How Node.js calls a connection that never was: nothing has been sent over it. Browsers don't say. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** What came of it: the data that is there, and what is wrong. */
export interface Outcome {
  readonly data: unknown;
  readonly error: TrustHubError | undefined;
}

/** @throws the reason of the signal, once the caller has aborted it */
export async function post(one: Try): Promise<Outcome> {
  const patience = AbortSignal.timeout(one.timeout);
  const signal = one.signal === undefined ? patience : AbortSignal.any([one.signal, patience]);
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...one.headers };
  let response: Response;
  let text: string;
  try {
    response = await one.fetch(one.url, { method: 'POST', headers, body: one.body, signal });
    text = await response.text();
  } catch (error) {
    one.signal?.throwIfAborted();
    return { data: undefined, error: unanswered(one, patience.aborted, error) };
  }
  const request: Request = {
    repeatable: one.repeatable,
    httpStatus: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
  };
  const answer = graphQLIn(text);
  if (answer === undefined) return { data: undefined, error: notGraphQL(one.url, request) };
  return { data: answer.data, error: errorIn(answer, request) };
}

function unanswered({ url, timeout, repeatable }: Try, late: boolean, cause: unknown): TrustHubError {
  const nothingDone = !late && NOT_CONNECTED.has((cause as { cause?: { code?: unknown } }).cause?.code);
  const what = late
    ? problem('TIMEOUT', `${url} has not answered in ${timeout / 1_000} seconds.`)
    : problem('NO_ANSWER', `${url} ${nothingDone ? 'can not be reached' : 'gave no answer'}.`);
  return new TrustHubError([what], { cause, nothingDone, retryable: repeatable || nothingDone });
}

function notGraphQL(url: string, request: Request): TrustHubError {
  const what = problem('NOT_GRAPHQL', `What answers at ${url} (HTTP ${request.httpStatus}) is no GraphQL server.`);
  const passing = PASSING_STATUSES.has(request.httpStatus ?? 0);
  return new TrustHubError([what], { ...request, retryable: passing && request.repeatable });
}

function graphQLIn(text: string): GraphQLAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return undefined;
    return 'data' in answer || Array.isArray((answer as GraphQLAnswer).errors) ? answer : undefined;
  } catch {
    return undefined;
  }
}

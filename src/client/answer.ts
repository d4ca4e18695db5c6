import { knownCode, type ErrorCode } from './error-codes.js';
import { problem, TrustHubError, type Problem } from './errors.js';
import type { UserError } from './generated/schema.js';

/** The extensions of an error that this client reads. */
interface Extensions {
  readonly code?: unknown;
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
  readonly userErrors?: readonly UserErrorAnswer[];
  readonly twilioCode?: number;
  readonly moreInfoUrl?: string;
  readonly allowed?: readonly string[];
  readonly path?: readonly (string | number)[];
}

export interface GraphQLFormattedError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Extensions | undefined;
}

/** An answer of GraphQL, over whatever it came. */
export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** What a document asks for of a user error. */
type UserErrorAnswer = Partial<UserError>;

/** What is known of the request that was answered. */
export interface Request {
  /** It may be sent twice: a query, or a mutation that has an idempotency key. */
  readonly repeatable: boolean;
  readonly httpStatus?: number;
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What passes by itself. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'UPSTREAM_THROTTLED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
]);

/** What is wrong with an answer, GraphQL errors first; undefined where nothing is. */
export function errorIn(answer: GraphQLAnswer, request: Request): TrustHubError | undefined {
  const errors = answer.errors ?? [];
  const problems = [...errors.flatMap(problemsOf), ...userErrorsIn(answer.data).map(fromUserError)];
  const [first, ...rest] = problems;
  if (first === undefined) {
    if (answer.data != null) return undefined;
    return new TrustHubError([problem('NOT_GRAPHQL', 'The server answered without data.')], request);
  }
  const extensions = errors.map((error) => error.extensions ?? {});
  // An answer without the key `data` was refused before anything ran. A fault may have many reasons.
  const nothingDone = !('data' in answer) && first.code !== 'INTERNAL_SERVER_ERROR' && first.code !== 'UNKNOWN';
  return new TrustHubError([first, ...rest], {
    ...request,
    requestId: extensions.find(({ requestId }) => requestId !== undefined)?.requestId ?? request.requestId,
    retryAfterSeconds: longest(extensions) ?? request.retryAfterSeconds,
    data: answer.data,
    nothingDone,
    retryable: PASSING.has(first.code) && (request.repeatable || nothingDone),
  });
}

/** Whether something of the answer is there: of a payload with user errors, more than these. */
export function isPartial(data: unknown): boolean {
  if (data == null) return false;
  return Object.values(data).some((field: unknown) => {
    if (!hasUserErrors(field)) return field != null;
    const { userErrors: _, __typename, ...others } = field as Record<string, unknown>;
    return Object.values(others).some((value) => value != null);
  });
}

function problemsOf({ message, path = [], extensions = {} }: GraphQLFormattedError): readonly Problem[] {
  const { userErrors, code, twilioCode, moreInfoUrl, allowed } = extensions;
  // What a person can correct, of a query: it has no payload for it.
  if (userErrors !== undefined && userErrors.length > 0) return userErrors.map(fromUserError);
  // A place in the variables says more than the one in the answer.
  const place = extensions.path ?? path;
  return [
    {
      ...problem(knownCode(code), message),
      ...placed(place),
      ...(twilioCode !== undefined && { twilioCode }),
      ...(moreInfoUrl !== undefined && { moreInfoUrl }),
      ...(allowed !== undefined && { allowed }),
    },
  ];
}

function fromUserError(error: UserErrorAnswer): Problem {
  const { code, message, path, twilioCode, moreInfoUrl, resourceSid, idempotencyKey } = error;
  return {
    ...problem(knownCode(code), message ?? 'The server refused it.'),
    ...placed(path ?? []),
    ...(twilioCode != null && { twilioCode }),
    ...(moreInfoUrl != null && { moreInfoUrl }),
    ...(resourceSid != null && { resourceSid }),
    ...(idempotencyKey != null && { idempotencyKey }),
  };
}

function placed(path: readonly (string | number)[]): Pick<Problem, 'path' | 'field'> {
  return { path, field: path.join('.') };
}

/** The user errors of each payload at the root. No other field of the root has any. */
function userErrorsIn(data: unknown): readonly UserErrorAnswer[] {
  return Object.values(data ?? {}).flatMap((field: unknown) => (hasUserErrors(field) ? field.userErrors : []));
}

function hasUserErrors(field: unknown): field is { readonly userErrors: readonly UserErrorAnswer[] } {
  return Array.isArray((field as { userErrors?: unknown } | null)?.userErrors);
}

function longest(extensions: readonly Extensions[]): number | undefined {
  const seconds = extensions.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
  return seconds.length === 0 ? undefined : Math.max(...seconds);
}

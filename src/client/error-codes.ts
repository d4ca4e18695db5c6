import type { UserErrorCode } from './generated/schema.js';

/** Who can do something about an error. */
export type ErrorKind =
  /** The person in front of the form: `problems` says what is wrong with which field. */
  | 'input'
  /** Whoever wrote the program: the request doesn't fit the schema, or asks for too much. */
  | 'request'
  /** The person who is signed in, by signing in again or with another account. */
  | 'access'
  /** Time: the same call is likely to succeed later. */
  | 'later'
  /** Whoever runs the server; `requestId` is what to look for in its log. */
  | 'operator'
  /** Time, or whoever runs the network: no answer of the server arrived. */
  | 'network';

/** What `extensions.code` of a GraphQL error can be, beside the codes of user errors. docs/errors.md explains them. */
type GraphQLCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  | 'MIRROR_OFF'
  | 'NOT_IN_MIRROR'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'UNAUTHENTICATED'
  | 'UPSTREAM_THROTTLED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAUTHORIZED'
  | 'UPSTREAM_UNAVAILABLE';

/** What this client itself finds. */
type ClientCode =
  /** The server could not be reached, or the connection broke before its answer was there. */
  | 'NO_ANSWER'
  /** It took longer than `timeout`. */
  | 'TIMEOUT'
  /** What answered is no GraphQL server: a proxy, or another program. */
  | 'NOT_GRAPHQL'
  /** A code that a newer server has, and this client does not know. */
  | 'UNKNOWN';

export type ErrorCode = UserErrorCode | GraphQLCode | ClientCode;

/** Complete, as the compiler sees to; a test holds it against what the server can answer. */
const KINDS: Readonly<Record<ErrorCode, ErrorKind>> = {
  INVALID_INPUT: 'input',
  NOT_FOUND: 'input',
  CONFLICT: 'input',
  NOT_EDITABLE: 'input',
  NOT_COMPLIANT: 'input',
  IDEMPOTENCY_KEY_REUSED: 'input',
  UPSTREAM_REFUSED: 'input',
  BAD_REQUEST: 'request',
  BAD_USER_INPUT: 'request',
  GRAPHQL_PARSE_FAILED: 'request',
  GRAPHQL_VALIDATION_FAILED: 'request',
  OPERATION_RESOLUTION_FAILURE: 'request',
  PERSISTED_QUERY_NOT_SUPPORTED: 'request',
  QUERY_TOO_COMPLEX: 'request',
  NOT_IN_MIRROR: 'request',
  UNAUTHENTICATED: 'access',
  FORBIDDEN: 'access',
  RATE_LIMITED: 'later',
  SERVICE_UNAVAILABLE: 'later',
  UPSTREAM_THROTTLED: 'later',
  UPSTREAM_TIMEOUT: 'later',
  UPSTREAM_UNAVAILABLE: 'later',
  UPSTREAM_UNAUTHORIZED: 'operator',
  MIRROR_OFF: 'operator',
  INTERNAL_SERVER_ERROR: 'operator',
  UNKNOWN: 'operator',
  NO_ANSWER: 'network',
  TIMEOUT: 'network',
  NOT_GRAPHQL: 'network',
};

const REMEDIES: Readonly<Record<ErrorKind, string>> = {
  input: 'Correct what `problems` names, and send it again.',
  request: 'Correct the request: it does not fit the schema or the limits of the server.',
  access: 'Sign in again, or use an account that the key may act for.',
  later: 'Send it again later; `retryAfterSeconds` says when, where that is known.',
  operator: 'Give the request id to whoever runs the server.',
  network: 'Check the address and the connection, and send it again.',
};

/** Every code there is. */
export const ERROR_CODES = Object.keys(KINDS) as readonly ErrorCode[];

/** A code of the server as this client knows it. */
export function knownCode(code: unknown): ErrorCode {
  return typeof code === 'string' && Object.hasOwn(KINDS, code) ? (code as ErrorCode) : 'UNKNOWN';
}

export function kindOf(code: ErrorCode): ErrorKind {
  return KINDS[code];
}

export function remedyOf(kind: ErrorKind): string {
  return REMEDIES[kind];
}

import { ServiceErrorCode, UserErrorCode } from '../domain/errors.js';

/** What GraphQL itself finds wrong with a request. */
export const RequestErrorCode = {
  /** Not a GraphQL request: bad JSON, too large, a wrong method or content type, no query. */
  BAD_REQUEST: 'BAD_REQUEST',
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  /** The document doesn't fit the schema, or goes beyond the limits of depth, aliases, directives or tokens. */
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  /** A variable or argument has a wrong type. */
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_RESOLUTION_FAILURE',
  PERSISTED_QUERY_NOT_SUPPORTED: 'PERSISTED_QUERY_NOT_SUPPORTED',
} as const;

export type RequestErrorCode = (typeof RequestErrorCode)[keyof typeof RequestErrorCode];

/** What a user error is outside of a payload. Bad input is BAD_USER_INPUT there. */
const { INVALID_INPUT: _badUserInput, ...REFUSALS } = UserErrorCode;

/** Every value that `extensions.code` can have. Closed: any other is answered as INTERNAL_SERVER_ERROR. */
export const ERROR_CODES = [
  ...Object.values(RequestErrorCode),
  ...Object.values(ServiceErrorCode),
  ...Object.values(REFUSALS),
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export function isErrorCode(code: unknown): code is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(code);
}

/** Fixed bounds of answers. */
export const LIMITS = {
  /** Errors reported for one document, or for one set of variables. */
  errors: 20,
} as const;

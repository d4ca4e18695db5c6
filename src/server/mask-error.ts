import { GraphQLError, Kind, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import {
  CallerError,
  requestErrorCodeOf,
  ServiceError,
  ServiceErrorCode,
  type UserErrorRecord,
} from '../domain/errors.js';
import type { AnswerLimits } from '../config.js';
import { shortened, withoutSuggestions } from './answer-errors.js';
import { isErrorCode, RequestErrorCode, type ErrorCode } from './error-codes.js';
import { allowedInstead, valueFreeMessage, variablePath } from './value-free-message.js';

/** Codes of errors that graphql-js and Apollo themselves make, and whose message is about the request. */
const REQUEST_CODES: readonly string[] = Object.values(RequestErrorCode);

/**
 * The error as a caller may see it: what is ours or GraphQL's own keeps its message and code, everything else becomes
 * INTERNAL_SERVER_ERROR and is logged. Only known extensions pass; there is never a stack trace, and never a value that
 * was sent.
 */
export type MaskError = (error: unknown, requestId: string) => GraphQLFormattedError;

type MessageLimit = Pick<AnswerLimits, 'messageCharacters'>;

/** The schema whose words messages are made of. */
interface SchemaWords {
  readonly schema: GraphQLSchema;
  /** Whether callers may read it. Otherwise no name is proposed that they did not send themselves. */
  readonly open: boolean;
}

export function createErrorMask(log: Logger, limit: MessageLimit, words: SchemaWords): MaskError {
  const logService = serviceErrorLog(log);
  return (error, requestId) => {
    const place = error instanceof GraphQLError ? error : undefined;
    const source = sourceOf(error);
    const known = describe(source, place, words);
    if (known === undefined) log.error({ requestId, err: source }, 'unexpected error in an operation');
    else if (source instanceof ServiceError) logService(source, requestId);
    const { message, ...extensions } = known ?? {
      message: `Internal error; request id ${requestId}.`,
      code: ServiceErrorCode.INTERNAL_SERVER_ERROR,
    };
    return {
      message: shortened(message, limit.messageCharacters),
      ...(place?.locations && { locations: place.locations }),
      ...(place?.path && { path: place.path }),
      extensions: { ...extensions, requestId },
    };
  };
}

/** What is wrong with what the caller asked for: nothing that an operator has to look at. */
const OF_CALLERS: readonly ErrorCode[] = [
  ServiceErrorCode.RATE_LIMITED,
  ServiceErrorCode.QUERY_TOO_COMPLEX,
  ServiceErrorCode.NOT_IN_MIRROR,
];

/** One line for each code of a request: the errors of one answer, which may be a hundred, are masked in a row. */
function serviceErrorLog(log: Logger): (error: ServiceError, requestId: string) => void {
  let last = '';
  return (error, requestId) => {
    const line = `${requestId} ${error.code}`;
    if (line === last) return;
    last = line;
    const level = OF_CALLERS.includes(error.code) ? 'debug' : 'warn';
    log[level]({ requestId, err: error }, 'a service error in an operation');
  };
}

interface KnownError {
  readonly message: string;
  readonly code: ErrorCode;
  readonly retryAfterSeconds?: number;
  readonly twilioCode?: number;
  readonly moreInfoUrl?: string;
  /** Into the variables. */
  readonly path?: readonly (string | number)[];
  /** The words of the enum that the value is not in. */
  readonly allowed?: readonly string[];
  /** All findings, where there may be several. */
  readonly userErrors?: readonly UserErrorRecord[];
}

/** GraphQL wraps what a resolver threw, sometimes twice. */
function sourceOf(error: unknown): unknown {
  let source = error;
  while (source instanceof GraphQLError && source.originalError) source = source.originalError;
  return source;
}

function describe(source: unknown, place: GraphQLError | undefined, words: SchemaWords): KnownError | undefined {
  if (source instanceof ServiceError) return describeServiceError(source);
  if (source instanceof CallerError) return describeCallerError(source);
  // Apollo's own errors wrap graphql-js' and carry the code; ours are thrown with it.
  if (place === undefined || !isOfGraphQL(source, place)) return undefined;
  // A scalar of ours refused a value: that is bad input, also where it was written into the document itself.
  const byScalar = source !== place && source instanceof GraphQLError && source.extensions['expected'] !== undefined;
  const code = byScalar ? RequestErrorCode.BAD_USER_INPUT : (place.extensions.code ?? inferCode(place));
  if (!isErrorCode(code) || code === ServiceErrorCode.INTERNAL_SERVER_ERROR) return undefined;
  const path = variablePath(place) ?? (place.extensions['path'] as KnownError['path']);
  const userErrors = place.extensions['userErrors'] as readonly UserErrorRecord[] | undefined;
  const isOfRequest = REQUEST_CODES.includes(code);
  const allowed = isOfRequest ? allowedInstead(place, words.schema) : undefined;
  return {
    message: isOfRequest ? aboutRequest(place, words) : place.message,
    code,
    ...(path !== undefined && { path }),
    ...(allowed !== undefined && { allowed }),
    ...(userErrors !== undefined && { userErrors }),
  };
}

function aboutRequest(error: GraphQLError, words: SchemaWords): string {
  const message = valueFreeMessage(error, words.schema);
  return words.open ? message : withoutSuggestions(message);
}

/**
 * False where foreign code threw. Before execution (no path) the innermost error may be a scalar's parser, whose error
 * graphql-js has wrapped in one of its own about the variable or literal.
 */
function isOfGraphQL(source: unknown, place: GraphQLError): boolean {
  if (source instanceof GraphQLError) return true;
  return place.path === undefined && (isAboutVariable(place) || REQUEST_CODES.includes(String(place.extensions.code)));
}

/** Over WebSocket no Apollo has marked the errors, and some of graphql-js are marked nowhere. */
function inferCode(error: GraphQLError): ErrorCode | undefined {
  const aboutArgument = /^Argument "\w+" (has invalid value|of (required|non-null) type)/.test(error.message);
  const tooMany = error.message.startsWith('Too many errors processing variables');
  return isAboutVariable(error) || aboutArgument || tooMany ? RequestErrorCode.BAD_USER_INPUT : undefined;
}

function isAboutVariable(error: GraphQLError): boolean {
  return error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION && error.message.startsWith('Variable "$');
}

function describeServiceError(error: ServiceError): KnownError {
  return {
    message: error.message,
    code: error.code,
    ...(error.retryAfterSeconds !== undefined && { retryAfterSeconds: error.retryAfterSeconds }),
    ...(error.twilioCode !== undefined && { twilioCode: error.twilioCode }),
  };
}

function describeCallerError(error: CallerError): KnownError {
  const [first] = error.userErrors;
  return {
    message: error.message,
    code: first === undefined ? RequestErrorCode.BAD_USER_INPUT : requestErrorCodeOf(first.code),
    ...(typeof first?.twilioCode === 'number' && { twilioCode: first.twilioCode }),
    ...(typeof first?.moreInfoUrl === 'string' && { moreInfoUrl: first.moreInfoUrl }),
    userErrors: error.userErrors,
  };
}

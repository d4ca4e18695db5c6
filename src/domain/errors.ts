/** What the caller can correct, by kind; part of the public schema. */
export const UserErrorCode = {
  INVALID_INPUT: 'INVALID_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  NOT_EDITABLE: 'NOT_EDITABLE',
  NOT_COMPLIANT: 'NOT_COMPLIANT',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
  UPSTREAM_REFUSED: 'UPSTREAM_REFUSED',
} as const;

export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];

/** One thing that the caller can correct. Never holds a value that was sent: only what is wrong and what to do. */
export interface UserErrorRecord {
  readonly message: string;
  readonly code: UserErrorCode;
  /** Path into the input, such as `["business", "websiteUrl"]`. */
  readonly path: readonly string[] | null;
  readonly twilioCode: number | null;
  readonly moreInfoUrl: string | null;
  /**
   * What was refused: a phone number, an end user, a document, a bundle. Null where it has no SID, or nothing was sent.
   */
  readonly resourceSid: string | null;
  /** The key of the row of a batch that it is about. */
  readonly idempotencyKey?: string | null;
}

/** Where there are several findings, each says which field it is about: "business.websiteUrl: Give a web address." */
function withPlace({ path, message }: UserErrorRecord): string {
  return path === null || path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

/**
 * The caller can correct it: becomes `userErrors` in a mutation's payload, and a GraphQL error elsewhere. Thrown by
 * gateways (Twilio refused the data), by validation, and by onboarding.
 */
export class CallerError extends Error {
  readonly userErrors: readonly UserErrorRecord[];

  constructor(...userErrors: readonly [UserErrorRecord, ...UserErrorRecord[]]) {
    super(userErrors.map((finding) => (userErrors.length > 1 ? withPlace(finding) : finding.message)).join(' '));
    this.name = 'CallerError';
    this.userErrors = userErrors;
  }
}

/** Whether something is not there, or no longer. */
export function isNotFound(error: unknown): boolean {
  return error instanceof CallerError && error.userErrors[0]?.code === UserErrorCode.NOT_FOUND;
}

/** Whether Twilio does not let something be changed, because of its status or that of what holds it. */
export function isNotEditable(error: unknown): boolean {
  return error instanceof CallerError && error.userErrors[0]?.code === UserErrorCode.NOT_EDITABLE;
}

/** Twilio refused the data of one request, or of several of the same kind. */
export class RefusedByTwilio extends CallerError {
  /** @param nextAction what to do about it, where that is more than its code says */
  constructor(
    readonly httpStatus: number,
    refusals: readonly [UserErrorRecord, ...UserErrorRecord[]],
    readonly nextAction: string | null = null,
  ) {
    super(...refusals);
  }
}

/** One user error with what is not known left null. */
export function userError(
  code: UserErrorCode,
  message: string,
  rest: Partial<Omit<UserErrorRecord, 'message' | 'code'>> = {},
): UserErrorRecord {
  return { message, code, path: null, twilioCode: null, moreInfoUrl: null, resourceSid: null, ...rest };
}

/** `extensions.code` where there is no payload for the user error: GraphQL's own code for bad input. */
export function requestErrorCodeOf(code: UserErrorCode): Exclude<UserErrorCode, 'INVALID_INPUT'> | 'BAD_USER_INPUT' {
  return code === UserErrorCode.INVALID_INPUT ? 'BAD_USER_INPUT' : code;
}

/** What the caller can't correct, by kind: the values of `extensions.code` beside GraphQL's own. */
export const ServiceErrorCode = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  RATE_LIMITED: 'RATE_LIMITED',
  /** The operation could make, or has made, more requests to Twilio than one operation may. */
  QUERY_TOO_COMPLEX: 'QUERY_TOO_COMPLEX',
  /** Twilio refuses this server's credentials. */
  UPSTREAM_UNAUTHORIZED: 'UPSTREAM_UNAUTHORIZED',
  /** Twilio answered 429, also to the retries. */
  UPSTREAM_THROTTLED: 'UPSTREAM_THROTTLED',
  UPSTREAM_TIMEOUT: 'UPSTREAM_TIMEOUT',
  UPSTREAM_UNAVAILABLE: 'UPSTREAM_UNAVAILABLE',
  /** This server is starting, stopping, or has lost its database. */
  SERVICE_UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  /** The setting MIRROR is off, and there is nothing to answer from. */
  MIRROR_OFF: 'MIRROR_OFF',
  /** The caller forbids requests to Twilio, and what is asked for was not read lately enough. */
  NOT_IN_MIRROR: 'NOT_IN_MIRROR',
  INTERNAL_SERVER_ERROR: 'INTERNAL_SERVER_ERROR',
} as const;

export type ServiceErrorCode = (typeof ServiceErrorCode)[keyof typeof ServiceErrorCode];

interface ServiceErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number;
  readonly twilioCode?: number;
  /** The status of Twilio's answer, where there was one. */
  readonly httpStatus?: number;
  /** True when it is certain that Twilio did not act on the request, so that it may simply be sent again. */
  readonly notProcessed?: boolean;
  /** True when Twilio answered, if only with an error: nothing of the request is in progress any more. */
  readonly answered?: boolean;
}

/**
 * Made thousands of times a second while somebody asks for too much. A stack trace would be most of what such a refusal
 * costs, and says nothing: the code and the message do.
 */
const REFUSALS: ReadonlySet<ServiceErrorCode> = new Set([
  ServiceErrorCode.UNAUTHENTICATED,
  ServiceErrorCode.FORBIDDEN,
  ServiceErrorCode.RATE_LIMITED,
  ServiceErrorCode.QUERY_TOO_COMPLEX,
  ServiceErrorCode.NOT_IN_MIRROR,
]);

/** Errors that are made from now on have no stack trace. @returns what ends that; call it in the same turn */
export function omitStackTraces(): () => void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  return () => (Error.stackTraceLimit = stackTraceLimit);
}

/** The caller can't correct it: becomes a GraphQL error with `extensions.code`. The message holds no business data. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly twilioCode: number | undefined;
  readonly httpStatus: number | undefined;
  readonly notProcessed: boolean;
  readonly answered: boolean;

  constructor(code: ServiceErrorCode, message: string, options: ServiceErrorOptions = {}) {
    const traceAgain = REFUSALS.has(code) ? omitStackTraces() : undefined;
    super(message, { cause: options.cause });
    traceAgain?.();
    this.name = 'ServiceError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.twilioCode = options.twilioCode;
    this.httpStatus = options.httpStatus;
    this.notProcessed = options.notProcessed ?? false;
    this.answered = options.answered ?? false;
  }
}

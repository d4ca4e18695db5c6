import { kindOf, remedyOf, type ErrorCode, type ErrorKind } from './error-codes.js';

/** One thing that is wrong. */
export interface Problem {
  readonly code: ErrorCode;
  /** What is wrong and what to do, without any value that was sent. */
  readonly message: string;
  /** Into the input of a mutation, or into the variables; of a field that could not be answered, into the data. */
  readonly path: readonly (string | number)[];
  /** The same as one text, such as `customerProfile.secondary.email`; empty where the whole is meant. */
  readonly field: string;
  readonly twilioCode?: number;
  /** Twilio's page about that code. */
  readonly moreInfoUrl?: string;
  /** What Twilio refused, where it has a SID. */
  readonly resourceSid?: string;
  /** The key of the row of a batch that it is about. */
  readonly idempotencyKey?: string;
  /** The words of the enum that a value is not in. */
  readonly allowed?: readonly string[];
}

interface Circumstances {
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly httpStatus?: number | undefined;
  readonly data?: unknown;
  readonly nothingDone?: boolean;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * What every call of the client throws, and nothing else but the reason of a signal that the caller has aborted: user
 * errors of a mutation's payload, GraphQL errors, and what went wrong between here and the server.
 */
export class TrustHubError extends Error {
  override readonly name = 'TrustHubError';
  /** Who can do something about it. */
  readonly kind: ErrorKind;
  /** The first problem's. */
  readonly code: ErrorCode;
  /** The first problem's; empty where the whole is meant. */
  readonly field: string;
  /** What to do, in a sentence for developers. A problem's `message` is for people. */
  readonly remedy: string;
  /** All that is wrong, at least one. */
  readonly problems: readonly Problem[];
  /** What to look for in the server's log. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The status of the answer, where there was one. */
  readonly httpStatus: number | undefined;
  /** What of the answer is there all the same. */
  readonly data: unknown;
  /** True where it is certain that the server has done nothing of it; otherwise a mutation may have been carried out. */
  readonly nothingDone: boolean;
  /** True where the same call may be sent again: the cause passes, and nothing can be done twice by it. */
  readonly retryable: boolean;

  constructor(problems: readonly [Problem, ...Problem[]], circumstances: Circumstances = {}) {
    super(problems.map(problems.length > 1 ? withPlace : ({ message }) => message).join('\n'), {
      cause: circumstances.cause,
    });
    const [{ code, field }] = problems;
    this.kind = kindOf(code);
    this.code = code;
    this.field = field;
    this.remedy = remedyOf(this.kind);
    this.problems = problems;
    this.requestId = circumstances.requestId;
    this.retryAfterSeconds = circumstances.retryAfterSeconds;
    this.httpStatus = circumstances.httpStatus;
    this.data = circumstances.data;
    this.nothingDone = circumstances.nothingDone ?? false;
    this.retryable = circumstances.retryable ?? false;
  }
}

function withPlace({ field, message }: Problem): string {
  return field === '' ? message : `${field}: ${message}`;
}

/** A problem that is not about a field. */
export function problem(code: ErrorCode, message: string): Problem {
  return { code, message, path: [], field: '' };
}

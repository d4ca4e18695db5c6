import {
  CallerError,
  isNotFound,
  RefusedByTwilio,
  ServiceError,
  UserErrorCode,
  userError,
} from '../../domain/errors.js';

import type { Sid } from '../../domain/sid.js';
import { CODE_RULES, PRIMARY_NOT_APPROVED, TEXT_RULES, type RefusalRule } from './refusal-rules.js';
import { TransportError } from './transport-error.js';

/** What the failed call was about, for the sentences. */
export interface Subject {
  /** Twilio's word for the thing, such as `customer profile`. */
  readonly noun: string;
  /** What a 404 means here, where it may mean more than that the thing itself is missing. */
  readonly whenMissing?: string;
  /** What a 403 means here, where it may mean more than too small rights of the credentials. */
  readonly whenForbidden?: string;
  /** What is refused where the call fails: the phone number or object that is assigned, not the bundle. */
  readonly resourceSid?: Sid;
}

/** The page of Twilio's error dictionary for a code. */
export function moreInfoUrl(code: number): string {
  return `https://www.twilio.com/docs/errors/${code}`;
}

/**
 * Runs one call of the twilio package and turns whatever it throws into the product's own error.
 * @throws CallerError when Twilio refused the data, ServiceError otherwise; nothing else
 */
export async function answered<Result>(subject: Subject, call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw productError(error, subject);
  }
}

/**
 * The same for reading one thing: null where it does not exist.
 * @throws what `answered` throws otherwise
 */
export async function answeredOrNull<Result>(subject: Subject, call: () => Promise<Result>): Promise<Result | null> {
  try {
    return await answered(subject, call);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/**
 * The one place where an upstream failure becomes a CallerError or a ServiceError. Twilio's own texts are only matched,
 * never passed on, because they repeat what was sent: registration numbers, phone numbers, names. For the same reason
 * the original is not set as `cause`: logging the error would log that text.
 */
export function productError(error: unknown, subject: Subject): CallerError | ServiceError {
  if (error instanceof CallerError || error instanceof ServiceError) return error;
  if (error instanceof TransportError) return transportFailure(error);
  const refusal = readRefusal(error);
  if (refusal !== null) return refusalError(refusal, subject);
  // Thrown by what reads an answer that is not in Twilio's form, such as a link that is no URL.
  if (error instanceof TypeError || error instanceof SyntaxError) return unreadable();
  return new ServiceError('INTERNAL_SERVER_ERROR', 'The call to Twilio could not be made.');
}

/** The error for an answer that is not one of Twilio's API; what the request did at Twilio is not known. */
export function unreadable(): ServiceError {
  return new ServiceError(
    'UPSTREAM_UNAVAILABLE',
    'Twilio gave an answer that this server cannot read. If it was a change, check whether it was carried out.',
  );
}

interface Refusal {
  readonly status: number;
  readonly code: number | null;
  readonly text: string;
}

/** Reads the package's RestException and TwilioServiceException, even where a proxy in between changed the fields. */
function readRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const status = Number(error.status);
  if (!Number.isInteger(status)) return null;
  const code = 'code' in error ? Number(error.code) : NaN;
  const detail = 'detail' in error && typeof error.detail === 'string' ? ` ${error.detail}` : '';
  const text = typeof error.message === 'string' ? error.message : '';
  return { status, code: Number.isInteger(code) && code > LAST_STATUS ? code : null, text: text + detail };
}

/** Twilio's codes have five digits; what has three repeats the HTTP status, and has no page. */
const LAST_STATUS = 999;

function refusalError(refusal: Refusal, subject: Subject): CallerError | ServiceError {
  const { status, code } = refusal;
  const twilioCode = code ?? undefined;
  const answer = { twilioCode, httpStatus: status };
  if (status === 401 && PRIMARY_NOT_APPROVED.text.test(refusal.text)) {
    return refusedBy(PRIMARY_NOT_APPROVED.rule, refusal, subject);
  }
  if (status === 401) {
    return new ServiceError('UPSTREAM_UNAUTHORIZED', "Twilio refuses this server's credentials.", answer);
  }
  if (status === 403) {
    const message = subject.whenForbidden ?? "This server's Twilio credentials do not allow this.";
    return new ServiceError('UPSTREAM_UNAUTHORIZED', message, answer);
  }
  if (status === 429) return throttled({ twilioCode });
  if (status === 408) return timedOut(false, status);
  if (status >= 500) {
    return new ServiceError('UPSTREAM_UNAVAILABLE', `Twilio has a problem (HTTP ${status}). Try again later.`, {
      ...answer,
      // A gateway's own 502, 503 or 504 does not end the request behind it; Twilio's own comes with a code.
      answered: status === 500 || twilioCode !== undefined,
    });
  }
  if (status === 405 || status < 400) {
    const message = `Twilio does not know this call (HTTP ${status}).`;
    return new ServiceError('INTERNAL_SERVER_ERROR', message, { ...answer, answered: true });
  }
  return refusedBy(ruleFor(refusal, subject), refusal, subject);
}

function refusedBy(rule: RefusalRule, { status, code, text }: Refusal, { resourceSid }: Subject): RefusedByTwilio {
  const names = { resourceSid, holderSid: holderIn(text, resourceSid) };
  const refusal = userError(rule.code, typeof rule.message === 'string' ? rule.message : rule.message(names), {
    twilioCode: code,
    moreInfoUrl: code === null ? null : moreInfoUrl(code),
    resourceSid: resourceSid ?? null,
  });
  return new RefusedByTwilio(status, [refusal], rule.nextAction);
}

/**
 * The bundle that holds what was to be assigned, where the text says so: "already mapped to a trust_product_sid:
 * BU...". A bundle may itself be what was to be assigned, and then it is not the obstacle.
 */
function holderIn(text: string, resourceSid: Sid | undefined): Sid | undefined {
  const named = /\balready \w+ (?:to|with)\b[^.,;]{0,60}?\b(BU[0-9a-f]{32})\b/i.exec(text)?.[1];
  return named?.toLowerCase() === resourceSid?.toLowerCase() ? undefined : named;
}

/** Texts come before codes: the codes of the cases that they distinguish are undocumented or shared. */
function ruleFor({ status, code, text }: Refusal, subject: Subject): RefusalRule {
  // First: what does not exist is null to a reader, and no text may turn it into something else.
  if (status === 404 || status === 410) {
    return {
      code: UserErrorCode.NOT_FOUND,
      message: subject.whenMissing ?? `There is no ${subject.noun} with this SID in this account.`,
    };
  }
  const byText = TEXT_RULES.find((candidate) => candidate.text.test(text));
  if (byText) return byText.rule;
  const byCode = code === null ? undefined : CODE_RULES.get(code);
  if (byCode) return byCode;
  if (status === 409) return CONFLICT;
  return {
    code: UserErrorCode.UPSTREAM_REFUSED,
    message:
      code === null
        ? `Twilio refused this for the ${subject.noun} (HTTP ${status}).`
        : `Twilio refused this for the ${subject.noun} (error ${code}). Its error page says why.`,
  };
}

const CONFLICT: RefusalRule = {
  code: UserErrorCode.CONFLICT,
  message: 'This already exists or is already assigned. Use what is there.',
};

function transportFailure(error: TransportError): ServiceError {
  const { notProcessed } = error;
  switch (error.fault) {
    case 'timeout':
      return timedOut(notProcessed);
    case 'throttled':
      return throttled(error);
    case 'crowded':
      return new ServiceError(
        'RATE_LIMITED',
        'Operations of this caller wait already for as many requests to Twilio as it takes at a time. Try again later, with fewer at the same time.',
        { notProcessed, retryAfterSeconds: error.retryAfterSeconds },
      );
    case 'cancelled':
      return new ServiceError('SERVICE_UNAVAILABLE', 'The request ended before Twilio answered.', { notProcessed });
    case 'unreadable':
      return unreadable();
    case 'misrouted':
      return new ServiceError('UPSTREAM_UNAVAILABLE', "A link led away from Twilio's hosts and was not followed.", {
        notProcessed,
      });
    case 'unavailable':
      return new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio cannot be reached. Try again later.', {
        // Node's code for the fault, without an address: an operator needs the cause.
        cause: error,
        notProcessed,
      });
  }
}

function timedOut(notProcessed: boolean, httpStatus?: number): ServiceError {
  return new ServiceError('UPSTREAM_TIMEOUT', 'Twilio did not answer in time.', { notProcessed, httpStatus });
}

function throttled(details: { twilioCode?: number; retryAfterSeconds?: number; notProcessed?: boolean }): ServiceError {
  return new ServiceError('UPSTREAM_THROTTLED', 'Twilio asks for fewer requests at the moment. Try again later.', {
    twilioCode: details.twilioCode,
    httpStatus: 429,
    retryAfterSeconds: details.retryAfterSeconds,
    // "The request was not processed": https://www.twilio.com/docs/errors/20429
    notProcessed: details.notProcessed ?? true,
  });
}

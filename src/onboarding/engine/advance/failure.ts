import {
  CallerError,
  RefusedByTwilio,
  ServiceError,
  type ServiceErrorCode,
  type UserErrorCode,
  type UserErrorRecord,
} from '../../../domain/errors.js';
import { MOST_REFUSED, type OnboardingFailureRecord } from '../../../domain/onboarding.js';
import type { Sid } from '../../../domain/sid.js';
import { StepStopped } from '../../steps/step.js';
import type { SealFault } from '../../storage/keyring.js';
import { UnreadableInput } from '../../storage/run-vault.js';

/** The kinds of refusal by Twilio: all but the one for a key that was used before, which only this server gives. */
type Refusal = Exclude<UserErrorCode, 'IDEMPOTENCY_KEY_REUSED'>;

/** What to do about a refusal by Twilio, by its kind. */
const AFTER_REFUSAL: Readonly<Record<Refusal, string>> = {
  INVALID_INPUT: 'Correct the input with resumeOnboarding(corrections: ...).',
  NOT_FOUND: 'Something that this onboarding uses no longer exists at Twilio: restore it, or start a new onboarding.',
  CONFLICT: 'Release what is in use elsewhere, then resume.',
  NOT_EDITABLE:
    'Twilio changes nothing that is in review or approved: resume with the input as it was, or after the review. What is approved is changed through a provisional copy (createCustomerProfileProvisionalCopy), which Twilio reviews.',
  NOT_COMPLIANT: 'Correct what the evaluation names with resumeOnboarding(corrections: ...).',
  UPSTREAM_REFUSED: 'Look up the Twilio code, then correct the input with resumeOnboarding(corrections: ...).',
};

const REPORT = 'Report it with the id of this onboarding; resume once it is fixed.';

/** What holds a number may be in use: it is not to be taken from there to go on. */
const AFTER_HELD_NUMBER =
  'Resume with other numbers (corrections: { phoneNumberSids: ... }). Where the number is to change its customer, move it with all that it has (movePhoneNumbers), then resume.';

/** What to do about a fault that will not pass by itself. */
const AFTER_OUTAGE: Readonly<Partial<Record<ServiceErrorCode, string>>> = {
  UPSTREAM_UNAUTHORIZED: "Correct this server's Twilio credentials, then resume the onboarding.",
  FORBIDDEN: 'Make the account usable again as the message says, then resume the onboarding.',
  INTERNAL_SERVER_ERROR: REPORT,
};

const LATER = 'Nothing is lost: resume the onboarding when Twilio answers again.';

const AFTER_UNREADABLE: Readonly<Record<SealFault, string>> = {
  'key-missing': "Put the key back into this server's ENCRYPTION_KEYS, restart it, then resume the onboarding.",
  damaged: 'Restore the row from a backup, then resume; or start a new onboarding with another key.',
};

/** Faults of transport and of Twilio's service: the same request may succeed a little later. */
export function isWorthRetrying(error: unknown): error is ServiceError {
  if (!(error instanceof ServiceError)) return false;
  // 501: Twilio does not know this call, and a repetition changes nothing.
  if (error.httpStatus === 501) return false;
  return ['UPSTREAM_THROTTLED', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE'].includes(error.code);
}

/**
 * Waits for all of them. @returns a fault that may pass, if one of them met such a fault
 * @throws any other error that one of them has thrown
 */
export async function passingFault(work: readonly Promise<unknown>[]): Promise<ServiceError | null> {
  const outcomes = await Promise.allSettled(work);
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  const grave = reasons.find((reason) => !isWorthRetrying(reason));
  if (grave !== undefined) throw grave instanceof Error ? grave : new Error('Something that is no error was thrown.');
  return reasons.find(isWorthRetrying) ?? null;
}

/**
 * What is shown of an error that stopped a step. Only our own sentences: nothing that was sent or received.
 * @param placeOf where the run's input names or describes what was refused
 */
export function failureOf(
  stepKey: string,
  error: unknown,
  placeOf: (sid: Sid | null) => readonly string[] | null = () => null,
): OnboardingFailureRecord {
  const bare = { stepKey, httpStatus: null, twilioCode: null, rejections: [], evaluation: null };
  if (error instanceof StepStopped) return { ...bare, ...error.failure };
  if (error instanceof CallerError) {
    const [first, ...more] = error.userErrors;
    const code = (first?.code ?? 'UPSTREAM_REFUSED') as Refusal;
    const byTwilio = error instanceof RefusedByTwilio ? error : null;
    return {
      ...bare,
      code,
      message: more.length === 0 ? error.message : `${more.length + 1} were refused. The first: ${error.message}`,
      httpStatus: byTwilio?.httpStatus ?? null,
      twilioCode: first?.twilioCode ?? null,
      nextAction: byTwilio?.nextAction ?? (isHeldNumber(first) ? AFTER_HELD_NUMBER : AFTER_REFUSAL[code]),
      refused: error.userErrors
        .slice(0, MOST_REFUSED)
        .map((refusal) => ({ ...refusal, path: refusal.path ?? placeOf(refusal.resourceSid) })),
    };
  }
  if (error instanceof UnreadableInput) {
    return { ...bare, code: 'INPUT_UNREADABLE', message: error.message, nextAction: AFTER_UNREADABLE[error.fault] };
  }
  if (error instanceof ServiceError) {
    const { code, message, httpStatus = null, twilioCode = null } = error;
    return { ...bare, code, message, httpStatus, twilioCode, nextAction: AFTER_OUTAGE[code] ?? LATER };
  }
  return {
    ...bare,
    code: 'INTERNAL_SERVER_ERROR',
    message: 'This server failed in this step; its log has the details.',
    nextAction: REPORT,
  };
}

function isHeldNumber(error: UserErrorRecord | undefined): boolean {
  return error?.code === 'CONFLICT' && error.resourceSid?.startsWith('PN') === true;
}

import { CallerError, userError } from '../../domain/errors.js';
import { hasEnded, type OnboardingStatus } from '../../domain/onboarding.js';

/** The error for a run that waits neither for action nor for Twilio. */
export function notWaiting(status: OnboardingStatus): CallerError {
  return conflict(
    hasEnded(status)
      ? 'This onboarding has ended; start a new one with another idempotencyKey.'
      : 'This onboarding still continues by itself; it can be resumed when its status is ACTION_REQUIRED, or while it waits for Twilio.',
  );
}

/** The error for corrections of an input that the run may no longer have. */
export function resumedMeanwhile(): CallerError {
  return conflict(
    'This onboarding was resumed meanwhile, so these corrections were not applied. Query its input, and correct what is still wrong when its status is ACTION_REQUIRED.',
  );
}

function conflict(message: string): CallerError {
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

import { StepStopped } from './step.js';

/** Products that are asked whom they are for, where no copy of the account says it. */
export const MOST_ASKED = 100;

/** Thrown where the products of a profile cannot be found out with a bounded number of requests. */
export class TooManyProducts extends Error {}

/** How a run stops then. @param otherwise what else helps */
export function tooManyProducts(otherwise = ''): StepStopped {
  return new StepStopped(
    'TOO_MANY_TRUST_PRODUCTS',
    `Which of the account's trust products are the customer's cannot be asked of Twilio: there are more than ${MOST_ASKED}, and the copy of the account is off or not complete yet.`,
    `Set MIRROR=on and restart the server, or wait until Account.mirror is CURRENT; then resume. ${otherwise}`.trim(),
  );
}

import { randomUUID } from 'node:crypto';
import { voiceIntegrityInput } from '../../support/onboarding.js';

/** Often enough for a test to wait for it, and not so often that the browser gets no time. */
export const READ_OFTEN = { MIRROR: 'on', MIRROR_SWEEP_SECONDS: '2', MIRROR_CALLS_PER_MINUTE: '60000' } as const;

/** Twilio cannot verify it: the review ends with 18602. */
export const UNVERIFIABLE = '111111111';

/** A customer with a name of its own. The registration number decides the review, as the sandbox's magic values say. */
export function customerInput(name: string, numbers: readonly string[], registrationNumber = '842761953') {
  const input = voiceIntegrityInput(numbers);
  const { secondary } = input.customerProfile;
  const business = { ...secondary.business, businessName: name, businessRegistrationNumber: registrationNumber };
  return {
    ...input,
    idempotencyKey: randomUUID(),
    customerProfile: { secondary: { ...secondary, friendlyName: name, business } },
  };
}

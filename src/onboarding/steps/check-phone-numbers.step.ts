import { userError, UserErrorCode } from '../../domain/errors.js';
import { StepStopped, type Step } from './step.js';

/** Sees that every number belongs to the account, before anything is made for them. */
export const checkPhoneNumbers: Step = {
  writes: false,
  calls: ({ input }) => input.phoneNumberSids.length,
  reads: (input) => input.phoneNumberSids,
  run: async ({ trustHub, input }) => {
    const found = await Promise.all(input.phoneNumberSids.map((sid) => trustHub.incomingPhoneNumbers.load(sid)));
    const missing = found.flatMap((number, index) => (number === null ? [index + 1] : []));
    const refused = missing.map((place) =>
      userError(UserErrorCode.NOT_FOUND, 'There is no such phone number in this account.', {
        path: ['phoneNumberSids', String(place - 1)],
        resourceSid: input.phoneNumberSids[place - 1] ?? null,
      }),
    );
    if (missing.length > 0) {
      throw new StepStopped(
        'PHONE_NUMBER_NOT_FOUND',
        `Not in this account: ${missing.length === 1 ? 'phone number' : 'phone numbers'} ${missing.join(', ')} of the ` +
          `${found.length} given in phoneNumberSids.`,
        'Resume with corrections.phoneNumberSids holding only numbers of this account (query incomingPhoneNumbers lists them).',
        { refused },
      );
    }
    return { resourceSid: null };
  },
};

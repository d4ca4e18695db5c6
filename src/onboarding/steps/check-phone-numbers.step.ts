import { ServiceError, UserErrorCode, userError } from '../../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../../domain/incoming-phone-number.js';
import { whenAllRead } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { StepStopped, type Step } from './step.js';

interface Located {
  /** Each in its place; null for one that was not found. */
  readonly numbers: readonly (IncomingPhoneNumberRecord | null)[];
  /** Why not all subaccounts were searched, where that was so. */
  readonly unsearched: string | null;
}

/** Credentials that may not read subaccounts do not stop a run whose numbers are the account's own. */
const NOT_ALL_SEARCHED: Readonly<Record<string, string>> = {
  UPSTREAM_UNAUTHORIZED: "Twilio does not let this server's credentials read the phone numbers of all subaccounts.",
  FORBIDDEN: "Twilio does not let this server's credentials read the phone numbers of all subaccounts.",
  QUERY_TOO_COMPLEX: 'The account has too many subaccounts to search all of them.',
};

async function locate({ incomingPhoneNumbers }: TrustHub, sids: readonly Sid[]): Promise<Located> {
  try {
    return { numbers: await incomingPhoneNumbers.locate(sids), unsearched: null };
  } catch (error) {
    const unsearched = error instanceof ServiceError ? NOT_ALL_SEARCHED[error.code] : undefined;
    if (unsearched === undefined) throw error;
    return { numbers: await whenAllRead(sids.map((sid) => incomingPhoneNumbers.load(sid))), unsearched };
  }
}

/** Checks that every number belongs to the account or to one of its subaccounts, before anything is made for them. */
export const checkPhoneNumbers: Step = {
  writes: false,
  calls: ({ input }) => input.phoneNumberSids.length,
  reads: (input) => input.phoneNumberSids,
  run: async ({ trustHub, input, mainTrustHub }) => {
    const { numbers, unsearched } = await locate(trustHub, input.phoneNumberSids);
    const missing = numbers.flatMap((number, index) => (number === null ? [index + 1] : []));
    if (missing.length === 0) return { resourceSid: null };
    const where = mainTrustHub === null ? 'this account or one of its subaccounts' : 'this account';
    throw new StepStopped(
      'PHONE_NUMBER_NOT_FOUND',
      `Not in ${where}: ${missing.length === 1 ? 'phone number' : 'phone numbers'} ${missing.join(', ')} of the ` +
        `${numbers.length} given in phoneNumberSids.${unsearched === null ? '' : ` ${unsearched}`}`,
      `Resume with corrections.phoneNumberSids that has only numbers of ${where} (query incomingPhoneNumbers lists those of an account).`,
      {
        refused: missing.map((place) =>
          userError(UserErrorCode.NOT_FOUND, `There is no such phone number in ${where}.`, {
            path: ['phoneNumberSids', String(place - 1)],
            resourceSid: input.phoneNumberSids[place - 1] ?? null,
          }),
        ),
      },
    );
  },
};

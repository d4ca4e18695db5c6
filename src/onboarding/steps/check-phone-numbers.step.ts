import { ServiceError, UserErrorCode, userError, type UserErrorRecord } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { LocatedNumber } from '../../twilio/trust-hub.js';
import { StepStopped, type Step } from './step.js';

/** What does not pass by itself: a person has to do something about it, as the message says. */
const STAYS: ReadonlySet<string> = new Set(['UPSTREAM_UNAUTHORIZED', 'FORBIDDEN', 'QUERY_TOO_COMPLEX']);

/** The places of some numbers of the input, for a person. */
function named(places: readonly number[], of: number): string {
  const list = places.map((at) => at + 1).join(', ');
  return `${places.length === 1 ? 'phone number' : 'phone numbers'} ${list} of the ${of} given in phoneNumberSids`;
}

const placesOf = (numbers: readonly LocatedNumber[], is: (number: LocatedNumber) => boolean): readonly number[] =>
  numbers.flatMap((number, at) => (is(number) ? [at] : []));

const notFound = (where: string) => (): UserErrorRecord =>
  userError(UserErrorCode.NOT_FOUND, `There is no such phone number in ${where}.`);

/** @throws StepStopped for numbers that are in no account, or of which that is not known */
function requireAll(numbers: readonly LocatedNumber[], sids: readonly Sid[], where: string): void {
  const refusals = (places: readonly number[], errorAt: (at: number) => UserErrorRecord) =>
    places.map((at) => ({
      ...errorAt(at),
      path: ['phoneNumberSids', String(at)],
      resourceSid: sids[at] ?? null,
    }));
  const missing = placesOf(numbers, (number) => number === null);
  const unknown = placesOf(numbers, (number) => number instanceof ServiceError);
  const reasonAt = (at: number): string => (numbers[at] as ServiceError).message;
  const notKnown = unknown.length === 0 ? '' : `Not known: ${named(unknown, sids.length)}. ${reasonAt(unknown[0]!)}`;
  const refused = [
    ...refusals(missing, notFound(where)),
    ...refusals(unknown, (at) => userError(UserErrorCode.UPSTREAM_REFUSED, reasonAt(at))),
  ];
  if (missing.length > 0) {
    throw new StepStopped(
      'PHONE_NUMBER_NOT_FOUND',
      `Not in ${where}: ${named(missing, sids.length)}. ${notKnown}`.trim(),
      `Resume with corrections.phoneNumberSids that has only numbers of ${where} (query incomingPhoneNumbers lists those of an account).`,
      { refused },
    );
  }
  if (unknown.length === 0) return;
  throw new StepStopped(
    'PHONE_NUMBER_NOT_SEARCHED',
    `Whether these are numbers of ${where} could not be found out. ${notKnown}`,
    'Let this server read the phone numbers of all subaccounts (the auth token of the main account may; a suspended subaccount is made active in the Twilio Console), then resume; or resume with corrections.phoneNumberSids without them.',
    { refused },
  );
}

/** Checks that every number belongs to the account or to one of its subaccounts, before anything is made for them. */
export const checkPhoneNumbers: Step = {
  writes: false,
  calls: ({ input }) => input.phoneNumberSids.length,
  reads: (input) => input.phoneNumberSids,
  run: async ({ trustHub, input: { phoneNumberSids: sids }, mainTrustHub }) => {
    const numbers = await trustHub.incomingPhoneNumbers.locate(sids);
    const passing = numbers.find((number) => number instanceof ServiceError && !STAYS.has(number.code));
    if (passing instanceof ServiceError) throw passing;
    requireAll(numbers, sids, mainTrustHub === null ? 'this account or one of its subaccounts' : 'this account');
    return { resourceSid: null };
  },
};

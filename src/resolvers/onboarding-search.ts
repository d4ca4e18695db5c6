import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import type { OnboardingFilter } from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import type { OnboardingPageArgs } from '../schema/onboarding-list.args.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/** A search that finds more customers says too little to list their onboardings. */
const MOST_CUSTOMERS = 1_000;

/**
 * Which onboardings a caller asks for. The customers that a search finds come from the copy of the account.
 * @throws CallerError INVALID_INPUT for a search that cannot be carried out, or finds too many customers
 * @throws ServiceError MIRROR_OFF for a search where there is no copy
 */
export async function onboardingFilterOf(
  context: ResolverContext,
  { filter, search }: OnboardingPageArgs,
): Promise<OnboardingFilter> {
  const { search: words, customerProfileSid, idempotencyKeyPrefix, createdBetween } = plainInput(search) ?? {};
  requireRange(createdBetween);
  const found = words === undefined ? undefined : await customersOf(context, words);
  const customerProfileSids =
    customerProfileSid === undefined ? found : [customerProfileSid].filter((sid) => found?.includes(sid) ?? true);
  return {
    ...plainInput(filter),
    ...(idempotencyKeyPrefix !== undefined && { idempotencyKeyPrefix }),
    ...(createdBetween !== undefined && { createdBetween }),
    ...(customerProfileSids !== undefined && { customerProfileSids }),
    ...(words !== undefined && { search: words }),
  };
}

async function customersOf({ mirror, account, trustHub }: ResolverContext, search: string): Promise<readonly Sid[]> {
  const { sids, asOf } = await mirror.customersFound(account.sid, search, MOST_CUSTOMERS + 1);
  trustHub.basis.restsOn(asOf.getTime());
  if (sids.length > MOST_CUSTOMERS)
    throw refused(`This finds more than ${MOST_CUSTOMERS} customers: give more words, or longer ones.`, ['search']);
  return sids;
}

function requireRange({ from, to }: { readonly from?: Date; readonly to?: Date } = {}): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw refused('The beginning of this range lies after its end.', ['createdBetween']);
}

const refused = (message: string, path: readonly string[]): CallerError =>
  new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['search', ...path] }));

import { requireRange } from '../domain/date-time-range.js';
import { CallerError, userError, UserErrorCode } from '../domain/errors.js';
import type { OnboardingFilter } from '../domain/onboarding.js';
import type { Sid } from '../domain/sid.js';
import type { OnboardingPageArgs } from '../schema/onboarding-list.args.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/** A search that finds more customers says too little to list their onboardings. */
const MOST_CUSTOMERS = 1_000;
/** Where the words of the search are in the arguments. */
const WORDS = ['search', 'search'] as const;

/**
 * Which onboardings a caller asks for. The customers that a search finds come from the copy of the account.
 * @throws CallerError INVALID_INPUT for a search that cannot be carried out, or finds too many customers
 * @throws ServiceError MIRROR_OFF for a search where there is no copy
 */
export async function onboardingFilterOf(
  context: ResolverContext,
  { filter, search }: OnboardingPageArgs,
): Promise<OnboardingFilter> {
  const { search: words, customerProfileSid, ...rest } = plainInput(search) ?? {};
  requireRange(rest.createdBetween, ['search', 'createdBetween']);
  const found = words === undefined ? undefined : await customersOf(context, words);
  const given = customerProfileSid === undefined ? undefined : [customerProfileSid];
  const customerProfileSids = given?.filter((sid) => found?.includes(sid) ?? true) ?? found;
  return {
    ...plainInput(filter),
    ...rest,
    ...(customerProfileSids !== undefined && { customerProfileSids }),
    ...(words !== undefined && { search: words }),
  };
}

async function customersOf({ mirror, account, trustHub }: ResolverContext, search: string): Promise<readonly Sid[]> {
  const found = await mirror.customersFound(account.sid, search, MOST_CUSTOMERS).catch((error: unknown) => {
    throw error instanceof CallerError ? atWords(error) : error;
  });
  trustHub.basis.restsOn(found.asOf.getTime());
  if (found.totalCount <= MOST_CUSTOMERS) return found.sids;
  const message = `This finds more than ${MOST_CUSTOMERS} customers: give more words, or longer ones.`;
  throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: WORDS }));
}

/** A refusal of the words, where they are in this query. */
function atWords(error: CallerError): CallerError {
  const [refusal] = error.userErrors;
  return refusal === undefined ? error : new CallerError({ ...refusal, path: WORDS });
}

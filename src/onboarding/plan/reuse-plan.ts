import { BundleStatus, isUnderReview, type BundleRecord } from '../../domain/bundle.js';
import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { ReusedTrustProductRecord } from '../../domain/onboarding.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { EXISTING_PROFILE } from '../recipes/input-paths.js';
import { mayReuse } from '../recipes/run-input.js';
import { policySidOf, productOf } from '../recipes/trust-products.js';
import { TooManyProducts } from '../steps/customer-products.js';
import { searchTrustProduct } from '../steps/find-trust-product.step.js';
import { isSettled } from '../steps/reuse.js';
import type { FindProducts, PlannedReuse } from '../steps/step.js';

/** What a run would find of a trust product that its profile has. */
export interface ReusePlan {
  /** Null where the run makes one in any case. */
  readonly reuse: PlannedReuse | null;
  readonly product: ReusedTrustProductRecord | null;
  readonly warnings: readonly RequirementWarningRecord[];
}

const NONE: ReusePlan = { reuse: null, product: null, warnings: [] };

/** Looks for the product as the run would, and for the numbers that are on it. Writes nothing. */
export async function reusePlan(
  trustHub: TrustHub,
  findProducts: FindProducts,
  kind: OnboardingKind,
  input: RunInput,
): Promise<ReusePlan> {
  const profileSid = input.customerProfile.existingSid;
  if (!isTrustProduct(kind) || profileSid === undefined || !mayReuse(input)) return NONE;
  const recipe = productOf(kind, input);
  const policySid = await policySidOf(trustHub, recipe);
  const search = await searchTrustProduct(trustHub, findProducts, policySid, profileSid).catch((error: unknown) => {
    if (error instanceof TooManyProducts) return null;
    throw error;
  });
  if (search === null) return { ...NONE, warnings: [TOO_MANY] };
  const { found, calls } = search;
  if (found === null) return { ...NONE, reuse: { found: null, calls, numbersThere: [] } };
  const { sid, status, friendlyName } = found.product;
  const isNumbered = recipe.numbers !== 'NONE';
  const there = isNumbered
    ? await trustHub.channelEndpointAssignments.list({ kind: 'TrustProduct', sid }, input.phoneNumberSids)
    : [];
  const numbersThere = there.map(({ channelEndpointSid }) => channelEndpointSid);
  const detail = { status, policySid, ...found.contents };
  return {
    reuse: { found: { sid, detail }, calls, numbersThere },
    product: { sid, friendlyName, status, effect: effectOn(found.product, isNumbered, input) },
    warnings: [],
  };
}

const TOO_MANY: RequirementWarningRecord = {
  field: EXISTING_PROFILE,
  message:
    "Whether the customer has such a trust product is known only with the copy of the account (MIRROR=on), once that is complete. With newTrustProduct: true it isn't looked for.",
  likelyCode: null,
};

function effectOn({ status }: BundleRecord, isNumbered: boolean, { submission }: RunInput): string {
  const added = isNumbered ? 'The phone numbers are added to it. ' : '';
  if (status === BundleStatus.TWILIO_APPROVED) {
    return `${added}It stays approved, and what describes it stays as it is.`;
  }
  if (isUnderReview(status)) {
    const awaited = isNumbered
      ? "The phone numbers are added to it, and Twilio's verdict is awaited."
      : "Twilio's verdict is awaited.";
    return `${awaited} What describes it stays as it is.`;
  }
  const then = submission === 'NEVER' ? 'It is not submitted.' : 'Then it is submitted for review.';
  const what = status === BundleStatus.TWILIO_REJECTED ? 'Twilio has rejected it. ' : 'It is a draft. ';
  const filled = `What describes it is brought in line with the input${isNumbered ? ', and the phone numbers are added' : ''}.`;
  return `${what}${filled} ${then}`;
}

/** Whether a run takes a product of which only the numbers change. */
export function takesSettled({ reuse }: ReusePlan): boolean {
  return isSettled(reuse?.found?.detail.status);
}

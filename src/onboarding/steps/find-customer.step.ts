import type { BundleRecord, BundleRef } from '../../domain/bundle.js';
import { isNotFound } from '../../domain/errors.js';
import { policyKindOf, type PolicyKind } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { MOST_ASKED, tooManyProducts, TooManyProducts } from './customer-products.js';
import { StepStopped, word, type FindProducts, type Step } from './step.js';

/** What a customer consists of, as far as its numbers are concerned. */
export interface CustomerBundles {
  readonly profile: BundleRecord | null;
  readonly products: readonly BundleRecord[];
  /** How many requests this took. */
  readonly calls: number;
}

/**
 * Finds a profile and the trust products that name it. Trust Hub has no list of those: the copy of the account says which
 * they are, and each is asked whether it still does; without a copy, all products of the account are asked.
 * @param kinds only products of these kinds; undefined for all
 * @throws TooManyProducts
 */
export async function customerBundles(
  trustHub: TrustHub,
  findProducts: FindProducts,
  profileSid: Sid,
  kinds: readonly PolicyKind[] | undefined,
): Promise<CustomerBundles> {
  const known = await findProducts(trustHub.accountSid, profileSid);
  const [profile, listed] = await Promise.all([
    trustHub.customerProfiles.load(profileSid),
    known ?? trustHub.trustProducts.list({}),
  ]);
  const wanted = listed.filter(({ policySid }) => kinds?.includes(policyKindOf(policySid)) ?? true);
  if (wanted.length > MOST_ASKED && known === null) throw new TooManyProducts();
  const naming = await Promise.all(wanted.map(({ sid }) => names(trustHub, { kind: 'TrustProduct', sid }, profileSid)));
  const lists = known === null ? Math.max(1, Math.ceil(listed.length / 1_000)) : 0;
  return { profile, products: wanted.filter((_, at) => naming[at]), calls: 1 + lists + wanted.length };
}

async function names({ entityAssignments }: TrustHub, product: BundleRef, profileSid: Sid): Promise<boolean> {
  try {
    return (await entityAssignments.list(product)).some(({ objectSid }) => objectSid === profileSid);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** The kinds of product that are asked for and that the customer does not have. */
export function missingKinds(
  products: readonly BundleRecord[],
  kinds: readonly PolicyKind[] | undefined,
): readonly PolicyKind[] {
  const there = new Set(products.map(({ policySid }) => policyKindOf(policySid)));
  return (kinds ?? []).filter((kind) => !there.has(kind));
}

/** The customer that an operation on numbers works on: its profile, and its products of the wanted kinds. */
export const findCustomer: Step = {
  writes: false,
  run: async ({ trustHub, findProducts, input, parameters }) => {
    const sid = word(parameters, 'customerProfileSid');
    const found = await customerBundles(trustHub, findProducts, sid, input.kinds).catch((error: unknown) => {
      if (error instanceof TooManyProducts) throw tooManyProducts();
      throw error;
    });
    if (found.profile === null) {
      throw new StepStopped(
        'CUSTOMER_PROFILE_NOT_FOUND',
        'The account has no customer profile with the given SID.',
        'Cancel this, and start again with the SID of a customer profile of this account (query customers lists them).',
      );
    }
    const missing = missingKinds(found.products, input.kinds);
    if (missing.length > 0) {
      throw new StepStopped(
        'TRUST_PRODUCT_NOT_FOUND',
        `The customer has no trust product of the kind ${missing.join(', ')}.`,
        'Onboard the customer for it first, then resume; or cancel this, and start again without that kind.',
      );
    }
    const trustProductSids = found.products.map((product) => product.sid);
    return { resourceSid: sid, detail: { status: found.profile.status, trustProductSids } };
  },
};

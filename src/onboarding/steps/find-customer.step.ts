import type { BundleRecord, BundleRef } from '../../domain/bundle.js';
import { policyKindOf, type PolicyKind } from '../../domain/policy.js';
import { isSid, type Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { StepParameters } from '../recipes/recipe.js';
import { attachedTo } from './attached.js';
import { MOST_ASKED, tooManyProducts, TooManyProducts } from './customer-products.js';
import { StepStopped, word, type FindProducts, type Step } from './step.js';

/** What a customer consists of, as far as its numbers are concerned. */
export interface CustomerBundles {
  readonly profile: BundleRecord | null;
  readonly products: readonly BundleRecord[];
  /** Which other bundles each of the products names, by its SID. */
  readonly named: ReadonlyMap<Sid, readonly Sid[]>;
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
  const bundles = await Promise.all(wanted.map(({ sid }) => bundlesOn(trustHub, { kind: 'TrustProduct', sid })));
  const lists = known === null ? Math.max(1, Math.ceil(listed.length / 1_000)) : 0;
  return {
    profile,
    products: wanted.filter((_, at) => bundles[at]?.includes(profileSid)),
    named: new Map(wanted.map(({ sid }, at) => [sid, (bundles[at] ?? []).filter((other) => other !== profileSid)])),
    calls: 1 + lists + wanted.length,
  };
}

/** The bundles that a product names; none where it is gone. */
async function bundlesOn(trustHub: TrustHub, product: BundleRef): Promise<readonly Sid[]> {
  const assignments = (await attachedTo(trustHub, product)) ?? [];
  return assignments.map(({ objectSid }) => objectSid).filter((sid) => isSid(sid, 'BU'));
}

/**
 * The products of a customer that name the profile of another customer too: what is done with the one must leave those of
 * the other as they are.
 */
export async function sharedProducts(
  trustHub: TrustHub,
  { products, named }: CustomerBundles,
): Promise<{ readonly sids: readonly Sid[]; readonly calls: number }> {
  const own = new Set(products.map(({ sid }) => sid));
  const others = [...new Set(products.flatMap(({ sid }) => named.get(sid) ?? []))].filter((sid) => !own.has(sid));
  const profiles = await Promise.all(others.map(async (sid) => trustHub.customerProfiles.load(sid)));
  const isProfile = new Set(others.filter((_, at) => profiles[at] != null));
  const isShared = ({ sid }: BundleRecord) => named.get(sid)?.some((other) => isProfile.has(other)) ?? false;
  return { sids: products.filter(isShared).map(({ sid }) => sid), calls: others.length };
}

/** The kinds of product that are asked for and that the customer does not have. */
export function missingKinds(
  products: readonly BundleRecord[],
  kinds: readonly PolicyKind[] | undefined,
): readonly PolicyKind[] {
  const there = new Set(products.map(({ policySid }) => policyKindOf(policySid)));
  return (kinds ?? []).filter((kind) => !there.has(kind));
}

/** The kinds of product that the recipe asks for; undefined where it leaves that to the input. */
function kindsOf({ kinds }: StepParameters): readonly PolicyKind[] | undefined {
  if (typeof kinds !== 'string') return undefined;
  return kinds.split(',').filter(Boolean) as readonly PolicyKind[];
}

/** The customer that an operation on numbers works on: its profile, and its products of the wanted kinds. */
export const findCustomer: Step = {
  writes: false,
  run: async ({ trustHub, findProducts, input, parameters }) => {
    const sid = word(parameters, 'customerProfileSid');
    const kinds = kindsOf(parameters) ?? input.kinds;
    const found = await customerBundles(trustHub, findProducts, sid, kinds).catch((error: unknown) => {
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
    const missing = missingKinds(found.products, kinds);
    if (missing.length > 0) {
      throw new StepStopped(
        'TRUST_PRODUCT_NOT_FOUND',
        `The customer has no trust product of the kind ${missing.join(', ')}.`,
        'Onboard the customer for it first, then resume; or cancel this, and start again without that kind.',
      );
    }
    const trustProductSids = found.products.map((product) => product.sid);
    const detail = { status: found.profile.status, trustProductSids };
    if (parameters['leaves'] !== true) return { resourceSid: sid, detail };
    const { sids: sharedProductSids } = await sharedProducts(trustHub, found);
    return { resourceSid: sid, detail: { ...detail, sharedProductSids } };
  },
};

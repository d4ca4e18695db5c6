import { BundleStatus, isUnderReview, type BundleRecord } from '../../domain/bundle.js';
import type { KnownProduct } from '../../domain/onboarding-kind.js';
import { whenAllRead } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { TRUST_PRODUCTS } from '../recipes/trust-products.js';
import { attachedTo } from './attached.js';
import { MOST_ASKED, tooManyProducts, TooManyProducts } from './customer-products.js';
import { isSettled } from './reuse.js';
import { WaitsForRun, word, type FindProducts, type Step } from './step.js';

/** A trust product that a profile has already. */
export interface FoundProduct {
  readonly product: BundleRecord;
  /** The end users on it, where it may still be changed. */
  readonly endUsers: readonly FoundEndUser[];
  /** Its latest evaluation, where it may still be submitted. */
  readonly evaluationSid: Sid | null;
}

export interface FoundEndUser {
  readonly sid: Sid;
  readonly type: string;
}

/** What a search for a profile's trust product has found, and how many requests it took. */
export interface ProductSearch {
  readonly found: FoundProduct | null;
  readonly calls: number;
}

/** Products that are known from runs of this server. */
interface OwnProducts {
  /** What the run has taken before, which it then keeps. */
  readonly earlier: Sid | null;
  /** What another run has made just now, which the copy of the account may not show yet. */
  readonly justMade: Sid | null;
}

/** Of several products of a kind the run takes the one that is furthest, and of those the oldest. */
const RANKS: readonly ((status: BundleStatus) => boolean)[] = [
  (status) => status === BundleStatus.TWILIO_APPROVED,
  isUnderReview,
  (status) => status === BundleStatus.DRAFT,
];

function rankOf({ status }: BundleRecord): number {
  const at = RANKS.findIndex((fits) => fits(status));
  return at === -1 ? RANKS.length : at;
}

/**
 * Finds the trust product of a kind that a profile has. Trust Hub has no list of those: the copy of the account says
 * which products may be it, and each is read from Twilio; without a copy, all products of the kind are asked.
 * @throws TooManyProducts where they are too many to ask
 */
export async function searchTrustProduct(
  trustHub: TrustHub,
  findProducts: FindProducts,
  kind: KnownProduct,
  profileSid: Sid,
  { earlier, justMade }: OwnProducts = { earlier: null, justMade: null },
): Promise<ProductSearch> {
  const policySid = await trustHub.policies.sidOf(TRUST_PRODUCTS[kind].policy);
  const known = await findProducts(trustHub.accountSid, profileSid);
  const listed = known === null ? await trustHub.trustProducts.list({ policySid }) : null;
  if (listed !== null && listed.length > MOST_ASKED) throw new TooManyProducts();
  const copied = (known ?? []).filter((product) => product.policySid === policySid).map(({ sid }) => sid);
  const sids = listed?.map(({ sid }) => sid) ?? [...new Set([...copied, ...(justMade === null ? [] : [justMade])])];
  const asked = await Promise.all(
    sids.map(async (sid, at) => {
      const [product, assignments] = await Promise.all([
        listed?.[at] ?? trustHub.trustProducts.load(sid),
        attachedTo(trustHub, { kind: 'TrustProduct', sid }),
      ]);
      const isOfProfile = assignments?.some(({ objectSid }) => objectSid === profileSid);
      return product !== null && assignments !== null && isOfProfile === true ? [{ product, assignments }] : [];
    }),
  );
  const calls = listed === null ? 2 * sids.length : 1 + sids.length;
  const inOrder = asked.flat().sort((left, right) => compare(left.product, right.product));
  const first = inOrder.find(({ product }) => product.sid === earlier) ?? inOrder[0];
  if (first === undefined) return { found: null, calls };
  const { product, assignments } = first;
  if (isSettled(product.status)) return { found: { product, endUsers: [], evaluationSid: null }, calls };
  const userSids = assignments.map(({ objectSid }) => objectSid).filter((sid) => sid.startsWith('IT'));
  const [users, evaluation] = await Promise.all([
    whenAllRead(userSids.map((sid) => trustHub.endUsers.load(sid))),
    trustHub.evaluations.latest({ kind: 'TrustProduct', sid: product.sid }),
  ]);
  const endUsers = users.flatMap((user) => (user === null ? [] : [{ sid: user.sid, type: user.type }]));
  const found = { product, endUsers, evaluationSid: evaluation?.sid ?? null };
  return { found, calls: calls + userSids.length + 1 };
}

function compare(left: BundleRecord, right: BundleRecord): number {
  return rankOf(left) - rankOf(right) || left.createdAt.getTime() - right.createdAt.getTime();
}

/** The trust product that the profile has, which the run then takes in place of one of its own. */
export const findTrustProduct: Step = {
  writes: false,
  calls: ({ reuse }) => reuse?.calls ?? 0,
  run: async ({ trustHub, findProducts, parameters, previousSid, productTurn }) => {
    const kind = word(parameters, 'product') as KnownProduct;
    const profileSid = word(parameters, 'customerProfileSid');
    // Taken before the search, because what this run then does not find, no other may make meanwhile.
    const { otherRunId, productSid } = await productTurn.take(profileSid, kind);
    const own = { earlier: previousSid, justMade: productSid };
    const { found } = await searchTrustProduct(trustHub, findProducts, kind, profileSid, own).catch(
      (error: unknown) => {
        throw error instanceof TooManyProducts ? tooManyProducts(MAKE_NEW) : error;
      },
    );
    // One of which only the numbers change can be taken by many runs at once.
    if (found !== null && isSettled(found.product.status)) await productTurn.giveBack();
    else if (otherRunId !== null) throw new WaitsForRun(otherRunId);
    if (found === null) return { resourceSid: null, detail: { endUsers: [] } };
    const { sid, status, policySid } = found.product;
    const { endUsers, evaluationSid } = found;
    return { resourceSid: sid, detail: { status, policySid, endUsers, evaluationSid } };
  },
};

const MAKE_NEW =
  'Or, where the customer has no such product, cancel this and start again with newTrustProduct: true and another idempotencyKey.';

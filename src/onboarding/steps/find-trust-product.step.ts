import { BundleStatus, isUnderReview, type BundleRecord, type EntityAssignmentRecord } from '../../domain/bundle.js';
import type { TrustProductName } from '../../domain/onboarding-kind.js';
import { whenAllRead } from '../../domain/reading.js';
import { isSid, type Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { policySidOf, productOf } from '../recipes/trust-products.js';
import type { StepDetail } from '../storage/rows.js';
import { attachedTo } from './attached.js';
import { MOST_ASKED, tooManyProducts, TooManyProducts } from './customer-products.js';
import { isSettled } from './reuse.js';
import { WaitsForRun, word, type FindProducts, type Step } from './step.js';

/** A trust product that a profile has already. */
export interface FoundProduct {
  readonly product: BundleRecord;
  /** What is on it, where it may still be changed. */
  readonly contents: FoundContents;
  /** Its latest evaluation, where it may still be submitted. */
  readonly evaluationSid: Sid | null;
}

/** What is on a trust product but its numbers. */
export type FoundContents = Required<Pick<StepDetail, 'endUsers' | 'documents' | 'bundleSids'>>;

const NOTHING: FoundContents = { endUsers: [], documents: [], bundleSids: [] };

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
 * Finds the trust product of a policy that a profile has. Trust Hub has no list of those: the copy of the account says
 * which products may be it, and each is read from Twilio; without a copy, all products of the policy are asked.
 * @throws TooManyProducts where they are too many to ask
 */
export async function searchTrustProduct(
  trustHub: TrustHub,
  findProducts: FindProducts,
  policySid: Sid,
  profileSid: Sid,
  { earlier, justMade }: OwnProducts = { earlier: null, justMade: null },
): Promise<ProductSearch> {
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
  if (isSettled(product.status)) return { found: { product, contents: NOTHING, evaluationSid: null }, calls };
  const [contents, evaluation] = await Promise.all([
    contentsOf(trustHub, assignments, profileSid),
    trustHub.evaluations.latest({ kind: 'TrustProduct', sid: product.sid }),
  ]);
  const found = { product, contents, evaluationSid: evaluation?.sid ?? null };
  const things = assignments.filter(({ objectSid }) => !isSid(objectSid, 'BU'));
  return { found, calls: calls + things.length + 1 };
}

async function contentsOf(
  trustHub: TrustHub,
  assignments: readonly EntityAssignmentRecord[],
  profileSid: Sid,
): Promise<FoundContents> {
  const sids = (prefix: 'IT' | 'RD' | 'BU') =>
    assignments.map(({ objectSid }) => objectSid).filter((sid) => isSid(sid, prefix));
  const [endUsers, documents] = await Promise.all([
    whenAllRead(sids('IT').map((sid) => trustHub.endUsers.load(sid))),
    whenAllRead(sids('RD').map((sid) => trustHub.supportingDocuments.load(sid))),
  ]);
  const typed = <Thing extends { readonly sid: Sid; readonly type: string }>(things: readonly (Thing | null)[]) =>
    things.flatMap((thing) => (thing === null ? [] : [{ sid: thing.sid, type: thing.type }]));
  return {
    endUsers: typed(endUsers),
    documents: typed(documents),
    bundleSids: sids('BU').filter((sid) => sid !== profileSid),
  };
}

function compare(left: BundleRecord, right: BundleRecord): number {
  return rankOf(left) - rankOf(right) || left.createdAt.getTime() - right.createdAt.getTime();
}

/** The trust product that the profile has, which the run then takes in place of one of its own. */
export const findTrustProduct: Step = {
  writes: false,
  calls: ({ reuse }) => reuse?.calls ?? 0,
  run: async ({ trustHub, findProducts, input, parameters, previousSid, productTurn }) => {
    const kind = word(parameters, 'product') as TrustProductName;
    const profileSid = word(parameters, 'customerProfileSid');
    const policySid = await policySidOf(trustHub, productOf(kind, input));
    // Taken before the search, because what this run then does not find, no other may make meanwhile.
    const { otherRunId, productSid } = await productTurn.take(profileSid, policySid);
    const own = { earlier: previousSid, justMade: productSid };
    const { found } = await searchTrustProduct(trustHub, findProducts, policySid, profileSid, own).catch(
      (error: unknown) => {
        throw error instanceof TooManyProducts ? tooManyProducts(MAKE_NEW) : error;
      },
    );
    // One of which only the numbers change can be taken by many runs at once.
    if (found !== null && isSettled(found.product.status)) await productTurn.giveBack();
    else if (otherRunId !== null) throw new WaitsForRun(otherRunId);
    if (found === null) return { resourceSid: null, detail: NOTHING };
    const { sid, status } = found.product;
    const { contents, evaluationSid } = found;
    return { resourceSid: sid, detail: { status, policySid, ...contents, evaluationSid } };
  },
};

const MAKE_NEW =
  'Or, where the customer has no such product, cancel this and start again with newTrustProduct: true and another idempotencyKey.';

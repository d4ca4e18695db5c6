import { BundleStatus, isUnderReview, type BundleRecord, type BundleRef } from '../../domain/bundle.js';
import { DELETED_KINDS, type DeletionRecord } from '../../domain/deletion.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { DELETION_STEPS } from '../recipes/offboarding.steps.js';
import type { RunInput } from '../recipes/index.js';
import { surveyOf, type Survey } from '../steps/customer-survey.js';
import { sharedProducts, type CustomerBundles } from '../steps/find-customer.step.js';
import { withReasons } from '../steps/planned-deletions.js';
import { TooManyThings } from '../steps/sharers.js';
import type { FindProducts, FindSharers } from '../steps/step.js';
import { foundCustomer, numbersOn, type Calls, type LaterPlan } from './number-plan.js';

const LISTED_TOGETHER = 1_000;

export interface PlanEdges {
  readonly findProducts: FindProducts;
  readonly findSharers: FindSharers;
}

/** Reads what a customer that leaves consists of, and what of it would be deleted. Writes nothing. */
export async function offboardingPlan(
  trustHub: TrustHub,
  { findProducts, findSharers }: PlanEdges,
  { customerProfile, mode }: RunInput,
): Promise<LaterPlan> {
  const profileSid = customerProfile.existingSid ?? '';
  const found = await foundCustomer(trustHub, findProducts, profileSid, undefined, 'customerProfileSid');
  if (found.customer === null) return { calls: new Map(), warnings: found.warnings, deletions: [] };
  const { customer } = found;
  const shared = await sharedProducts(trustHub, customer);
  const calls: Calls = [
    ['find-customer', customer.calls + shared.calls],
    ...(await removal(trustHub, customer, shared.sids)),
  ];
  const ofShared = shared.sids.map(sharedWarning);
  if (mode !== 'DELETE') return { calls: new Map(calls), warnings: ofShared, deletions: [] };
  const survey = await surveyed(trustHub, findSharers, customer, shared.sids);
  if (typeof survey === 'string' || survey.stop !== null) {
    const message = typeof survey === 'string' ? survey : `${survey.stop} Nothing of it would be deleted.`;
    return { calls: new Map(), warnings: [warning(message)], deletions: [] };
  }
  const expected = expectedDeletions(survey);
  return {
    calls: new Map([...calls, ['survey-customer', survey.calls], ...deletionCalls(survey, expected)]),
    warnings: [...ofShared, ...reviewWarnings(survey)],
    deletions: expected.map(({ sid, kind, outcome, reason, error }) => ({ sid, kind, outcome, reason, error })),
  };
}

const warning = (message: string): RequirementWarningRecord => ({
  field: 'customerProfileSid',
  message,
  likelyCode: null,
});

const sharedWarning = (sid: Sid): RequirementWarningRecord =>
  warning(`The trust product ${sid} names another customer's profile too: only this customer's numbers come off it.`);

function reviewWarnings({ bundles }: Survey): readonly RequirementWarningRecord[] {
  return bundles
    .filter(({ status }) => isUnderReview(status))
    .map(({ ref }) =>
      warning(
        `${ref.sid} is under review, and Twilio deletes nothing that is: the run stops at the end with what is left, and is resumed after the review.`,
      ),
    );
}

/** The survey, or why there is none. */
async function surveyed(
  trustHub: TrustHub,
  findSharers: FindSharers,
  { profile, products }: CustomerBundles,
  sharedProductSids: readonly Sid[],
): Promise<Survey | string> {
  try {
    const trustProductSids = products.map(({ sid }) => sid);
    return await surveyOf(trustHub, findSharers, {
      profileSid: profile?.sid ?? '',
      trustProductSids,
      sharedProductSids,
    });
  } catch (error) {
    if (!(error instanceof TooManyThings)) throw error;
    return 'What else has the things of this customer is known only with the copy of the account (MIRROR=on).';
  }
}

/** What is under review stays until the review has ended, with all that it needs. */
function expectedDeletions({ deletions, bundles }: Survey) {
  const reviewed = new Set(bundles.filter(({ status }) => isUnderReview(status)).map(({ ref }) => ref.sid));
  return withReasons(deletions, ({ sid }) =>
    reviewed.has(sid) ? 'It is under review: Twilio deletes it only afterwards.' : null,
  );
}

function deletionCalls({ bundles, deletions }: Survey, expected: readonly DeletionRecord[]): Calls {
  const goes = new Set(expected.filter(({ outcome }) => outcome === 'NOT_TRIED').map(({ sid }) => sid));
  const heldBy = new Map(deletions.map((deletion) => [deletion.sid, deletion.heldBy]));
  const surveyed = new Map(bundles.map((bundle) => [bundle.ref.sid, bundle]));
  const callsOf = (sid: Sid): number => {
    const bundle = surveyed.get(sid);
    if (bundle === undefined) return goes.has(sid) ? 1 : 0;
    const isTried =
      goes.has(sid) || (isUnderReview(bundle.status) && heldBy.get(sid)?.every((holder) => goes.has(holder)));
    if (!isTried) return 0;
    const isLoose = bundle.status === BundleStatus.DRAFT || bundle.status === BundleStatus.TWILIO_REJECTED;
    return 2 + (isLoose ? 1 + bundle.objectSids.length : 0);
  };
  return DELETED_KINDS.map((kind) => {
    const ofKind = expected.filter((deletion) => deletion.kind === kind);
    return [DELETION_STEPS[kind].key, ofKind.reduce((sum, { sid }) => sum + callsOf(sid), 0)];
  });
}

/** All numbers come off; off products that are another customer's too only those that the profile has. */
async function removal(
  trustHub: TrustHub,
  { profile, products }: CustomerBundles,
  shared: readonly Sid[],
): Promise<Calls> {
  const on = (bundle: BundleRecord): Promise<ReadonlySet<Sid>> => numbersOn(trustHub, refOf(bundle), undefined);
  const own = profile === null ? new Set<Sid>() : await on(profile);
  const lists = (numbers: ReadonlySet<Sid>) => Math.max(1, Math.ceil(numbers.size / LISTED_TOGETHER));
  const ofProducts = await Promise.all(
    products.map(async (product) => {
      const numbers = await on(product);
      const ours = shared.includes(product.sid) ? [...numbers].filter((sid) => own.has(sid)) : [...numbers];
      return lists(numbers) + ours.length;
    }),
  );
  const more = shared.length > 0 ? lists(own) : 0;
  return [
    ['remove-phone-numbers-from-trust-products', ofProducts.reduce((sum, calls) => sum + calls, more)],
    ['remove-phone-numbers-from-customer-profile', lists(own) + own.size],
  ];
}

const refOf = ({ bundleKind, sid }: BundleRecord): BundleRef => ({ kind: bundleKind, sid });

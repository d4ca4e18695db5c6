import { BundleStatus, isUnderReview, type BundleRecord, type BundleRef } from '../../domain/bundle.js';
import type { RequirementWarningRecord } from '../../domain/requirements/warnings/warning.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { kindsOf } from '../recipes/change-customer.steps.js';
import { changedBundles, type ChangedBundle } from '../recipes/changes.js';
import type { RunInput } from '../recipes/index.js';
import { productToChange } from '../steps/open-bundle.step.js';
import type { FindProducts } from '../steps/step.js';
import { foundCustomer, type Calls, type LaterPlan } from './number-plan.js';

/** Of the end user: found by its type, read and written; or made and attached. */
const CALLS_OF_END_USER = 3;
/** Of the address: the document found, read and written; and of a new one, the present one read too, and it made. */
const CALLS_OF_DOCUMENT = 3;
const CALLS_OF_NEW_ADDRESS = 2;

/** Reads what a change of a customer would work on. Writes nothing. */
export async function changePlan(
  trustHub: TrustHub,
  findProducts: FindProducts,
  { customerProfile, corrections = {} }: RunInput,
): Promise<LaterPlan> {
  const profileSid = customerProfile.existingSid ?? '';
  const bundles = changedBundles(corrections);
  const found = await foundCustomer(trustHub, findProducts, profileSid, kindsOf(bundles), 'customerProfileSid');
  if (found.customer === null) return { calls: new Map(), warnings: found.warnings.map(placed), deletions: [] };
  const { profile, products, calls } = found.customer;
  const addressIsNew = corrections.address?.existingSid == null;
  const planned = await Promise.all(
    bundles.map(async (bundle): Promise<Planned> => {
      const record = bundle.policy === undefined ? profile : productToChange(products, bundle.policy);
      if (record == null) return { calls: [], warnings: [] };
      // A product is chosen among all that the customer has.
      const looks = bundle.policy === undefined ? 1 : products.length;
      return ofBundle(trustHub, bundle, record, looks, addressIsNew);
    }),
  );
  return {
    calls: new Map([['find-customer', calls] as const, ...planned.flatMap((one) => one.calls)]),
    warnings: planned.flatMap(({ warnings }) => warnings),
    deletions: [],
  };
}

interface Planned {
  readonly calls: Calls;
  readonly warnings: readonly RequirementWarningRecord[];
}

/** The kinds of product follow from the corrections. */
const placed = (warning: RequirementWarningRecord): RequirementWarningRecord =>
  warning.field === 'kinds' ? { ...warning, field: 'corrections' } : warning;

const warn = (message: string): RequirementWarningRecord => ({
  field: 'customerProfileSid',
  message,
  likelyCode: null,
});

async function ofBundle(
  trustHub: TrustHub,
  changed: ChangedBundle,
  { bundleKind: kind, sid, status }: BundleRecord,
  looks: number,
  addressIsNew: boolean,
): Promise<Planned> {
  const { name, noun } = changed;
  const underReview = (what: string): Planned => ({
    calls: [],
    warnings: [warn(`The ${what} is under review: the run would stop until that has ended.`)],
  });
  if (isUnderReview(status)) return underReview(noun);
  const original: BundleRef = { kind, sid };
  const isApproved = status === BundleStatus.TWILIO_APPROVED;
  const copy = isApproved ? await trustHub.provisionalCopies.load(original) : null;
  if (copy !== null && isUnderReview(copy.status)) return underReview(`provisional copy of the ${noun}`);
  const review = status === BundleStatus.DRAFT ? 0 : 1;
  const ofCopy = isApproved ? (copy === null ? 2 : 1) : 0;
  const ofAddress = CALLS_OF_DOCUMENT + (addressIsNew ? CALLS_OF_NEW_ADDRESS : 0);
  return {
    calls: [
      [`open-${name}`, looks + ofCopy],
      ...changed.endUsers.map((endUser) => [`correct-${endUser.name}`, CALLS_OF_END_USER] as const),
      ...(changed.address ? [['correct-address', ofAddress] as const] : []),
      [`evaluate-${name}`, review],
      [`submit-${name}`, review],
    ],
    warnings:
      copy === null
        ? []
        : [
            warn(
              `The ${noun} has a provisional copy already: the corrections go into that, with what else is changed there.`,
            ),
          ],
  };
}

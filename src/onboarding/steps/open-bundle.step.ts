import {
  BundleStatus,
  isUnderReview,
  NOUN_OF_BUNDLE,
  type BundleRecord,
  type BundleRef,
  type ProvisionalCopyRecord,
} from '../../domain/bundle.js';
import { policyKindOf } from '../../domain/policy.js';
import { isSid } from '../../domain/sid.js';
import type { StepResult } from '../storage/steps.store.js';
import { attachedTo } from './attached.js';
import { bundleKindOf, gatewayOf, madeBy, StepStopped, unlessGone, word, type Step, type StepContext } from './step.js';

/** Of several products of a kind, the one that is in force, or closest to it. */
const CLOSEST: readonly string[] = [
  BundleStatus.TWILIO_APPROVED,
  BundleStatus.IN_REVIEW,
  BundleStatus.PENDING_REVIEW,
  BundleStatus.TWILIO_REJECTED,
];

/** Which of a customer's products is changed. */
export function productToChange(products: readonly BundleRecord[], policy: string): BundleRecord | undefined {
  const rank = ({ status }: BundleRecord) => (CLOSEST.includes(status) ? CLOSEST.indexOf(status) : CLOSEST.length);
  const ofKind = products.filter(({ policySid }) => policyKindOf(policySid) === policy);
  return [...ofKind].sort((left, right) => rank(left) - rank(right) || +right.createdAt - +left.createdAt)[0];
}

/**
 * Opens a bundle for changes. A draft or a rejected one is changed as it is; an approved one through its provisional copy,
 * while it stays in force. What is under review cannot be changed.
 */
async function open(context: StepContext): Promise<StepResult> {
  const { trustHub, remember } = context;
  const opened = await alreadyOpen(context);
  if (!('approved' in opened)) return opened;
  const original = refOf(opened.approved);
  // Written down before it is made: what is found after a lost answer is then this run's.
  await remember({ madeCopy: true });
  return ofCopy(opened.approved, await trustHub.provisionalCopies.create(original), true);
}

/** What is open for changes already; the approved bundle where its copy is yet to be made. */
async function alreadyOpen(context: StepContext): Promise<StepResult | { readonly approved: BundleRecord }> {
  const { trustHub, detail } = context;
  const bundle = await found(context);
  const { bundleKind: kind, sid, status, policySid } = bundle;
  if (isUnderReview(status)) throw underReview(NOUN_OF_BUNDLE[kind]);
  if (status !== BundleStatus.TWILIO_APPROVED) {
    // Whether a draft is submitted is for those to say who made it.
    const staysDraft = status === BundleStatus.DRAFT;
    return { resourceSid: sid, detail: { status, policySid, ...(staysDraft && { staysDraft }) } };
  }
  const copy = await trustHub.provisionalCopies.load(refOf(bundle));
  if (copy === null) return { approved: bundle };
  if (isUnderReview(copy.status)) throw underReview(`provisional copy of the ${NOUN_OF_BUNDLE[kind]}`);
  return ofCopy(bundle, copy, detail.madeCopy === true);
}

const refOf = ({ bundleKind: kind, sid }: BundleRecord): BundleRef => ({ kind, sid });

function ofCopy(original: BundleRecord, { sid, status }: ProvisionalCopyRecord, madeCopy: boolean): StepResult {
  const { policySid, sid: copyOf, updatedAt } = original;
  return { resourceSid: sid, detail: { status, policySid, copyOf, copiedAt: updatedAt.toISOString(), madeCopy } };
}

async function found({ trustHub, parameters, of }: StepContext): Promise<BundleRecord> {
  const { sid, detail } = of(word(parameters, 'customer'));
  if (bundleKindOf(parameters) === 'CustomerProfile') {
    const profile = await trustHub.customerProfiles.load(sid);
    if (profile !== null) return profile;
  } else {
    const sids = detail.trustProductSids ?? [];
    const products = await Promise.all(sids.map(async (product) => trustHub.trustProducts.load(product)));
    const policy = word(parameters, 'policy');
    const product = productToChange(
      products.filter((one) => one !== null),
      policy,
    );
    if (product !== undefined) return product;
  }
  throw new StepStopped(
    'BUNDLE_GONE',
    'What is to be changed is not there any more.',
    'Cancel this, and start again with a customer that exists (query customers lists them).',
  );
}

function underReview(noun: string): StepStopped {
  return new StepStopped(
    'UNDER_REVIEW',
    `The ${noun} is under review, and until that has ended Twilio lets nobody change it.`,
    'Resume when the review has ended.',
  );
}

/** Deletes the copy that the run has made, with what is on it alone; the approved bundle has never changed. */
async function close(context: StepContext): Promise<void> {
  const { trustHub, parameters, detail } = context;
  const { copyOf, madeCopy } = detail;
  if (copyOf === undefined || madeCopy !== true) return;
  const kind = bundleKindOf(parameters);
  const copy: BundleRef = { kind, sid: madeBy(context) };
  const onOriginal = new Set(
    (await trustHub.entityAssignments.list({ kind, sid: copyOf })).map(({ objectSid }) => objectSid),
  );
  const onCopy = (await attachedTo(trustHub, copy)) ?? [];
  for (const { sid } of onCopy) await unlessGone(() => trustHub.entityAssignments.delete(copy, sid));
  await unlessGone(() => gatewayOf(trustHub, kind).delete(copy.sid));
  for (const { objectSid: sid } of onCopy.filter(({ objectSid }) => !onOriginal.has(objectSid))) {
    if (isSid(sid, 'IT')) await unlessGone(() => trustHub.endUsers.delete(sid));
    if (isSid(sid, 'RD')) await unlessGone(() => trustHub.supportingDocuments.delete(sid));
  }
}

export const openBundle: Step = {
  writes: true,
  run: open,
  // Only a copy is made.
  find: async (context) => {
    const opened = await alreadyOpen(context);
    return 'approved' in opened ? null : opened;
  },
  undo: close,
};

import { BundleStatus, NOUN_OF_BUNDLE, type BundleRecord } from '../../domain/bundle.js';
import { isNotEditable } from '../../domain/errors.js';
import type { StepResult } from '../storage/steps.store.js';
import { isJudged, isSettled, reusedProduct } from './reuse.js';
import { bundleOf, gatewayOf, StepStopped, word, type Step } from './step.js';

function judge(bundle: BundleRecord): StepResult {
  const noun = NOUN_OF_BUNDLE[bundle.bundleKind];
  if (bundle.status === BundleStatus.DRAFT) {
    // Twilio may answer 200 and leave a bundle that it does not accept as it was (TRUSTHUB section 4).
    throw new StepStopped(
      'NOT_SUBMITTED',
      `Twilio accepted the request to review the ${noun} but left it a draft.`,
      `Query the ${noun}'s requirements, correct what is missing, and resume.`,
    );
  }
  return { resourceSid: bundle.sid, detail: { status: bundle.status } };
}

function resubmissionRefused(noun: string, isReused: boolean): StepStopped {
  return new StepStopped(
    'RESUBMISSION_REFUSED',
    `Twilio rejected the ${noun} and does not accept it a second time.`,
    isReused
      ? 'Cancel this onboarding, take the phone numbers off the rejected trust product, for which it does nothing (removePhoneNumbersFromTrustProduct), and start a new one with newTrustProduct: true and another idempotencyKey.'
      : 'Cancel this onboarding with deleteCreatedResources, which frees its phone numbers, and start a new one with the corrected input and another idempotencyKey.',
  );
}

/** Sends a bundle to Twilio's review. */
export const submitBundle: Step = {
  writes: true,
  calls: ({ parameters, reuse }) => (isJudged(parameters, reuse) ? 0 : 1),
  isDone: (context) => isSettled(reusedProduct(context)?.detail.status),
  run: async (context) => {
    const { kind, sid } = bundleOf(context);
    const { staysDraft } = context.of(word(context.parameters, 'bundle')).detail;
    if (staysDraft === true) return { resourceSid: sid, detail: { status: BundleStatus.DRAFT, staysDraft } };
    const gateway = gatewayOf(context.trustHub, kind);
    try {
      const submitted = await gateway.submit(sid);
      context.recordBundleStatus(submitted);
      return judge(submitted);
    } catch (error) {
      // A rejected product of the run is made again (engine/advance/rebuild.ts), but too much depends on a profile, and a
      // product that existed is not the run's, to do so.
      const isReused = reusedProduct(context) !== null;
      if (!isNotEditable(error) || (kind !== 'CustomerProfile' && !isReused)) throw error;
      const now = await gateway.load(sid);
      // Another run, or a person, has submitted it meanwhile.
      if (isReused && now !== null && isSettled(now.status)) return judge(now);
      if (now?.status !== BundleStatus.TWILIO_REJECTED) throw error;
      throw resubmissionRefused(NOUN_OF_BUNDLE[kind], isReused);
    }
  },
  // The status shows whether it was submitted; a rejection from an earlier round is no answer to this one.
  find: async (context) => {
    const { kind, sid } = bundleOf(context);
    const bundle = await gatewayOf(context.trustHub, kind).load(sid);
    const { copyOf } = context.of(word(context.parameters, 'bundle')).detail;
    // A copy that is gone was approved, or deleted: the wait for its review finds out which.
    if (bundle === null && copyOf !== undefined) {
      return { resourceSid: sid, detail: { status: BundleStatus.PENDING_REVIEW } };
    }
    if (bundle === null || bundle.status === BundleStatus.DRAFT) return null;
    const isEarlier = context.previousSid !== null || reusedProduct(context) !== null;
    return isEarlier && bundle.status === BundleStatus.TWILIO_REJECTED ? null : judge(bundle);
  },
};

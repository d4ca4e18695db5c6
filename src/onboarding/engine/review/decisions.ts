import { setTimeout as delay } from 'node:timers/promises';
import { BundleStatus, NOUN_OF_BUNDLE, type BundleRecord } from '../../../domain/bundle.js';
import type { EvaluationRecord } from '../../../domain/evaluation.js';
import type { OnboardingActor } from '../../../domain/onboarding-event.js';
import type { TrustHub, TrustHubFactory } from '../../../twilio/trust-hub.js';
import { bundleKindOf, gatewayOf, RETRY_404_AFTER_MS, StepStopped } from '../../steps/step.js';
import type { ReviewsStore } from '../../storage/reviews.store.js';
import type { StepDetail, StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepsStore } from '../../storage/steps.store.js';
import type { BundleStatusChanges } from './bundle-status-changes.js';
import { failureOf } from '../advance/failure.js';
import { hasCode, rejectionFailure, type RejectedSubject } from './rejection-failure.js';

/** What a check of reviews needs. */
export interface Checking {
  readonly steps: StepsStore;
  readonly reviews: ReviewsStore;
  readonly reviewPollMs: number;
  readonly trustHubs: TrustHubFactory;
  readonly bundles: BundleStatusChanges;
}

/** The bundle of a step that waits for its review, as Twilio has just answered it. */
export interface ObservedBundle {
  readonly stepKey: string;
  /** The attempt at the step that was waiting when Twilio was asked. */
  readonly attempt: number;
  readonly bundle: BundleRecord;
}

/**
 * Fetches the bundles whose reviews a run waits for, and records the reviews that are decided. The fetched bundle is
 * the truth: a callback's body is undocumented, and only a hint (TRUSTHUB section 7).
 * @param by who reported that a review may have been decided
 * @param observed a bundle that was just fetched: then only its step is checked
 * @returns how many were decided
 * @throws ServiceError when Twilio can't be asked
 */
export async function decideReviews(
  checking: Checking,
  { run, steps: all }: RunWithSteps,
  by: OnboardingActor,
  observed?: ObservedBundle,
): Promise<number> {
  const { trustHubs, bundles } = checking;
  const trustHub = trustHubs.open(run.account_sid, { cached: false });
  const isMeant = (step: StepRow): boolean =>
    observed === undefined || (step.key === observed.stepKey && step.attempts === observed.attempt);
  const waiting = all.filter((step) => step.status === 'WAITING' && isMeant(step));
  const decided = await Promise.all(
    waiting.map(async (step) => {
      const kind = bundleKindOf(step.parameters);
      const fetch = () => gatewayOf(trustHub, kind).load(step.resource_sid ?? '');
      // One 404 does not prove that it is gone.
      const bundle =
        observed?.bundle ??
        (await fetch()) ??
        (await delay(RETRY_404_AFTER_MS).then(fetch)) ??
        (await changedOriginal(trustHub, all, step));
      if (bundle !== null && bundle.status !== step.detail.status) bundles.recordStatus(run.account_sid, bundle);
      const resubmits = all.some((other) => other.use === 'submit-bundle' && sameBundle(other, step));
      const evaluation = bundle === null ? null : await evaluationOf(trustHub, bundle);
      const isCopy = copyOf(all, step) !== undefined;
      return decide(checking, step, { noun: NOUN_OF_BUNDLE[kind], isCopy, resubmits, by, evaluation }, bundle);
    }),
  );
  return decided.filter(Boolean).length;
}

const sameBundle = (left: StepRow, right: StepRow): boolean => left.parameters['bundle'] === right.parameters['bundle'];

/** What the step's bundle is a provisional copy of, as the step that opened it knows. */
function copyOf(all: readonly StepRow[], step: StepRow): StepDetail | undefined {
  const opened = all.find(({ key }) => key === step.parameters['bundle']);
  return opened?.detail.copyOf === undefined ? undefined : opened.detail;
}

/**
 * An approved copy may be gone, its contents in what it copied: then that is what Twilio has approved. Null where it does not
 * have them, because the copy was deleted.
 */
async function changedOriginal(
  trustHub: TrustHub,
  all: readonly StepRow[],
  step: StepRow,
): Promise<BundleRecord | null> {
  const { copyOf: sid, copiedAt } = copyOf(all, step) ?? {};
  if (sid === undefined) return null;
  const kind = bundleKindOf(step.parameters);
  const original = await gatewayOf(trustHub, kind).load(sid);
  if (original?.status !== BundleStatus.TWILIO_APPROVED) return null;
  const corrected = new Set(all.filter((other) => sameBundle(other, step)).map((other) => other.resource_sid));
  const objects = await trustHub.entityAssignments.list({ kind, sid });
  const hasContents = objects.some(({ objectSid }) => corrected.has(objectSid));
  return hasContents || original.updatedAt.toISOString() !== copiedAt ? original : null;
}

interface Subject extends RejectedSubject {
  /** Who reported it. */
  readonly by: OnboardingActor;
}

/** Where Twilio gives no code, only its latest evaluation says why. The rejection is recorded without it too. */
async function evaluationOf(trustHub: TrustHub, bundle: BundleRecord): Promise<EvaluationRecord | null> {
  const { bundleKind: kind, sid, status, rejections } = bundle;
  if (status !== BundleStatus.TWILIO_REJECTED || rejections.some(hasCode)) return null;
  try {
    return await trustHub.evaluations.latest({ kind, sid });
  } catch {
    return null;
  }
}

/** @returns whether that ended the step */
async function decide(
  checking: Checking,
  step: StepRow,
  subject: Subject,
  bundle: BundleRecord | null,
): Promise<boolean> {
  const { steps, reviews, reviewPollMs } = checking;
  const { run_id: runId, key, attempts: attempt } = step;
  if (bundle === null) return steps.fail(runId, key, failureOf(key, gone(subject)), { attempt });
  const observed = { status: bundle.status, by: subject.by, attempt };
  if (bundle.status === BundleStatus.TWILIO_APPROVED) return steps.approve(runId, key, observed);
  if (bundle.status === BundleStatus.TWILIO_REJECTED) {
    return steps.fail(runId, key, failureOf(key, rejectionFailure(subject, bundle)), observed);
  }
  if (bundle.status !== step.detail.status) {
    await steps.noteStatus(runId, key, observed);
    // The next poll need not report again what was checked here.
    await reviews.recordStatus(runId, key, bundle.status, reviewPollMs);
  }
  return false;
}

function gone({ noun }: Subject): StepStopped {
  return new StepStopped(
    'BUNDLE_GONE',
    `The ${noun} was deleted at Twilio while it was in review.`,
    'Start a new onboarding with another idempotency key.',
  );
}

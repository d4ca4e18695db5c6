import type { Logger } from 'pino';
import { BundleStatus } from '../../domain/bundle.js';
import type { OnboardingStatus } from '../../domain/onboarding.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import { gatewayOf, nounOf, StepStopped } from '../steps/step.js';
import type { StepRow } from '../storage/rows.js';
import type { StepsStore } from '../storage/steps.store.js';
import { failureOf } from './failure.js';
import { settledStatus } from './settle.js';
import type { StepRunner } from './step-runner.js';
import type { RunActions } from './workflows.js';

interface RunActionsOptions {
  readonly steps: StepsStore;
  readonly runner: StepRunner;
  readonly trustHubs: TrustHubFactory;
  readonly changed: (runId: string) => void;
  readonly log: Logger;
}

/** The durable steps of the workflows, over the tables and Trust Hub. */
export function createRunActions({ steps, runner, trustHubs, changed, log }: RunActionsOptions): RunActions {
  const settle = async (runId: string): Promise<OnboardingStatus> => {
    const now = await steps.load(runId);
    const { status, failure } = settledStatus(now.steps);
    if (status !== now.run.status || failure !== null) await steps.setStatus(runId, status, failure);
    changed(runId);
    log.info({ runId, status, code: failure?.code, step: failure?.stepKey }, 'onboarding');
    return status;
  };

  /** The fetched bundle is the truth: a callback's body is undocumented, and only a hint (TRUSTHUB section 7). */
  const reviewOne = async (runId: string, accountSid: string, step: StepRow): Promise<void> => {
    const kind = step.parameters['kind'] === 'TrustProduct' ? 'TrustProduct' : 'CustomerProfile';
    const gateway = gatewayOf(trustHubs.open(accountSid, { cached: false }), kind);
    const bundle = await gateway.load(step.resource_sid ?? '');
    if (bundle?.status === BundleStatus.TWILIO_APPROVED) return steps.approve(runId, step.key, bundle.status);
    const noun = nounOf(kind);
    if (bundle === null) {
      const gone = new StepStopped(
        'BUNDLE_GONE',
        `The ${noun} was deleted at Twilio while it was in review.`,
        'Start a new onboarding with another idempotency key.',
      );
      return steps.fail(runId, step.key, failureOf(step.key, gone));
    }
    if (bundle.status === BundleStatus.TWILIO_REJECTED) {
      const codes = bundle.rejections.map((rejection) => rejection.code).join(', ');
      const rejected = new StepStopped(
        'REJECTED',
        `Twilio rejected the ${noun}${codes === '' ? ', without a code' : ` (${codes})`}.`,
        'Correct what the rejections name with resumeOnboarding(corrections: ...): it is submitted again.',
        { rejections: bundle.rejections },
      );
      return steps.fail(runId, step.key, failureOf(step.key, rejected));
    }
  };

  return {
    plan: async (runId) => {
      const now = await steps.load(runId);
      return now.steps.map(({ key, use, after, status }) => ({ key, use, after, status }));
    },
    execute: (runId, key, use) => runner.execute(runId, key, use),
    giveUp: (runId, key) => runner.giveUp(runId, key),
    settle,
    review: async (runId) => {
      const now = await steps.load(runId);
      const waiting = now.steps.filter((step) => step.status === 'WAITING');
      await Promise.all(waiting.map((step) => reviewOne(runId, now.run.account_sid, step)));
      return settle(runId);
    },
    breakDown: async (runId) => {
      const failure = failureOf('', new Error('the segment workflow ended'));
      await steps.setStatus(runId, 'ACTION_REQUIRED', { ...failure, stepKey: null });
      changed(runId);
      log.error({ runId }, 'a segment of an onboarding ended for good');
      return 'ACTION_REQUIRED';
    },
  };
}

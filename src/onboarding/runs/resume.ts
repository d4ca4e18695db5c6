import { CallerError, userError } from '../../domain/errors.js';
import { hasEnded, type OnboardingStatus } from '../../domain/onboarding.js';
import type { JudgeParts, OnboardingCorrections } from '../../domain/onboarding-input.js';
import type { Onboardings } from '../onboardings.js';
import { recipeOf } from '../recipes/index.js';
import type { StepName } from '../recipes/recipe.js';
import { fingerprintOf, stepOf } from '../steps/index.js';
import { lockToResume, reopenRun, type ResumePlan } from '../storage/resume.store.js';
import type { RunRow, StepRow } from '../storage/rows.js';
import { currentTrace } from '../trace-link.js';
import { correct } from './corrections.js';
import type { RunDeps } from './run-deps.js';

/**
 * Resumes a run that waits for action, or for Twilio, after its input was corrected.
 * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting), INVALID_INPUT
 */
export const resumeRun =
  ({ sql, vault, runs, engine }: RunDeps): Onboardings['resume'] =>
  async (accountSid, runId, caller, { corrections, judge }) => {
    await runs.require(accountSid, runId);
    const corrected = Object.entries(corrections ?? {}).flatMap(([name, value]) => (value == null ? [] : [name]));
    const request = { caller, corrected, traceparent: currentTrace(), now: new Date(engine.outages.now()) };
    const outcome = await sql.transaction(async (client) => {
      const locked = await lockToResume(client, vault, runId);
      if (!('run' in locked)) return locked;
      const plan = resumePlan(locked.run, locked.steps, corrections, judge);
      return { segment: await reopenRun(client, vault, locked.run, plan, request) };
    });
    if (!('segment' in outcome)) throw notWaiting(outcome.status);
    await engine.outages.probeWith(accountSid, runId);
    await engine.workflows.start({ runId, accountSid, segment: outcome.segment, priority: 0 });
    engine.changes.announce(runId, true);
    return runs.require(accountSid, runId);
  };

function notWaiting(status: OnboardingStatus): CallerError {
  const message = hasEnded(status)
    ? 'This onboarding has ended; start a new one with another idempotencyKey.'
    : 'This onboarding still continues by itself; it can be resumed when its status is ACTION_REQUIRED, or while it waits for Twilio.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

/** The steps of a bundle's review, whose result depends on everything before them. */
const JUDGEMENTS: readonly StepName[] = ['evaluate-bundle', 'submit-bundle', 'await-approval'];

/**
 * What a correction changes in a run. Finished steps keep what they made: it is updated where their part of the
 * input changed; checks of the changed part, and the evaluation and submission of a bundle that is not decided, are
 * done again.
 */
function resumePlan(
  run: RunRow,
  steps: readonly StepRow[],
  corrections: OnboardingCorrections | undefined,
  judge: JudgeParts,
): ResumePlan {
  const input = corrections === undefined ? run.input : correct(run.kind, run.input, corrections, judge);
  const recipe = recipeOf(run.kind, input);
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const changed = recipe.steps.filter((planned) => {
    const stored = byKey.get(planned.key);
    const step = stepOf(planned.use);
    if (stored?.status !== 'SUCCEEDED' || step === null) return false;
    return fingerprintOf(step, { input, hashKey: run.hashKey }, planned.with) !== stored.fingerprint;
  });
  const updates = changed.filter((planned) => stepOf(planned.use)?.update !== undefined);
  const lookups = changed.filter((planned) => !updates.includes(planned));
  const judged = recipe.steps.filter((planned) => JUDGEMENTS.includes(planned.use));
  const open = judged.filter((planned) => {
    const ofBundle = judged.filter((other) => other.with['bundle'] === planned.with['bundle']);
    const statusOf = (use: StepName) => byKey.get(ofBundle.find((other) => other.use === use)?.key ?? '')?.status;
    // What was submitted and not rejected stays so, also where nobody waits for its review yet: Twilio does not accept
    // a second submission of it.
    return statusOf('submit-bundle') !== 'SUCCEEDED' || statusOf('await-approval') === 'FAILED';
  });
  return {
    input,
    recipe,
    update: updates.map((step) => step.key),
    redo: [...lookups, ...open].map((step) => step.key),
  };
}

import type { Onboardings } from '../onboardings.js';
import { recipeOf, type RunInput } from '../recipes/index.js';
import type { StepName } from '../recipes/recipe.js';
import { fingerprintOf, stepOf } from '../steps/index.js';
import { lockToResume, reopenRun, type ResumePlan } from '../storage/resume.store.js';
import type { RunRow, StepRow } from '../storage/rows.js';
import { currentTrace } from '../trace-link.js';
import { withParts } from './corrections.js';
import { notWaiting, resumedMeanwhile } from './resume-conflicts.js';
import type { RunDeps } from './run-deps.js';

/**
 * Resumes a run that waits for action, or for Twilio, after its input was corrected.
 * @throws CallerError NOT_FOUND, CONFLICT (it is not waiting, or was resumed since its input was corrected)
 */
export const resumeRun =
  ({ sql, vault, runs, outages, engine, now }: RunDeps): Onboardings['resume'] =>
  async (accountSid, runId, caller, corrected) => {
    await runs.require(accountSid, runId);
    const request = {
      caller,
      corrected: corrected?.corrected ?? [],
      traceparent: currentTrace(),
      now: new Date(now()),
    };
    const outcome = await sql.transaction(async (client) => {
      const locked = await lockToResume(client, vault, runId);
      if (!('run' in locked)) return locked;
      const { run, steps } = locked;
      // Only a resumption changes the input, and it counts the round up.
      if (corrected !== undefined && corrected.round !== run.round) throw resumedMeanwhile();
      const input = corrected === undefined ? run.input : withParts(run.input, corrected);
      return { segment: await reopenRun(client, vault, run, resumePlan(run, steps, input), request) };
    });
    if (!('segment' in outcome)) throw notWaiting(outcome.status);
    await outages.probeWith(accountSid, runId);
    await engine.workflows.start({ runId, accountSid, segment: outcome.segment, priority: 0 });
    engine.changes.announce(runId, 'status');
    return runs.require(accountSid, runId);
  };

/** The steps of a bundle's review, whose result depends on everything before them. */
const JUDGEMENTS: readonly StepName[] = ['evaluate-bundle', 'submit-bundle', 'await-approval'];

/**
 * What a correction changes in a run. Finished steps keep what they made: it is updated where their part of the
 * input changed; checks of the changed part, and the evaluation and submission of a bundle that is not decided, are
 * done again.
 */
function resumePlan(run: RunRow, steps: readonly StepRow[], input: RunInput): ResumePlan {
  const recipe = recipeOf(run.kind, asStarted(steps, input));
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
  const searches = recipe.steps.filter(({ use }) => use === 'find-trust-product' && !hasOwnProduct(steps));
  return {
    input,
    recipe,
    update: updates.map((step) => step.key),
    redo: [...lookups, ...open, ...searches].map((step) => step.key),
  };
}

/** A run that was planned without a search for a product gets none: an older version may have made its product since. */
function asStarted(steps: readonly StepRow[], input: RunInput): RunInput {
  return steps.some(({ use }) => use === 'find-trust-product') ? input : { ...input, newTrustProduct: true };
}

/** Whether the run has made its trust product itself: else it is looked for again, as it is now. */
function hasOwnProduct(steps: readonly StepRow[]): boolean {
  const created = steps.find(({ use }) => use === 'create-trust-product');
  return created?.resource_sid != null && created.detail.reused !== true;
}

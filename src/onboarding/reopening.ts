import type { JudgeParts, OnboardingCorrections } from '../domain/onboarding-input.js';
import { correct } from './corrections.js';
import { fingerprintOf, stepOf } from './engine/fingerprint.js';
import { recipeOf } from './recipes/index.js';
import type { Reopening } from './storage/resume.store.js';
import type { RunRow, StepRow } from './storage/rows.js';

/** The steps of a bundle's own review, which follow from everything before them. */
const JUDGEMENTS = ['evaluate-bundle', 'submit-bundle', 'await-approval'];

/**
 * What a correction makes of a run. Finished steps keep what they made: those whose part of the input changed are
 * brought in line; what looks at the changed part, and the judgement of a bundle that is not decided, is done anew.
 */
export function decideReopening(
  run: RunRow,
  steps: readonly StepRow[],
  corrections: OnboardingCorrections | undefined,
  judge: JudgeParts,
): Reopening {
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
    const states = ofBundle.map((other) => byKey.get(other.key)?.status);
    // What is in review is left to its review: Twilio takes no second submission of it.
    return !states.includes('WAITING') && states.some((status) => status !== 'SUCCEEDED');
  });
  return {
    input,
    recipe,
    update: updates.map((step) => step.key),
    redo: [...lookups, ...open].map((step) => step.key),
  };
}

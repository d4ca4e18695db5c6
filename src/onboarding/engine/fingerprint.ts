import { digestOf } from '../digest.js';
import { STEPS } from '../steps/index.js';
import type { StepName, StepParameters } from '../recipes/recipe.js';
import type { Step } from '../steps/step.js';
import type { OpenInput } from '../storage/run-vault.js';

/** Null for the wait for a review, which is the engine's own. */
export function stepOf(use: StepName): Step | null {
  return use === 'await-approval' ? null : STEPS[use];
}

/** A step's part of the input, hashed: the business data itself is stored once, with the run. */
export function fingerprintOf(step: Step, { input, hashKey }: OpenInput, parameters: StepParameters): string | null {
  const part = step.reads?.(input, parameters);
  return part === undefined ? null : digestOf(part, hashKey);
}

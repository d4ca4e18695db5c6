import { createHash } from 'node:crypto';
import { canonicalJson } from '../input.js';
import type { RunInput } from '../recipes/index.js';
import { STEPS } from '../steps/index.js';
import type { StepName, StepParameters } from '../recipes/recipe.js';
import type { Step } from '../steps/step.js';

/** Null for the wait for a review, which is the engine's own. */
export function stepOf(use: StepName): Step | null {
  return use === 'await-approval' ? null : STEPS[use];
}

/**
 * A step's part of the input, hashed: the business data itself is stored once, with the run. Canonical, because the
 * database keeps an object's keys in an order of its own.
 */
export function fingerprintOf(step: Step, input: RunInput, parameters: StepParameters): string | null {
  const part = step.reads?.(input, parameters);
  return part === undefined ? null : createHash('sha256').update(canonicalJson(part)).digest('base64url');
}

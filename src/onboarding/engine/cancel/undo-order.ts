import { wavesOf, type StepParameters } from '../../recipes/recipe.js';
import type { StepRow } from '../../storage/rows.js';

/** The parts of a step that decide the order of the undo. */
type Planned = Pick<StepRow, 'key' | 'after' | 'parameters'>;

/**
 * The parameters that name a step whose resource is held by another's: what is attached, and what a document refers
 * to.
 */
const HOLDING = ['object', 'address'] as const;

/** The steps whose resources are held by this step's resource at Twilio. */
export function heldBy(parameters: StepParameters): readonly string[] {
  return HOLDING.flatMap((name) => {
    const key = parameters[name];
    return typeof key === 'string' ? [key] : [];
  });
}

/**
 * The waves in which a run is undone: a step goes after everything that came after it, and what is attached to a bundle
 * goes after the bundle, because Twilio deletes an approved bundle as a whole or not at all.
 * @throws Error for steps that come after one another in a circle: the recipe is wrong
 */
export function undoWaves<Step extends Planned>(steps: readonly Step[]): readonly (readonly Step[])[] {
  const before = undoneBefore(steps);
  const waves = wavesOf(steps.map(({ key }) => ({ key, after: before.get(key) ?? [] })));
  const grouped: Step[][] = [];
  for (const step of steps) (grouped[(waves.get(step.key) ?? 1) - 1] ??= []).push(step);
  return grouped;
}

/** For each step those that are undone before it. */
function undoneBefore(steps: readonly Planned[]): ReadonlyMap<string, string[]> {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const before = new Map<string, string[]>(steps.map((step) => [step.key, []]));
  for (const step of steps) {
    for (const earlier of step.after) before.get(earlier)?.push(step.key);
    const bundle = step.parameters['bundle'];
    if (typeof bundle !== 'string' || !byKey.has(bundle)) continue;
    for (const held of heldBy(step.parameters)) {
      if (!comesAfter(byKey, held, bundle)) before.get(held)?.push(bundle);
    }
  }
  return before;
}

/** Whether a step was carried out only after another. */
function comesAfter(byKey: ReadonlyMap<string, Planned>, key: string, other: string): boolean {
  return (byKey.get(key)?.after ?? []).some((before) => before === other || comesAfter(byKey, before, other));
}

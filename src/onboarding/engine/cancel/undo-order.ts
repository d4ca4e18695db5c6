import type { StepParameters } from '../../recipes/recipe.js';
import type { StepRow } from '../../storage/rows.js';

/** What the order of an undo is made from. */
type Planned = Pick<StepRow, 'key' | 'after' | 'parameters'>;

/** The parameters that name a step whose resource another holds: what is attached, and what a document wraps. */
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
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const first = goingBefore(steps, byKey);
  const waves = new Map<string, number>();
  const waveOf = (key: string, path: readonly string[]): number => {
    const known = waves.get(key);
    if (known !== undefined) return known;
    if (path.includes(key)) throw new Error(`Undo: ${[...path, key].join(' -> ')} is a circle.`);
    const wave = 1 + Math.max(-1, ...(first.get(key) ?? []).map((before) => waveOf(before, [...path, key])));
    waves.set(key, wave);
    return wave;
  };
  const grouped: Step[][] = [];
  for (const step of steps) (grouped[waveOf(step.key, [])] ??= []).push(step);
  return grouped;
}

/** For each step those that are undone before it. */
function goingBefore(steps: readonly Planned[], byKey: ReadonlyMap<string, Planned>): ReadonlyMap<string, string[]> {
  const first = new Map<string, string[]>(steps.map((step) => [step.key, []]));
  for (const step of steps) {
    for (const earlier of step.after) first.get(earlier)?.push(step.key);
    const bundle = step.parameters['bundle'];
    if (typeof bundle !== 'string') continue;
    for (const held of heldBy(step.parameters)) {
      if (!comesAfter(byKey, held, bundle)) first.get(held)?.push(bundle);
    }
  }
  return first;
}

/** Whether a step was carried out only after another. */
function comesAfter(byKey: ReadonlyMap<string, Planned>, key: string, other: string): boolean {
  return (byKey.get(key)?.after ?? []).some((before) => before === other || comesAfter(byKey, before, other));
}

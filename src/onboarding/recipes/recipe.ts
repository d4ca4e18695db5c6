import type { OnboardingKind } from '../../domain/onboarding-kind.js';

/** The steps that recipes are made of; `steps/index.ts` says what each does. */
export const STEP_NAMES = [
  'find-primary-customer-profile',
  'check-customer-profile',
  'check-phone-numbers',
  'check-policy',
  'create-customer-profile',
  'create-trust-product',
  'create-end-user',
  'create-address',
  'create-address-document',
  'create-supporting-document',
  'assign-entity',
  'assign-phone-numbers',
  'evaluate-bundle',
  'submit-bundle',
  'await-approval',
  'find-customer',
  'find-trust-product',
  'put-phone-numbers',
  'take-phone-numbers',
  'take-moving-phone-numbers',
  'return-phone-numbers',
  'survey-customer',
  'delete-resources',
  'delete-what-is-left',
  'open-bundle',
  'correct-end-user',
  'correct-address',
] as const;

export type StepName = (typeof STEP_NAMES)[number];

/** What a step gets besides the run's input: texts, and the keys of the steps whose resources it uses. */
export type StepParameters = Readonly<Record<string, string | boolean>>;

/** One step of a recipe. Plain data: it is stored with the run, so that a run keeps its plan over deployments. */
export interface RecipeStep {
  /** Unique in the recipe; a verb and a noun, such as `create-customer-profile`. */
  readonly key: string;
  readonly title: string;
  readonly use: StepName;
  readonly with: StepParameters;
  /** The keys of the steps that must have succeeded before. */
  readonly after: readonly string[];
}

/** The graph of steps of one kind of onboarding, for one shape of input. */
export interface Recipe {
  readonly kind: OnboardingKind;
  readonly steps: readonly RecipeStep[];
}

/**
 * The waves of a recipe, or of its undoing. The wave of a step is one more than the latest wave of the steps that it
 * comes after, so that all steps of a wave can run concurrently. Numbers start with 1; the order within a wave is the
 * recipe's.
 * @throws Error for a step that comes after an unknown one, or after itself through others: the recipe is wrong
 */
export function wavesOf(steps: readonly Pick<RecipeStep, 'key' | 'after'>[]): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const waveOf = (key: string, path: readonly string[]): number => {
    const known = waves.get(key);
    if (known !== undefined) return known;
    const step = byKey.get(key);
    if (step === undefined) throw new Error(`Recipe: no step is called ${key} (after ${path.join(' -> ')}).`);
    if (path.includes(key)) throw new Error(`Recipe: ${[...path, key].join(' -> ')} is a circle.`);
    const wave = 1 + Math.max(0, ...step.after.map((before) => waveOf(before, [...path, key])));
    waves.set(key, wave);
    return wave;
  };
  for (const step of steps) waveOf(step.key, []);
  return waves;
}

import type { OnboardingKind, VoiceIntegrityOnboarding } from '../../domain/onboarding.js';
import { customerProfileSteps } from './customer-profile.steps.js';
import type { Recipe } from './recipe.js';
import { trustProductSteps } from './trust-product.steps.js';

/** What a run is told, without the words that only steer the mutation. Stored with the run. */
export type RunInput = Omit<VoiceIntegrityOnboarding, 'idempotencyKey' | 'wait'>;

/** The recipe of a kind of onboarding for one input: the same input always gives the same steps. */
export const RECIPES = {
  VOICE_INTEGRITY: (input: RunInput): Recipe => {
    const profile = customerProfileSteps(input.customerProfile);
    const product = trustProductSteps('VOICE_INTEGRITY', profile, input.submission ?? 'AFTER_PROFILE_APPROVAL');
    return { kind: 'VOICE_INTEGRITY', steps: [...profile.steps, ...product] };
  },
} as const satisfies Partial<Record<OnboardingKind, (input: RunInput) => Recipe>>;

export type RecipeKind = keyof typeof RECIPES;

import { isOfNumbers, isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import { changeSteps } from './change-customer.steps.js';
import { customerProfileSteps } from './customer-profile.steps.js';
import { offboardingSteps } from './offboarding.steps.js';
import { phoneNumberSteps } from './phone-numbers.steps.js';
import type { Recipe, RecipeStep } from './recipe.js';
import type { RunInput } from './run-input.js';
import { trustProductSteps } from './trust-product.steps.js';
import { productOf } from './trust-products.js';

export type { RunInput } from './run-input.js';

/** The recipe of a kind of onboarding for one input: the same input always gives the same steps. */
export function recipeOf(kind: OnboardingKind, input: RunInput): Recipe {
  if (isOfNumbers(kind)) return { kind, steps: phoneNumberSteps(kind, input) };
  if (kind === 'CHANGE_CUSTOMER') return { kind, steps: changeSteps(input) };
  if (kind === 'OFFBOARD_CUSTOMER') return { kind, steps: offboardingSteps(input) };
  if (!isTrustProduct(kind)) return { kind, steps: customerProfileSteps(input).steps };
  const profile = customerProfileSteps(input, productOf(kind, input).profiles);
  const steps = [...profile.steps, ...trustProductSteps(kind, profile, input)];
  return { kind, steps: kind === 'TRUST_PRODUCT' ? withPolicyCheck(steps, input) : steps };
}

/** Before anything is sent, what was given is held against the policy. */
function withPolicyCheck(steps: readonly RecipeStep[], { policySid = '' }: RunInput): readonly RecipeStep[] {
  const key = 'check-policy';
  const check: RecipeStep = {
    key,
    title: 'Check that all is given that the policy asks for',
    use: 'check-policy',
    with: { policySid },
    after: [],
  };
  return [check, ...steps.map((step) => (step.after.length === 0 ? step : { ...step, after: [...step.after, key] }))];
}

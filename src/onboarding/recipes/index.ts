import { isOfNumbers, isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import { changeSteps } from './change-customer.steps.js';
import { customerProfileSteps } from './customer-profile.steps.js';
import { offboardingSteps } from './offboarding.steps.js';
import { phoneNumberSteps } from './phone-numbers.steps.js';
import type { Recipe } from './recipe.js';
import type { RunInput } from './run-input.js';
import { trustProductSteps } from './trust-product.steps.js';
import { TRUST_PRODUCTS } from './trust-products.js';

export type { RunInput } from './run-input.js';

/** The recipe of a kind of onboarding for one input: the same input always gives the same steps. */
export function recipeOf(kind: OnboardingKind, input: RunInput): Recipe {
  if (isOfNumbers(kind)) return { kind, steps: phoneNumberSteps(kind, input) };
  if (kind === 'CHANGE_CUSTOMER') return { kind, steps: changeSteps(input) };
  if (kind === 'OFFBOARD_CUSTOMER') return { kind, steps: offboardingSteps(input) };
  if (!isTrustProduct(kind)) return { kind, steps: customerProfileSteps(input).steps };
  const profile = customerProfileSteps(input, TRUST_PRODUCTS[kind].profiles);
  return { kind, steps: [...profile.steps, ...trustProductSteps(kind, profile, input)] };
}

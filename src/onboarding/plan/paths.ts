import type { OnboardingKind } from '../../domain/onboarding.js';
import type { RunInput } from '../recipes/index.js';

/** The existing profile's place in the input. */
export const EXISTING_PROFILE = 'customerProfile.existingSid';

/** Where the input of a kind of onboarding describes the profile to make. */
export function newProfile(kind: OnboardingKind): string {
  return kind === 'SECONDARY_CUSTOMER_PROFILE' ? 'customerProfile' : 'customerProfile.secondary';
}

/**
 * A warning's field as a path into the input: the rules name what is on a profile as if the profile were the input. What
 * is on a profile that exists can be mended there only.
 */
export function fieldIn(kind: OnboardingKind, input: RunInput, field: string): string {
  if (!/^(business|authorizedRepresentatives|address)\b/.test(field)) return field;
  return input.customerProfile.secondary === undefined ? EXISTING_PROFILE : `${newProfile(kind)}.${field}`;
}

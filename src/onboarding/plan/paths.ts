import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { RunInput } from '../recipes/index.js';

/** The existing profile's place in the input. */
export const EXISTING_PROFILE = 'customerProfile.existingSid';

/** Where the input of a kind of onboarding describes the profile to make. */
export function newProfile(kind: OnboardingKind): string {
  return isTrustProduct(kind) ? 'customerProfile.secondary' : 'customerProfile';
}

/**
 * A warning's field as a path into the input: the rules name what is on a profile as if the profile were the input.
 * What is on a profile that exists can be corrected there only.
 */
export function fieldIn(kind: OnboardingKind, input: RunInput, field: string): string {
  if (!/^(business|authorizedRepresentatives|address)\b/.test(field)) return field;
  const { secondary } = input.customerProfile;
  if (secondary === undefined) return EXISTING_PROFILE;
  // An address of the account's is named as a whole; one that the run makes, field by field.
  const { existingSid } = secondary.address;
  const place =
    existingSid === undefined
      ? field.replace(/^address\./, 'address.create.')
      : field.replace(/^address\..*/, 'address.existingSid');
  return `${newProfile(kind)}.${place}`;
}

import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import { isOfProfile } from '../../domain/requirements/standing-rejections.js';
import type { Sid } from '../../domain/sid.js';
import { newProfileOf } from './new-profiles.js';
import type { StepParameters } from './recipe.js';
import type { RunInput } from './run-input.js';
import { GIVEN, PRODUCT_END_USERS } from './trust-products.js';

/*
 * Where something stands in the input of an onboarding: for failures and warnings, which say what to correct.
 */

/** The existing profile's place in the input. */
export const EXISTING_PROFILE = 'customerProfile.existingSid';

/** Where the input of a kind of onboarding describes the profile to make. */
export function newProfile(kind: OnboardingKind, { customerProfile: { starter } }: RunInput): string {
  if (!isTrustProduct(kind)) return 'customerProfile';
  return starter === undefined ? 'customerProfile.secondary' : 'customerProfile.starter';
}

/**
 * A warning's field as a path into the input: the rules name what is on a profile as if the profile were the input.
 * What is on a profile that exists can be corrected there only.
 */
export function fieldIn(kind: OnboardingKind, input: RunInput, field: string): string {
  const profile = newProfileOf(input);
  // A profile that is of the wrong kind is so as a whole.
  if (field === 'kind') return profile === undefined ? EXISTING_PROFILE : newProfile(kind, input);
  if (!isOfProfile(field)) return field;
  if (profile === undefined) return EXISTING_PROFILE;
  // An address of the account's is named as a whole; one that the run makes, field by field.
  const { existingSid } = profile.source.address;
  const place =
    existingSid === undefined
      ? field.replace(/^address\./, 'address.create.')
      : field.replace(/^address\..*/, 'address.existingSid');
  return `${newProfile(kind, input)}.${place}`;
}

/** Where the profile's part of the input describes what else the steps make or find. */
const PARTS: Readonly<Record<string, string>> = {
  'create-address-document': 'address',
  'find-primary-customer-profile': 'primaryCustomerProfileSid',
};

/**
 * Where the input of an onboarding names or describes what a step was refused; null where it does not.
 * @param sid what was refused, where it has a SID
 */
export function placeInInput(
  kind: OnboardingKind,
  input: RunInput,
  parameters: StepParameters,
  sid: Sid | null,
): readonly string[] | null {
  const number = sid === null ? -1 : input.phoneNumberSids.indexOf(sid);
  if (number !== -1) return ['phoneNumberSids', String(number)];
  if (sid !== null && input.customerProfile.existingSid === sid) return ['customerProfile', 'existingSid'];
  const made = parameters['endUser'] ?? parameters['object'];
  const product = PRODUCT_END_USERS.find(({ name }) => made === name || made === `create-${name}-information`);
  if (product !== undefined) return [product.part];
  if (typeof made === 'string' && made.startsWith(GIVEN)) return ['endUsers'];
  if (typeof parameters['document'] === 'string') return ['documents'];
  const endUsers = newProfileOf(input)?.endUsers ?? [];
  const endUser = endUsers.find(({ name, noun }) => made === name || made === `create-${noun}`);
  const part = endUser?.place ?? (typeof made === 'string' ? PARTS[made] : undefined);
  return part === undefined ? null : `${newProfile(kind, input)}.${part}`.split('.');
}

import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import type { Sid } from '../../domain/sid.js';
import type { RunInput } from '../recipes/index.js';
import type { StepParameters } from '../recipes/recipe.js';
import { PRODUCT_END_USERS } from '../recipes/trust-products.js';
import { newProfile } from './paths.js';

/** Where the profile's part of the input describes what the steps make, by the ends of the steps' names. */
const PARTS: Readonly<Record<string, string>> = {
  business: 'business',
  'create-business-information': 'business',
  'representative-1': 'authorizedRepresentatives.0',
  'create-authorized-representative-1': 'authorizedRepresentatives.0',
  'representative-2': 'authorizedRepresentatives.1',
  'create-authorized-representative-2': 'authorizedRepresentatives.1',
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
  const part = typeof made === 'string' ? PARTS[made] : undefined;
  return part === undefined ? null : `${newProfile(kind)}.${part}`.split('.');
}

import type {
  CustomerProfileSource,
  OnboardingInput,
  ProductInformation,
  TrustProductDetails,
  TrustProductSubmission,
} from '../../domain/onboarding-input.js';
import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { Sid } from '../../domain/sid.js';
import { canonicalJson } from '../digest.js';

/**
 * The input of a run of any kind, without what only steers the mutation. Stored with the run, whose kind says
 * which of the optional members it has.
 */
export interface RunInput extends Partial<ProductInformation> {
  readonly customerProfile: CustomerProfileSource;
  /** Empty for a profile without numbers. */
  readonly phoneNumberSids: readonly Sid[];
  /** Of an onboarding that ends with a trust product. */
  readonly trustProduct?: TrustProductDetails;
  readonly submission?: TrustProductSubmission;
}

/**
 * The part of the mutation's input that a run keeps: without the key and how long the caller waits, and with its kind.
 */
export function toRunInput(given: OnboardingInput): RunInput {
  const { kind, idempotencyKey: _key, wait: _wait, ...rest } = given;
  const customerProfile = isTrustProduct(kind) ? rest.customerProfile : { secondary: given.customerProfile };
  const numbers = 'phoneNumberSids' in given ? given.phoneNumberSids : undefined;
  return JSON.parse(canonicalJson({ ...rest, customerProfile, phoneNumberSids: numbers ?? [] })) as RunInput;
}

/** The same in the form in which the mutation of its kind takes it. */
export function toMutationInput(kind: OnboardingKind, idempotencyKey: string, input: RunInput): OnboardingInput {
  const { customerProfile, phoneNumberSids, ...rest } = input;
  const isProfile = !isTrustProduct(kind);
  const numbers = isProfile && phoneNumberSids.length === 0 ? {} : { phoneNumberSids };
  const profile = isProfile ? customerProfile.secondary : customerProfile;
  return { kind, idempotencyKey, ...rest, customerProfile: profile, ...numbers } as OnboardingInput;
}

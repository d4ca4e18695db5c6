import { isTrustProduct, type OnboardingKind } from '../../domain/onboarding-kind.js';
import type { OnboardingInput } from '../../domain/onboarding-input.js';
import { canonicalJson } from '../digest.js';
import type { RunInput } from '../recipes/index.js';

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

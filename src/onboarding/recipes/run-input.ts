import type {
  CustomerProfileSource,
  OffboardMode,
  OnboardingCorrections,
  OnboardingInput,
  PolicyContents,
  ProductInformation,
  TrustProductDetails,
  TrustProductSubmission,
} from '../../domain/onboarding-input.js';
import {
  isLater,
  isOfNumbers,
  isTrustProduct,
  type OnboardingKind,
  type ProfileKind,
} from '../../domain/onboarding-kind.js';
import type { PolicyKind } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';
import { canonicalJson } from '../digest.js';

/**
 * The input of a run of any kind, without what only steers the mutation. Stored with the run, whose kind says
 * which of the optional members it has.
 */
export interface RunInput extends Partial<ProductInformation>, Partial<PolicyContents> {
  readonly customerProfile: CustomerProfileSource;
  /** Empty for a profile without numbers. */
  readonly phoneNumberSids: readonly Sid[];
  /** Of an onboarding that ends with a trust product. */
  readonly trustProduct?: TrustProductDetails;
  readonly submission?: TrustProductSubmission;
  /** Only where one is to be made though the profile has one of the kind. */
  readonly newTrustProduct?: true;
  /** Of a trust product of any policy; of the others their kind says it. */
  readonly policySid?: Sid;
  /** Products that such a one stands on. */
  readonly supportingTrustProductSids?: readonly Sid[];
  /** Of an operation on numbers: the kinds of product that it concerns; left out, all that the customer has. */
  readonly kinds?: readonly PolicyKind[];
  /** Of numbers that move: the profile of their new customer. */
  readonly toCustomerProfileSid?: Sid;
  /** Of a customer that leaves. */
  readonly mode?: OffboardMode;
  /** Of a customer that changes. */
  readonly corrections?: OnboardingCorrections;
}

/**
 * The part of the mutation's input that a run keeps: without the key and how long the caller waits, and with its kind.
 */
export function toRunInput(given: OnboardingInput): RunInput {
  return JSON.parse(canonicalJson(kept(given))) as RunInput;
}

/** What the profile of such an onboarding is called among the sources of profiles. */
const PROFILE_PARTS = {
  SECONDARY_CUSTOMER_PROFILE: 'secondary',
  STARTER_CUSTOMER_PROFILE: 'starter',
} as const satisfies Record<ProfileKind, keyof CustomerProfileSource>;

function kept(given: OnboardingInput): object {
  const { kind: _kind, idempotencyKey: _key, wait: _wait, ...rest } = given;
  if ('fromCustomerProfileSid' in rest) {
    const { fromCustomerProfileSid: existingSid, ...move } = rest;
    return { ...move, customerProfile: { existingSid } };
  }
  if ('customerProfileSid' in rest) {
    const { customerProfileSid: existingSid, ...later } = rest;
    return { phoneNumberSids: [], ...later, customerProfile: { existingSid } };
  }
  const customerProfile = isTrustProduct(given.kind)
    ? rest.customerProfile
    : { [PROFILE_PARTS[given.kind as ProfileKind]]: rest.customerProfile };
  const { newTrustProduct, ...more } = { newTrustProduct: undefined, ...rest };
  // Left out where it changes nothing, so that a call is the same with it and without.
  const isNew = newTrustProduct === true ? { newTrustProduct } : {};
  return { phoneNumberSids: [], ...more, ...isNew, customerProfile };
}

/** Whether a run takes the product of its kind that the profile has, if there is one. A profile that it makes has none. */
export function mayReuse({ customerProfile, newTrustProduct }: RunInput): boolean {
  return customerProfile.existingSid !== undefined && newTrustProduct !== true;
}

/** The same in the form in which the mutation of its kind takes it. */
export function toMutationInput(kind: OnboardingKind, idempotencyKey: string, input: RunInput): OnboardingInput {
  const { customerProfile, phoneNumberSids, ...rest } = input;
  if (isLater(kind)) {
    const name = kind === 'MOVE_PHONE_NUMBERS' ? 'fromCustomerProfileSid' : 'customerProfileSid';
    const numbers = isOfNumbers(kind) ? { phoneNumberSids } : {};
    return { kind, idempotencyKey, [name]: customerProfile.existingSid, ...numbers, ...rest } as OnboardingInput;
  }
  const numbers = phoneNumberSids.length === 0 ? {} : { phoneNumberSids };
  const profile = isTrustProduct(kind) ? customerProfile : customerProfile[PROFILE_PARTS[kind]];
  return { kind, idempotencyKey, ...rest, customerProfile: profile, ...numbers } as OnboardingInput;
}

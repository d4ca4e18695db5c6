/** The kinds of onboarding that end with a customer profile. */
export const PROFILE_KINDS = ['SECONDARY_CUSTOMER_PROFILE', 'STARTER_CUSTOMER_PROFILE'] as const;
export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** The kinds of onboarding that bring a customer to an approved profile, or to one of the trust products on it. */
export const CUSTOMER_KINDS = [
  'SECONDARY_CUSTOMER_PROFILE',
  'VOICE_INTEGRITY',
  'SHAKEN_STIR',
  'CNAM',
  'A2P_MESSAGING_PROFILE',
  'STARTER_CUSTOMER_PROFILE',
  'SOLE_PROPRIETOR',
  'TRUST_PRODUCT',
] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** What is done later with the phone numbers of a customer that exists. */
export const NUMBER_KINDS = [
  'ADD_PHONE_NUMBERS',
  'REMOVE_PHONE_NUMBERS',
  'SET_PHONE_NUMBERS',
  'MOVE_PHONE_NUMBERS',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** All that is done later with a customer that exists. */
export const LATER_KINDS = [...NUMBER_KINDS, 'CHANGE_CUSTOMER', 'OFFBOARD_CUSTOMER'] as const;
export type LaterKind = (typeof LATER_KINDS)[number];

export const ONBOARDING_KINDS = [...CUSTOMER_KINDS, ...LATER_KINDS] as const;
export type OnboardingKind = (typeof ONBOARDING_KINDS)[number];

/** The kinds of onboarding that end with a trust product. */
export type TrustProductName = Exclude<CustomerKind, ProfileKind>;

/** Those whose product is known; of any other, its policy says what it needs. */
export type KnownProduct = Exclude<TrustProductName, 'TRUST_PRODUCT'>;

/** Whether a kind of onboarding ends with a trust product, and not with the profile. */
export function isTrustProduct(kind: OnboardingKind): kind is TrustProductName {
  return !(PROFILE_KINDS as readonly string[]).includes(kind) && !isLater(kind);
}

/** Whether it concerns a customer that exists. */
export function isLater(kind: OnboardingKind): kind is LaterKind {
  return (LATER_KINDS as readonly string[]).includes(kind);
}

/** Whether it concerns the phone numbers of a customer that exists. */
export function isOfNumbers(kind: OnboardingKind): kind is NumberKind {
  return (NUMBER_KINDS as readonly string[]).includes(kind);
}

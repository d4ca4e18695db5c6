/** The kinds of onboardings: a customer profile alone, or one of the trust products on a profile. */
export const ONBOARDING_KINDS = ['SECONDARY_CUSTOMER_PROFILE', 'VOICE_INTEGRITY', 'SHAKEN_STIR', 'CNAM'] as const;
export type OnboardingKind = (typeof ONBOARDING_KINDS)[number];

/** The kinds of onboarding that end with a trust product. */
export type TrustProductName = Exclude<OnboardingKind, 'SECONDARY_CUSTOMER_PROFILE'>;

/** Whether a kind of onboarding ends with a trust product, and not with the profile. */
export function isTrustProduct(kind: OnboardingKind): kind is TrustProductName {
  return kind !== 'SECONDARY_CUSTOMER_PROFILE';
}

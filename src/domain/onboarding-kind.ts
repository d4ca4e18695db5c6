/** The kinds of onboardings: a customer profile alone, or one of the trust products on a profile. */
export const ONBOARDING_KINDS = ['SECONDARY_CUSTOMER_PROFILE', 'VOICE_INTEGRITY', 'SHAKEN_STIR', 'CNAM'] as const;
export type OnboardingKind = (typeof ONBOARDING_KINDS)[number];

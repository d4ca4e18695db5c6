import { PolicyKind } from '../../domain/policy.js';

/** What one trust product needs beside the customer profile and the numbers. */
export interface TrustProductRecipe {
  readonly policy: PolicyKind;
  readonly noun: string;
  /** The end user that describes it, by its name in `steps/end-users.ts`; SHAKEN/STIR has none. */
  readonly endUser: EndUserName | null;
}

export type EndUserName = 'business' | 'representative-1' | 'representative-2' | 'voice-integrity';

/** The one table of trust products (TRUSTHUB sections 2 and 8): the next product is a line here. */
export const TRUST_PRODUCTS = {
  VOICE_INTEGRITY: { policy: PolicyKind.VOICE_INTEGRITY, noun: 'Voice Integrity', endUser: 'voice-integrity' },
} as const satisfies Readonly<Record<string, TrustProductRecipe>>;

export type TrustProductName = keyof typeof TRUST_PRODUCTS;

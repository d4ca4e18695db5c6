import type { AddressPrefill, ContactPrefill } from './inquiry.js';
import type { Sid } from './sid.js';

export const TOLLFREE_BUSINESS_TYPES = [
  'PRIVATE_PROFIT',
  'PUBLIC_PROFIT',
  'NON_PROFIT',
  'SOLE_PROPRIETOR',
  'GOVERNMENT',
] as const;
export type TollfreeBusinessType = (typeof TOLLFREE_BUSINESS_TYPES)[number];

export const TOLLFREE_OPT_IN_TYPES = ['VERBAL', 'WEB_FORM', 'PAPER_FORM', 'VIA_TEXT', 'MOBILE_QR_CODE'] as const;
export type TollfreeOptInType = (typeof TOLLFREE_OPT_IN_TYPES)[number];

/** The form that verifies a toll-free number for messages. */
export interface TollfreeInquiryPrefill {
  readonly phoneNumber: string;
  readonly notificationEmail: string;
  readonly customerProfileSid?: Sid;
  readonly business?: TollfreeBusinessPrefill;
  readonly contact?: ContactPrefill;
  readonly address?: AddressPrefill;
  readonly messaging?: TollfreeMessagingPrefill;
  readonly additionalInformation?: string;
  readonly externalReferenceId?: string;
  readonly vettingId?: string;
  readonly vettingProvider?: string;
  readonly skipMessagingUseCase?: boolean;
  readonly themeSetId?: string;
}

export interface TollfreeBusinessPrefill {
  readonly name?: string;
  readonly doingBusinessAs?: string;
  readonly type?: TollfreeBusinessType;
  readonly websiteUrl?: string;
  readonly registrationNumber?: string;
  readonly registrationAuthority?: string;
  readonly registrationCountry?: string;
}

export interface TollfreeMessagingPrefill {
  readonly useCaseCategories?: readonly string[];
  readonly useCaseSummary?: string;
  readonly sampleMessage?: string;
  readonly monthlyVolume?: string;
  readonly optInType?: TollfreeOptInType;
  readonly optInImageUrls?: readonly string[];
  readonly optInKeywords?: readonly string[];
  readonly optInConfirmationMessage?: string;
  readonly helpMessageSample?: string;
  readonly privacyPolicyUrl?: string;
  readonly termsAndConditionsUrl?: string;
  readonly ageGatedContent?: boolean;
}

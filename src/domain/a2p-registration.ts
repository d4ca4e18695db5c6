import type { AddressPrefill, ContactPrefill } from './inquiry.js';
import type { Sid } from './sid.js';

export const A2P_BRAND_TYPES = ['STANDARD', 'SOLE_PROPRIETOR'] as const;
export type A2pBrandType = (typeof A2P_BRAND_TYPES)[number];

/** The tax status of a political organisation, which needs a token of Campaign Verify. */
export const POLITICAL_ORGANIZATION = '527';

/** The form that registers a business as a sender of application messages in the United States. */
export interface A2pBrandPrefill {
  readonly brandType: A2pBrandType;
  readonly notificationEmail: string;
  readonly friendlyName?: string;
  readonly business?: A2pBusinessPrefill;
  readonly address?: AddressPrefill;
  readonly contact?: ContactPrefill;
  readonly authorizedContactEmail?: string;
  readonly authorizedContactMobilePhoneNumber?: string;
  readonly externalVettingToken?: string;
  readonly test?: boolean;
  readonly skipAutomaticSecondaryVetting?: boolean;
  readonly themeSetId?: string;
}

export interface A2pBusinessPrefill {
  readonly name?: string;
  readonly type?: string;
  readonly industry?: string;
  readonly websiteUrl?: string;
  readonly registrationAuthority?: string;
  readonly registrationNumber?: string;
  readonly stockSymbol?: string;
  readonly stockExchange?: string;
  readonly taxExemptStatus?: string;
}

/** The form that registers what a brand sends, and to whom. */
export interface A2pCampaignPrefill {
  readonly brandRegistrationSid: Sid;
  readonly messagingServiceSid?: Sid;
  readonly useCase?: A2pUseCasePrefill;
  readonly optIn?: A2pKeywordsPrefill;
  readonly optOut?: A2pKeywordsPrefill;
  readonly help?: A2pKeywordsPrefill;
  readonly privacyPolicyUrl?: string;
  readonly termsAndConditionsUrl?: string;
  readonly themeSetId?: string;
}

export interface A2pUseCasePrefill {
  readonly categories?: readonly string[];
  readonly description?: string;
  readonly sampleMessages?: readonly string[];
  readonly optInTypes?: readonly string[];
  readonly optInDescription?: string;
  readonly embeddedLinks?: boolean;
  readonly embeddedPhoneNumbers?: boolean;
  readonly embeddedUrlSample?: string;
  readonly directLending?: boolean;
  readonly ageGated?: boolean;
}

/** The words that a recipient may send, and what is answered. */
export interface A2pKeywordsPrefill {
  readonly keywords?: readonly string[];
  readonly messageSample?: string;
}

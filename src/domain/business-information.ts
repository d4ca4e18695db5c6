import type { Attributes } from './end-user.js';

/*
 * The closed word lists of a business's end user. Keys are our enum names, values are Twilio's words exactly
 * (TRUSTHUB section 3, from the Voice Integrity and secondary profile guides).
 */

export const BusinessIdentity = {
  DIRECT_CUSTOMER: 'direct_customer',
  ISV_RESELLER_OR_PARTNER: 'isv_reseller_or_partner',
  UNKNOWN: 'unknown',
} as const;
export type BusinessIdentity = (typeof BusinessIdentity)[keyof typeof BusinessIdentity];

export const BusinessType = {
  SOLE_PROPRIETORSHIP: 'Sole Proprietorship',
  PARTNERSHIP: 'Partnership',
  LIMITED_LIABILITY_CORPORATION: 'Limited Liability Corporation',
  CORPORATION: 'Corporation',
  CO_OPERATIVE: 'Co-operative',
  // Two guides say "Non-profit"; A2P registration accepts only the long form, which all places take.
  NON_PROFIT_CORPORATION: 'Non-profit Corporation',
} as const;
export type BusinessType = (typeof BusinessType)[keyof typeof BusinessType];

/** Twilio's industry words are their own enum names. There is no CONSTRUCTION and no RELIGIOUS. */
export const BUSINESS_INDUSTRIES = [
  'AUTOMOTIVE',
  'AGRICULTURE',
  'BANKING',
  'CONSUMER',
  'EDUCATION',
  'ENGINEERING',
  'ENERGY',
  'OIL_AND_GAS',
  'FAST_MOVING_CONSUMER_GOODS',
  'FINANCIAL',
  'FINTECH',
  'FOOD_AND_BEVERAGE',
  'GOVERNMENT',
  'HEALTHCARE',
  'HOSPITALITY',
  'INSURANCE',
  'LEGAL',
  'MANUFACTURING',
  'MEDIA',
  'ONLINE',
  'RAW_MATERIALS',
  'REAL_ESTATE',
  'RELIGION',
  'RETAIL',
  'JEWELRY',
  'TECHNOLOGY',
  'TELECOMMUNICATIONS',
  'TRANSPORTATION',
  'TRAVEL',
  'ELECTRONICS',
  'NOT_FOR_PROFIT',
] as const;
export type BusinessIndustry = (typeof BUSINESS_INDUSTRIES)[number];

export const BusinessRegistrationIdentifier = {
  EIN: 'EIN',
  DUNS: 'DUNS',
  CCN: 'CCN',
  CBN: 'CBN',
  CN: 'CN',
  ACN: 'ACN',
  CIN: 'CIN',
  VAT: 'VAT',
  VATRN: 'VATRN',
  RN: 'RN',
  OTHER: 'Other',
} as const;
export type BusinessRegistrationIdentifier =
  (typeof BusinessRegistrationIdentifier)[keyof typeof BusinessRegistrationIdentifier];

export const BUSINESS_REGIONS = ['AFRICA', 'ASIA', 'EUROPE', 'LATIN_AMERICA', 'USA_AND_CANADA', 'AUSTRALIA'] as const;
export type BusinessRegion = (typeof BUSINESS_REGIONS)[number];

/** The business that a customer profile is about, as a caller gives it. */
export interface BusinessInformation {
  readonly businessName: string;
  readonly businessIdentity?: BusinessIdentity;
  readonly businessType: BusinessType;
  readonly businessIndustry: BusinessIndustry;
  readonly businessRegistrationIdentifier: BusinessRegistrationIdentifier;
  readonly businessRegistrationNumber: string;
  readonly businessRegionsOfOperation: readonly BusinessRegion[];
  readonly websiteUrl: string;
  readonly socialMediaProfileUrls?: readonly string[];
}

/**
 * The attributes as Trust Hub wants them: lists as comma text (the guides send one string), an EIN without its dash
 * (integrators send `12-3456789`, the guides nine digits), and an empty string for no social media.
 */
export function toBusinessAttributes(business: BusinessInformation): Attributes {
  return {
    business_name: business.businessName,
    business_identity: business.businessIdentity ?? BusinessIdentity.DIRECT_CUSTOMER,
    business_type: business.businessType,
    business_industry: business.businessIndustry,
    business_registration_identifier: business.businessRegistrationIdentifier,
    business_registration_number: business.businessRegistrationNumber.replaceAll(/[\s-]/g, ''),
    business_regions_of_operation: business.businessRegionsOfOperation.join(','),
    website_url: business.websiteUrl,
    social_media_profile_urls: (business.socialMediaProfileUrls ?? []).join(','),
  };
}

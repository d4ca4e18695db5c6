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
  /*
   * The onboarding guides of the voice products print "Non-profit", the guides of secondary profiles and of A2P
   * messaging "Non-profit Corporation". A2P registration accepts the long form only, and one profile serves all
   * products: so the long form is what is sent. A held "Non-profit" is shown as it is, and a warning says so where it
   * is for A2P.
   */
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

/**
 * The attribute that names the register behind an identifier of `Other`. Twilio's guide of secondary profiles requires
 * it as "Name of Other Registration Type" but prints no key; this one is formed like the others. Attributes are
 * free-form JSON, which Twilio keeps and its reviewers see whatever the key.
 */
export const OTHER_REGISTRATION = 'business_registration_identifier_other';

/** Which register is meant, under our key or any similar one; undefined where none names it. */
export function otherRegistrationOf(attributes: Attributes): unknown {
  const others = Object.keys(attributes).filter((key) => /other/i.test(key) && /regist/i.test(key));
  return [OTHER_REGISTRATION, ...others].map((key) => attributes[key]).find((value) => value != null && value !== '');
}

export const BUSINESS_REGIONS = ['AFRICA', 'ASIA', 'EUROPE', 'LATIN_AMERICA', 'USA_AND_CANADA', 'AUSTRALIA'] as const;
export type BusinessRegion = (typeof BUSINESS_REGIONS)[number];

/** The business that a customer profile is about, as a caller gives it. */
export interface BusinessInformation {
  readonly businessName: string;
  readonly businessIdentity?: BusinessIdentity;
  readonly businessType: BusinessType;
  readonly businessIndustry: BusinessIndustry;
  readonly businessRegistrationIdentifier: BusinessRegistrationIdentifier;
  /** The register's name, where the identifier is `Other`, and only there. */
  readonly businessRegistrationIdentifierOther?: string;
  readonly businessRegistrationNumber: string;
  readonly businessRegionsOfOperation: readonly BusinessRegion[];
  readonly websiteUrl: string;
  readonly socialMediaProfileUrls?: readonly string[];
}

/**
 * The attributes as Trust Hub expects them: lists as comma text (the guides send one string), an EIN without its dash
 * (integrators send `12-3456789`, the guides nine digits), and an empty string for no social media.
 */
export function toBusinessAttributes(business: BusinessInformation): Attributes {
  const isOther = business.businessRegistrationIdentifier === BusinessRegistrationIdentifier.OTHER;
  return {
    business_name: business.businessName,
    business_identity: business.businessIdentity ?? BusinessIdentity.DIRECT_CUSTOMER,
    business_type: business.businessType,
    business_industry: business.businessIndustry,
    business_registration_identifier: business.businessRegistrationIdentifier,
    ...(isOther && { [OTHER_REGISTRATION]: business.businessRegistrationIdentifierOther ?? '' }),
    business_registration_number: business.businessRegistrationNumber.replaceAll(/[\s-]/g, ''),
    business_regions_of_operation: business.businessRegionsOfOperation.join(','),
    website_url: business.websiteUrl,
    social_media_profile_urls: (business.socialMediaProfileUrls ?? []).join(','),
  };
}

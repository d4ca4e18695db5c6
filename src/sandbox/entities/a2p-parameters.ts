import { choice, each, FLAG, LIST, required, TEXT, text } from './parameter.js';
import type { Parameters } from './parameter.js';

/** The registration of an A2P brand (description, a2p_brand_registration_request). */
export const A2P_BRAND_PARAMETERS: Parameters = {
  brandType: required(choice('STANDARD', 'SOLE_PROPRIETOR')),
  notificationEmail: { ...text(500), format: 'email', required: true },
  friendlyName: text(255, 1),
  ...each('themeSetId businessName', text(255)),
  businessRegistrationNumber: text(21, 1),
  businessWebsite: { type: 'string', format: 'https' },
  businessStockSymbol: text(10),
  ...each('businessRegistrationAuthority businessIndustry businessType businessStockExchange', TEXT),
  ...each('businessTaxExemptStatus brandExternalVettingToken', TEXT),
  ...each('businessStreetAddress businessStreetAddress2 businessCity', text(100)),
  businessStateProvinceRegion: text(20),
  businessPostalCode: text(10),
  businessCountry: text(2, 1),
  ...each('businessContactFirstName businessContactLastName', text(100)),
  businessContactEmail: { ...text(100, 1), format: 'email' },
  businessContactPhone: { ...text(20, 1), format: 'phone-number' },
  authorizedContactVerificationEmail: { ...text(255), format: 'email' },
  authorizedContactMobilePhoneNumberE164: { ...text(20), format: 'phone-number' },
  ...each('isTest skipAutomaticSecVet', FLAG),
};

/** The registration of an A2P campaign (description, a2p_campaign_registration_request). */
export const A2P_CAMPAIGN_PARAMETERS: Parameters = {
  a2pBrandRegistrationSid: { type: 'string', sid: 'BN', required: true },
  messagingServiceSid: { type: 'string', sid: 'MG' },
  themeSetId: text(255),
  useCaseDescription: text(4096, 40),
  ...each('useCaseSampleMessage1 useCaseSampleMessage2 useCaseSampleMessage3', text(1024, 40)),
  ...each('useCaseSampleMessage4 useCaseSampleMessage5', text(1024, 40)),
  useCaseOptInDescription: text(2048, 40),
  embeddedUrlSample: { type: 'string', format: 'https' },
  ...each('privacyPolicyUrl termsAndConditionsUrl', { type: 'string', format: 'uri' }),
  ...each('optInMessageSample optOutMessageSample helpMessageSample', text(1024, 20)),
  ...each('useCaseCategories useCaseOptInTypes optInKeywords optOutKeywords helpKeywords', LIST),
  ...each('hasEmbeddedLinks hasEmbeddedPhone directLending ageGated', FLAG),
};

/** A parameter as the OpenAPI description has it. */
export interface Parameter {
  readonly type: 'string' | 'boolean' | 'array';
  readonly required?: true;
  readonly oneOf?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  /** `https` is the description's `uri` where its text adds "must use https://". */
  readonly format?: 'email' | 'uri' | 'https' | 'phone-number';
  /** The prefix of a SID. */
  readonly sid?: string;
}

/** Parameters by name. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** Several parameters of one kind; names are parted by spaces. */
function each(names: string, parameter: Parameter): Parameters {
  return Object.fromEntries(names.split(' ').map((name) => [name, parameter]));
}

const TEXT: Parameter = { type: 'string' };
const FLAG: Parameter = { type: 'boolean' };
const LIST: Parameter = { type: 'array' };

/** Text of a limited length. */
function text(maxLength: number, minLength?: number): Parameter {
  return { type: 'string', maxLength, ...(minLength !== undefined && { minLength }) };
}

function choice(...oneOf: readonly string[]): Parameter {
  return { type: 'string', oneOf };
}

function required(parameter: Parameter): Parameter {
  return { ...parameter, required: true };
}

/** Start of a customer inquiry. */
export const CUSTOMER_PARAMETERS: Parameters = {
  ...each('NotificationEmail ThemeSetId', TEXT),
  PrimaryProfileSid: { type: 'string', sid: 'BU' },
};

/** Its resumption. The primary profile is required, though its text says "only necessary for a secondary" (description). */
export const CUSTOMER_RESUME_PARAMETERS: Parameters = {
  PrimaryProfileSid: { type: 'string', sid: 'BU', required: true },
  ThemeSetId: TEXT,
};

/** The registration of a business or person for British numbers. */
export const GB_PARAMETERS: Parameters = {
  EndUserType: required(choice('Individual', 'Business')),
  PhoneNumberType: required(choice('local', 'national', 'mobile', 'toll-free')),
  BusinessIdentityType: choice('direct_customer', 'isv_reseller_or_partner', 'unknown'),
  BusinessRegistrationAuthority: choice('UK:CRN', 'US:EIN', 'CA:CBN', 'AU:ACN', 'Other'),
  ...each('BusinessLegalName NotificationEmail BusinessRegistrationNumber BusinessWebsiteUrl FriendlyName', TEXT),
  ...each('AuthorizedRepresentative1FirstName AuthorizedRepresentative1LastName', TEXT),
  ...each('AuthorizedRepresentative1Phone AuthorizedRepresentative1Email AuthorizedRepresentative1DateOfBirth', TEXT),
  ...each('AddressStreet AddressStreetSecondary AddressCity AddressSubdivision AddressPostalCode', TEXT),
  ...each('AddressCountryCode EmergencyAddressStreet EmergencyAddressStreetSecondary EmergencyAddressCity', TEXT),
  ...each('EmergencyAddressSubdivision EmergencyAddressPostalCode EmergencyAddressCountryCode FileName File', TEXT),
  ...each('FirstName LastName DateOfBirth IndividualEmail IndividualPhone', TEXT),
  ...each('IsvRegisteringForSelfOrTenant StatusCallbackUrl ThemeSetId', TEXT),
  ...each('AcceptedNotificationReceipt UseAddressAsEmergencyAddress IsIsvEmbed', FLAG),
};

/** Its resumption. */
export const GB_RESUME_PARAMETERS: Parameters = { IsIsvEmbed: FLAG, ThemeSetId: TEXT };

/** The verification of a toll-free number. */
export const TOLLFREE_PARAMETERS: Parameters = {
  TollfreePhoneNumber: { type: 'string', format: 'phone-number', required: true },
  NotificationEmail: required(TEXT),
  CustomerProfileSid: { type: 'string', sid: 'BU' },
  OptInType: choice('VERBAL', 'WEB_FORM', 'PAPER_FORM', 'VIA_TEXT', 'MOBILE_QR_CODE'),
  BusinessType: choice('PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'NON_PROFIT', 'SOLE_PROPRIETOR', 'GOVERNMENT'),
  BusinessContactPhone: { type: 'string', format: 'phone-number' },
  ...each('UseCaseCategories OptInImageUrls OptInKeywords', LIST),
  ...each('SkipMessagingUseCase AgeGatedContent', FLAG),
  ...each('BusinessName BusinessWebsite UseCaseSummary ProductionMessageSample MessageVolume', TEXT),
  ...each('BusinessStreetAddress BusinessStreetAddress2 BusinessCity BusinessStateProvinceRegion', TEXT),
  ...each('BusinessPostalCode BusinessCountry AdditionalInformation', TEXT),
  ...each('BusinessContactFirstName BusinessContactLastName BusinessContactEmail ThemeSetId', TEXT),
  ...each('BusinessRegistrationNumber BusinessRegistrationAuthority BusinessRegistrationCountry', TEXT),
  ...each('DoingBusinessAs OptInConfirmationMessage HelpMessageSample PrivacyPolicyUrl TermsAndConditionsUrl', TEXT),
  ...each('ExternalReferenceId VettingId VettingProvider', TEXT),
};

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

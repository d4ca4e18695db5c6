import { choice, each, FLAG, LIST, required, TEXT } from './parameter.js';
import type { Parameters } from './parameter.js';

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

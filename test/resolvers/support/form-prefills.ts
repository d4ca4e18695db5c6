import {
  type CreateA2pBrandRegistrationInput,
  type CreateA2pCampaignRegistrationInput,
  type CreateComplianceRegistrationInput,
  type CreateComplianceTollfreeInquiryInput,
} from '../../operations/generated/graphql.js';

export const email = 'ada@acme-dental.com';
export const ADDRESS = {
  street: '1 Main St',
  streetSecondary: 'Floor 2',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
  isoCountry: 'US',
};
const CONTACT = { firstName: 'Ada', lastName: 'Marsh', email, phoneNumber: '+14155550100' };
export const PERSON = { ...CONTACT, dateOfBirth: '1980-01-31' };
export const WEB = 'https://www.acme-dental.com';
export const LONG = 'Your appointment with Acme Dental is tomorrow at nine.';

export const GB: CreateComplianceRegistrationInput = {
  endUserType: 'BUSINESS',
  phoneNumberType: 'TOLL_FREE',
  friendlyName: 'Acme',
  notificationEmail: email,
  acceptedNotificationReceipt: true,
  business: {
    legalName: 'Acme Ltd',
    identity: 'DIRECT_CUSTOMER',
    registrationAuthority: 'UK_CRN',
    registrationNumber: '01234567',
    websiteUrl: WEB,
  },
  authorizedRepresentative: PERSON,
  individual: PERSON,
  address: ADDRESS,
  emergencyAddress: ADDRESS,
  useAddressAsEmergencyAddress: false,
  document: { fileName: 'proof.pdf', file: 'JVBERi0xLjQK' },
  isvEmbed: true,
  isvRegisteringForSelfOrTenant: 'tenant',
  themeSetId: 'dark',
};
export const TOLLFREE: Omit<CreateComplianceTollfreeInquiryInput, 'phoneNumber' | 'customerProfileSid'> = {
  notificationEmail: email,
  business: {
    name: 'Acme LLC',
    doingBusinessAs: 'Acme',
    type: 'PRIVATE_PROFIT',
    websiteUrl: WEB,
    registrationNumber: '123456789',
    registrationAuthority: 'EIN',
    registrationCountry: 'US',
  },
  contact: CONTACT,
  address: ADDRESS,
  messaging: {
    useCaseCategories: ['ACCOUNT_NOTIFICATIONS', 'CUSTOMER_CARE'],
    useCaseSummary: 'Appointments',
    sampleMessage: LONG,
    monthlyVolume: '1,000',
    optInType: 'WEB_FORM',
    optInImageUrls: [`${WEB}/opt-in.png`],
    optInKeywords: ['START', 'YES'],
    optInConfirmationMessage: 'Welcome',
    helpMessageSample: 'Call us',
    privacyPolicyUrl: `${WEB}/privacy`,
    termsAndConditionsUrl: `${WEB}/terms`,
    ageGatedContent: false,
  },
  additionalInformation: 'None',
  externalReferenceId: 'ref-1',
  vettingId: 'vet-1',
  vettingProvider: 'CAMPAIGN_VERIFY',
  skipMessagingUseCase: true,
  themeSetId: 'dark',
};
export const BRAND: CreateA2pBrandRegistrationInput = {
  brandType: 'STANDARD',
  notificationEmail: email,
  friendlyName: 'Acme',
  business: {
    name: 'Acme LLC',
    type: 'Corporation',
    industry: 'HEALTHCARE',
    websiteUrl: WEB,
    registrationAuthority: 'EIN',
    registrationNumber: '123456789',
    stockSymbol: 'ACME',
    stockExchange: 'NYSE',
    taxExemptStatus: '527',
  },
  address: ADDRESS,
  contact: CONTACT,
  authorizedContactEmail: email,
  authorizedContactMobilePhoneNumber: '+14155550100',
  externalVettingToken: 'cv|1.0|tcr|10dlc|abc',
  test: true,
  skipAutomaticSecondaryVetting: true,
  themeSetId: 'dark',
};
export const CAMPAIGN: CreateA2pCampaignRegistrationInput = {
  brandRegistrationSid: `BN${'a'.repeat(32)}`,
  messagingServiceSid: `MG${'a'.repeat(32)}`,
  useCase: {
    categories: ['ACCOUNT_NOTIFICATION'],
    description: LONG,
    sampleMessages: [LONG, `${LONG} 2`, `${LONG} 3`, `${LONG} 4`, `${LONG} 5`],
    optInTypes: ['WEB_FORM'],
    optInDescription: LONG,
    embeddedLinks: true,
    embeddedPhoneNumbers: false,
    embeddedUrlSample: `${WEB}/x`,
    directLending: false,
    ageGated: false,
  },
  optIn: { keywords: ['START'], messageSample: LONG },
  optOut: { keywords: ['STOP'], messageSample: LONG },
  help: { keywords: ['HELP'], messageSample: LONG },
  privacyPolicyUrl: `${WEB}/privacy`,
  termsAndConditionsUrl: `${WEB}/terms`,
  themeSetId: 'dark',
};

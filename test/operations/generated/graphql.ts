/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What kind of sender of application messages a business is. */
export type A2pBrandType =
  /** One person in the United States or Canada, without a tax number. */
  | 'SOLE_PROPRIETOR'
  /** A business with a tax number. */
  | 'STANDARD';

/** The business that sends messages, as far as known; the form asks for the rest. Values of closed lists are written as Twilio writes them. */
export type A2pBusinessInput = {
  /** The line of business, such as HEALTHCARE. */
  industry?: string | null | undefined;
  /** The legal name, exactly as it stands in the register. */
  name?: string | null | undefined;
  /** Which register the registration number is from, such as EIN; for a Canadian business CBN, not CCN. */
  registrationAuthority?: string | null | undefined;
  /** The number under which the business is registered, at most 21 characters. */
  registrationNumber?: string | null | undefined;
  /** The stock exchange where they are traded. */
  stockExchange?: string | null | undefined;
  /** Its ticker, where its shares are traded. */
  stockSymbol?: string | null | undefined;
  /** The tax status of a non-profit or political organisation in the United States, such as 501c3. A political one (527) needs externalVettingToken. */
  taxExemptStatus?: string | null | undefined;
  /** The legal form, such as Corporation. */
  type?: string | null | undefined;
  /** The website of the business, with https://. */
  websiteUrl?: string | null | undefined;
};

/** What kind of organisation sends application messages. */
export type A2pCompanyType =
  /** A government body. */
  | 'GOVERNMENT'
  /** An organisation that does not work for profit. */
  | 'NON_PROFIT'
  /** A company whose shares are not traded. */
  | 'PRIVATE'
  /** A company whose shares are traded on a stock exchange. */
  | 'PUBLIC';

/** Words that a recipient may send, and what is answered. */
export type A2pKeywordsInput = {
  /** The words. */
  keywords?: Array<string> | null | undefined;
  /** What is answered, 20 to 1024 characters. */
  messageSample?: string | null | undefined;
};

/** What carriers of the United States ask about a business that sends application messages. */
export type A2pMessagingProfileInformationInput = {
  /** Where the brand of a public company is verified, at the domain of the company. It must give one. */
  brandContactEmail?: string | null | undefined;
  /** What kind of organisation it is. */
  companyType: A2pCompanyType;
  /** The stock exchange of a public company, such as NASDAQ or NYSE. Only a public company gives it. */
  stockExchange?: string | null | undefined;
  /** The ticker of a public company on that exchange. Only a public company gives it. */
  stockTicker?: string | null | undefined;
};

/** What is sent, and to whom, as far as known; the form asks for the rest. */
export type A2pUseCaseInput = {
  /** True when only adults may see what is sent. */
  ageGated?: boolean | null | undefined;
  /** What the messages are for, in Twilio's own words, such as ACCOUNT_NOTIFICATION. */
  categories?: Array<string> | null | undefined;
  /** What the messages are for, 40 to 4096 characters. */
  description?: string | null | undefined;
  /** True when it is about loans. */
  directLending?: boolean | null | undefined;
  /** True when messages hold links. */
  embeddedLinks?: boolean | null | undefined;
  /** True when messages hold phone numbers. */
  embeddedPhoneNumbers?: boolean | null | undefined;
  /** A link as it is really sent, with https://. */
  embeddedUrlSample?: string | null | undefined;
  /** How they agree, 40 to 2048 characters. */
  optInDescription?: string | null | undefined;
  /** How recipients agree to get messages, in Twilio's own words, such as WEB_FORM. */
  optInTypes?: Array<string> | null | undefined;
  /** Messages as they are really sent, at most 5, each of 40 to 1024 characters. */
  sampleMessages?: Array<string> | null | undefined;
};

/** Which accounts to list; what is left out does not filter. */
export type AccountFilter = {
  /** Only accounts with exactly this name, in the same upper and lower case. */
  friendlyName?: string | null | undefined;
  /** Only accounts with this status. */
  status?: AccountStatus | null | undefined;
};

/** Whether an account may be used. */
export type AccountStatus =
  /** In use. */
  | 'ACTIVE'
  /** Ended for good: Twilio deletes it with what it holds. */
  | 'CLOSED'
  /** Suspended by its owner or by Twilio. Nothing can be done for it until it is active again. */
  | 'SUSPENDED'
  /** A status that this server does not know. */
  | 'UNKNOWN';

/** Whether an account is paid for. */
export type AccountType =
  /** A paid account. */
  | 'FULL'
  /** A trial account: it cannot do everything that a paid one can. */
  | 'TRIAL'
  /** A type that this server does not know. */
  | 'UNKNOWN';

/** Which addresses to list; what is left out does not filter. */
export type AddressFilter = {
  /** Only addresses of exactly this business or person, in the same upper and lower case. */
  customerName?: string | null | undefined;
  /** True: only addresses that may be used for emergency calls; false: only the others. */
  emergencyEnabled?: boolean | null | undefined;
  /** Only addresses with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 addresses. */
  friendlyName?: string | null | undefined;
  /** Only addresses in this country, by its two letters (ISO 3166-1 alpha-2), its three letters or its English name: US, us, USA or United States. */
  isoCountry?: string | null | undefined;
};

/** A postal address. Profiles need a street address: reviewers refuse PO boxes. */
export type AddressInput = {
  /** False: refuse an address that Twilio would correct. Left out or true: let Twilio correct it. */
  autoCorrectAddress?: boolean | null | undefined;
  /** City. */
  city: string;
  /** The business or person at this address. */
  customerName: string;
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: boolean | null | undefined;
  /** The name by which your own people recognise it. */
  friendlyName?: string | null | undefined;
  /** The country, by its two letters (ISO 3166-1 alpha-2), its three, or its English name. */
  isoCountry: string;
  /** Postal code. */
  postalCode: string;
  /** State, province or region; in the United States the state, by its two letters or its name. */
  region: string;
  /** Street and house number. */
  street: string;
  /** Suite, floor or the like. */
  streetSecondary?: string | null | undefined;
};

/** Attaches a thing to a customer profile or trust product. */
export type AssignEntityInput = {
  /** The customer profile or trust product to attach to. */
  bundleSid: string;
  /** The end user, supporting document or customer profile to attach. */
  objectSid: string;
};

/** One call for many numbers; each gets its own outcome. */
export type AssignPhoneNumbersInput = {
  /** The customer profile or trust product to put the numbers on. */
  bundleSid: string;
  /** The phone numbers, 1 to 100. */
  phoneNumberSids: Array<string>;
};

/** How given attributes are combined with those that Twilio holds. */
export type AttributesMode =
  /** Those that are given are set, those that are null are removed, all others stay. The present ones are read from Twilio first, which makes two requests; a change that somebody else makes between the two is overwritten, because Twilio has no conditional write. */
  | 'MERGE'
  /** They replace all present ones: one that is left out is removed. One Twilio request. */
  | 'REPLACE';

/** A person whom Twilio may ask, and who may speak for the business. */
export type AuthorizedRepresentativeInput = {
  /** The title on the business card. */
  businessTitle: string;
  /** Business email address, best at the business's own domain. */
  email: string;
  /** First name. */
  firstName: string;
  /** The standing in the business. */
  jobPosition: JobPosition;
  /** Last name. */
  lastName: string;
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber: string;
};

/** Which customer profiles or trust products to list; what is left out does not filter. */
export type BundleFilter = {
  /** Only those with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 of them. */
  friendlyName?: string | null | undefined;
  /** Only those of this kind. */
  kind?: PolicyKind | null | undefined;
  /** Only those that follow this policy. */
  policySid?: string | null | undefined;
  /** Only those with this status. */
  status?: BundleStatus | null | undefined;
};

/** Where a customer profile or trust product stands on its way to approval. */
export type BundleStatus =
  /** Being put together; not yet sent to Twilio. It can be changed freely. */
  | 'DRAFT'
  /** Twilio is reviewing it, which usually takes one to three days, for Voice Integrity 24 to 48 hours. It cannot be edited. */
  | 'IN_REVIEW'
  /** Sent to Twilio and waiting for the automatic check. */
  | 'PENDING_REVIEW'
  /** Twilio approved it, and what it stands for is in force. */
  | 'TWILIO_APPROVED'
  /** Twilio rejected it; the rejections say why and what to correct. */
  | 'TWILIO_REJECTED'
  /** A status that this server does not know; the raw status has the word that Twilio used. */
  | 'UNKNOWN';

/** How the business is related to Twilio. */
export type BusinessIdentity =
  /** The business uses the numbers for its own calls and messages. */
  | 'DIRECT_CUSTOMER'
  /** The business offers calls and messages to customers of its own. */
  | 'ISV_RESELLER_OR_PARTNER'
  /** Not stated. */
  | 'UNKNOWN';

/** The line of business, as Twilio's form lists it. */
export type BusinessIndustry =
  /** The business works in this line: agriculture. */
  | 'AGRICULTURE'
  /** The business works in this line: automotive. */
  | 'AUTOMOTIVE'
  /** The business works in this line: banking. */
  | 'BANKING'
  /** The business works in this line: consumer. */
  | 'CONSUMER'
  /** The business works in this line: education. */
  | 'EDUCATION'
  /** The business works in this line: electronics. */
  | 'ELECTRONICS'
  /** The business works in this line: energy. */
  | 'ENERGY'
  /** The business works in this line: engineering. */
  | 'ENGINEERING'
  /** The business works in this line: fast moving consumer goods. */
  | 'FAST_MOVING_CONSUMER_GOODS'
  /** The business works in this line: financial. */
  | 'FINANCIAL'
  /** The business works in this line: fintech. */
  | 'FINTECH'
  /** The business works in this line: food and beverage. */
  | 'FOOD_AND_BEVERAGE'
  /** The business works in this line: government. */
  | 'GOVERNMENT'
  /** The business works in this line: healthcare. */
  | 'HEALTHCARE'
  /** The business works in this line: hospitality. */
  | 'HOSPITALITY'
  /** The business works in this line: insurance. */
  | 'INSURANCE'
  /** The business works in this line: jewelry. */
  | 'JEWELRY'
  /** The business works in this line: legal. */
  | 'LEGAL'
  /** The business works in this line: manufacturing. */
  | 'MANUFACTURING'
  /** The business works in this line: media. */
  | 'MEDIA'
  /** The business works in this line: not for profit. */
  | 'NOT_FOR_PROFIT'
  /** The business works in this line: oil and gas. */
  | 'OIL_AND_GAS'
  /** The business works in this line: online. */
  | 'ONLINE'
  /** The business works in this line: raw materials. */
  | 'RAW_MATERIALS'
  /** The business works in this line: real estate. */
  | 'REAL_ESTATE'
  /** The business works in this line: religion. */
  | 'RELIGION'
  /** The business works in this line: retail. */
  | 'RETAIL'
  /** The business works in this line: technology. */
  | 'TECHNOLOGY'
  /** The business works in this line: telecommunications. */
  | 'TELECOMMUNICATIONS'
  /** The business works in this line: transportation. */
  | 'TRANSPORTATION'
  /** The business works in this line: travel. */
  | 'TRAVEL';

/** The business that a customer profile is about. */
export type BusinessInformationInput = {
  /** How the business is related to Twilio; left out, a direct customer. */
  businessIdentity?: BusinessIdentity | null | undefined;
  /** The line of business. */
  businessIndustry: BusinessIndustry;
  /** The legal name, exactly as it stands in the register. */
  businessName: string;
  /** The parts of the world in which it operates, at least one. */
  businessRegionsOfOperation: Array<BusinessRegion>;
  /** Which register the registration number is from. */
  businessRegistrationIdentifier: BusinessRegistrationIdentifier;
  /** The name of the register, where businessRegistrationIdentifier is OTHER, and only then: Twilio's Name of Other Registration Type. */
  businessRegistrationIdentifierOther?: string | null | undefined;
  /** The number under which the business is registered. An EIN has nine digits. A DUNS number is never meant. */
  businessRegistrationNumber: string;
  /** The legal form. */
  businessType: BusinessType;
  /** Pages on social media, at most 10. */
  socialMediaProfileUrls?: Array<string> | null | undefined;
  /** The website, whose owner reviewers compare with the business name. */
  websiteUrl: string;
};

/** A part of the world in which the business operates. */
export type BusinessRegion =
  /** The business operates in this region: africa. */
  | 'AFRICA'
  /** The business operates in this region: asia. */
  | 'ASIA'
  /** The business operates in this region: australia. */
  | 'AUSTRALIA'
  /** The business operates in this region: europe. */
  | 'EUROPE'
  /** The business operates in this region: latin america. */
  | 'LATIN_AMERICA'
  /** The business operates in this region: usa and canada. */
  | 'USA_AND_CANADA';

/** Which register or authority gave the business its registration number. */
export type BusinessRegistrationIdentifier =
  /** Australia: Australian Company Number, nine digits. */
  | 'ACN'
  /** Canada: Canadian Business Number. */
  | 'CBN'
  /** Canada: Canadian Corporation Number. A2P messaging no longer accepts it: give CBN. */
  | 'CCN'
  /** India: Corporate Identity Number. */
  | 'CIN'
  /** Great Britain: company number. */
  | 'CN'
  /** Dun & Bradstreet number, nine digits. Give the tax number (EIN) instead: a DUNS number is not a registration number in any country, and registrations fail with it. */
  | 'DUNS'
  /** United States: Employer Identification Number of the IRS, nine digits. Twilio's guide asks for the tax numbers of other countries under EIN too. */
  | 'EIN'
  /** Any other register, which businessRegistrationIdentifierOther names. */
  | 'OTHER'
  /** Israel: registration number. */
  | 'RN'
  /** Estonia: VAT number. */
  | 'VAT'
  /** Romania: VAT registration number. */
  | 'VATRN';

/** The legal form of the business. */
export type BusinessType =
  /** A company with shares, private or publicly traded. */
  | 'CORPORATION'
  /** Owned and run by its members. */
  | 'CO_OPERATIVE'
  /** A company whose owners are liable only for what they invested (LLC). */
  | 'LIMITED_LIABILITY_CORPORATION'
  /** A corporation that does not work for profit. It is sent as "Non-profit Corporation", also where a guide prints "Non-profit": A2P messaging accepts the long form only. */
  | 'NON_PROFIT_CORPORATION'
  /** Owned and run by two or more people together. */
  | 'PARTNERSHIP'
  /** Owned and run by one person, without a company of its own. */
  | 'SOLE_PROPRIETORSHIP';

/** The name that is shown to the person called. */
export type CnamInformationInput = {
  /** At most 15 characters that begin with a letter: letters, digits, periods, commas and spaces. */
  cnamDisplayName: string;
};

/** The business that uses the numbers, as far as known; the form asks for the rest. */
export type ComplianceBusinessInput = {
  /** How the business is related to Twilio. */
  identity?: BusinessIdentity | null | undefined;
  /** The legal name, exactly as it stands in the register. */
  legalName?: string | null | undefined;
  /** Which register the registration number is from. */
  registrationAuthority?: ComplianceRegistrationAuthority | null | undefined;
  /** The number under which the business is registered. */
  registrationNumber?: string | null | undefined;
  /** The website of the business. */
  websiteUrl?: string | null | undefined;
};

/** A document that proves what the form says. */
export type ComplianceDocumentInput = {
  /** The file, as text; it is handed to Twilio as it is. */
  file: string;
  /** The name of the file. */
  fileName: string;
};

/** Who uses a phone number; its regulator asks for it. */
export type ComplianceEndUserType =
  /** A business. */
  | 'BUSINESS'
  /** A person. */
  | 'INDIVIDUAL';

/** The kind of a phone number, in its regulator's terms. */
export type CompliancePhoneNumberType =
  /** A number in a town or area. */
  | 'LOCAL'
  /** A mobile number. */
  | 'MOBILE'
  /** A number valid in the whole country. */
  | 'NATIONAL'
  /** A toll-free number: calls are paid for by the person called. */
  | 'TOLL_FREE';

/** Which authority registered a business that uses British numbers. */
export type ComplianceRegistrationAuthority =
  /** Australia: Australian Company Number. */
  | 'AU_ACN'
  /** Canada: Canadian Business Number. */
  | 'CA_CBN'
  /** Any other authority. */
  | 'OTHER'
  /** Great Britain: Company Registration Number. */
  | 'UK_CRN'
  /** United States: Employer Identification Number. */
  | 'US_EIN';

/** What the form for an A2P brand is started with. */
export type CreateA2pBrandRegistrationInput = {
  /** The address of the business. */
  address?: InquiryAddressInput | null | undefined;
  /** The email address of the person who may register the brand, who confirms it there. */
  authorizedContactEmail?: string | null | undefined;
  /** The mobile phone number of that person in international form (E.164). */
  authorizedContactMobilePhoneNumber?: string | null | undefined;
  /** What kind of brand it is. */
  brandType: A2pBrandType;
  /** The business. */
  business?: A2pBusinessInput | null | undefined;
  /** Whom Twilio may ask. */
  contact?: InquiryContactInput | null | undefined;
  /** The token of Campaign Verify, which a political organisation (taxExemptStatus 527) must give. */
  externalVettingToken?: string | null | undefined;
  /** The name by which your own people recognise it. */
  friendlyName?: string | null | undefined;
  /** The email address that Twilio writes to about the review. */
  notificationEmail: string;
  /** True: Twilio does not order the paid second vetting automatically. */
  skipAutomaticSecondaryVetting?: boolean | null | undefined;
  /** True for a trial: no carrier receives it. */
  test?: boolean | null | undefined;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
};

/** What the form for an A2P campaign is started with. */
export type CreateA2pCampaignRegistrationInput = {
  /** The approved brand under which it is sent, by the SID of its registration (BN). */
  brandRegistrationSid: string;
  /** The words with which a recipient asks for help, and the answer. */
  help?: A2pKeywordsInput | null | undefined;
  /** The messaging service that sends it. */
  messagingServiceSid?: string | null | undefined;
  /** The words with which a recipient agrees by message, and the answer. */
  optIn?: A2pKeywordsInput | null | undefined;
  /** The words with which a recipient opts out, and the answer. */
  optOut?: A2pKeywordsInput | null | undefined;
  /** Where the privacy policy is. */
  privacyPolicyUrl?: string | null | undefined;
  /** Where the terms and conditions are. */
  termsAndConditionsUrl?: string | null | undefined;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
  /** What is sent. */
  useCase?: A2pUseCaseInput | null | undefined;
};

/** The end user that says to carriers of the United States who sends application messages. */
export type CreateA2pMessagingProfileInformationInput = {
  /** The company. */
  a2pMessagingProfile: A2pMessagingProfileInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
};

/** The document that holds an address on a profile, which does not accept an address itself. */
export type CreateAddressDocumentInput = {
  /** The address that it holds. */
  addressSid: string;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
};

/** The end user that says who may speak for the business. */
export type CreateAuthorizedRepresentativeInput = {
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** 1 for the first representative, which every profile needs; 2 for the second, which it may have. */
  position?: number | null | undefined;
  /** The person. */
  representative: AuthorizedRepresentativeInput;
};

/** The end user that says who the business is. */
export type CreateBusinessInformationInput = {
  /** The business. */
  business: BusinessInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
};

/** The end user that says which name is shown to the person called. */
export type CreateCnamInformationInput = {
  /** The name to show. */
  cnam: CnamInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
};

/** What the form for a customer profile is started with. */
export type CreateComplianceInquiryInput = {
  /** The email address that Twilio writes to about the review; left out, that of the primary profile. */
  notificationEmail?: string | null | undefined;
  /** The primary customer profile under which a secondary one is made; left out, the form is for a primary one. */
  primaryCustomerProfileSid?: string | null | undefined;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
};

/** What the form for British phone numbers is started with. */
export type CreateComplianceRegistrationInput = {
  /** Whether the user has agreed to get such emails. */
  acceptedNotificationReceipt?: boolean | null | undefined;
  /** The address of the business or person. */
  address?: InquiryAddressInput | null | undefined;
  /** Who speaks for the business. */
  authorizedRepresentative?: InquiryPersonInput | null | undefined;
  /** The business, where a business uses the numbers. */
  business?: ComplianceBusinessInput | null | undefined;
  /** A document that proves it. */
  document?: ComplianceDocumentInput | null | undefined;
  /** Where help is sent when an emergency number is called. */
  emergencyAddress?: InquiryAddressInput | null | undefined;
  /** Who uses the numbers. */
  endUserType: ComplianceEndUserType;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName?: string | null | undefined;
  /** The person, where an individual uses the numbers. */
  individual?: InquiryPersonInput | null | undefined;
  /** True when the form is shown inside the product of a reseller (ISV). */
  isvEmbed?: boolean | null | undefined;
  /** Whether a reseller registers itself or a customer, in Twilio's own word for it. */
  isvRegisteringForSelfOrTenant?: string | null | undefined;
  /** The email address that Twilio writes to about the review. */
  notificationEmail?: string | null | undefined;
  /** What kind of numbers they are. */
  phoneNumberType: CompliancePhoneNumberType;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
  /** True: help is sent to the address above. */
  useAddressAsEmergencyAddress?: boolean | null | undefined;
};

/** What the form that verifies a toll-free number is started with. For a number whose form was started before, it is opened again. */
export type CreateComplianceTollfreeInquiryInput = {
  /** Anything else that the reviewers should know. */
  additionalInformation?: string | null | undefined;
  /** The address of the business. */
  address?: InquiryAddressInput | null | undefined;
  /** The business. */
  business?: TollfreeBusinessInput | null | undefined;
  /** Whom Twilio may ask. */
  contact?: InquiryContactInput | null | undefined;
  /** The customer profile of the business. */
  customerProfileSid?: string | null | undefined;
  /** Your own reference for it. */
  externalReferenceId?: string | null | undefined;
  /** What is sent. */
  messaging?: TollfreeMessagingInput | null | undefined;
  /** The email address that Twilio writes to about the review. */
  notificationEmail: string;
  /** The toll-free number in international form (E.164), such as +18005550100. */
  phoneNumber: string;
  /** True: the form does not ask what is sent. */
  skipMessagingUseCase?: boolean | null | undefined;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
  /** The id of a vetting that was made already. */
  vettingId?: string | null | undefined;
  /** Who made that vetting, such as CAMPAIGN_VERIFY. */
  vettingProvider?: string | null | undefined;
};

/** What a customer profile begins with. */
export type CreateCustomerProfileInput = {
  /** The email address that Twilio writes to about the review. */
  email: string;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** What kind of profile it is; left out, that of a reseller's customer. A policySid takes precedence. */
  kind?: PolicyKind | null | undefined;
  /** The policy to follow, instead of one named by its kind. */
  policySid?: string | null | undefined;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
};

/** An end user of any type, with its facts as Twilio names them. */
export type CreateEndUserInput = {
  /** The facts, under the names that its type lists. Left out, they are given later by updateEndUser. */
  attributes?: Record<string, unknown> | null | undefined;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** The machine name of its type; endUserTypes lists them. */
  type: string;
};

/** A new subaccount. */
export type CreateSubaccountInput = {
  /** The name by which your own people recognise it, such as the customer it is for. */
  friendlyName: string;
};

/** A supporting document of any type, with what it says as Twilio names it. */
export type CreateSupportingDocumentInput = {
  /** What it says, under the names that its type lists. Left out, it is given later by updateSupportingDocument. */
  attributes?: Record<string, unknown> | null | undefined;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** The machine name of its type; supportingDocumentTypes lists them. */
  type: string;
};

/** What a trust product begins with. */
export type CreateTrustProductInput = {
  /** The email address that Twilio writes to about the review. */
  email: string;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** What kind of product it is. Give this or a policySid, which takes precedence. */
  kind?: PolicyKind | null | undefined;
  /** The policy to follow, instead of one named by its kind. */
  policySid?: string | null | undefined;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
};

/** The end user that says how the business uses its numbers. */
export type CreateVoiceIntegrityInformationInput = {
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** How the business uses its numbers. */
  voiceIntegrity: VoiceIntegrityInformationInput;
};

/** What is deleted with a customer that leaves. A provisional copy counts as what it copies. */
export type DeletedKind =
  /** An address that its documents name. */
  | 'ADDRESS'
  /** Its customer profile. */
  | 'CUSTOMER_PROFILE'
  /** Facts on its bundles: the business, a representative, what describes a product. */
  | 'END_USER'
  /** Evidence on its bundles, such as the one that names its address. */
  | 'SUPPORTING_DOCUMENT'
  /** A trust product that names its profile. */
  | 'TRUST_PRODUCT';

/** What becomes of one thing of a customer that leaves. */
export type DeletionOutcome =
  /** It is gone. */
  | 'DELETED'
  /** It is still to be deleted; or something that needs it is still there, as its reason says. */
  | 'NOT_TRIED'
  /** Twilio did not delete it: its error says why. */
  | 'REFUSED'
  /** It stays, because something else has it too: its reason says what. */
  | 'STAYS';

/** The outcome of checking a customer profile or trust product against its policy's requirements. */
export type EvaluationStatus =
  /** Everything that the policy asks for is there; it can be submitted. */
  | 'COMPLIANT'
  /** Something is missing or wrong; the results say what. */
  | 'NONCOMPLIANT'
  /** An outcome that this server does not know. */
  | 'UNKNOWN';

/** Which phone numbers to list; what is left out does not filter. */
export type IncomingPhoneNumberFilter = {
  /** Only numbers with exactly this friendly name, in the same upper and lower case. */
  friendlyName?: string | null | undefined;
  /** Only numbers that contain these digits; * stands for any digit. */
  phoneNumber?: string | null | undefined;
};

/** An address, as far as known; the form asks for the rest. */
export type InquiryAddressInput = {
  /** City. */
  city?: string | null | undefined;
  /** The country, by its two letters (ISO 3166-1 alpha-2). */
  isoCountry?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State, province or region. */
  region?: string | null | undefined;
  /** Street and house number. */
  street?: string | null | undefined;
  /** Suite, floor or the like. */
  streetSecondary?: string | null | undefined;
};

/** Someone whom Twilio may ask, as far as known; the form asks for the rest. */
export type InquiryContactInput = {
  /** Business email address. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Phone number in international form (E.164), such as +14155550100. */
  phoneNumber?: string | null | undefined;
};

/** A person, as far as known; the form asks for the rest. */
export type InquiryPersonInput = {
  /** Date of birth, such as 1980-01-31. */
  dateOfBirth?: string | null | undefined;
  /** Business email address. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Phone number in international form (E.164), such as +14155550100. */
  phoneNumber?: string | null | undefined;
};

/** The standing of an authorized representative in the business. */
export type JobPosition =
  /** The chief executive officer. */
  | 'CEO'
  /** The chief financial officer. */
  | 'CFO'
  /** A director. */
  | 'DIRECTOR'
  /** The head of the legal department. */
  | 'GENERAL_COUNSEL'
  /** A general manager. */
  | 'GM'
  /** Any other position; the business title says which. */
  | 'OTHER'
  /** A vice president. */
  | 'VP';

/** What an onboarding brings a customer to, or changes of it later. */
export type OnboardingKind =
  /** What carriers of the United States ask about a business that sends application messages (A2P 10DLC). */
  | 'A2P_MESSAGING_PROFILE'
  /** More phone numbers on a customer that exists. */
  | 'ADD_PHONE_NUMBERS'
  /** What is corrected of a customer that exists, seen through its reviews. */
  | 'CHANGE_CUSTOMER'
  /** A business name that is shown to the person who is called. */
  | 'CNAM'
  /** Phone numbers that go from one customer to another. */
  | 'MOVE_PHONE_NUMBERS'
  /** A customer that leaves: its numbers are freed, or all that only it has is deleted. */
  | 'OFFBOARD_CUSTOMER'
  /** Phone numbers that a customer has no longer. */
  | 'REMOVE_PHONE_NUMBERS'
  /** An approved business identity of its own. */
  | 'SECONDARY_CUSTOMER_PROFILE'
  /** Exactly the phone numbers that are given, on a customer that exists. */
  | 'SET_PHONE_NUMBERS'
  /** Outgoing calls that are signed at the highest level of trust. */
  | 'SHAKEN_STIR'
  /** The same of a sole proprietor without a tax number, on a starter profile. */
  | 'SOLE_PROPRIETOR'
  /** The identity of a person, or of a business without a tax number. */
  | 'STARTER_CUSTOMER_PROFILE'
  /** A trust product of any policy of the account, made of what that asks for. */
  | 'TRUST_PRODUCT'
  /** Numbers registered with call analytics companies, to prevent false spam labels. That part may take Twilio 24 to 48 hours. */
  | 'VOICE_INTEGRITY';

/** Where an onboarding stands as a whole. */
export type OnboardingStatus =
  /** Twilio rejected something, or an input must be corrected. The run can be resumed. */
  | 'ACTION_REQUIRED'
  /** It was cancelled. Its failure says what could not be deleted, if anything. */
  | 'CANCELLED'
  /** It is being cancelled: nothing new begins, and what it made is deleted if that was asked for. */
  | 'CANCELLING'
  /** Everything that was asked for is approved. */
  | 'COMPLETED'
  /** It stopped for good. No onboarding does so yet: whatever stops one is ACTION_REQUIRED, which can be resumed or cancelled. */
  | 'FAILED'
  /** Steps are being carried out, or wait for Twilio while it cannot be reached (upstreamUnavailable). */
  | 'RUNNING'
  /** Submitted; Twilio is reviewing the profile or the product. There is nothing to do: a review takes days, that of Voice Integrity 24 to 48 hours. */
  | 'WAITING_FOR_REVIEW';

/** Where one step of an onboarding stands. */
export type OnboardingStepStatus =
  /** It could not be done; its error says why. */
  | 'FAILED'
  /** Its turn has not come yet. */
  | 'PENDING'
  /** Being carried out. */
  | 'RUNNING'
  /** Not carried out: what it would make exists already, or the run was cancelled before. */
  | 'SKIPPED'
  /** Done. */
  | 'SUCCEEDED'
  /** It was done, and was taken back when the run was cancelled. */
  | 'UNDONE'
  /** Waiting for someone else, usually for Twilio's review. */
  | 'WAITING';

/** What became of a phone number on a customer profile or trust product. */
export type PhoneNumberOutcome =
  /** It was so before: on it already, or, of one to remove, not on it. */
  | 'ALREADY_THERE'
  /** It was added, or removed. */
  | 'DONE'
  /** It was not tried yet; or not at all, because something that it depends on was refused: the profile before the products, and the products before the profile where it is removed. */
  | 'NOT_TRIED'
  /** Twilio refused it; its error says why. No other number is stopped by that. */
  | 'REFUSED';

/** What a customer profile or trust product is for, which follows from its policy. */
export type PolicyKind =
  /** Lets a business send application messages from US local numbers. */
  | 'A2P_MESSAGING_LOCAL_BUSINESS'
  /** Shows a business name to the person who is called. */
  | 'CNAM'
  /** The account owner's own business identity. */
  | 'PRIMARY_CUSTOMER_PROFILE_BUSINESS'
  /** The identity of a reseller's customer. */
  | 'SECONDARY_CUSTOMER_PROFILE_BUSINESS'
  /** Signs outgoing calls so that carriers trust who is calling. */
  | 'SHAKEN_STIR'
  /** Lets a sole proprietor without a tax number send application messages from US local numbers. It was called the starter policy before. */
  | 'SOLE_PROPRIETOR_A2P'
  /** The identity of a person or a business without a tax number. Whoever has an EIN cannot use it and needs a secondary profile. */
  | 'STARTER_CUSTOMER_PROFILE'
  /** A policy that this server does not know; the policy itself says what it requires. */
  | 'UNKNOWN'
  /** Registers numbers with call analytics companies, to prevent false spam labels. Approval and registration may take 24 to 48 hours. */
  | 'VOICE_INTEGRITY';

/** Takes an attached thing off a customer profile or trust product. */
export type RemoveEntityInput = {
  /** The assignment to remove, not the thing itself. */
  assignmentSid: string;
  /** The customer profile or trust product that it is attached to. */
  bundleSid: string;
};

/** One call for many numbers; each gets its own outcome. */
export type RemovePhoneNumbersInput = {
  /** The customer profile or trust product that the numbers belong to. */
  bundleSid: string;
  /** The phone numbers, 1 to 100. */
  phoneNumberSids: Array<string>;
};

/** What sort of thing a policy asks for. */
export type RequirementKind =
  /** Another customer profile, such as the reseller's own. */
  | 'CUSTOMER_PROFILE'
  /** Facts about the business or a person, kept in an end user. */
  | 'END_USER'
  /** A phone number. */
  | 'PHONE_NUMBER'
  /** Evidence, such as the document that holds the address. */
  | 'SUPPORTING_DOCUMENT'
  /** Another trust product that this one builds on. */
  | 'TRUST_PRODUCT';

/** Opens the form for an A2P brand again. */
export type ResumeA2pBrandRegistrationInput = {
  /** The id that was answered when the form was started. */
  registrationId: string;
};

/** Opens the form for an A2P campaign again. */
export type ResumeA2pCampaignRegistrationInput = {
  /** The id that was answered when the form was started; for a campaign that was begun elsewhere, the SID of its messaging service. */
  registrationId: string;
};

/** Opens the form for a customer profile again. */
export type ResumeComplianceInquiryInput = {
  /** The id that was answered when the form was started. */
  customerId: string;
  /** The primary customer profile under which it was started. */
  primaryCustomerProfileSid: string;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
};

/** Opens the form for British phone numbers again. */
export type ResumeComplianceRegistrationInput = {
  /** True when the form is shown inside the product of a reseller (ISV). */
  isvEmbed?: boolean | null | undefined;
  /** The id that was answered when the form was started. */
  registrationId: string;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: string | null | undefined;
};

/** Names one thing. */
export type SidInput = {
  /** The thing that is meant. */
  sid: string;
};

/** Sends a customer profile or trust product to Twilio's review. */
export type SubmitBundleInput = {
  /** The customer profile or trust product to submit. */
  sid: string;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
};

/** Where the review of a supporting document stands. */
export type SupportingDocumentStatus =
  /** Accepted by Twilio. */
  | 'APPROVED'
  /** Not yet sent to review; it can be changed freely. */
  | 'DRAFT'
  /** Was accepted once and is no longer valid. */
  | 'EXPIRED'
  /** Under review, together with the profile or product that it belongs to. */
  | 'PENDING_REVIEW'
  /** Accepted for the time being; Twilio may still review it again. */
  | 'PROVISIONALLY_APPROVED'
  /** Rejected by Twilio. */
  | 'REJECTED'
  /** A status that this server does not know. */
  | 'UNKNOWN';

/** The business that uses the toll-free number, as far as known; the form asks for the rest. */
export type TollfreeBusinessInput = {
  /** The trade name, where it is another one. */
  doingBusinessAs?: string | null | undefined;
  /** The legal name. */
  name?: string | null | undefined;
  /** Which register that number is from, such as EIN. */
  registrationAuthority?: string | null | undefined;
  /** The country of the register, by its two letters (ISO 3166-1 alpha-2). */
  registrationCountry?: string | null | undefined;
  /** The number under which the business is registered. */
  registrationNumber?: string | null | undefined;
  /** What kind of organisation it is. */
  type?: TollfreeBusinessType | null | undefined;
  /** The website of the business. */
  websiteUrl?: string | null | undefined;
};

/** What kind of organisation uses a toll-free number. */
export type TollfreeBusinessType =
  /** A government body. */
  | 'GOVERNMENT'
  /** An organisation that does not work for profit. */
  | 'NON_PROFIT'
  /** A company that is not publicly traded. */
  | 'PRIVATE_PROFIT'
  /** A publicly traded company. */
  | 'PUBLIC_PROFIT'
  /** One person, without a company of their own. */
  | 'SOLE_PROPRIETOR';

/** What is sent from the toll-free number, and how recipients agree to it. */
export type TollfreeMessagingInput = {
  /** True when only adults may see what is sent. */
  ageGatedContent?: boolean | null | undefined;
  /** What is answered to someone who asks for help. */
  helpMessageSample?: string | null | undefined;
  /** How many messages a month, in one of Twilio's own values, such as 1,000. */
  monthlyVolume?: string | null | undefined;
  /** What is answered to them. */
  optInConfirmationMessage?: string | null | undefined;
  /** Where pictures of the opt-in can be seen, on the public web. */
  optInImageUrls?: Array<string> | null | undefined;
  /** The words by which recipients agree. */
  optInKeywords?: Array<string> | null | undefined;
  /** How recipients agree to get messages. */
  optInType?: TollfreeOptInType | null | undefined;
  /** Where the privacy policy is. */
  privacyPolicyUrl?: string | null | undefined;
  /** A message as it is really sent. */
  sampleMessage?: string | null | undefined;
  /** Where the terms and conditions are. */
  termsAndConditionsUrl?: string | null | undefined;
  /** What the messages are for, in Twilio's own words, such as TWO_FACTOR_AUTHENTICATION. */
  useCaseCategories?: Array<string> | null | undefined;
  /** What the messages are for, in a few sentences. */
  useCaseSummary?: string | null | undefined;
};

/** How recipients agree to get messages. */
export type TollfreeOptInType =
  /** By a QR code that they scan. */
  | 'MOBILE_QR_CODE'
  /** On paper. */
  | 'PAPER_FORM'
  /** They say so. */
  | 'VERBAL'
  /** By sending a message. */
  | 'VIA_TEXT'
  /** On a web page. */
  | 'WEB_FORM';

/** What to change of an address; what is left out stays as it is. The country cannot change. */
export type UpdateAddressInput = {
  /** City. */
  city?: string | null | undefined;
  /** The business or person at this address. */
  customerName?: string | null | undefined;
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: boolean | null | undefined;
  /** The name by which your own people recognise it. */
  friendlyName?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State, province or region. */
  region?: string | null | undefined;
  /** The address to change. */
  sid: string;
  /** Street and house number. */
  street?: string | null | undefined;
  /** Suite, floor or the like. */
  streetSecondary?: string | null | undefined;
};

/** What to change of a customer profile; what is left out stays as it is. */
export type UpdateCustomerProfileInput = {
  /** The email address that Twilio writes to about the review from now on. */
  email?: string | null | undefined;
  /** The new name, at most 64 characters. */
  friendlyName?: string | null | undefined;
  /** The customer profile to change. */
  sid: string;
  /** The URL that Twilio calls from now on. */
  statusCallback?: string | null | undefined;
};

/** What to change of an end user; what is left out stays as it is. */
export type UpdateEndUserInput = {
  /** The new facts. They replace all present ones, so that a fact that is left out is removed, unless attributesMode is MERGE. */
  attributes?: Record<string, unknown> | null | undefined;
  /** Whether attributes replace all present ones, or only those that they name. */
  attributesMode?: AttributesMode | null | undefined;
  /** The new name, at most 64 characters. */
  friendlyName?: string | null | undefined;
  /** The end user to change. */
  sid: string;
};

/** What to change of a supporting document; what is left out stays as it is. */
export type UpdateSupportingDocumentInput = {
  /** What it says now. It replaces all that it said, so that what is left out is removed, unless attributesMode is MERGE. */
  attributes?: Record<string, unknown> | null | undefined;
  /** Whether attributes replace all present ones, or only those that they name. */
  attributesMode?: AttributesMode | null | undefined;
  /** The new name, at most 64 characters. */
  friendlyName?: string | null | undefined;
  /** The supporting document to change. */
  sid: string;
};

/** What to change of a trust product; what is left out stays as it is. */
export type UpdateTrustProductInput = {
  /** The email address that Twilio writes to about the review from now on. */
  email?: string | null | undefined;
  /** The new name, at most 64 characters. */
  friendlyName?: string | null | undefined;
  /** The trust product to change. */
  sid: string;
  /** The URL that Twilio calls from now on. */
  statusCallback?: string | null | undefined;
};

/** What kind of thing went wrong that the caller can correct. */
export type UserErrorCode =
  /** It conflicts with what exists already, such as a number that is assigned twice. */
  | 'CONFLICT'
  /** The idempotency key was used before, with other input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value of the input is missing, malformed or not allowed. */
  | 'INVALID_INPUT'
  /** It does not yet meet the requirements of its policy; evaluate it to see what is missing. */
  | 'NOT_COMPLIANT'
  /** It is under review or approved, and cannot be changed now. */
  | 'NOT_EDITABLE'
  /** Something that the input names does not exist in this account. */
  | 'NOT_FOUND'
  /** Twilio refused the data for a reason of its own; Twilio's code says which. */
  | 'UPSTREAM_REFUSED';

/** How the business uses its numbers for calls, as call analytics companies ask for it. */
export type VoiceIntegrityInformationInput = {
  /** How many calls it makes on an average business day, 0 or more. */
  averageBusinessDayCallVolume: number;
  /** How many people the business employs, at least 1. */
  businessEmployeeCount: number;
  /** Anything else that the reviewers should know. */
  notes?: string | null | undefined;
  /** What the calls are for: one of Twilio's 45 use cases, word for word. voiceIntegrityUseCases lists them. */
  useCase: string;
};

export type UserErrorFieldsFragment = { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null };

type BundleFields_CustomerProfile_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

type BundleFields_TrustProduct_Fragment = { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> };

export type BundleFieldsFragment =
  | BundleFields_CustomerProfile_Fragment
  | BundleFields_TrustProduct_Fragment
;

export type EvaluationFieldsFragment = { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> };

export type EndUserFieldsFragment = { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
    | { __typename: 'A2pMessagingProfileInformation' }
    | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
    | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
    | { __typename: 'CnamInformation', cnamDisplayName: string | null }
    | { __typename: 'SoleProprietorInformation' }
    | { __typename: 'StarterInformation' }
    | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
   | null };

export type AddressFieldsFragment = { id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null };

export type OnboardingFailureFieldsFragment = { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> };

export type OnboardingFieldsFragment = { id: string, accountSid: string, idempotencyKey: string, kind: OnboardingKind, status: OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null };

export type OnboardingPlanFieldsFragment = { kind: OnboardingKind, callCount: number, waveCount: number, reusedTrustProduct: { sid: string, friendlyName: string, status: BundleStatus, effect: string } | null, steps: Array<{ key: string, title: string, wave: number, dependsOn: Array<string> }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }>, warnings: Array<{ field: string, message: string, likelyCode: number | null }> };

export type LaterOnboardingFieldsFragment = { id: string, accountSid: string, idempotencyKey: string, kind: OnboardingKind, status: OnboardingStatus, upstreamUnavailable: boolean, nextAttemptAt: string | null, createdAt: string, updatedAt: string, completedAt: string | null, phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: PhoneNumberOutcome, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, deletions: { totalCount: number, nodes: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, progress: { completed: number, total: number }, steps: Array<{ key: string, title: string, status: OnboardingStepStatus, dependsOn: Array<string>, attempts: number, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null }>, failure: { stepKey: string | null, code: string, message: string, twilioCode: number | null, nextAction: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null }> } | null };

export type OnboardingBatchFieldsFragment = { id: string, name: string | null, kind: OnboardingKind, total: number, refused: number, counts: Array<{ status: OnboardingStatus, count: number }> };

export type CreateCustomerProfileMutationVariables = Exact<{
  input: CreateCustomerProfileInput;
}>;


export type CreateCustomerProfileMutation = { createCustomerProfile: { customerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type UpdateCustomerProfileMutationVariables = Exact<{
  input: UpdateCustomerProfileInput;
}>;


export type UpdateCustomerProfileMutation = { updateCustomerProfile: { customerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type DeleteCustomerProfileMutationVariables = Exact<{
  input: SidInput;
}>;


export type DeleteCustomerProfileMutation = { deleteCustomerProfile: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type AssignEntityToCustomerProfileMutationVariables = Exact<{
  input: AssignEntityInput;
}>;


export type AssignEntityToCustomerProfileMutation = { assignEntityToCustomerProfile: { entityAssignment: { id: string, sid: string, objectSid: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type RemoveEntityFromCustomerProfileMutationVariables = Exact<{
  input: RemoveEntityInput;
}>;


export type RemoveEntityFromCustomerProfileMutation = { removeEntityFromCustomerProfile: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type AssignPhoneNumbersToCustomerProfileMutationVariables = Exact<{
  input: AssignPhoneNumbersInput;
}>;


export type AssignPhoneNumbersToCustomerProfileMutation = { assignPhoneNumbersToCustomerProfile: { results: Array<{ phoneNumberSid: string, assignment: { id: string, sid: string } | null, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type RemovePhoneNumbersFromCustomerProfileMutationVariables = Exact<{
  input: RemovePhoneNumbersInput;
}>;


export type RemovePhoneNumbersFromCustomerProfileMutation = { removePhoneNumbersFromCustomerProfile: { results: Array<{ phoneNumberSid: string, assignment: { sid: string } | null, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type EvaluateCustomerProfileMutationVariables = Exact<{
  input: SidInput;
}>;


export type EvaluateCustomerProfileMutation = { evaluateCustomerProfile: { evaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type SubmitCustomerProfileMutationVariables = Exact<{
  input: SubmitBundleInput;
}>;


export type SubmitCustomerProfileMutation = { submitCustomerProfile: { customerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateEndUserMutationVariables = Exact<{
  input: CreateEndUserInput;
}>;


export type CreateEndUserMutation = { createEndUser: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateBusinessInformationMutationVariables = Exact<{
  input: CreateBusinessInformationInput;
}>;


export type CreateBusinessInformationMutation = { createBusinessInformation: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateAuthorizedRepresentativeMutationVariables = Exact<{
  input: CreateAuthorizedRepresentativeInput;
}>;


export type CreateAuthorizedRepresentativeMutation = { createAuthorizedRepresentative: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateVoiceIntegrityInformationMutationVariables = Exact<{
  input: CreateVoiceIntegrityInformationInput;
}>;


export type CreateVoiceIntegrityInformationMutation = { createVoiceIntegrityInformation: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateCnamInformationMutationVariables = Exact<{
  input: CreateCnamInformationInput;
}>;


export type CreateCnamInformationMutation = { createCnamInformation: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateA2pMessagingProfileInformationMutationVariables = Exact<{
  input: CreateA2pMessagingProfileInformationInput;
}>;


export type CreateA2pMessagingProfileInformationMutation = { createA2pMessagingProfileInformation: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type UpdateEndUserMutationVariables = Exact<{
  input: UpdateEndUserInput;
}>;


export type UpdateEndUserMutation = { updateEndUser: { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type DeleteEndUserMutationVariables = Exact<{
  input: SidInput;
}>;


export type DeleteEndUserMutation = { deleteEndUser: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateComplianceInquiryMutationVariables = Exact<{
  input: CreateComplianceInquiryInput;
}>;


export type CreateComplianceInquiryMutation = { createComplianceInquiry: { complianceInquiry: { customerId: string, inquiryId: string, inquirySessionToken: string, customerProfile: { sid: string, status: BundleStatus } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ResumeComplianceInquiryMutationVariables = Exact<{
  input: ResumeComplianceInquiryInput;
}>;


export type ResumeComplianceInquiryMutation = { resumeComplianceInquiry: { complianceInquiry: { customerId: string, inquiryId: string, inquirySessionToken: string, customerProfile: { sid: string, status: BundleStatus } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateComplianceRegistrationMutationVariables = Exact<{
  input: CreateComplianceRegistrationInput;
}>;


export type CreateComplianceRegistrationMutation = { createComplianceRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ResumeComplianceRegistrationMutationVariables = Exact<{
  input: ResumeComplianceRegistrationInput;
}>;


export type ResumeComplianceRegistrationMutation = { resumeComplianceRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateComplianceTollfreeInquiryMutationVariables = Exact<{
  input: CreateComplianceTollfreeInquiryInput;
}>;


export type CreateComplianceTollfreeInquiryMutation = { createComplianceTollfreeInquiry: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateA2pBrandRegistrationMutationVariables = Exact<{
  input: CreateA2pBrandRegistrationInput;
}>;


export type CreateA2pBrandRegistrationMutation = { createA2pBrandRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ResumeA2pBrandRegistrationMutationVariables = Exact<{
  input: ResumeA2pBrandRegistrationInput;
}>;


export type ResumeA2pBrandRegistrationMutation = { resumeA2pBrandRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateA2pCampaignRegistrationMutationVariables = Exact<{
  input: CreateA2pCampaignRegistrationInput;
}>;


export type CreateA2pCampaignRegistrationMutation = { createA2pCampaignRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ResumeA2pCampaignRegistrationMutationVariables = Exact<{
  input: ResumeA2pCampaignRegistrationInput;
}>;


export type ResumeA2pCampaignRegistrationMutation = { resumeA2pCampaignRegistration: { registration: { registrationId: string, inquiryId: string, inquirySessionToken: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type ComplianceInquiryFieldsFragment = { customerId: string, inquiryId: string, inquirySessionToken: string, customerProfile: { sid: string, status: BundleStatus } | null };

export type EmbeddedRegistrationFieldsFragment = { registrationId: string, inquiryId: string, inquirySessionToken: string };

export type PrimaryCustomerProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type PrimaryCustomerProfileQuery = { primaryCustomerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type CustomerProfilesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: BundleFilter | null | undefined;
}>;


export type CustomerProfilesQuery = { customerProfiles: { edges: Array<{ cursor: string, node: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TrustProductsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: BundleFilter | null | undefined;
}>;


export type TrustProductsQuery = { trustProducts: { edges: Array<{ cursor: string, node: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EndUsersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EndUsersQuery = { endUsers: { nodes: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SupportingDocumentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SupportingDocumentsQuery = { supportingDocuments: { nodes: Array<{ sid: string, friendlyName: string, type: string, status: SupportingDocumentStatus, attributes: Record<string, unknown> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AddressesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AddressFilter | null | undefined;
}>;


export type AddressesQuery = { addresses: { nodes: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IncomingPhoneNumbersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: IncomingPhoneNumberFilter | null | undefined;
}>;


export type IncomingPhoneNumbersQuery = { incomingPhoneNumbers: { nodes: Array<{ id: string, sid: string, phoneNumber: string, friendlyName: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PolicyQueryVariables = Exact<{
  sid?: string | null | undefined;
  kind?: PolicyKind | null | undefined;
}>;


export type PolicyQuery = { policy: { id: string, sid: string, friendlyName: string, kind: PolicyKind, requirements: Record<string, unknown> } | null };

export type PoliciesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PoliciesQuery = { policies: { nodes: Array<{ sid: string, friendlyName: string, kind: PolicyKind }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TypesQueryVariables = Exact<{ [key: string]: never; }>;


export type TypesQuery = { endUserTypes: Array<{ sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> }>, supportingDocumentTypes: Array<{ sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> }> };

export type PolicyRequirementsQueryVariables = Exact<{
  kind: PolicyKind;
}>;


export type PolicyRequirementsQuery = { policy: { sid: string, friendlyName: string, requirements: Record<string, unknown>, typedRequirements: Array<{ kind: RequirementKind, name: string, friendlyName: string | null, description: string | null, optional: boolean, alternatives: Array<{ typeName: string, friendlyName: string | null, policyKind: PolicyKind | null, fields: Array<{ machineName: string, optional: boolean, acceptedValues: Array<string>, requiredWhen: { field: string, value: string } | null }>, endUserType: { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> } | null, supportingDocumentType: { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> } | null }> }> } | null };

export type VoiceIntegrityUseCasesQueryVariables = Exact<{ [key: string]: never; }>;


export type VoiceIntegrityUseCasesQuery = { voiceIntegrityUseCases: Array<string> };

export type NodeQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeQuery = { node:
    | { __typename: 'Account', id: string }
    | { __typename: 'Address', id: string }
    | { __typename: 'ChannelEndpointAssignment', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'CustomerProfile', id: string }
    | { __typename: 'EndUser', id: string }
    | { __typename: 'EntityAssignment', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'IncomingPhoneNumber', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'OnboardingBatch', id: string }
    | { __typename: 'Policy', id: string }
    | { __typename: 'SupportingDocument', id: string }
    | { __typename: 'TrustProduct', id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'Account', id: string }
    | { __typename: 'Address', id: string }
    | { __typename: 'ChannelEndpointAssignment', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'CustomerProfile', id: string }
    | { __typename: 'EndUser', id: string }
    | { __typename: 'EntityAssignment', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'IncomingPhoneNumber', id: string }
    | { __typename: 'Onboarding', id: string }
    | { __typename: 'OnboardingBatch', id: string }
    | { __typename: 'Policy', id: string }
    | { __typename: 'SupportingDocument', id: string }
    | { __typename: 'TrustProduct', id: string }
   | null> };

export type ProfileGraphQueryVariables = Exact<{
  sid: string;
}>;


export type ProfileGraphQuery = { customerProfile: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, policy: { sid: string, friendlyName: string, kind: PolicyKind } | null, entityAssignments: { nodes: Array<{ id: string, sid: string, objectSid: string, object:
          | { __typename: 'CustomerProfile', sid: string, status: BundleStatus }
          | { __typename: 'EndUser', sid: string, type: string }
          | { __typename: 'SupportingDocument', sid: string, type: string }
          | { __typename: 'TrustProduct', sid: string, status: BundleStatus }
         | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null }> | null, supportingDocuments: Array<{ id: string, sid: string, type: string, status: SupportingDocumentStatus, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: BundleStatus, kind: PolicyKind }> | null, phoneNumbers: Array<{ sid: string, phoneNumber: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type TrustProductGraphQueryVariables = Exact<{
  sid: string;
}>;


export type TrustProductGraphQuery = { trustProduct: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, policy: { sid: string, friendlyName: string, kind: PolicyKind } | null, endUsers: Array<{ id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
        | { __typename: 'A2pMessagingProfileInformation' }
        | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
        | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
        | { __typename: 'CnamInformation', cnamDisplayName: string | null }
        | { __typename: 'SoleProprietorInformation' }
        | { __typename: 'StarterInformation' }
        | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
       | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: BundleStatus, kind: PolicyKind }> | null, phoneNumbers: Array<{ sid: string }> | null, latestEvaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type CreateCustomerProfileProvisionalCopyMutationVariables = Exact<{
  input: SidInput;
}>;


export type CreateCustomerProfileProvisionalCopyMutation = { createCustomerProfileProvisionalCopy: { provisionalCopy: { sid: string, status: BundleStatus, rawStatus: string, friendlyName: string, email: string | null, updatedAt: string, bundle:
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateTrustProductProvisionalCopyMutationVariables = Exact<{
  input: SidInput;
}>;


export type CreateTrustProductProvisionalCopyMutation = { createTrustProductProvisionalCopy: { provisionalCopy: { sid: string, status: BundleStatus, rawStatus: string, friendlyName: string, email: string | null, updatedAt: string, bundle:
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
       | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CustomerProfileProvisionalCopyQueryVariables = Exact<{
  sid: string;
}>;


export type CustomerProfileProvisionalCopyQuery = { customerProfile: { status: BundleStatus, provisionalCopy: { sid: string, status: BundleStatus, rawStatus: string, friendlyName: string, email: string | null, updatedAt: string, bundle:
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
       | null } | null } | null };

export type TrustProductProvisionalCopyQueryVariables = Exact<{
  sid: string;
}>;


export type TrustProductProvisionalCopyQuery = { trustProduct: { status: BundleStatus, provisionalCopy: { sid: string, status: BundleStatus, rawStatus: string, friendlyName: string, email: string | null, updatedAt: string, bundle:
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
        | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
       | null } | null } | null };

export type ProvisionalCopyFieldsFragment = { sid: string, status: BundleStatus, rawStatus: string, friendlyName: string, email: string | null, updatedAt: string, bundle:
    | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
    | { id: string, sid: string, endUsers: Array<{ sid: string, type: string }> | null }
   | null };

export type ReferenceQueryQueryVariables = Exact<{ [key: string]: never; }>;


export type ReferenceQueryQuery = { customerProfiles: { nodes: Array<{ sid: string, friendlyName: string, status: BundleStatus, policy: { friendlyName: string } | null, entityAssignments: { nodes: Array<{ object:
            | { __typename: 'CustomerProfile' }
            | { __typename: 'EndUser', sid: string, type: string, attributes: Record<string, unknown> }
            | { __typename: 'SupportingDocument', sid: string, type: string }
            | { __typename: 'TrustProduct' }
           | null }> } | null, channelEndpointAssignments: { nodes: Array<{ phoneNumber: { phoneNumber: string } | null }> } | null, latestEvaluation: { status: EvaluationStatus } | null }> } };

export type EndUserQueryVariables = Exact<{
  sid: string;
}>;


export type EndUserQuery = { endUser: { id: string, sid: string, friendlyName: string, type: string, attributes: Record<string, unknown>, details:
      | { __typename: 'A2pMessagingProfileInformation' }
      | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, jobPosition: string | null }
      | { __typename: 'BusinessInformation', businessName: string | null, businessType: string | null, businessIndustry: string | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegionsOfOperation: Array<string> | null, websiteUrl: string | null }
      | { __typename: 'CnamInformation', cnamDisplayName: string | null }
      | { __typename: 'SoleProprietorInformation' }
      | { __typename: 'StarterInformation' }
      | { __typename: 'VoiceIntegrityInformation', useCase: string | null, businessEmployeeCount: number | null, averageBusinessDayCallVolume: number | null }
     | null } | null };

export type SupportingDocumentQueryVariables = Exact<{
  sid: string;
}>;


export type SupportingDocumentQuery = { supportingDocument: { id: string, sid: string, friendlyName: string, type: string, status: SupportingDocumentStatus, attributes: Record<string, unknown> } | null };

export type EndUserTypeQueryVariables = Exact<{
  sid?: string | null | undefined;
  machineName?: string | null | undefined;
}>;


export type EndUserTypeQuery = { endUserType: { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> } | null };

export type SupportingDocumentTypeQueryVariables = Exact<{
  sid?: string | null | undefined;
  machineName?: string | null | undefined;
}>;


export type SupportingDocumentTypeQuery = { supportingDocumentType: { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> } | null };

export type EndUserTypeFieldsFragment = { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> };

export type SupportingDocumentTypeFieldsFragment = { sid: string, machineName: string, friendlyName: string, fields: Array<{ machineName: string, friendlyName: string, constraint: string | null }> };

export type AccountsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AccountFilter | null | undefined;
}>;


export type AccountsQuery = { accounts: { edges: Array<{ cursor: string, node: { id: string, sid: string, ownerAccountSid: string | null, friendlyName: string | null, status: AccountStatus | null, type: AccountType | null, createdAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateSubaccountMutationVariables = Exact<{
  input: CreateSubaccountInput;
}>;


export type CreateSubaccountMutation = { createSubaccount: { account: { sid: string, friendlyName: string | null, status: AccountStatus | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type CreateSupportingDocumentMutationVariables = Exact<{
  input: CreateSupportingDocumentInput;
}>;


export type CreateSupportingDocumentMutation = { createSupportingDocument: { supportingDocument: { id: string, sid: string, friendlyName: string, type: string, status: SupportingDocumentStatus, attributes: Record<string, unknown>, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateAddressDocumentMutationVariables = Exact<{
  input: CreateAddressDocumentInput;
}>;


export type CreateAddressDocumentMutation = { createAddressDocument: { supportingDocument: { id: string, sid: string, friendlyName: string, type: string, status: SupportingDocumentStatus, attributes: Record<string, unknown>, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type UpdateSupportingDocumentMutationVariables = Exact<{
  input: UpdateSupportingDocumentInput;
}>;


export type UpdateSupportingDocumentMutation = { updateSupportingDocument: { supportingDocument: { id: string, sid: string, friendlyName: string, type: string, status: SupportingDocumentStatus, attributes: Record<string, unknown>, addresses: Array<{ id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null }> | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type DeleteSupportingDocumentMutationVariables = Exact<{
  input: SidInput;
}>;


export type DeleteSupportingDocumentMutation = { deleteSupportingDocument: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateAddressMutationVariables = Exact<{
  input: AddressInput;
}>;


export type CreateAddressMutation = { createAddress: { address: { id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type UpdateAddressMutationVariables = Exact<{
  input: UpdateAddressInput;
}>;


export type UpdateAddressMutation = { updateAddress: { address: { id: string, sid: string, customerName: string, friendlyName: string | null, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string, validated: boolean | null, verified: boolean | null, emergencyEnabled: boolean | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type DeleteAddressMutationVariables = Exact<{
  input: SidInput;
}>;


export type DeleteAddressMutation = { deleteAddress: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CreateTrustProductMutationVariables = Exact<{
  input: CreateTrustProductInput;
}>;


export type CreateTrustProductMutation = { createTrustProduct: { trustProduct: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type UpdateTrustProductMutationVariables = Exact<{
  input: UpdateTrustProductInput;
}>;


export type UpdateTrustProductMutation = { updateTrustProduct: { trustProduct: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type DeleteTrustProductMutationVariables = Exact<{
  input: SidInput;
}>;


export type DeleteTrustProductMutation = { deleteTrustProduct: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type AssignEntityToTrustProductMutationVariables = Exact<{
  input: AssignEntityInput;
}>;


export type AssignEntityToTrustProductMutation = { assignEntityToTrustProduct: { entityAssignment: { id: string, sid: string, objectSid: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type RemoveEntityFromTrustProductMutationVariables = Exact<{
  input: RemoveEntityInput;
}>;


export type RemoveEntityFromTrustProductMutation = { removeEntityFromTrustProduct: { deletedSid: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type AssignPhoneNumbersToTrustProductMutationVariables = Exact<{
  input: AssignPhoneNumbersInput;
}>;


export type AssignPhoneNumbersToTrustProductMutation = { assignPhoneNumbersToTrustProduct: { results: Array<{ phoneNumberSid: string, assignment: { id: string, sid: string } | null, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type RemovePhoneNumbersFromTrustProductMutationVariables = Exact<{
  input: RemovePhoneNumbersInput;
}>;


export type RemovePhoneNumbersFromTrustProductMutation = { removePhoneNumbersFromTrustProduct: { results: Array<{ phoneNumberSid: string, assignment: { sid: string } | null, error: { code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null } | null }>, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type EvaluateTrustProductMutationVariables = Exact<{
  input: SidInput;
}>;


export type EvaluateTrustProductMutation = { evaluateTrustProduct: { evaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type SubmitTrustProductMutationVariables = Exact<{
  input: SubmitBundleInput;
}>;


export type SubmitTrustProductMutation = { submitTrustProduct: { trustProduct: { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null, twilioCode: number | null, moreInfoUrl: string | null, resourceSid: string | null, idempotencyKey: string | null }> } };

export type CustomerProfileAssignmentsQueryVariables = Exact<{
  sid: string;
  objectType?: string | null | undefined;
  channelEndpointSids?: Array<string> | string | null | undefined;
}>;


export type CustomerProfileAssignmentsQuery = { customerProfile: { entityAssignments: { nodes: Array<{ id: string, sid: string, accountSid: string, objectSid: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, channelEndpointAssignments: { nodes: Array<{ id: string, sid: string, accountSid: string, channelEndpointSid: string, channelEndpointType: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type CustomerProfileEvaluationsQueryVariables = Exact<{
  sid: string;
}>;


export type CustomerProfileEvaluationsQuery = { customerProfile: { evaluations: { nodes: Array<{ id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> }> } | null } | null };

export type CustomerProfileEntityAssignmentQueryVariables = Exact<{
  sid: string;
  assignmentSid: string;
}>;


export type CustomerProfileEntityAssignmentQuery = { customerProfile: { entityAssignment: { id: string, sid: string, accountSid: string, objectSid: string, createdAt: string } | null } | null };

export type CustomerProfileChannelEndpointAssignmentQueryVariables = Exact<{
  sid: string;
  assignmentSid: string;
}>;


export type CustomerProfileChannelEndpointAssignmentQuery = { customerProfile: { channelEndpointAssignment: { id: string, sid: string, accountSid: string, channelEndpointSid: string, channelEndpointType: string, createdAt: string } | null } | null };

export type CustomerProfileEvaluationQueryVariables = Exact<{
  sid: string;
  evaluationSid: string;
}>;


export type CustomerProfileEvaluationQuery = { customerProfile: { evaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null } | null };

export type TrustProductAssignmentsQueryVariables = Exact<{
  sid: string;
  objectType?: string | null | undefined;
  channelEndpointSids?: Array<string> | string | null | undefined;
}>;


export type TrustProductAssignmentsQuery = { trustProduct: { entityAssignments: { nodes: Array<{ id: string, sid: string, accountSid: string, objectSid: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, channelEndpointAssignments: { nodes: Array<{ id: string, sid: string, accountSid: string, channelEndpointSid: string, channelEndpointType: string, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type TrustProductEvaluationsQueryVariables = Exact<{
  sid: string;
}>;


export type TrustProductEvaluationsQuery = { trustProduct: { evaluations: { nodes: Array<{ id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> }> } | null } | null };

export type TrustProductEntityAssignmentQueryVariables = Exact<{
  sid: string;
  assignmentSid: string;
}>;


export type TrustProductEntityAssignmentQuery = { trustProduct: { entityAssignment: { id: string, sid: string, accountSid: string, objectSid: string, createdAt: string } | null } | null };

export type TrustProductChannelEndpointAssignmentQueryVariables = Exact<{
  sid: string;
  assignmentSid: string;
}>;


export type TrustProductChannelEndpointAssignmentQuery = { trustProduct: { channelEndpointAssignment: { id: string, sid: string, accountSid: string, channelEndpointSid: string, channelEndpointType: string, createdAt: string } | null } | null };

export type TrustProductEvaluationQueryVariables = Exact<{
  sid: string;
  evaluationSid: string;
}>;


export type TrustProductEvaluationQuery = { trustProduct: { evaluation: { id: string, sid: string, accountSid: string, policySid: string, status: EvaluationStatus, createdAt: string, results: Array<{ requirementName: string, requirementFriendlyName: string | null, objectType: string | null, passed: boolean, failureReason: string | null, errorCode: number | null, invalid: Array<{ objectField: string, failureReason: string | null, errorCode: number | null }> }> } | null } | null };

export type EntityAssignmentFieldsFragment = { id: string, sid: string, accountSid: string, objectSid: string, createdAt: string };

export type ChannelEndpointAssignmentFieldsFragment = { id: string, sid: string, accountSid: string, channelEndpointSid: string, channelEndpointType: string, createdAt: string };

export type WhereItIsUsedQueryVariables = Exact<{
  profile: string;
  product: string;
  endUser: string;
  document: string;
  address: string;
}>;


export type WhereItIsUsedQuery = { customerProfile: { trustProducts: Array<{ id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }> | null, secondaryProfiles: { nodes: Array<{ id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null, trustProduct: { customerProfiles: Array<{ id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }> | null } | null, endUser: { bundles: Array<
      | { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
      | { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
    > | null } | null, supportingDocument: { bundles: Array<
      | { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
      | { id: string, sid: string, accountSid: string, friendlyName: string, email: string | null, status: BundleStatus, rawStatus: string, statusCallback: string | null, validUntil: string | null, policySid: string, kind: PolicyKind, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> }
    > | null } | null, address: { supportingDocuments: Array<{ sid: string, friendlyName: string }> | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BundleFieldsFragmentDoc = new TypedDocumentString(`
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}
    `, {"fragmentName":"BundleFields"}) as unknown as TypedDocumentString<BundleFieldsFragment, unknown>;
export const EvaluationFieldsFragmentDoc = new TypedDocumentString(`
    fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}
    `, {"fragmentName":"EvaluationFields"}) as unknown as TypedDocumentString<EvaluationFieldsFragment, unknown>;
export const EndUserFieldsFragmentDoc = new TypedDocumentString(`
    fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}
    `, {"fragmentName":"EndUserFields"}) as unknown as TypedDocumentString<EndUserFieldsFragment, unknown>;
export const AddressFieldsFragmentDoc = new TypedDocumentString(`
    fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}
    `, {"fragmentName":"AddressFields"}) as unknown as TypedDocumentString<AddressFieldsFragment, unknown>;
export const OnboardingPlanFieldsFragmentDoc = new TypedDocumentString(`
    fragment OnboardingPlanFields on OnboardingPlan {
  kind
  callCount
  waveCount
  reusedTrustProduct {
    sid
    friendlyName
    status
    effect
  }
  steps {
    key
    title
    wave
    dependsOn
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
  warnings {
    field
    message
    likelyCode
  }
}
    `, {"fragmentName":"OnboardingPlanFields"}) as unknown as TypedDocumentString<OnboardingPlanFieldsFragment, unknown>;
export const OnboardingFailureFieldsFragmentDoc = new TypedDocumentString(`
    fragment OnboardingFailureFields on OnboardingFailure {
  stepKey
  code
  message
  twilioCode
  nextAction
  rejections {
    code
    message
    remedy
    field
  }
}
    `, {"fragmentName":"OnboardingFailureFields"}) as unknown as TypedDocumentString<OnboardingFailureFieldsFragment, unknown>;
export const OnboardingFieldsFragmentDoc = new TypedDocumentString(`
    fragment OnboardingFields on Onboarding {
  id
  accountSid
  idempotencyKey
  kind
  status
  progress {
    completed
    total
  }
  steps {
    key
    title
    status
    dependsOn
    attempts
    resourceSid
    startedAt
    finishedAt
    error {
      ...OnboardingFailureFields
    }
  }
  failure {
    ...OnboardingFailureFields
  }
  upstreamUnavailable
  nextAttemptAt
  createdAt
  updatedAt
  completedAt
}
    fragment OnboardingFailureFields on OnboardingFailure {
  stepKey
  code
  message
  twilioCode
  nextAction
  rejections {
    code
    message
    remedy
    field
  }
}`, {"fragmentName":"OnboardingFields"}) as unknown as TypedDocumentString<OnboardingFieldsFragment, unknown>;
export const UserErrorFieldsFragmentDoc = new TypedDocumentString(`
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
    `, {"fragmentName":"UserErrorFields"}) as unknown as TypedDocumentString<UserErrorFieldsFragment, unknown>;
export const LaterOnboardingFieldsFragmentDoc = new TypedDocumentString(`
    fragment LaterOnboardingFields on Onboarding {
  ...OnboardingFields
  phoneNumberResults(first: 100) {
    totalCount
    nodes {
      phoneNumberSid
      phoneNumber
      bundleSid
      outcome
      error {
        ...UserErrorFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  deletions(first: 100) {
    totalCount
    nodes {
      kind
      sid
      outcome
      reason
      error {
        ...UserErrorFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment OnboardingFailureFields on OnboardingFailure {
  stepKey
  code
  message
  twilioCode
  nextAction
  rejections {
    code
    message
    remedy
    field
  }
}
fragment OnboardingFields on Onboarding {
  id
  accountSid
  idempotencyKey
  kind
  status
  progress {
    completed
    total
  }
  steps {
    key
    title
    status
    dependsOn
    attempts
    resourceSid
    startedAt
    finishedAt
    error {
      ...OnboardingFailureFields
    }
  }
  failure {
    ...OnboardingFailureFields
  }
  upstreamUnavailable
  nextAttemptAt
  createdAt
  updatedAt
  completedAt
}`, {"fragmentName":"LaterOnboardingFields"}) as unknown as TypedDocumentString<LaterOnboardingFieldsFragment, unknown>;
export const OnboardingBatchFieldsFragmentDoc = new TypedDocumentString(`
    fragment OnboardingBatchFields on OnboardingBatch {
  id
  name
  kind
  total
  refused
  counts {
    status
    count
  }
}
    `, {"fragmentName":"OnboardingBatchFields"}) as unknown as TypedDocumentString<OnboardingBatchFieldsFragment, unknown>;
export const ComplianceInquiryFieldsFragmentDoc = new TypedDocumentString(`
    fragment ComplianceInquiryFields on ComplianceInquiry {
  customerId
  inquiryId
  inquirySessionToken
  customerProfile {
    sid
    status
  }
}
    `, {"fragmentName":"ComplianceInquiryFields"}) as unknown as TypedDocumentString<ComplianceInquiryFieldsFragment, unknown>;
export const EmbeddedRegistrationFieldsFragmentDoc = new TypedDocumentString(`
    fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}
    `, {"fragmentName":"EmbeddedRegistrationFields"}) as unknown as TypedDocumentString<EmbeddedRegistrationFieldsFragment, unknown>;
export const ProvisionalCopyFieldsFragmentDoc = new TypedDocumentString(`
    fragment ProvisionalCopyFields on ProvisionalCopy {
  sid
  status
  rawStatus
  friendlyName
  email
  updatedAt
  bundle {
    id
    sid
    endUsers {
      sid
      type
    }
  }
}
    `, {"fragmentName":"ProvisionalCopyFields"}) as unknown as TypedDocumentString<ProvisionalCopyFieldsFragment, unknown>;
export const EndUserTypeFieldsFragmentDoc = new TypedDocumentString(`
    fragment EndUserTypeFields on EndUserType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}
    `, {"fragmentName":"EndUserTypeFields"}) as unknown as TypedDocumentString<EndUserTypeFieldsFragment, unknown>;
export const SupportingDocumentTypeFieldsFragmentDoc = new TypedDocumentString(`
    fragment SupportingDocumentTypeFields on SupportingDocumentType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}
    `, {"fragmentName":"SupportingDocumentTypeFields"}) as unknown as TypedDocumentString<SupportingDocumentTypeFieldsFragment, unknown>;
export const EntityAssignmentFieldsFragmentDoc = new TypedDocumentString(`
    fragment EntityAssignmentFields on EntityAssignment {
  id
  sid
  accountSid
  objectSid
  createdAt
}
    `, {"fragmentName":"EntityAssignmentFields"}) as unknown as TypedDocumentString<EntityAssignmentFieldsFragment, unknown>;
export const ChannelEndpointAssignmentFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChannelEndpointAssignmentFields on ChannelEndpointAssignment {
  id
  sid
  accountSid
  channelEndpointSid
  channelEndpointType
  createdAt
}
    `, {"fragmentName":"ChannelEndpointAssignmentFields"}) as unknown as TypedDocumentString<ChannelEndpointAssignmentFieldsFragment, unknown>;
export const CreateCustomerProfileDocument = new TypedDocumentString(`
    mutation CreateCustomerProfile($input: CreateCustomerProfileInput!) {
  createCustomerProfile(input: $input) {
    customerProfile {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<CreateCustomerProfileMutation, CreateCustomerProfileMutationVariables>;
export const UpdateCustomerProfileDocument = new TypedDocumentString(`
    mutation UpdateCustomerProfile($input: UpdateCustomerProfileInput!) {
  updateCustomerProfile(input: $input) {
    customerProfile {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<UpdateCustomerProfileMutation, UpdateCustomerProfileMutationVariables>;
export const DeleteCustomerProfileDocument = new TypedDocumentString(`
    mutation DeleteCustomerProfile($input: SidInput!) {
  deleteCustomerProfile(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<DeleteCustomerProfileMutation, DeleteCustomerProfileMutationVariables>;
export const AssignEntityToCustomerProfileDocument = new TypedDocumentString(`
    mutation AssignEntityToCustomerProfile($input: AssignEntityInput!) {
  assignEntityToCustomerProfile(input: $input) {
    entityAssignment {
      id
      sid
      objectSid
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<AssignEntityToCustomerProfileMutation, AssignEntityToCustomerProfileMutationVariables>;
export const RemoveEntityFromCustomerProfileDocument = new TypedDocumentString(`
    mutation RemoveEntityFromCustomerProfile($input: RemoveEntityInput!) {
  removeEntityFromCustomerProfile(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<RemoveEntityFromCustomerProfileMutation, RemoveEntityFromCustomerProfileMutationVariables>;
export const AssignPhoneNumbersToCustomerProfileDocument = new TypedDocumentString(`
    mutation AssignPhoneNumbersToCustomerProfile($input: AssignPhoneNumbersInput!) {
  assignPhoneNumbersToCustomerProfile(input: $input) {
    results {
      phoneNumberSid
      assignment {
        id
        sid
      }
      error {
        ...UserErrorFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<AssignPhoneNumbersToCustomerProfileMutation, AssignPhoneNumbersToCustomerProfileMutationVariables>;
export const RemovePhoneNumbersFromCustomerProfileDocument = new TypedDocumentString(`
    mutation RemovePhoneNumbersFromCustomerProfile($input: RemovePhoneNumbersInput!) {
  removePhoneNumbersFromCustomerProfile(input: $input) {
    results {
      phoneNumberSid
      assignment {
        sid
      }
      error {
        ...UserErrorFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<RemovePhoneNumbersFromCustomerProfileMutation, RemovePhoneNumbersFromCustomerProfileMutationVariables>;
export const EvaluateCustomerProfileDocument = new TypedDocumentString(`
    mutation EvaluateCustomerProfile($input: SidInput!) {
  evaluateCustomerProfile(input: $input) {
    evaluation {
      ...EvaluationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<EvaluateCustomerProfileMutation, EvaluateCustomerProfileMutationVariables>;
export const SubmitCustomerProfileDocument = new TypedDocumentString(`
    mutation SubmitCustomerProfile($input: SubmitBundleInput!) {
  submitCustomerProfile(input: $input) {
    customerProfile {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<SubmitCustomerProfileMutation, SubmitCustomerProfileMutationVariables>;
export const CreateEndUserDocument = new TypedDocumentString(`
    mutation CreateEndUser($input: CreateEndUserInput!) {
  createEndUser(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateEndUserMutation, CreateEndUserMutationVariables>;
export const CreateBusinessInformationDocument = new TypedDocumentString(`
    mutation CreateBusinessInformation($input: CreateBusinessInformationInput!) {
  createBusinessInformation(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateBusinessInformationMutation, CreateBusinessInformationMutationVariables>;
export const CreateAuthorizedRepresentativeDocument = new TypedDocumentString(`
    mutation CreateAuthorizedRepresentative($input: CreateAuthorizedRepresentativeInput!) {
  createAuthorizedRepresentative(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateAuthorizedRepresentativeMutation, CreateAuthorizedRepresentativeMutationVariables>;
export const CreateVoiceIntegrityInformationDocument = new TypedDocumentString(`
    mutation CreateVoiceIntegrityInformation($input: CreateVoiceIntegrityInformationInput!) {
  createVoiceIntegrityInformation(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateVoiceIntegrityInformationMutation, CreateVoiceIntegrityInformationMutationVariables>;
export const CreateCnamInformationDocument = new TypedDocumentString(`
    mutation CreateCnamInformation($input: CreateCnamInformationInput!) {
  createCnamInformation(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateCnamInformationMutation, CreateCnamInformationMutationVariables>;
export const CreateA2pMessagingProfileInformationDocument = new TypedDocumentString(`
    mutation CreateA2pMessagingProfileInformation($input: CreateA2pMessagingProfileInformationInput!) {
  createA2pMessagingProfileInformation(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<CreateA2pMessagingProfileInformationMutation, CreateA2pMessagingProfileInformationMutationVariables>;
export const UpdateEndUserDocument = new TypedDocumentString(`
    mutation UpdateEndUser($input: UpdateEndUserInput!) {
  updateEndUser(input: $input) {
    endUser {
      ...EndUserFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<UpdateEndUserMutation, UpdateEndUserMutationVariables>;
export const DeleteEndUserDocument = new TypedDocumentString(`
    mutation DeleteEndUser($input: SidInput!) {
  deleteEndUser(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<DeleteEndUserMutation, DeleteEndUserMutationVariables>;
export const CreateComplianceInquiryDocument = new TypedDocumentString(`
    mutation CreateComplianceInquiry($input: CreateComplianceInquiryInput!) {
  createComplianceInquiry(input: $input) {
    complianceInquiry {
      ...ComplianceInquiryFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment ComplianceInquiryFields on ComplianceInquiry {
  customerId
  inquiryId
  inquirySessionToken
  customerProfile {
    sid
    status
  }
}`) as unknown as TypedDocumentString<CreateComplianceInquiryMutation, CreateComplianceInquiryMutationVariables>;
export const ResumeComplianceInquiryDocument = new TypedDocumentString(`
    mutation ResumeComplianceInquiry($input: ResumeComplianceInquiryInput!) {
  resumeComplianceInquiry(input: $input) {
    complianceInquiry {
      ...ComplianceInquiryFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment ComplianceInquiryFields on ComplianceInquiry {
  customerId
  inquiryId
  inquirySessionToken
  customerProfile {
    sid
    status
  }
}`) as unknown as TypedDocumentString<ResumeComplianceInquiryMutation, ResumeComplianceInquiryMutationVariables>;
export const CreateComplianceRegistrationDocument = new TypedDocumentString(`
    mutation CreateComplianceRegistration($input: CreateComplianceRegistrationInput!) {
  createComplianceRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<CreateComplianceRegistrationMutation, CreateComplianceRegistrationMutationVariables>;
export const ResumeComplianceRegistrationDocument = new TypedDocumentString(`
    mutation ResumeComplianceRegistration($input: ResumeComplianceRegistrationInput!) {
  resumeComplianceRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<ResumeComplianceRegistrationMutation, ResumeComplianceRegistrationMutationVariables>;
export const CreateComplianceTollfreeInquiryDocument = new TypedDocumentString(`
    mutation CreateComplianceTollfreeInquiry($input: CreateComplianceTollfreeInquiryInput!) {
  createComplianceTollfreeInquiry(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<CreateComplianceTollfreeInquiryMutation, CreateComplianceTollfreeInquiryMutationVariables>;
export const CreateA2pBrandRegistrationDocument = new TypedDocumentString(`
    mutation CreateA2pBrandRegistration($input: CreateA2pBrandRegistrationInput!) {
  createA2pBrandRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<CreateA2pBrandRegistrationMutation, CreateA2pBrandRegistrationMutationVariables>;
export const ResumeA2pBrandRegistrationDocument = new TypedDocumentString(`
    mutation ResumeA2pBrandRegistration($input: ResumeA2pBrandRegistrationInput!) {
  resumeA2pBrandRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<ResumeA2pBrandRegistrationMutation, ResumeA2pBrandRegistrationMutationVariables>;
export const CreateA2pCampaignRegistrationDocument = new TypedDocumentString(`
    mutation CreateA2pCampaignRegistration($input: CreateA2pCampaignRegistrationInput!) {
  createA2pCampaignRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<CreateA2pCampaignRegistrationMutation, CreateA2pCampaignRegistrationMutationVariables>;
export const ResumeA2pCampaignRegistrationDocument = new TypedDocumentString(`
    mutation ResumeA2pCampaignRegistration($input: ResumeA2pCampaignRegistrationInput!) {
  resumeA2pCampaignRegistration(input: $input) {
    registration {
      ...EmbeddedRegistrationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EmbeddedRegistrationFields on EmbeddedRegistration {
  registrationId
  inquiryId
  inquirySessionToken
}`) as unknown as TypedDocumentString<ResumeA2pCampaignRegistrationMutation, ResumeA2pCampaignRegistrationMutationVariables>;
export const PrimaryCustomerProfileDocument = new TypedDocumentString(`
    query PrimaryCustomerProfile {
  primaryCustomerProfile {
    ...BundleFields
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<PrimaryCustomerProfileQuery, PrimaryCustomerProfileQueryVariables>;
export const CustomerProfilesDocument = new TypedDocumentString(`
    query CustomerProfiles($first: Int, $after: String, $filter: BundleFilter) {
  customerProfiles(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...BundleFields
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<CustomerProfilesQuery, CustomerProfilesQueryVariables>;
export const TrustProductsDocument = new TypedDocumentString(`
    query TrustProducts($first: Int, $after: String, $filter: BundleFilter) {
  trustProducts(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        ...BundleFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<TrustProductsQuery, TrustProductsQueryVariables>;
export const EndUsersDocument = new TypedDocumentString(`
    query EndUsers($first: Int, $after: String) {
  endUsers(first: $first, after: $after) {
    nodes {
      ...EndUserFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<EndUsersQuery, EndUsersQueryVariables>;
export const SupportingDocumentsDocument = new TypedDocumentString(`
    query SupportingDocuments($first: Int, $after: String) {
  supportingDocuments(first: $first, after: $after) {
    nodes {
      sid
      friendlyName
      type
      status
      attributes
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SupportingDocumentsQuery, SupportingDocumentsQueryVariables>;
export const AddressesDocument = new TypedDocumentString(`
    query Addresses($first: Int, $after: String, $filter: AddressFilter) {
  addresses(first: $first, after: $after, filter: $filter) {
    nodes {
      ...AddressFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const IncomingPhoneNumbersDocument = new TypedDocumentString(`
    query IncomingPhoneNumbers($first: Int, $after: String, $filter: IncomingPhoneNumberFilter) {
  incomingPhoneNumbers(first: $first, after: $after, filter: $filter) {
    nodes {
      id
      sid
      phoneNumber
      friendlyName
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<IncomingPhoneNumbersQuery, IncomingPhoneNumbersQueryVariables>;
export const PolicyDocument = new TypedDocumentString(`
    query Policy($sid: Sid, $kind: PolicyKind) {
  policy(sid: $sid, kind: $kind) {
    id
    sid
    friendlyName
    kind
    requirements
  }
}
    `) as unknown as TypedDocumentString<PolicyQuery, PolicyQueryVariables>;
export const PoliciesDocument = new TypedDocumentString(`
    query Policies($first: Int, $after: String) {
  policies(first: $first, after: $after) {
    nodes {
      sid
      friendlyName
      kind
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PoliciesQuery, PoliciesQueryVariables>;
export const TypesDocument = new TypedDocumentString(`
    query Types {
  endUserTypes {
    ...EndUserTypeFields
  }
  supportingDocumentTypes {
    ...SupportingDocumentTypeFields
  }
}
    fragment EndUserTypeFields on EndUserType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}
fragment SupportingDocumentTypeFields on SupportingDocumentType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}`) as unknown as TypedDocumentString<TypesQuery, TypesQueryVariables>;
export const PolicyRequirementsDocument = new TypedDocumentString(`
    query PolicyRequirements($kind: PolicyKind!) {
  policy(kind: $kind) {
    sid
    friendlyName
    requirements
    typedRequirements {
      kind
      name
      friendlyName
      description
      optional
      alternatives {
        typeName
        friendlyName
        policyKind
        fields {
          machineName
          optional
          requiredWhen {
            field
            value
          }
          acceptedValues
        }
        endUserType {
          ...EndUserTypeFields
        }
        supportingDocumentType {
          ...SupportingDocumentTypeFields
        }
      }
    }
  }
}
    fragment EndUserTypeFields on EndUserType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}
fragment SupportingDocumentTypeFields on SupportingDocumentType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}`) as unknown as TypedDocumentString<PolicyRequirementsQuery, PolicyRequirementsQueryVariables>;
export const VoiceIntegrityUseCasesDocument = new TypedDocumentString(`
    query VoiceIntegrityUseCases {
  voiceIntegrityUseCases
}
    `) as unknown as TypedDocumentString<VoiceIntegrityUseCasesQuery, VoiceIntegrityUseCasesQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const ProfileGraphDocument = new TypedDocumentString(`
    query ProfileGraph($sid: Sid!) {
  customerProfile(sid: $sid) {
    ...BundleFields
    policy {
      sid
      friendlyName
      kind
    }
    entityAssignments(first: 20) {
      nodes {
        id
        sid
        objectSid
        object {
          __typename
          ... on EndUser {
            sid
            type
          }
          ... on SupportingDocument {
            sid
            type
          }
          ... on Bundle {
            sid
            status
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    endUsers {
      ...EndUserFields
    }
    supportingDocuments {
      id
      sid
      type
      status
      addresses {
        ...AddressFields
      }
    }
    supportingProfiles {
      sid
      friendlyName
      status
      kind
    }
    phoneNumbers {
      sid
      phoneNumber
    }
    latestEvaluation {
      ...EvaluationFields
    }
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}
fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<ProfileGraphQuery, ProfileGraphQueryVariables>;
export const TrustProductGraphDocument = new TypedDocumentString(`
    query TrustProductGraph($sid: Sid!) {
  trustProduct(sid: $sid) {
    ...BundleFields
    policy {
      sid
      friendlyName
      kind
    }
    endUsers {
      ...EndUserFields
    }
    supportingProfiles {
      sid
      friendlyName
      status
      kind
    }
    phoneNumbers {
      sid
    }
    latestEvaluation {
      ...EvaluationFields
    }
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}
fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}
fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<TrustProductGraphQuery, TrustProductGraphQueryVariables>;
export const CreateCustomerProfileProvisionalCopyDocument = new TypedDocumentString(`
    mutation CreateCustomerProfileProvisionalCopy($input: SidInput!) {
  createCustomerProfileProvisionalCopy(input: $input) {
    provisionalCopy {
      ...ProvisionalCopyFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment ProvisionalCopyFields on ProvisionalCopy {
  sid
  status
  rawStatus
  friendlyName
  email
  updatedAt
  bundle {
    id
    sid
    endUsers {
      sid
      type
    }
  }
}`) as unknown as TypedDocumentString<CreateCustomerProfileProvisionalCopyMutation, CreateCustomerProfileProvisionalCopyMutationVariables>;
export const CreateTrustProductProvisionalCopyDocument = new TypedDocumentString(`
    mutation CreateTrustProductProvisionalCopy($input: SidInput!) {
  createTrustProductProvisionalCopy(input: $input) {
    provisionalCopy {
      ...ProvisionalCopyFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment ProvisionalCopyFields on ProvisionalCopy {
  sid
  status
  rawStatus
  friendlyName
  email
  updatedAt
  bundle {
    id
    sid
    endUsers {
      sid
      type
    }
  }
}`) as unknown as TypedDocumentString<CreateTrustProductProvisionalCopyMutation, CreateTrustProductProvisionalCopyMutationVariables>;
export const CustomerProfileProvisionalCopyDocument = new TypedDocumentString(`
    query CustomerProfileProvisionalCopy($sid: Sid!) {
  customerProfile(sid: $sid) {
    status
    provisionalCopy {
      ...ProvisionalCopyFields
    }
  }
}
    fragment ProvisionalCopyFields on ProvisionalCopy {
  sid
  status
  rawStatus
  friendlyName
  email
  updatedAt
  bundle {
    id
    sid
    endUsers {
      sid
      type
    }
  }
}`) as unknown as TypedDocumentString<CustomerProfileProvisionalCopyQuery, CustomerProfileProvisionalCopyQueryVariables>;
export const TrustProductProvisionalCopyDocument = new TypedDocumentString(`
    query TrustProductProvisionalCopy($sid: Sid!) {
  trustProduct(sid: $sid) {
    status
    provisionalCopy {
      ...ProvisionalCopyFields
    }
  }
}
    fragment ProvisionalCopyFields on ProvisionalCopy {
  sid
  status
  rawStatus
  friendlyName
  email
  updatedAt
  bundle {
    id
    sid
    endUsers {
      sid
      type
    }
  }
}`) as unknown as TypedDocumentString<TrustProductProvisionalCopyQuery, TrustProductProvisionalCopyQueryVariables>;
export const ReferenceQueryDocument = new TypedDocumentString(`
    query ReferenceQuery {
  customerProfiles(first: 20) {
    nodes {
      sid
      friendlyName
      status
      policy {
        friendlyName
      }
      entityAssignments(first: 4) {
        nodes {
          object {
            __typename
            ... on EndUser {
              sid
              type
              attributes
            }
            ... on SupportingDocument {
              sid
              type
            }
          }
        }
      }
      channelEndpointAssignments(first: 3) {
        nodes {
          phoneNumber {
            phoneNumber
          }
        }
      }
      latestEvaluation {
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReferenceQueryQuery, ReferenceQueryQueryVariables>;
export const EndUserDocument = new TypedDocumentString(`
    query EndUser($sid: Sid!) {
  endUser(sid: $sid) {
    ...EndUserFields
  }
}
    fragment EndUserFields on EndUser {
  id
  sid
  friendlyName
  type
  attributes
  details {
    __typename
    ... on BusinessInformation {
      businessName
      businessType
      businessIndustry
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegionsOfOperation
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      businessEmployeeCount
      averageBusinessDayCallVolume
    }
    ... on CnamInformation {
      cnamDisplayName
    }
  }
}`) as unknown as TypedDocumentString<EndUserQuery, EndUserQueryVariables>;
export const SupportingDocumentDocument = new TypedDocumentString(`
    query SupportingDocument($sid: Sid!) {
  supportingDocument(sid: $sid) {
    id
    sid
    friendlyName
    type
    status
    attributes
  }
}
    `) as unknown as TypedDocumentString<SupportingDocumentQuery, SupportingDocumentQueryVariables>;
export const EndUserTypeDocument = new TypedDocumentString(`
    query EndUserType($sid: Sid, $machineName: String) {
  endUserType(sid: $sid, machineName: $machineName) {
    ...EndUserTypeFields
  }
}
    fragment EndUserTypeFields on EndUserType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}`) as unknown as TypedDocumentString<EndUserTypeQuery, EndUserTypeQueryVariables>;
export const SupportingDocumentTypeDocument = new TypedDocumentString(`
    query SupportingDocumentType($sid: Sid, $machineName: String) {
  supportingDocumentType(sid: $sid, machineName: $machineName) {
    ...SupportingDocumentTypeFields
  }
}
    fragment SupportingDocumentTypeFields on SupportingDocumentType {
  sid
  machineName
  friendlyName
  fields {
    machineName
    friendlyName
    constraint
  }
}`) as unknown as TypedDocumentString<SupportingDocumentTypeQuery, SupportingDocumentTypeQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($first: Int, $after: String, $filter: AccountFilter) {
  accounts(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        id
        sid
        ownerAccountSid
        friendlyName
        status
        type
        createdAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const CreateSubaccountDocument = new TypedDocumentString(`
    mutation CreateSubaccount($input: CreateSubaccountInput!) {
  createSubaccount(input: $input) {
    account {
      sid
      friendlyName
      status
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSubaccountMutation, CreateSubaccountMutationVariables>;
export const CreateSupportingDocumentDocument = new TypedDocumentString(`
    mutation CreateSupportingDocument($input: CreateSupportingDocumentInput!) {
  createSupportingDocument(input: $input) {
    supportingDocument {
      id
      sid
      friendlyName
      type
      status
      attributes
      addresses {
        ...AddressFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<CreateSupportingDocumentMutation, CreateSupportingDocumentMutationVariables>;
export const CreateAddressDocumentDocument = new TypedDocumentString(`
    mutation CreateAddressDocument($input: CreateAddressDocumentInput!) {
  createAddressDocument(input: $input) {
    supportingDocument {
      id
      sid
      friendlyName
      type
      status
      attributes
      addresses {
        ...AddressFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<CreateAddressDocumentMutation, CreateAddressDocumentMutationVariables>;
export const UpdateSupportingDocumentDocument = new TypedDocumentString(`
    mutation UpdateSupportingDocument($input: UpdateSupportingDocumentInput!) {
  updateSupportingDocument(input: $input) {
    supportingDocument {
      id
      sid
      friendlyName
      type
      status
      attributes
      addresses {
        ...AddressFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<UpdateSupportingDocumentMutation, UpdateSupportingDocumentMutationVariables>;
export const DeleteSupportingDocumentDocument = new TypedDocumentString(`
    mutation DeleteSupportingDocument($input: SidInput!) {
  deleteSupportingDocument(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<DeleteSupportingDocumentMutation, DeleteSupportingDocumentMutationVariables>;
export const CreateAddressDocument = new TypedDocumentString(`
    mutation CreateAddress($input: AddressInput!) {
  createAddress(input: $input) {
    address {
      ...AddressFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<CreateAddressMutation, CreateAddressMutationVariables>;
export const UpdateAddressDocument = new TypedDocumentString(`
    mutation UpdateAddress($input: UpdateAddressInput!) {
  updateAddress(input: $input) {
    address {
      ...AddressFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment AddressFields on Address {
  id
  sid
  customerName
  friendlyName
  street
  streetSecondary
  city
  region
  postalCode
  isoCountry
  validated
  verified
  emergencyEnabled
}`) as unknown as TypedDocumentString<UpdateAddressMutation, UpdateAddressMutationVariables>;
export const DeleteAddressDocument = new TypedDocumentString(`
    mutation DeleteAddress($input: SidInput!) {
  deleteAddress(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<DeleteAddressMutation, DeleteAddressMutationVariables>;
export const CreateTrustProductDocument = new TypedDocumentString(`
    mutation CreateTrustProduct($input: CreateTrustProductInput!) {
  createTrustProduct(input: $input) {
    trustProduct {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<CreateTrustProductMutation, CreateTrustProductMutationVariables>;
export const UpdateTrustProductDocument = new TypedDocumentString(`
    mutation UpdateTrustProduct($input: UpdateTrustProductInput!) {
  updateTrustProduct(input: $input) {
    trustProduct {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<UpdateTrustProductMutation, UpdateTrustProductMutationVariables>;
export const DeleteTrustProductDocument = new TypedDocumentString(`
    mutation DeleteTrustProduct($input: SidInput!) {
  deleteTrustProduct(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<DeleteTrustProductMutation, DeleteTrustProductMutationVariables>;
export const AssignEntityToTrustProductDocument = new TypedDocumentString(`
    mutation AssignEntityToTrustProduct($input: AssignEntityInput!) {
  assignEntityToTrustProduct(input: $input) {
    entityAssignment {
      id
      sid
      objectSid
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<AssignEntityToTrustProductMutation, AssignEntityToTrustProductMutationVariables>;
export const RemoveEntityFromTrustProductDocument = new TypedDocumentString(`
    mutation RemoveEntityFromTrustProduct($input: RemoveEntityInput!) {
  removeEntityFromTrustProduct(input: $input) {
    deletedSid
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<RemoveEntityFromTrustProductMutation, RemoveEntityFromTrustProductMutationVariables>;
export const AssignPhoneNumbersToTrustProductDocument = new TypedDocumentString(`
    mutation AssignPhoneNumbersToTrustProduct($input: AssignPhoneNumbersInput!) {
  assignPhoneNumbersToTrustProduct(input: $input) {
    results {
      phoneNumberSid
      assignment {
        id
        sid
      }
      error {
        ...UserErrorFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<AssignPhoneNumbersToTrustProductMutation, AssignPhoneNumbersToTrustProductMutationVariables>;
export const RemovePhoneNumbersFromTrustProductDocument = new TypedDocumentString(`
    mutation RemovePhoneNumbersFromTrustProduct($input: RemovePhoneNumbersInput!) {
  removePhoneNumbersFromTrustProduct(input: $input) {
    results {
      phoneNumberSid
      assignment {
        sid
      }
      error {
        ...UserErrorFields
      }
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}`) as unknown as TypedDocumentString<RemovePhoneNumbersFromTrustProductMutation, RemovePhoneNumbersFromTrustProductMutationVariables>;
export const EvaluateTrustProductDocument = new TypedDocumentString(`
    mutation EvaluateTrustProduct($input: SidInput!) {
  evaluateTrustProduct(input: $input) {
    evaluation {
      ...EvaluationFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<EvaluateTrustProductMutation, EvaluateTrustProductMutationVariables>;
export const SubmitTrustProductDocument = new TypedDocumentString(`
    mutation SubmitTrustProduct($input: SubmitBundleInput!) {
  submitTrustProduct(input: $input) {
    trustProduct {
      ...BundleFields
    }
    userErrors {
      ...UserErrorFields
    }
  }
}
    fragment UserErrorFields on UserError {
  code
  message
  path
  twilioCode
  moreInfoUrl
  resourceSid
  idempotencyKey
}
fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<SubmitTrustProductMutation, SubmitTrustProductMutationVariables>;
export const CustomerProfileAssignmentsDocument = new TypedDocumentString(`
    query CustomerProfileAssignments($sid: Sid!, $objectType: String, $channelEndpointSids: [Sid!]) {
  customerProfile(sid: $sid) {
    entityAssignments(objectType: $objectType) {
      nodes {
        ...EntityAssignmentFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    channelEndpointAssignments(channelEndpointSids: $channelEndpointSids) {
      nodes {
        ...ChannelEndpointAssignmentFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntityAssignmentFields on EntityAssignment {
  id
  sid
  accountSid
  objectSid
  createdAt
}
fragment ChannelEndpointAssignmentFields on ChannelEndpointAssignment {
  id
  sid
  accountSid
  channelEndpointSid
  channelEndpointType
  createdAt
}`) as unknown as TypedDocumentString<CustomerProfileAssignmentsQuery, CustomerProfileAssignmentsQueryVariables>;
export const CustomerProfileEvaluationsDocument = new TypedDocumentString(`
    query CustomerProfileEvaluations($sid: Sid!) {
  customerProfile(sid: $sid) {
    evaluations {
      nodes {
        ...EvaluationFields
      }
    }
  }
}
    fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<CustomerProfileEvaluationsQuery, CustomerProfileEvaluationsQueryVariables>;
export const CustomerProfileEntityAssignmentDocument = new TypedDocumentString(`
    query CustomerProfileEntityAssignment($sid: Sid!, $assignmentSid: Sid!) {
  customerProfile(sid: $sid) {
    entityAssignment(sid: $assignmentSid) {
      ...EntityAssignmentFields
    }
  }
}
    fragment EntityAssignmentFields on EntityAssignment {
  id
  sid
  accountSid
  objectSid
  createdAt
}`) as unknown as TypedDocumentString<CustomerProfileEntityAssignmentQuery, CustomerProfileEntityAssignmentQueryVariables>;
export const CustomerProfileChannelEndpointAssignmentDocument = new TypedDocumentString(`
    query CustomerProfileChannelEndpointAssignment($sid: Sid!, $assignmentSid: Sid!) {
  customerProfile(sid: $sid) {
    channelEndpointAssignment(sid: $assignmentSid) {
      ...ChannelEndpointAssignmentFields
    }
  }
}
    fragment ChannelEndpointAssignmentFields on ChannelEndpointAssignment {
  id
  sid
  accountSid
  channelEndpointSid
  channelEndpointType
  createdAt
}`) as unknown as TypedDocumentString<CustomerProfileChannelEndpointAssignmentQuery, CustomerProfileChannelEndpointAssignmentQueryVariables>;
export const CustomerProfileEvaluationDocument = new TypedDocumentString(`
    query CustomerProfileEvaluation($sid: Sid!, $evaluationSid: Sid!) {
  customerProfile(sid: $sid) {
    evaluation(sid: $evaluationSid) {
      ...EvaluationFields
    }
  }
}
    fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<CustomerProfileEvaluationQuery, CustomerProfileEvaluationQueryVariables>;
export const TrustProductAssignmentsDocument = new TypedDocumentString(`
    query TrustProductAssignments($sid: Sid!, $objectType: String, $channelEndpointSids: [Sid!]) {
  trustProduct(sid: $sid) {
    entityAssignments(objectType: $objectType) {
      nodes {
        ...EntityAssignmentFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    channelEndpointAssignments(channelEndpointSids: $channelEndpointSids) {
      nodes {
        ...ChannelEndpointAssignmentFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntityAssignmentFields on EntityAssignment {
  id
  sid
  accountSid
  objectSid
  createdAt
}
fragment ChannelEndpointAssignmentFields on ChannelEndpointAssignment {
  id
  sid
  accountSid
  channelEndpointSid
  channelEndpointType
  createdAt
}`) as unknown as TypedDocumentString<TrustProductAssignmentsQuery, TrustProductAssignmentsQueryVariables>;
export const TrustProductEvaluationsDocument = new TypedDocumentString(`
    query TrustProductEvaluations($sid: Sid!) {
  trustProduct(sid: $sid) {
    evaluations {
      nodes {
        ...EvaluationFields
      }
    }
  }
}
    fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<TrustProductEvaluationsQuery, TrustProductEvaluationsQueryVariables>;
export const TrustProductEntityAssignmentDocument = new TypedDocumentString(`
    query TrustProductEntityAssignment($sid: Sid!, $assignmentSid: Sid!) {
  trustProduct(sid: $sid) {
    entityAssignment(sid: $assignmentSid) {
      ...EntityAssignmentFields
    }
  }
}
    fragment EntityAssignmentFields on EntityAssignment {
  id
  sid
  accountSid
  objectSid
  createdAt
}`) as unknown as TypedDocumentString<TrustProductEntityAssignmentQuery, TrustProductEntityAssignmentQueryVariables>;
export const TrustProductChannelEndpointAssignmentDocument = new TypedDocumentString(`
    query TrustProductChannelEndpointAssignment($sid: Sid!, $assignmentSid: Sid!) {
  trustProduct(sid: $sid) {
    channelEndpointAssignment(sid: $assignmentSid) {
      ...ChannelEndpointAssignmentFields
    }
  }
}
    fragment ChannelEndpointAssignmentFields on ChannelEndpointAssignment {
  id
  sid
  accountSid
  channelEndpointSid
  channelEndpointType
  createdAt
}`) as unknown as TypedDocumentString<TrustProductChannelEndpointAssignmentQuery, TrustProductChannelEndpointAssignmentQueryVariables>;
export const TrustProductEvaluationDocument = new TypedDocumentString(`
    query TrustProductEvaluation($sid: Sid!, $evaluationSid: Sid!) {
  trustProduct(sid: $sid) {
    evaluation(sid: $evaluationSid) {
      ...EvaluationFields
    }
  }
}
    fragment EvaluationFields on Evaluation {
  id
  sid
  accountSid
  policySid
  status
  createdAt
  results {
    requirementName
    requirementFriendlyName
    objectType
    passed
    failureReason
    errorCode
    invalid {
      objectField
      failureReason
      errorCode
    }
  }
}`) as unknown as TypedDocumentString<TrustProductEvaluationQuery, TrustProductEvaluationQueryVariables>;
export const WhereItIsUsedDocument = new TypedDocumentString(`
    query WhereItIsUsed($profile: Sid!, $product: Sid!, $endUser: Sid!, $document: Sid!, $address: Sid!) {
  customerProfile(sid: $profile) {
    trustProducts {
      ...BundleFields
    }
    secondaryProfiles(first: 10) {
      nodes {
        ...BundleFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  trustProduct(sid: $product) {
    customerProfiles {
      ...BundleFields
    }
  }
  endUser(sid: $endUser) {
    bundles {
      ...BundleFields
    }
  }
  supportingDocument(sid: $document) {
    bundles {
      ...BundleFields
    }
  }
  address(sid: $address) {
    supportingDocuments {
      sid
      friendlyName
    }
  }
}
    fragment BundleFields on Bundle {
  id
  sid
  accountSid
  friendlyName
  email
  status
  rawStatus
  statusCallback
  validUntil
  policySid
  kind
  rejections {
    code
    message
    remedy
    field
    moreInfoUrl
  }
}`) as unknown as TypedDocumentString<WhereItIsUsedQuery, WhereItIsUsedQueryVariables>;
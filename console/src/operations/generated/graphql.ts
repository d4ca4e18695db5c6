/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** What to correct of the company behind the messages. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type A2pMessagingProfileInformationCorrectionInput = {
  /** Where the brand of a public company is verified, at the domain of the company. It must give one. */
  brandContactEmail?: string | null | undefined;
  /** What kind of organisation it is. */
  companyType?: A2pCompanyType | null | undefined;
  /** The stock exchange of a public company, such as NASDAQ or NYSE. Only a public company gives it. */
  stockExchange?: string | null | undefined;
  /** The ticker of a public company on that exchange. Only a public company gives it. */
  stockTicker?: string | null | undefined;
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

/** What to correct of the address that the onboarding makes. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. The country cannot change. */
export type AddressCorrectionInput = {
  /** False: refuse an address that Twilio would correct. True: let Twilio correct it. */
  autoCorrectAddress?: boolean | null | undefined;
  /** City. */
  city?: string | null | undefined;
  /** The business or person at this address. */
  customerName?: string | null | undefined;
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: boolean | null | undefined;
  /** The name by which your own people recognise it. */
  friendlyName?: string | null | undefined;
  /** The country, by its two letters (ISO 3166-1 alpha-2), its three, or its English name. */
  isoCountry?: string | null | undefined;
  /** Postal code. */
  postalCode?: string | null | undefined;
  /** State, province or region; in the United States the state, by its two letters or its name. */
  region?: string | null | undefined;
  /** Street and house number. */
  street?: string | null | undefined;
  /** Suite, floor or the like. */
  streetSecondary?: string | null | undefined;
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

/** How to correct the address: exactly one of the two. */
export type AddressSourceCorrectionInput = {
  /** What to correct of the address; all of it where the onboarding was given an existing one. */
  create?: AddressCorrectionInput | null | undefined;
  /** An address that the account has, in place of the other. */
  existingSid?: string | null | undefined;
};

/** Where the address comes from: exactly one of the two. */
export type AddressSourceInput = {
  /** A new address. */
  create?: AddressInput | null | undefined;
  /** An address that the account has already. */
  existingSid?: string | null | undefined;
};

/** How much Twilio vouches for the caller when it signs calls from a number (SHAKEN/STIR). */
export type Attestation =
  /** Full: Twilio knows the business, and that the number is its own. */
  | 'A'
  /** Partial: Twilio knows the owner of the account, but not whose the number is. */
  | 'B'
  /** The call came through Twilio; no more is vouched for. */
  | 'C'
  /** Calls from it are not signed, or the account has not been read yet. */
  | 'UNKNOWN';

/** What to correct of a representative. What is left out or null stays as it was; for a new person, give all fields. */
export type AuthorizedRepresentativeCorrectionInput = {
  /** The title on the business card. */
  businessTitle?: string | null | undefined;
  /** Business email address, best at the business's own domain. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** The standing in the business. */
  jobPosition?: JobPosition | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber?: string | null | undefined;
};

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

/** What to correct of the business. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type BusinessInformationCorrectionInput = {
  /** How the business is related to Twilio. */
  businessIdentity?: BusinessIdentity | null | undefined;
  /** The line of business. */
  businessIndustry?: BusinessIndustry | null | undefined;
  /** The legal name, exactly as it stands in the register. */
  businessName?: string | null | undefined;
  /** The parts of the world in which it operates, at least one. */
  businessRegionsOfOperation?: Array<BusinessRegion> | null | undefined;
  /** Which register the registration number is from. */
  businessRegistrationIdentifier?: BusinessRegistrationIdentifier | null | undefined;
  /** The name of the register, where businessRegistrationIdentifier is OTHER, and only then: Twilio's Name of Other Registration Type. */
  businessRegistrationIdentifierOther?: string | null | undefined;
  /** The number under which the business is registered. An EIN has nine digits. A DUNS number is never meant. */
  businessRegistrationNumber?: string | null | undefined;
  /** The legal form. */
  businessType?: BusinessType | null | undefined;
  /** Pages on social media, at most 10. */
  socialMediaProfileUrls?: Array<string> | null | undefined;
  /** The website, whose owner reviewers compare with the business name. */
  websiteUrl?: string | null | undefined;
};

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

/** Which onboarding to cancel, and what happens to what it made. */
export type CancelOnboardingInput = {
  /** Also delete what the run created, as far as Twilio allows it; never what it was given, and never a phone number itself. It may be asked for later, for a run that is cancelled already. Phone numbers that were moving go back to the customer that had them in any case. */
  deleteCreatedResources?: boolean | null | undefined;
  /** The onboarding, by its id. */
  id: string | number;
};

/** Which customer changes, and what is corrected of it. */
export type ChangeCustomerInput = {
  /** What to correct, field by field; what is left out stays as it is at Twilio, a representative who is not given too. Phone numbers have mutations of their own. */
  corrections: OnboardingCorrectionsInput;
  /** The customer, by its customer profile. */
  customerProfileSid: string;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: string;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: OnboardingWait | null | undefined;
};

/** The name that is shown to the person called. */
export type CnamInformationInput = {
  /** At most 15 characters that begin with a letter: letters, digits, periods, commas and spaces. */
  cnamDisplayName: string;
};

/** How a phone number is to stand. */
export type CoverageFilter = {
  /** By which kind. */
  kind: CoverageKind;
  /** In one of these states. */
  states: Array<CoverageState>;
};

/** What a phone number can gain by a trust product. */
export type CoverageKind =
  /** The business name is shown to the person who is called. */
  | 'CNAM'
  /** Its calls are signed, so that carriers trust who is calling. */
  | 'SHAKEN_STIR'
  /** It is registered with call analytics companies, to prevent false spam labels. */
  | 'VOICE_INTEGRITY';

/** Whether a phone number has what a kind of trust product gives: the worst of what it rests on there, which is the product and the customer profile that the product names. Of several products of a kind the best one counts. */
export type CoverageState =
  /** It is on a product, but this or its profile was never submitted, has expired or does not exist any more, or the number is missing on the profile. */
  | 'BROKEN'
  /** The product and its profile are approved, and the number is on both. */
  | 'COVERED'
  /** Twilio is reviewing the product or its profile. */
  | 'IN_REVIEW'
  /** It is on no product of this kind. */
  | 'MISSING'
  /** Twilio rejected the product or its profile. */
  | 'REJECTED';

/** Which customers to list; what is left out does not filter. */
export type CustomerFilter = {
  /** Only those with at least one phone number that is in one of these states. */
  coverage?: CoverageFilter | null | undefined;
  /** Only those whose profile was created in this range. */
  createdBetween?: DateTimeRange | null | undefined;
  /** Only those whose approval ends before this moment, of the profile or a trust product; what ended already is included. */
  expiresBefore?: string | null | undefined;
  /** Only those with at least one onboarding in one of these statuses. */
  onboardingStatus?: Array<OnboardingStatus> | null | undefined;
  /** Only those with a trust product of a kind, or without. */
  product?: ProductFilter | null | undefined;
  /** Only those whose profile or a trust product of which Twilio rejected with one of these codes. */
  rejectionCode?: Array<number> | null | undefined;
  /** Only those whose profile has one of these statuses. */
  status?: Array<BundleStatus> | null | undefined;
  /** Only those that changed last in this range. */
  updatedBetween?: DateTimeRange | null | undefined;
};

/** In which order customers are listed. Where two are equal, their SIDs decide. */
export type CustomerOrder =
  /** Those that were created first come first. */
  | 'CREATED_ASC'
  /** The newest first. */
  | 'CREATED_DESC'
  /** By name, A first; upper and lower case are the same. */
  | 'NAME_ASC'
  /** By name, A last. */
  | 'NAME_DESC'
  /** Those that have not changed for longest come first. */
  | 'UPDATED_ASC'
  /** Those that changed last come first. */
  | 'UPDATED_DESC'
  /** Those that have waited longest for a review come first, those that wait for none last. */
  | 'WAITING_SINCE_ASC';

/** Where the customer profile comes from: exactly one of the two. */
export type CustomerProfileSourceInput = {
  /** A profile that exists: a direct customer's primary profile, or a secondary profile made before. */
  existingSid?: string | null | undefined;
  /** A secondary profile to make on the way. */
  secondary?: SecondaryCustomerProfileInput | null | undefined;
};

/** A range of time. Both ends belong to it; one that is left out is open. */
export type DateTimeRange = {
  /** Its beginning. */
  from?: string | null | undefined;
  /** Its end. */
  to?: string | null | undefined;
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

/** An end user or a supporting document, as a policy asks for it. */
export type GivenThingInput = {
  /** Its facts, under the names that the policy lists. */
  attributes: Record<string, unknown>;
  /** The machine name of its type, as the policy lists it. */
  type: string;
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

/** How far this server's copy of an account is. */
export type MirrorState =
  /** Everything has been read, but longer ago: Twilio is slow or busy, or was out of reach. */
  | 'BEHIND'
  /** Everything has been read, as lately as the settings of this server promise. */
  | 'CURRENT'
  /** The account is being read for the first time: what was not read yet is missing. */
  | 'FIRST_PASS'
  /** This server keeps no copy: its setting MIRROR is off. */
  | 'OFF';

/** Which customer leaves, and how much of it is taken apart. */
export type OffboardCustomerInput = {
  /** The customer, by its customer profile. */
  customerProfileSid: string;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: string;
  /** How much of it is taken apart. */
  mode: OffboardMode;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: OnboardingWait | null | undefined;
};

/** How much of a customer that leaves is taken apart. */
export type OffboardMode =
  /** Its numbers come off; then its trust products, its profile, and the end users, documents and addresses that only it has are deleted. The account keeps the numbers. */
  | 'DELETE'
  /** Its phone numbers come off its trust products and its profile, so that they can be used for another customer. All else stays. */
  | 'FREE_NUMBERS';

/** All that is needed to bring a customer from nothing to registered numbers. */
export type OnboardVoiceIntegrityInput = {
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: string;
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: boolean | null | undefined;
  /** The phone numbers to register, 1 to 500. */
  phoneNumberSids: Array<string>;
  /** When the trust product is submitted; left out, as soon as the customer profile is approved. */
  submission?: TrustProductSubmission | null | undefined;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How the customer uses the numbers. */
  voiceIntegrity: VoiceIntegrityInformationInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: OnboardingWait | null | undefined;
};

/** Who did something to an onboarding, or reported it. */
export type OnboardingActor =
  /** A caller of this API, by name. */
  | 'CALLER'
  /** This server, by asking Twilio from time to time. */
  | 'POLL'
  /** This server. */
  | 'SERVER'
  /** Twilio, by calling this server's status callback. */
  | 'TWILIO';

/** What to correct before going on, field by field; what is left out or null stays as it was. */
export type OnboardingCorrectionsInput = {
  /** The company behind the messages. */
  a2pMessagingProfile?: A2pMessagingProfileInformationCorrectionInput | null | undefined;
  /** The address. */
  address?: AddressSourceCorrectionInput | null | undefined;
  /** The representatives, in their places: {} leaves one as they are. To drop the second, give one, with all fields. */
  authorizedRepresentatives?: Array<AuthorizedRepresentativeCorrectionInput> | null | undefined;
  /** The fields of the business. */
  business?: BusinessInformationCorrectionInput | null | undefined;
  /** The name to show to the person called. */
  cnam?: CnamInformationInput | null | undefined;
  /** The documents of a product of any policy: the whole list. */
  documents?: Array<GivenThingInput> | null | undefined;
  /** The end users of a product of any policy: the whole list. */
  endUsers?: Array<GivenThingInput> | null | undefined;
  /** The person of a starter profile. */
  person?: StarterInformationCorrectionInput | null | undefined;
  /** The phone numbers: the whole list, 1 to 500. */
  phoneNumberSids?: Array<string> | null | undefined;
  /** The brand of a sole proprietor. */
  soleProprietor?: SoleProprietorInformationCorrectionInput | null | undefined;
  /** How the numbers are used. */
  voiceIntegrity?: VoiceIntegrityInformationCorrectionInput | null | undefined;
};

/** What can happen to an onboarding. */
export type OnboardingEventType =
  /** It stopped, and waits to be resumed. */
  | 'ACTION_REQUIRED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** It is being cancelled. */
  | 'CANCELLING'
  /** Everything that was asked for is approved. */
  | 'COMPLETED'
  /** It stopped for good. Like the status of the same name, it does not occur yet. */
  | 'FAILED'
  /** A caller resumed it; the event names the corrected fields. */
  | 'RESUMED'
  /** Twilio moved a profile or product on in its review, or decided it. */
  | 'REVIEW_STATUS_CHANGED'
  /** A caller started it. */
  | 'STARTED'
  /** An attempt failed for a reason that may pass; the step is tried again. */
  | 'STEP_ATTEMPT_FAILED'
  /** A step could not be done. */
  | 'STEP_FAILED'
  /** A step is not needed any more. */
  | 'STEP_SKIPPED'
  /** An attempt at a step began. */
  | 'STEP_STARTED'
  /** A step is done. */
  | 'STEP_SUCCEEDED'
  /** What a step had made was taken back. */
  | 'STEP_UNDONE'
  /** A profile or product was sent to Twilio's review. */
  | 'SUBMITTED'
  /** Twilio answers again, and the onboarding goes on. */
  | 'UPSTREAM_AVAILABLE'
  /** Twilio cannot be reached, or asks to wait: the onboarding waits, and goes on by itself. */
  | 'UPSTREAM_UNAVAILABLE'
  /** Nothing can be done before Twilio's review is over. */
  | 'WAITING_FOR_REVIEW';

/** Which onboardings to list; what is left out does not filter. */
export type OnboardingFilter = {
  /** Only those of this kind. */
  kind?: OnboardingKind | null | undefined;
  /** Only those with this status. */
  status?: OnboardingStatus | null | undefined;
};

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

/** Which onboardings to find: those for which everything that is given is true. */
export type OnboardingSearchFilter = {
  /** Only those that were started in this range. */
  createdBetween?: DateTimeRange | null | undefined;
  /** Only those that made this customer profile, or were given it. */
  customerProfileSid?: string | null | undefined;
  /** Only those whose idempotency key begins so, upper and lower case as they were given. */
  idempotencyKeyPrefix?: string | null | undefined;
  /** Only those of the customers that this finds, as in the query customers: words of the name, of a representative, a phone number or a SID. An onboarding belongs to a customer as soon as there is its profile. */
  search?: string | null | undefined;
};

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

/** How long the mutation itself waits before it answers. The run goes on by itself in every case. */
export type OnboardingWait =
  /** Answers as soon as the run is safely recorded. */
  | 'NOT_AT_ALL'
  /** Answers when the run waits for a review, for action, or for Twilio while it cannot be reached, or has ended. */
  | 'UNTIL_SUBMITTED';

/** Which phone numbers to list; what is left out does not filter. */
export type PhoneNumberCoverageFilter = {
  /** Only those that this account owns. The main account may give the SID of a subaccount, if the caller may act for that; left out, its own numbers are listed, and those of subaccounts that are on its profiles and products. */
  accountSid?: string | null | undefined;
  /** Only those on the customer profile of this SID, or on a trust product that names it. */
  customerSid?: string | null | undefined;
  /** By which kind a number is to be in one of the states; left out, by any of them. */
  kind?: CoverageKind | null | undefined;
  /** Only those that are MISSING for at least one of these kinds, numbers on no product at all included. */
  missing?: Array<CoverageKind> | null | undefined;
  /** Only those that are in one of these states. */
  states?: Array<CoverageState> | null | undefined;
};

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

/** Which phone numbers, of which customer, and on which of its products. */
export type PhoneNumbersInput = {
  /** The customer, by its customer profile. */
  customerProfileSid: string;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: string;
  /** Which kinds of the customer's trust products are meant; left out, all that it has. With kinds, numbers that are removed stay on the profile and on the other products. */
  kinds?: Array<PolicyKind> | null | undefined;
  /** The phone numbers, 1 to 5000. */
  phoneNumberSids: Array<string>;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: OnboardingWait | null | undefined;
};

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

/** Which trust product customers have, or lack. */
export type ProductFilter = {
  /** What the trust product is for. */
  kind: PolicyKind;
  /** True for the customers that have no such trust product. */
  missing?: boolean | null | undefined;
  /** Only a trust product with one of these statuses counts; left out, any. */
  status?: Array<BundleStatus> | null | undefined;
};

/** Goes on with an onboarding that waits for action. */
export type ResumeOnboardingInput = {
  /** What to correct before going on. */
  corrections?: OnboardingCorrectionsInput | null | undefined;
  /** The onboarding, by its id. */
  id: string | number;
};

/** The identity of a reseller's customer, all of it. */
export type SecondaryCustomerProfileInput = {
  /** The street address of the business. */
  address: AddressSourceInput;
  /** The people who may speak for the business: one, or two. */
  authorizedRepresentatives: Array<AuthorizedRepresentativeInput>;
  /** The business. */
  business: BusinessInformationInput;
  /** The email address that Twilio writes to about the review. */
  email: string;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** The reseller's own approved profile; left out, the account's one approved primary profile is found. */
  primaryCustomerProfileSid?: string | null | undefined;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
};

/** What to correct of the brand of a sole proprietor. What is left out or null stays as it was. */
export type SoleProprietorInformationCorrectionInput = {
  /** The name under which the person does business. */
  brandName?: string | null | undefined;
  /** A mobile phone number of the person in the US or Canada, in international form (E.164): the brand is verified by a password that is sent to it. */
  mobilePhoneNumber?: string | null | undefined;
  /** The line of business, in Twilio's words, such as PROFESSIONAL or RETAIL. */
  vertical?: string | null | undefined;
};

/** What to correct of the person. What is left out or null stays as it was. */
export type StarterInformationCorrectionInput = {
  /** Email address, of any mail service. */
  email?: string | null | undefined;
  /** First name. */
  firstName?: string | null | undefined;
  /** Last name. */
  lastName?: string | null | undefined;
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber?: string | null | undefined;
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

/** What the trust product begins with. */
export type TrustProductDetailsInput = {
  /** The email address that Twilio writes to about the review. */
  email: string;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: string;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: string | null | undefined;
};

/** When the trust product is submitted. Twilio rejects Voice Integrity (11005) and CNAM (11006) while the customer profile is not approved. */
export type TrustProductSubmission =
  /** As soon as the customer profile is approved. The safe choice. */
  | 'AFTER_PROFILE_APPROVAL'
  /** Right after the customer profile is submitted, without waiting for its approval. */
  | 'IMMEDIATELY'
  /** Not at all: it is prepared, and stays a draft for someone to submit. */
  | 'NEVER';

/** What to correct of how the numbers are used. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type VoiceIntegrityInformationCorrectionInput = {
  /** How many calls it makes on an average business day, 0 or more. */
  averageBusinessDayCallVolume?: number | null | undefined;
  /** How many people the business employs, at least 1. */
  businessEmployeeCount?: number | null | undefined;
  /** Anything else that the reviewers should know. */
  notes?: string | null | undefined;
  /** What the calls are for: one of Twilio's 45 use cases, word for word. voiceIntegrityUseCases lists them. */
  useCase?: string | null | undefined;
};

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

export type ConsoleAccountQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleAccountQuery = { account: { sid: string, friendlyName: string | null, sandbox: boolean, mirror: { state: MirrorState, progress: number, asOf: string | null } } };

export type ConsoleAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleAccountsQuery = { accounts: { nodes: Array<{ sid: string, friendlyName: string | null, status: AccountStatus | null }> } };

export type ConsoleCoverageQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleCoverageQuery = { coverageSummary: Array<{ kind: CoverageKind, state: CoverageState, count: number }> };

export type ConsoleCoverageNumbersQueryVariables = Exact<{
  filter: PhoneNumberCoverageFilter;
  after?: string | null | undefined;
}>;


export type ConsoleCoverageNumbersQuery = { phoneNumberCoverage: { totalCount: number, asOf: string, nodes: Array<{ sid: string, phoneNumber: string, friendlyName: string | null, attestation: Attestation, customer: { sid: string, name: string } | null, coverage: Array<{ kind: CoverageKind, state: CoverageState, reason: string | null, since: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RejectionTextFragment = { code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null };

export type FactsFragment = { sid: string, type: string, friendlyName: string, details:
    | { __typename: 'A2pMessagingProfileInformation', brandContactEmail: string | null, companyType: string | null, stockExchange: string | null, stockTicker: string | null }
    | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, email: string | null, phoneNumber: string | null, businessTitle: string | null, jobPosition: string | null }
    | { __typename: 'BusinessInformation', businessIdentity: string | null, businessIndustry: string | null, businessName: string | null, businessRegionsOfOperation: Array<string> | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegistrationNumber: string | null, businessType: string | null, websiteUrl: string | null }
    | { __typename: 'CnamInformation', cnamDisplayName: string | null }
    | { __typename: 'SoleProprietorInformation', brandName: string | null, mobilePhoneNumber: string | null, vertical: string | null }
    | { __typename: 'StarterInformation', email: string | null, firstName: string | null, lastName: string | null, phoneNumber: string | null }
    | { __typename: 'VoiceIntegrityInformation', useCase: string | null, averageBusinessDayCallVolume: number | null, businessEmployeeCount: number | null, notes: string | null }
   | null };

export type RunLineFragment = { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null };

export type ConsoleCustomerQueryVariables = Exact<{
  sid: string;
}>;


export type ConsoleCustomerQuery = { customer: { sid: string, name: string, createdAt: string, updatedAt: string, waitingSince: string | null, expiresAt: string | null, asOf: string, coverage: Array<{ kind: CoverageKind, state: CoverageState, count: number }>, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }>, requirements: { readyToSubmit: boolean, pendingReview: boolean, currentlyDue: Array<{ name: string, friendlyName: string | null, missingFields: Array<string>, optional: boolean }>, warnings: Array<{ field: string, message: string }> } | null, phoneNumbers: { totalCount: number }, onboardings: { nodes: Array<{ id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null }> }, profile: { sid: string, friendlyName: string, kind: PolicyKind, status: BundleStatus, email: string | null, validUntil: string | null, failureReason: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }>, endUsers: Array<{ sid: string, type: string, friendlyName: string, details:
          | { __typename: 'A2pMessagingProfileInformation', brandContactEmail: string | null, companyType: string | null, stockExchange: string | null, stockTicker: string | null }
          | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, email: string | null, phoneNumber: string | null, businessTitle: string | null, jobPosition: string | null }
          | { __typename: 'BusinessInformation', businessIdentity: string | null, businessIndustry: string | null, businessName: string | null, businessRegionsOfOperation: Array<string> | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegistrationNumber: string | null, businessType: string | null, websiteUrl: string | null }
          | { __typename: 'CnamInformation', cnamDisplayName: string | null }
          | { __typename: 'SoleProprietorInformation', brandName: string | null, mobilePhoneNumber: string | null, vertical: string | null }
          | { __typename: 'StarterInformation', email: string | null, firstName: string | null, lastName: string | null, phoneNumber: string | null }
          | { __typename: 'VoiceIntegrityInformation', useCase: string | null, averageBusinessDayCallVolume: number | null, businessEmployeeCount: number | null, notes: string | null }
         | null }> | null, supportingDocuments: Array<{ sid: string, type: string, friendlyName: string, status: SupportingDocumentStatus, addresses: Array<{ sid: string, customerName: string, street: string, streetSecondary: string | null, city: string, region: string, postalCode: string, isoCountry: string }> | null }> | null, supportingProfiles: Array<{ sid: string, friendlyName: string, status: BundleStatus }> | null }, trustProducts: Array<{ sid: string, kind: PolicyKind, friendlyName: string, status: BundleStatus, validUntil: string | null, failureReason: string | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }>, endUsers: Array<{ sid: string, type: string, friendlyName: string, details:
          | { __typename: 'A2pMessagingProfileInformation', brandContactEmail: string | null, companyType: string | null, stockExchange: string | null, stockTicker: string | null }
          | { __typename: 'AuthorizedRepresentative', firstName: string | null, lastName: string | null, email: string | null, phoneNumber: string | null, businessTitle: string | null, jobPosition: string | null }
          | { __typename: 'BusinessInformation', businessIdentity: string | null, businessIndustry: string | null, businessName: string | null, businessRegionsOfOperation: Array<string> | null, businessRegistrationIdentifier: string | null, businessRegistrationIdentifierOther: string | null, businessRegistrationNumber: string | null, businessType: string | null, websiteUrl: string | null }
          | { __typename: 'CnamInformation', cnamDisplayName: string | null }
          | { __typename: 'SoleProprietorInformation', brandName: string | null, mobilePhoneNumber: string | null, vertical: string | null }
          | { __typename: 'StarterInformation', email: string | null, firstName: string | null, lastName: string | null, phoneNumber: string | null }
          | { __typename: 'VoiceIntegrityInformation', useCase: string | null, averageBusinessDayCallVolume: number | null, businessEmployeeCount: number | null, notes: string | null }
         | null }> | null }> } | null };

export type ConsoleTimelineQueryVariables = Exact<{
  sid: string;
  after?: string | null | undefined;
}>;


export type ConsoleTimelineQuery = { customer: { onboardings: { nodes: Array<{ id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, events: { nodes: Array<{ type: OnboardingEventType, at: string, actor: OnboardingActor, caller: string | null, stepKey: string | null, attempt: number | null, bundleStatus: BundleStatus | null, resourceSid: string | null, twilioCode: number | null, code: string | null, corrected: Array<string>, rejectionCodes: Array<number> }> } | null, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleRunInputQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsoleRunInputQuery = { voiceIntegrityUseCases: Array<string>, onboarding: { input: Record<string, unknown> | null } | null };

export type ConsoleUseCasesQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleUseCasesQuery = { voiceIntegrityUseCases: Array<string> };

export type ConsoleResumeMutationVariables = Exact<{
  input: ResumeOnboardingInput;
}>;


export type ConsoleResumeMutation = { resumeOnboarding: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type ConsoleCancelMutationVariables = Exact<{
  input: CancelOnboardingInput;
}>;


export type ConsoleCancelMutation = { cancelOnboarding: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type ConsoleChangeCustomerMutationVariables = Exact<{
  input: ChangeCustomerInput;
}>;


export type ConsoleChangeCustomerMutation = { changeCustomer: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type ConsolePlanChangeQueryVariables = Exact<{
  input: ChangeCustomerInput;
}>;


export type ConsolePlanChangeQuery = { plan: { callCount: number, steps: Array<{ key: string, title: string, wave: number }>, warnings: Array<{ field: string, message: string }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }> } };

export type FindingFragment = { path: Array<string> | null, message: string, moreInfoUrl: string | null };

export type PlanFragment = { callCount: number, steps: Array<{ key: string, title: string, wave: number }>, warnings: Array<{ field: string, message: string }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }> };

export type ConsoleOffboardMutationVariables = Exact<{
  input: OffboardCustomerInput;
}>;


export type ConsoleOffboardMutation = { offboardCustomer: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type ConsolePlanOffboardQueryVariables = Exact<{
  input: OffboardCustomerInput;
}>;


export type ConsolePlanOffboardQuery = { plan: { callCount: number, steps: Array<{ key: string, title: string, wave: number }>, warnings: Array<{ field: string, message: string }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }> } };

export type CustomerRowFragment = { sid: string, name: string, waitingSince: string | null, expiresAt: string | null, updatedAt: string, profile: { status: BundleStatus, kind: PolicyKind }, trustProducts: Array<{ sid: string, kind: PolicyKind, status: BundleStatus }>, rejections: Array<{ code: number, message: string, remedy: string }>, coverage: Array<{ kind: CoverageKind, state: CoverageState, count: number }>, onboardings: { nodes: Array<{ id: string, kind: OnboardingKind, status: OnboardingStatus, failure: { message: string, nextAction: string | null } | null }> } };

export type ConsoleCustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  orderBy?: CustomerOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
  shown: boolean;
}>;


export type ConsoleCustomersQuery = { customers: { totalCount: number, asOf: string, nodes?: Array<{ sid: string, name: string, waitingSince: string | null, expiresAt: string | null, updatedAt: string, profile: { status: BundleStatus, kind: PolicyKind }, trustProducts: Array<{ sid: string, kind: PolicyKind, status: BundleStatus }>, rejections: Array<{ code: number, message: string, remedy: string }>, coverage: Array<{ kind: CoverageKind, state: CoverageState, count: number }>, onboardings: { nodes: Array<{ id: string, kind: OnboardingKind, status: OnboardingStatus, failure: { message: string, nextAction: string | null } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsoleCustomerCountsQueryVariables = Exact<{
  search?: string | null | undefined;
  soon: string;
}>;


export type ConsoleCustomerCountsQuery = { all: { totalCount: number, facets: { status: Array<{ status: BundleStatus, count: number }>, coverage: Array<{ kind: CoverageKind, state: CoverageState, count: number }>, rejectionCodes: Array<{ code: number, count: number }> } }, stopped: { totalCount: number }, expiring: { totalCount: number } };

export type ConsoleBundleChangedSubscriptionVariables = Exact<{
  sid?: string | null | undefined;
}>;


export type ConsoleBundleChangedSubscription = { bundleStatusChanged:
    | { sid: string, status: BundleStatus }
    | { sid: string, status: BundleStatus }
   };

export type ConsoleCustomerNumbersQueryVariables = Exact<{
  sid: string;
  after?: string | null | undefined;
}>;


export type ConsoleCustomerNumbersQuery = { customer: { phoneNumbers: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: { phoneNumber: string, friendlyName: string | null, attestation: Attestation, attestationReason: string } | null, coverage: Array<{ kind: CoverageKind, state: CoverageState, reason: string | null, since: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ConsoleFreeNumbersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ConsoleFreeNumbersQuery = { phoneNumberCoverage: { nodes: Array<{ sid: string, phoneNumber: string, friendlyName: string | null, customer: { sid: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ConsolePlanAddNumbersQueryVariables = Exact<{
  input: PhoneNumbersInput;
}>;


export type ConsolePlanAddNumbersQuery = { plan: { callCount: number, steps: Array<{ key: string, title: string, wave: number }>, warnings: Array<{ field: string, message: string }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }> } };

export type ConsolePlanRemoveNumbersQueryVariables = Exact<{
  input: PhoneNumbersInput;
}>;


export type ConsolePlanRemoveNumbersQuery = { plan: { callCount: number, steps: Array<{ key: string, title: string, wave: number }>, warnings: Array<{ field: string, message: string }>, deletions: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null }> } };

export type ConsoleAddNumbersMutationVariables = Exact<{
  input: PhoneNumbersInput;
}>;


export type ConsoleAddNumbersMutation = { started: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type ConsoleRemoveNumbersMutationVariables = Exact<{
  input: PhoneNumbersInput;
}>;


export type ConsoleRemoveNumbersMutation = { started: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

export type EventLineFragment = { type: OnboardingEventType, at: string, actor: OnboardingActor, caller: string | null, stepKey: string | null, attempt: number | null, bundleStatus: BundleStatus | null, resourceSid: string | null, twilioCode: number | null, code: string | null, corrected: Array<string>, rejectionCodes: Array<number> };

export type ConsoleRunsQueryVariables = Exact<{
  filter?: OnboardingFilter | null | undefined;
  search?: OnboardingSearchFilter | null | undefined;
  after?: string | null | undefined;
  batches: boolean;
}>;


export type ConsoleRunsQuery = { onboardings: { nodes: Array<{ id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, customer: { sid: string, name: string } | null, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, onboardingBatches?: { nodes: Array<{ id: string, name: string | null, kind: OnboardingKind, createdAt: string, total: number, refused: number, counts: Array<{ status: OnboardingStatus, count: number }> }> } };

export type BatchLineFragment = { id: string, name: string | null, kind: OnboardingKind, createdAt: string, total: number, refused: number, counts: Array<{ status: OnboardingStatus, count: number }> };

export type ConsoleRunLineSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ConsoleRunLineSubscription = { onboardingUpdated: { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null } };

export type ConsoleRunSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ConsoleRunSubscription = { onboardingUpdated: { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, customer: { sid: string, name: string } | null, steps: Array<{ key: string, title: string, status: OnboardingStepStatus, attempts: number, dependsOn: Array<string>, resourceSid: string | null, startedAt: string | null, finishedAt: string | null, error: { message: string, nextAction: string | null, twilioCode: number | null } | null }>, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null } };

export type ConsoleRunResultsQueryVariables = Exact<{
  id: string | number;
}>;


export type ConsoleRunResultsQuery = { onboarding: { phoneNumberResults: { totalCount: number, nodes: Array<{ phoneNumberSid: string, phoneNumber: string | null, bundleSid: string, outcome: PhoneNumberOutcome, error: { message: string } | null }> }, deletions: { totalCount: number, nodes: Array<{ kind: DeletedKind, sid: string, outcome: DeletionOutcome, reason: string | null, error: { message: string } | null }> } } | null };

export type ConsoleBatchSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type ConsoleBatchSubscription = { onboardingBatchUpdated: { id: string, name: string | null, kind: OnboardingKind, createdAt: string, total: number, refused: number, counts: Array<{ status: OnboardingStatus, count: number }> } };

export type ConsoleBatchItemsQueryVariables = Exact<{
  id: string | number;
  status?: OnboardingStatus | null | undefined;
  after?: string | null | undefined;
  failed: boolean;
}>;


export type ConsoleBatchItemsQuery = { onboardingBatch: { items?: { nodes: Array<{ position: number, idempotencyKey: string, errors: Array<{ path: Array<string> | null, message: string }>, onboarding: { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, customer: { sid: string, name: string } | null, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, failures?: { nodes: Array<{ position: number, idempotencyKey: string, errors: Array<{ path: Array<string> | null, message: string }>, onboarding: { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, customer: { sid: string, name: string } | null, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BatchItemsFragment = { nodes: Array<{ position: number, idempotencyKey: string, errors: Array<{ path: Array<string> | null, message: string }>, onboarding: { id: string, kind: OnboardingKind, status: OnboardingStatus, createdAt: string, updatedAt: string, completedAt: string | null, nextAttemptAt: string | null, upstreamUnavailable: boolean, idempotencyKey: string, customer: { sid: string, name: string } | null, progress: { completed: number, total: number }, failure: { code: string, message: string, nextAction: string | null, stepKey: string | null, twilioCode: number | null, rejections: Array<{ code: number, message: string, remedy: string, field: string | null, moreInfoUrl: string | null }> } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } };

export type ConsoleInReviewQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsoleInReviewQuery = { customers: { nodes: Array<{ sid: string, name: string, waitingSince: string | null, profile: { sid: string, kind: PolicyKind, status: BundleStatus }, trustProducts: Array<{ sid: string, kind: PolicyKind, status: BundleStatus }> }> } };

export type ConsoleOnboardExampleMutationVariables = Exact<{
  input: OnboardVoiceIntegrityInput;
}>;


export type ConsoleOnboardExampleMutation = { onboardVoiceIntegrity: { onboarding: { id: string } | null, userErrors: Array<{ path: Array<string> | null, message: string, moreInfoUrl: string | null }> } };

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
export const FactsFragmentDoc = new TypedDocumentString(`
    fragment Facts on EndUser {
  sid
  type
  friendlyName
  details {
    __typename
    ... on BusinessInformation {
      businessIdentity
      businessIndustry
      businessName
      businessRegionsOfOperation
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegistrationNumber
      businessType
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      email
      phoneNumber
      businessTitle
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      averageBusinessDayCallVolume
      businessEmployeeCount
      notes
    }
    ... on CnamInformation {
      cnamDisplayName
    }
    ... on A2pMessagingProfileInformation {
      brandContactEmail
      companyType
      stockExchange
      stockTicker
    }
    ... on SoleProprietorInformation {
      brandName
      mobilePhoneNumber
      vertical
    }
    ... on StarterInformation {
      email
      firstName
      lastName
      phoneNumber
    }
  }
}
    `, {"fragmentName":"Facts"}) as unknown as TypedDocumentString<FactsFragment, unknown>;
export const FindingFragmentDoc = new TypedDocumentString(`
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}
    `, {"fragmentName":"Finding"}) as unknown as TypedDocumentString<FindingFragment, unknown>;
export const PlanFragmentDoc = new TypedDocumentString(`
    fragment Plan on OnboardingPlan {
  callCount
  steps {
    key
    title
    wave
  }
  warnings {
    field
    message
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
}
    `, {"fragmentName":"Plan"}) as unknown as TypedDocumentString<PlanFragment, unknown>;
export const CustomerRowFragmentDoc = new TypedDocumentString(`
    fragment CustomerRow on Customer {
  sid
  name
  waitingSince
  expiresAt
  updatedAt
  profile {
    status
    kind
  }
  trustProducts {
    sid
    kind
    status
  }
  rejections {
    code
    message
    remedy
  }
  coverage {
    kind
    state
    count
  }
  onboardings(first: 1) {
    nodes {
      id
      kind
      status
      failure {
        message
        nextAction
      }
    }
  }
}
    `, {"fragmentName":"CustomerRow"}) as unknown as TypedDocumentString<CustomerRowFragment, unknown>;
export const EventLineFragmentDoc = new TypedDocumentString(`
    fragment EventLine on OnboardingEvent {
  type
  at
  actor
  caller
  stepKey
  attempt
  bundleStatus
  resourceSid
  twilioCode
  code
  corrected
  rejectionCodes
}
    `, {"fragmentName":"EventLine"}) as unknown as TypedDocumentString<EventLineFragment, unknown>;
export const BatchLineFragmentDoc = new TypedDocumentString(`
    fragment BatchLine on OnboardingBatch {
  id
  name
  kind
  createdAt
  total
  refused
  counts {
    status
    count
  }
}
    `, {"fragmentName":"BatchLine"}) as unknown as TypedDocumentString<BatchLineFragment, unknown>;
export const RejectionTextFragmentDoc = new TypedDocumentString(`
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
    `, {"fragmentName":"RejectionText"}) as unknown as TypedDocumentString<RejectionTextFragment, unknown>;
export const RunLineFragmentDoc = new TypedDocumentString(`
    fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}`, {"fragmentName":"RunLine"}) as unknown as TypedDocumentString<RunLineFragment, unknown>;
export const BatchItemsFragmentDoc = new TypedDocumentString(`
    fragment BatchItems on OnboardingBatchItemConnection {
  nodes {
    position
    idempotencyKey
    errors {
      path
      message
    }
    onboarding {
      ...RunLine
      customer {
        sid
        name
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}`, {"fragmentName":"BatchItems"}) as unknown as TypedDocumentString<BatchItemsFragment, unknown>;
export const ConsoleAccountDocument = new TypedDocumentString(`
    query ConsoleAccount {
  account {
    sid
    friendlyName
    sandbox
    mirror {
      state
      progress
      asOf
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleAccountQuery, ConsoleAccountQueryVariables>;
export const ConsoleAccountsDocument = new TypedDocumentString(`
    query ConsoleAccounts {
  accounts(first: 100) {
    nodes {
      sid
      friendlyName
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleAccountsQuery, ConsoleAccountsQueryVariables>;
export const ConsoleCoverageDocument = new TypedDocumentString(`
    query ConsoleCoverage {
  coverageSummary {
    kind
    state
    count
  }
}
    `) as unknown as TypedDocumentString<ConsoleCoverageQuery, ConsoleCoverageQueryVariables>;
export const ConsoleCoverageNumbersDocument = new TypedDocumentString(`
    query ConsoleCoverageNumbers($filter: PhoneNumberCoverageFilter!, $after: String) {
  phoneNumberCoverage(filter: $filter, first: 100, after: $after) {
    totalCount
    asOf
    nodes {
      sid
      phoneNumber
      friendlyName
      attestation
      customer {
        sid
        name
      }
      coverage {
        kind
        state
        reason
        since
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleCoverageNumbersQuery, ConsoleCoverageNumbersQueryVariables>;
export const ConsoleCustomerDocument = new TypedDocumentString(`
    query ConsoleCustomer($sid: Sid!) {
  customer(sid: $sid) {
    sid
    name
    createdAt
    updatedAt
    waitingSince
    expiresAt
    asOf
    coverage {
      kind
      state
      count
    }
    rejections {
      ...RejectionText
    }
    requirements {
      readyToSubmit
      pendingReview
      currentlyDue {
        name
        friendlyName
        missingFields
        optional
      }
      warnings {
        field
        message
      }
    }
    phoneNumbers(first: 1) {
      totalCount
    }
    onboardings(first: 10) {
      nodes {
        ...RunLine
      }
    }
    profile {
      sid
      friendlyName
      kind
      status
      email
      validUntil
      failureReason
      rejections {
        ...RejectionText
      }
      endUsers {
        ...Facts
      }
      supportingDocuments {
        sid
        type
        friendlyName
        status
        addresses {
          sid
          customerName
          street
          streetSecondary
          city
          region
          postalCode
          isoCountry
        }
      }
      supportingProfiles {
        sid
        friendlyName
        status
      }
    }
    trustProducts {
      sid
      kind
      friendlyName
      status
      validUntil
      failureReason
      rejections {
        ...RejectionText
      }
      endUsers {
        ...Facts
      }
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment Facts on EndUser {
  sid
  type
  friendlyName
  details {
    __typename
    ... on BusinessInformation {
      businessIdentity
      businessIndustry
      businessName
      businessRegionsOfOperation
      businessRegistrationIdentifier
      businessRegistrationIdentifierOther
      businessRegistrationNumber
      businessType
      websiteUrl
    }
    ... on AuthorizedRepresentative {
      firstName
      lastName
      email
      phoneNumber
      businessTitle
      jobPosition
    }
    ... on VoiceIntegrityInformation {
      useCase
      averageBusinessDayCallVolume
      businessEmployeeCount
      notes
    }
    ... on CnamInformation {
      cnamDisplayName
    }
    ... on A2pMessagingProfileInformation {
      brandContactEmail
      companyType
      stockExchange
      stockTicker
    }
    ... on SoleProprietorInformation {
      brandName
      mobilePhoneNumber
      vertical
    }
    ... on StarterInformation {
      email
      firstName
      lastName
      phoneNumber
    }
  }
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}`) as unknown as TypedDocumentString<ConsoleCustomerQuery, ConsoleCustomerQueryVariables>;
export const ConsoleTimelineDocument = new TypedDocumentString(`
    query ConsoleTimeline($sid: Sid!, $after: String) {
  customer(sid: $sid) {
    onboardings(first: 5, after: $after) {
      nodes {
        ...RunLine
        events(first: 100) {
          nodes {
            ...EventLine
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}
fragment EventLine on OnboardingEvent {
  type
  at
  actor
  caller
  stepKey
  attempt
  bundleStatus
  resourceSid
  twilioCode
  code
  corrected
  rejectionCodes
}`) as unknown as TypedDocumentString<ConsoleTimelineQuery, ConsoleTimelineQueryVariables>;
export const ConsoleRunInputDocument = new TypedDocumentString(`
    query ConsoleRunInput($id: ID!) {
  onboarding(id: $id) {
    input
  }
  voiceIntegrityUseCases
}
    `) as unknown as TypedDocumentString<ConsoleRunInputQuery, ConsoleRunInputQueryVariables>;
export const ConsoleUseCasesDocument = new TypedDocumentString(`
    query ConsoleUseCases {
  voiceIntegrityUseCases
}
    `) as unknown as TypedDocumentString<ConsoleUseCasesQuery, ConsoleUseCasesQueryVariables>;
export const ConsoleResumeDocument = new TypedDocumentString(`
    mutation ConsoleResume($input: ResumeOnboardingInput!) {
  resumeOnboarding(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleResumeMutation, ConsoleResumeMutationVariables>;
export const ConsoleCancelDocument = new TypedDocumentString(`
    mutation ConsoleCancel($input: CancelOnboardingInput!) {
  cancelOnboarding(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleCancelMutation, ConsoleCancelMutationVariables>;
export const ConsoleChangeCustomerDocument = new TypedDocumentString(`
    mutation ConsoleChangeCustomer($input: ChangeCustomerInput!) {
  changeCustomer(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleChangeCustomerMutation, ConsoleChangeCustomerMutationVariables>;
export const ConsolePlanChangeDocument = new TypedDocumentString(`
    query ConsolePlanChange($input: ChangeCustomerInput!) {
  plan: planChangeCustomer(input: $input) {
    ...Plan
  }
}
    fragment Plan on OnboardingPlan {
  callCount
  steps {
    key
    title
    wave
  }
  warnings {
    field
    message
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
}`) as unknown as TypedDocumentString<ConsolePlanChangeQuery, ConsolePlanChangeQueryVariables>;
export const ConsoleOffboardDocument = new TypedDocumentString(`
    mutation ConsoleOffboard($input: OffboardCustomerInput!) {
  offboardCustomer(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleOffboardMutation, ConsoleOffboardMutationVariables>;
export const ConsolePlanOffboardDocument = new TypedDocumentString(`
    query ConsolePlanOffboard($input: OffboardCustomerInput!) {
  plan: planOffboardCustomer(input: $input) {
    ...Plan
  }
}
    fragment Plan on OnboardingPlan {
  callCount
  steps {
    key
    title
    wave
  }
  warnings {
    field
    message
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
}`) as unknown as TypedDocumentString<ConsolePlanOffboardQuery, ConsolePlanOffboardQueryVariables>;
export const ConsoleCustomersDocument = new TypedDocumentString(`
    query ConsoleCustomers($search: String, $filter: CustomerFilter, $orderBy: CustomerOrder, $first: Int!, $after: String, $shown: Boolean!) {
  customers(
    search: $search
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    asOf
    nodes @include(if: $shown) {
      ...CustomerRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CustomerRow on Customer {
  sid
  name
  waitingSince
  expiresAt
  updatedAt
  profile {
    status
    kind
  }
  trustProducts {
    sid
    kind
    status
  }
  rejections {
    code
    message
    remedy
  }
  coverage {
    kind
    state
    count
  }
  onboardings(first: 1) {
    nodes {
      id
      kind
      status
      failure {
        message
        nextAction
      }
    }
  }
}`) as unknown as TypedDocumentString<ConsoleCustomersQuery, ConsoleCustomersQueryVariables>;
export const ConsoleCustomerCountsDocument = new TypedDocumentString(`
    query ConsoleCustomerCounts($search: String, $soon: DateTime!) {
  all: customers(search: $search, first: 1) {
    totalCount
    facets {
      status {
        status
        count
      }
      coverage {
        kind
        state
        count
      }
      rejectionCodes {
        code
        count
      }
    }
  }
  stopped: customers(
    search: $search
    filter: {onboardingStatus: [ACTION_REQUIRED, FAILED]}
    first: 1
  ) {
    totalCount
  }
  expiring: customers(search: $search, filter: {expiresBefore: $soon}, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ConsoleCustomerCountsQuery, ConsoleCustomerCountsQueryVariables>;
export const ConsoleBundleChangedDocument = new TypedDocumentString(`
    subscription ConsoleBundleChanged($sid: Sid) {
  bundleStatusChanged(sid: $sid) {
    sid
    status
  }
}
    `) as unknown as TypedDocumentString<ConsoleBundleChangedSubscription, ConsoleBundleChangedSubscriptionVariables>;
export const ConsoleCustomerNumbersDocument = new TypedDocumentString(`
    query ConsoleCustomerNumbers($sid: Sid!, $after: String) {
  customer(sid: $sid) {
    phoneNumbers(first: 100, after: $after) {
      totalCount
      nodes {
        phoneNumberSid
        phoneNumber {
          phoneNumber
          friendlyName
          attestation
          attestationReason
        }
        coverage {
          kind
          state
          reason
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleCustomerNumbersQuery, ConsoleCustomerNumbersQueryVariables>;
export const ConsoleFreeNumbersDocument = new TypedDocumentString(`
    query ConsoleFreeNumbers($after: String) {
  phoneNumberCoverage(
    filter: {missing: [SHAKEN_STIR, VOICE_INTEGRITY, CNAM]}
    first: 100
    after: $after
  ) {
    nodes {
      sid
      phoneNumber
      friendlyName
      customer {
        sid
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleFreeNumbersQuery, ConsoleFreeNumbersQueryVariables>;
export const ConsolePlanAddNumbersDocument = new TypedDocumentString(`
    query ConsolePlanAddNumbers($input: PhoneNumbersInput!) {
  plan: planAddPhoneNumbers(input: $input) {
    ...Plan
  }
}
    fragment Plan on OnboardingPlan {
  callCount
  steps {
    key
    title
    wave
  }
  warnings {
    field
    message
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
}`) as unknown as TypedDocumentString<ConsolePlanAddNumbersQuery, ConsolePlanAddNumbersQueryVariables>;
export const ConsolePlanRemoveNumbersDocument = new TypedDocumentString(`
    query ConsolePlanRemoveNumbers($input: PhoneNumbersInput!) {
  plan: planRemovePhoneNumbers(input: $input) {
    ...Plan
  }
}
    fragment Plan on OnboardingPlan {
  callCount
  steps {
    key
    title
    wave
  }
  warnings {
    field
    message
  }
  deletions {
    kind
    sid
    outcome
    reason
  }
}`) as unknown as TypedDocumentString<ConsolePlanRemoveNumbersQuery, ConsolePlanRemoveNumbersQueryVariables>;
export const ConsoleAddNumbersDocument = new TypedDocumentString(`
    mutation ConsoleAddNumbers($input: PhoneNumbersInput!) {
  started: addPhoneNumbers(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleAddNumbersMutation, ConsoleAddNumbersMutationVariables>;
export const ConsoleRemoveNumbersDocument = new TypedDocumentString(`
    mutation ConsoleRemoveNumbers($input: PhoneNumbersInput!) {
  started: removePhoneNumbers(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleRemoveNumbersMutation, ConsoleRemoveNumbersMutationVariables>;
export const ConsoleRunsDocument = new TypedDocumentString(`
    query ConsoleRuns($filter: OnboardingFilter, $search: OnboardingSearchFilter, $after: String, $batches: Boolean!) {
  onboardings(first: 50, after: $after, filter: $filter, search: $search) {
    nodes {
      ...RunLine
      customer {
        sid
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  onboardingBatches(first: 10) @include(if: $batches) {
    nodes {
      ...BatchLine
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}
fragment BatchLine on OnboardingBatch {
  id
  name
  kind
  createdAt
  total
  refused
  counts {
    status
    count
  }
}`) as unknown as TypedDocumentString<ConsoleRunsQuery, ConsoleRunsQueryVariables>;
export const ConsoleRunLineDocument = new TypedDocumentString(`
    subscription ConsoleRunLine($id: ID!) {
  onboardingUpdated(id: $id) {
    ...RunLine
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}`) as unknown as TypedDocumentString<ConsoleRunLineSubscription, ConsoleRunLineSubscriptionVariables>;
export const ConsoleRunDocument = new TypedDocumentString(`
    subscription ConsoleRun($id: ID!) {
  onboardingUpdated(id: $id) {
    ...RunLine
    customer {
      sid
      name
    }
    steps {
      key
      title
      status
      attempts
      dependsOn
      resourceSid
      startedAt
      finishedAt
      error {
        message
        nextAction
        twilioCode
      }
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}`) as unknown as TypedDocumentString<ConsoleRunSubscription, ConsoleRunSubscriptionVariables>;
export const ConsoleRunResultsDocument = new TypedDocumentString(`
    query ConsoleRunResults($id: ID!) {
  onboarding(id: $id) {
    phoneNumberResults(first: 100, outcomes: [REFUSED, NOT_TRIED]) {
      totalCount
      nodes {
        phoneNumberSid
        phoneNumber
        bundleSid
        outcome
        error {
          message
        }
      }
    }
    deletions(first: 100, outcomes: [REFUSED, STAYS, NOT_TRIED]) {
      totalCount
      nodes {
        kind
        sid
        outcome
        reason
        error {
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleRunResultsQuery, ConsoleRunResultsQueryVariables>;
export const ConsoleBatchDocument = new TypedDocumentString(`
    subscription ConsoleBatch($id: ID!) {
  onboardingBatchUpdated(id: $id) {
    ...BatchLine
  }
}
    fragment BatchLine on OnboardingBatch {
  id
  name
  kind
  createdAt
  total
  refused
  counts {
    status
    count
  }
}`) as unknown as TypedDocumentString<ConsoleBatchSubscription, ConsoleBatchSubscriptionVariables>;
export const ConsoleBatchItemsDocument = new TypedDocumentString(`
    query ConsoleBatchItems($id: ID!, $status: OnboardingStatus, $after: String, $failed: Boolean!) {
  onboardingBatch(id: $id) {
    items(first: 100, after: $after, status: $status) @skip(if: $failed) {
      ...BatchItems
    }
    failures(first: 100, after: $after) @include(if: $failed) {
      ...BatchItems
    }
  }
}
    fragment RejectionText on Rejection {
  code
  message
  remedy
  field
  moreInfoUrl
}
fragment RunLine on Onboarding {
  id
  kind
  status
  createdAt
  updatedAt
  completedAt
  nextAttemptAt
  upstreamUnavailable
  idempotencyKey
  progress {
    completed
    total
  }
  failure {
    code
    message
    nextAction
    stepKey
    twilioCode
    rejections {
      ...RejectionText
    }
  }
}
fragment BatchItems on OnboardingBatchItemConnection {
  nodes {
    position
    idempotencyKey
    errors {
      path
      message
    }
    onboarding {
      ...RunLine
      customer {
        sid
        name
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}`) as unknown as TypedDocumentString<ConsoleBatchItemsQuery, ConsoleBatchItemsQueryVariables>;
export const ConsoleInReviewDocument = new TypedDocumentString(`
    query ConsoleInReview {
  customers(orderBy: WAITING_SINCE_ASC, first: 50) {
    nodes {
      sid
      name
      waitingSince
      profile {
        sid
        kind
        status
      }
      trustProducts {
        sid
        kind
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ConsoleInReviewQuery, ConsoleInReviewQueryVariables>;
export const ConsoleOnboardExampleDocument = new TypedDocumentString(`
    mutation ConsoleOnboardExample($input: OnboardVoiceIntegrityInput!) {
  onboardVoiceIntegrity(input: $input) {
    onboarding {
      id
    }
    userErrors {
      ...Finding
    }
  }
}
    fragment Finding on UserError {
  path
  message
  moreInfoUrl
}`) as unknown as TypedDocumentString<ConsoleOnboardExampleMutation, ConsoleOnboardExampleMutationVariables>;
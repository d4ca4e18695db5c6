// Written by `npm run codegen` from schema.graphql and src/client/operations. Do not edit.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar. */
  DateTime: { input: string; output: string; }
  /** The `JSONObject` scalar type represents JSON objects as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** Twilio's identifier of a thing: two letters for its kind and 32 hexadecimal digits. Upper and lower case are the same; anything else is refused before Twilio is asked. */
  Sid: { input: string; output: string; }
};

/** What kind of sender of application messages a business is. */
export type A2pBrandType =
  /** One person in the United States or Canada, without a tax number. */
  | 'SOLE_PROPRIETOR'
  /** A business with a tax number. */
  | 'STANDARD';

/** The business that sends messages, as far as known; the form asks for the rest. Values of closed lists are written as Twilio writes them. */
export type A2pBusinessInput = {
  /** The line of business, such as HEALTHCARE. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** The legal name, exactly as it stands in the register. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Which register the registration number is from, such as EIN; for a Canadian business CBN, not CCN. */
  registrationAuthority?: InputMaybe<Scalars['String']['input']>;
  /** The number under which the business is registered, at most 21 characters. */
  registrationNumber?: InputMaybe<Scalars['String']['input']>;
  /** The stock exchange where they are traded. */
  stockExchange?: InputMaybe<Scalars['String']['input']>;
  /** Its ticker, where its shares are traded. */
  stockSymbol?: InputMaybe<Scalars['String']['input']>;
  /** The tax status of a non-profit or political organisation in the United States, such as 501c3. A political one (527) needs externalVettingToken. */
  taxExemptStatus?: InputMaybe<Scalars['String']['input']>;
  /** The legal form, such as Corporation. */
  type?: InputMaybe<Scalars['String']['input']>;
  /** The website of the business, with https://. */
  websiteUrl?: InputMaybe<Scalars['String']['input']>;
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
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What is answered, 20 to 1024 characters. */
  messageSample?: InputMaybe<Scalars['String']['input']>;
};

/** What US carriers ask about a business that sends application messages. */
export type A2pMessagingProfileInformation = {
  __typename?: 'A2pMessagingProfileInformation';
  /** The email address through which a public brand is verified. */
  brandContactEmail?: Maybe<Scalars['String']['output']>;
  /** Whether it is private, public, non-profit or a government body. */
  companyType?: Maybe<Scalars['String']['output']>;
  /** The stock exchange of a public company. */
  stockExchange?: Maybe<Scalars['String']['output']>;
  /** Its ticker on that stock exchange. */
  stockTicker?: Maybe<Scalars['String']['output']>;
};

/** What to correct of the company behind the messages. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type A2pMessagingProfileInformationCorrectionInput = {
  /** Where the brand of a public company is verified, at the domain of the company. It must give one. */
  brandContactEmail?: InputMaybe<Scalars['String']['input']>;
  /** What kind of organisation it is. */
  companyType?: InputMaybe<A2pCompanyType>;
  /** The stock exchange of a public company, such as NASDAQ or NYSE. Only a public company gives it. */
  stockExchange?: InputMaybe<Scalars['String']['input']>;
  /** The ticker of a public company on that exchange. Only a public company gives it. */
  stockTicker?: InputMaybe<Scalars['String']['input']>;
};

/** What carriers of the United States ask about a business that sends application messages. */
export type A2pMessagingProfileInformationInput = {
  /** Where the brand of a public company is verified, at the domain of the company. It must give one. */
  brandContactEmail?: InputMaybe<Scalars['String']['input']>;
  /** What kind of organisation it is. */
  companyType: A2pCompanyType;
  /** The stock exchange of a public company, such as NASDAQ or NYSE. Only a public company gives it. */
  stockExchange?: InputMaybe<Scalars['String']['input']>;
  /** The ticker of a public company on that exchange. Only a public company gives it. */
  stockTicker?: InputMaybe<Scalars['String']['input']>;
};

/** What is sent, and to whom, as far as known; the form asks for the rest. */
export type A2pUseCaseInput = {
  /** True when only adults may see what is sent. */
  ageGated?: InputMaybe<Scalars['Boolean']['input']>;
  /** What the messages are for, in Twilio's own words, such as ACCOUNT_NOTIFICATION. */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What the messages are for, 40 to 4096 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** True when it is about loans. */
  directLending?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when messages hold links. */
  embeddedLinks?: InputMaybe<Scalars['Boolean']['input']>;
  /** True when messages hold phone numbers. */
  embeddedPhoneNumbers?: InputMaybe<Scalars['Boolean']['input']>;
  /** A link as it is really sent, with https://. */
  embeddedUrlSample?: InputMaybe<Scalars['String']['input']>;
  /** How they agree, 40 to 2048 characters. */
  optInDescription?: InputMaybe<Scalars['String']['input']>;
  /** How recipients agree to get messages, in Twilio's own words, such as WEB_FORM. */
  optInTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Messages as they are really sent, at most 5, each of 40 to 1024 characters. */
  sampleMessages?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A Twilio account: the main account, or one of its subaccounts, each with profiles, products, numbers and onboardings of its own. */
export type Account = Node & {
  __typename?: 'Account';
  /** When it was created. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name by which your own people recognise it. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** How far this server's copy of the account is, from which customers are searched. */
  mirror: Mirror;
  /** The main account that it is a subaccount of; its own SID where it is a main account itself. */
  ownerAccountSid?: Maybe<Scalars['Sid']['output']>;
  /** True when nothing here is real: the server works on its built-in sandbox instead of on Twilio. */
  sandbox: Scalars['Boolean']['output'];
  /** Twilio's identifier of the account. In the header x-account-sid it chooses a subaccount. */
  sid: Scalars['Sid']['output'];
  /** Whether it may be used. */
  status?: Maybe<AccountStatus>;
  /** Whether it is paid for. */
  type?: Maybe<AccountType>;
};

/** A page of accounts. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<AccountEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Account>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of accounts. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Account;
};

/** Which accounts to list; what is left out does not filter. */
export type AccountFilter = {
  /** Only accounts with exactly this name, in the same upper and lower case. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Only accounts with this status. */
  status?: InputMaybe<AccountStatus>;
};

/** The outcome of a change to an account. */
export type AccountPayload = {
  __typename?: 'AccountPayload';
  /** The account as it is now; null when nothing was done. */
  account?: Maybe<Account>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
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

/** A postal address. Profiles refer to it through a supporting document. */
export type Address = Node & {
  __typename?: 'Address';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** City. */
  city: Scalars['String']['output'];
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The business or person at this address. */
  customerName: Scalars['String']['output'];
  /** True when it may be used for emergency calls. */
  emergencyEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** The name by which your own people recognise it. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The country, as two letters (ISO 3166-1 alpha-2). */
  isoCountry: Scalars['String']['output'];
  /** Postal code. */
  postalCode: Scalars['String']['output'];
  /** State, province or region. */
  region: Scalars['String']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Street and house number. */
  street: Scalars['String']['output'];
  /** Suite, floor or the like. */
  streetSecondary?: Maybe<Scalars['String']['output']>;
  /** The supporting documents that hold it. At most 1000, the oldest first. It comes from this server's copy of the account, without a request. */
  supportingDocuments?: Maybe<Array<SupportingDocument>>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** True when Twilio found that the address exists. */
  validated?: Maybe<Scalars['Boolean']['output']>;
  /** True when documents prove it. */
  verified?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of addresses. */
export type AddressConnection = {
  __typename?: 'AddressConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<AddressEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Address>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** What to correct of the address that the onboarding makes. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. The country cannot change. */
export type AddressCorrectionInput = {
  /** False: refuse an address that Twilio would correct. True: let Twilio correct it. */
  autoCorrectAddress?: InputMaybe<Scalars['Boolean']['input']>;
  /** City. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** The business or person at this address. */
  customerName?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name by which your own people recognise it. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The country, by its two letters (ISO 3166-1 alpha-2), its three, or its English name. */
  isoCountry?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region; in the United States the state, by its two letters or its name. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and house number. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** Suite, floor or the like. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** One item in a page of addresses. */
export type AddressEdge = {
  __typename?: 'AddressEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Address;
};

/** Which addresses to list; what is left out does not filter. */
export type AddressFilter = {
  /** Only addresses of exactly this business or person, in the same upper and lower case. */
  customerName?: InputMaybe<Scalars['String']['input']>;
  /** True: only addresses that may be used for emergency calls; false: only the others. */
  emergencyEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only addresses with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 addresses. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Only addresses in this country, by its two letters (ISO 3166-1 alpha-2), its three letters or its English name: US, us, USA or United States. */
  isoCountry?: InputMaybe<Scalars['String']['input']>;
};

/** A postal address. Profiles need a street address: reviewers refuse PO boxes. */
export type AddressInput = {
  /** False: refuse an address that Twilio would correct. Left out or true: let Twilio correct it. */
  autoCorrectAddress?: InputMaybe<Scalars['Boolean']['input']>;
  /** City. */
  city: Scalars['String']['input'];
  /** The business or person at this address. */
  customerName: Scalars['String']['input'];
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name by which your own people recognise it. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The country, by its two letters (ISO 3166-1 alpha-2), its three, or its English name. */
  isoCountry: Scalars['String']['input'];
  /** Postal code. */
  postalCode: Scalars['String']['input'];
  /** State, province or region; in the United States the state, by its two letters or its name. */
  region: Scalars['String']['input'];
  /** Street and house number. */
  street: Scalars['String']['input'];
  /** Suite, floor or the like. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** The outcome of a change to an address. */
export type AddressPayload = {
  __typename?: 'AddressPayload';
  /** The address as it is now; null when nothing was done. */
  address?: Maybe<Address>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** How to correct the address: exactly one of the two. */
export type AddressSourceCorrectionInput = {
  /** What to correct of the address; all of it where the onboarding was given an existing one. */
  create?: InputMaybe<AddressCorrectionInput>;
  /** An address that the account has, in place of the other. */
  existingSid?: InputMaybe<Scalars['Sid']['input']>;
};

/** Where the address comes from: exactly one of the two. */
export type AddressSourceInput = {
  /** A new address. */
  create?: InputMaybe<AddressInput>;
  /** An address that the account has already. */
  existingSid?: InputMaybe<Scalars['Sid']['input']>;
};

/** Attaches a thing to a customer profile or trust product. */
export type AssignEntityInput = {
  /** The customer profile or trust product to attach to. */
  bundleSid: Scalars['Sid']['input'];
  /** The end user, supporting document or customer profile to attach. */
  objectSid: Scalars['Sid']['input'];
};

/** One call for many numbers; each gets its own outcome. */
export type AssignPhoneNumbersInput = {
  /** The customer profile or trust product to put the numbers on. */
  bundleSid: Scalars['Sid']['input'];
  /** The phone numbers, 1 to 100. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
};

/** What can be attached to a customer profile or trust product. */
export type AssignableEntity = CustomerProfile | EndUser | SupportingDocument | TrustProduct;

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

/** One fact that an end user or supporting document of a type can hold. */
export type AttributeField = {
  __typename?: 'AttributeField';
  /** What the value must be, such as String or List. */
  constraint?: Maybe<Scalars['String']['output']>;
  /** Its name for people. */
  friendlyName: Scalars['String']['output'];
  /** The key in the attributes. */
  machineName: Scalars['String']['output'];
};

/** How given attributes are combined with those that Twilio holds. */
export type AttributesMode =
  /** Those that are given are set, those that are null are removed, all others stay. The present ones are read from Twilio first, which makes two requests; a change that somebody else makes between the two is overwritten, because Twilio has no conditional write. */
  | 'MERGE'
  /** They replace all present ones: one that is left out is removed. One Twilio request. */
  | 'REPLACE';

/** A person whom Twilio may ask, and who may speak for the business. */
export type AuthorizedRepresentative = {
  __typename?: 'AuthorizedRepresentative';
  /** The title on the business card. */
  businessTitle?: Maybe<Scalars['String']['output']>;
  /** Business email address. */
  email?: Maybe<Scalars['String']['output']>;
  /** First name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** The standing in the business. */
  jobPosition?: Maybe<Scalars['String']['output']>;
  /** Last name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Phone number under which the person can be reached. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
};

/** What to correct of a representative. What is left out or null stays as it was; for a new person, give all fields. */
export type AuthorizedRepresentativeCorrectionInput = {
  /** The title on the business card. */
  businessTitle?: InputMaybe<Scalars['String']['input']>;
  /** Business email address, best at the business's own domain. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** First name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The standing in the business. */
  jobPosition?: InputMaybe<JobPosition>;
  /** Last name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** A person whom Twilio may ask, and who may speak for the business. */
export type AuthorizedRepresentativeInput = {
  /** The title on the business card. */
  businessTitle: Scalars['String']['input'];
  /** Business email address, best at the business's own domain. */
  email: Scalars['String']['input'];
  /** First name. */
  firstName: Scalars['String']['input'];
  /** The standing in the business. */
  jobPosition: JobPosition;
  /** Last name. */
  lastName: Scalars['String']['input'];
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber: Scalars['String']['input'];
};

/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type Bundle = {
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** One of its channel endpoint assignments; null when it does not exist on it. */
  channelEndpointAssignment?: Maybe<ChannelEndpointAssignment>;
  /** Which phone numbers belong to it, one assignment for each number. */
  channelEndpointAssignments?: Maybe<ChannelEndpointAssignmentConnection>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The email address that Twilio writes to about the review. */
  email?: Maybe<Scalars['String']['output']>;
  /** The facts that are attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  endUsers?: Maybe<Array<EndUser>>;
  /** One of its entity assignments; null when it does not exist on it. */
  entityAssignment?: Maybe<EntityAssignment>;
  /** What is attached to it, one assignment for each thing. */
  entityAssignments?: Maybe<EntityAssignmentConnection>;
  /** One of its evaluations; null when it does not exist. */
  evaluation?: Maybe<Evaluation>;
  /** The checks against its policy that were made so far. */
  evaluations?: Maybe<EvaluationConnection>;
  /** Why Twilio rejected it, in the words of Twilio's status callback, for a person to read: it may contain your customer's data. Null where it is not rejected, or no callback gave a reason; the codes are in rejections. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** The name by which your own people recognise it; Twilio does not judge it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** What it is for, which follows from its policy. */
  kind: PolicyKind;
  /** The newest of these checks; null before the first. */
  latestEvaluation?: Maybe<Evaluation>;
  /** The onboardings that made it or were given it, the newest first. They are read from the database of this server, without a request to Twilio. */
  onboardings: OnboardingConnection;
  /** The phone numbers that belong to it, on a profile of the main account also those of its subaccounts. One that no account has any more is shown by its SID alone, with an error on its path. */
  phoneNumbers?: Maybe<Array<IncomingPhoneNumber>>;
  /** The rules that say what it must contain. */
  policy?: Maybe<Policy>;
  /** The policy that says what it must contain. */
  policySid: Scalars['Sid']['output'];
  /** The copy under which it is being changed; null when there is none. */
  provisionalCopy?: Maybe<ProvisionalCopy>;
  /** The status word exactly as Twilio sent it. */
  rawStatus: Scalars['String']['output'];
  /** Why Twilio rejected it: one entry per reason, with what to do about it. Empty when it was not rejected. */
  rejections: Array<Rejection>;
  /** What its policy still requires, judging by what is attached, the latest evaluation and the rejections. Null where Twilio no longer knows the policy. */
  requirements?: Maybe<Requirements>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Where it stands on its way to approval. */
  status: BundleStatus;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: Maybe<Scalars['String']['output']>;
  /** The evidence that is attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  supportingDocuments?: Maybe<Array<SupportingDocument>>;
  /** Attached customer profiles: the primary of a secondary profile, the profile of a trust product. One that is not of this account, as the primary profile on a bundle of a subaccount, is left out, with an error on its path that has its SID. */
  supportingProfiles?: Maybe<Array<CustomerProfile>>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Until when the approval lasts, if it ends at all. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleChannelEndpointAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleChannelEndpointAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelEndpointSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleEntityAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleEntityAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  objectType?: InputMaybe<Scalars['String']['input']>;
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleEvaluationArgs = {
  sid: Scalars['Sid']['input'];
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleEvaluationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What customer profiles and trust products have in common: Trust Hub calls both a bundle. */
export type BundleOnboardingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which customer profiles or trust products to list; what is left out does not filter. */
export type BundleFilter = {
  /** Only those with exactly this friendly name, in the same upper and lower case; the marker that an onboarding puts at its end ([onb:...]) may be left out. It costs one Twilio request for each 1,000 of them. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Only those of this kind. */
  kind?: InputMaybe<PolicyKind>;
  /** Only those that follow this policy. */
  policySid?: InputMaybe<Scalars['Sid']['input']>;
  /** Only those with this status. */
  status?: InputMaybe<BundleStatus>;
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

/** The business that a profile is about. */
export type BusinessInformation = {
  __typename?: 'BusinessInformation';
  /** Whether it is a direct customer of Twilio or a reseller. */
  businessIdentity?: Maybe<Scalars['String']['output']>;
  /** The line of business. */
  businessIndustry?: Maybe<Scalars['String']['output']>;
  /** The legal name, as it stands in the register. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** The parts of the world in which it operates. */
  businessRegionsOfOperation?: Maybe<Array<Scalars['String']['output']>>;
  /** Which register the registration number is from. */
  businessRegistrationIdentifier?: Maybe<Scalars['String']['output']>;
  /** The name of that register, where it is none of those on Twilio's list. */
  businessRegistrationIdentifierOther?: Maybe<Scalars['String']['output']>;
  /** The number under which the business is registered. */
  businessRegistrationNumber?: Maybe<Scalars['String']['output']>;
  /** The legal form. */
  businessType?: Maybe<Scalars['String']['output']>;
  /** Its pages on social media. */
  socialMediaProfileUrls?: Maybe<Array<Scalars['String']['output']>>;
  /** The website of the business. */
  websiteUrl?: Maybe<Scalars['String']['output']>;
};

/** What to correct of the business. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type BusinessInformationCorrectionInput = {
  /** How the business is related to Twilio. */
  businessIdentity?: InputMaybe<BusinessIdentity>;
  /** The line of business. */
  businessIndustry?: InputMaybe<BusinessIndustry>;
  /** The legal name, exactly as it stands in the register. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** The parts of the world in which it operates, at least one. */
  businessRegionsOfOperation?: InputMaybe<Array<BusinessRegion>>;
  /** Which register the registration number is from. */
  businessRegistrationIdentifier?: InputMaybe<BusinessRegistrationIdentifier>;
  /** The name of the register, where businessRegistrationIdentifier is OTHER, and only then: Twilio's Name of Other Registration Type. */
  businessRegistrationIdentifierOther?: InputMaybe<Scalars['String']['input']>;
  /** The number under which the business is registered. An EIN has nine digits. A DUNS number is never meant. */
  businessRegistrationNumber?: InputMaybe<Scalars['String']['input']>;
  /** The legal form. */
  businessType?: InputMaybe<BusinessType>;
  /** Pages on social media, at most 10. */
  socialMediaProfileUrls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The website, whose owner reviewers compare with the business name. */
  websiteUrl?: InputMaybe<Scalars['String']['input']>;
};

/** The business that a customer profile is about. */
export type BusinessInformationInput = {
  /** How the business is related to Twilio; left out, a direct customer. */
  businessIdentity?: InputMaybe<BusinessIdentity>;
  /** The line of business. */
  businessIndustry: BusinessIndustry;
  /** The legal name, exactly as it stands in the register. */
  businessName: Scalars['String']['input'];
  /** The parts of the world in which it operates, at least one. */
  businessRegionsOfOperation: Array<BusinessRegion>;
  /** Which register the registration number is from. */
  businessRegistrationIdentifier: BusinessRegistrationIdentifier;
  /** The name of the register, where businessRegistrationIdentifier is OTHER, and only then: Twilio's Name of Other Registration Type. */
  businessRegistrationIdentifierOther?: InputMaybe<Scalars['String']['input']>;
  /** The number under which the business is registered. An EIN has nine digits. A DUNS number is never meant. */
  businessRegistrationNumber: Scalars['String']['input'];
  /** The legal form. */
  businessType: BusinessType;
  /** Pages on social media, at most 10. */
  socialMediaProfileUrls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The website, whose owner reviewers compare with the business name. */
  websiteUrl: Scalars['String']['input'];
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
  deleteCreatedResources?: InputMaybe<Scalars['Boolean']['input']>;
  /** The onboarding, by its id. */
  id: Scalars['ID']['input'];
};

/** Which customer changes, and what is corrected of it. */
export type ChangeCustomerInput = {
  /** What to correct, field by field; what is left out stays as it is at Twilio, a representative who is not given too. Phone numbers have mutations of their own. */
  corrections: OnboardingCorrectionsInput;
  /** The customer, by its customer profile. */
  customerProfileSid: Scalars['Sid']['input'];
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** The assignment of a phone number to a customer profile or trust product. */
export type ChannelEndpointAssignment = Node & {
  __typename?: 'ChannelEndpointAssignment';
  /** The account that the assignment belongs to: that of the profile or product. */
  accountSid: Scalars['Sid']['output'];
  /** The customer profile or trust product that the number belongs to. */
  bundle?: Maybe<Bundle>;
  /** The phone number that is assigned. */
  channelEndpointSid: Scalars['Sid']['output'];
  /** What kind of thing is assigned; `phone-number` for phone numbers. */
  channelEndpointType: Scalars['String']['output'];
  /** When it was assigned. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The phone number; on a profile of the main account it may be that of a subaccount. Null, with an error, when no account has it any more. */
  phoneNumber?: Maybe<IncomingPhoneNumber>;
  /** Twilio's identifier of the assignment. */
  sid: Scalars['Sid']['output'];
};

/** A page of phone numbers assigned to a profile or product. */
export type ChannelEndpointAssignmentConnection = {
  __typename?: 'ChannelEndpointAssignmentConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<ChannelEndpointAssignmentEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<ChannelEndpointAssignment>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of phone numbers assigned to a profile or product. */
export type ChannelEndpointAssignmentEdge = {
  __typename?: 'ChannelEndpointAssignmentEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: ChannelEndpointAssignment;
};

/** The name that is shown to the person called. */
export type CnamInformation = {
  __typename?: 'CnamInformation';
  /** The name as it appears on the phone, at most 15 characters. */
  cnamDisplayName?: Maybe<Scalars['String']['output']>;
};

/** The name that is shown to the person called. */
export type CnamInformationInput = {
  /** At most 15 characters that begin with a letter: letters, digits, periods, commas and spaces. */
  cnamDisplayName: Scalars['String']['input'];
};

/** The business that uses the numbers, as far as known; the form asks for the rest. */
export type ComplianceBusinessInput = {
  /** How the business is related to Twilio. */
  identity?: InputMaybe<BusinessIdentity>;
  /** The legal name, exactly as it stands in the register. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** Which register the registration number is from. */
  registrationAuthority?: InputMaybe<ComplianceRegistrationAuthority>;
  /** The number under which the business is registered. */
  registrationNumber?: InputMaybe<Scalars['String']['input']>;
  /** The website of the business. */
  websiteUrl?: InputMaybe<Scalars['String']['input']>;
};

/** A document that proves what the form says. */
export type ComplianceDocumentInput = {
  /** The file, as text; it is handed to Twilio as it is. */
  file: Scalars['String']['input'];
  /** The name of the file. */
  fileName: Scalars['String']['input'];
};

/** Who uses a phone number; its regulator asks for it. */
export type ComplianceEndUserType =
  /** A business. */
  | 'BUSINESS'
  /** A person. */
  | 'INDIVIDUAL';

/** The hosted form for a customer profile, open for whoever has the token. */
export type ComplianceInquiry = EmbeddedSession & {
  __typename?: 'ComplianceInquiry';
  /** By this id the form is opened again. Keep it. */
  customerId: Scalars['String']['output'];
  /** The customer profile that the form makes; its status says where the review stands. */
  customerProfile?: Maybe<CustomerProfile>;
  /** The `inquiryId` of the embeddable component. */
  inquiryId: Scalars['String']['output'];
  /** The `inquirySessionToken` of the embeddable component. A secret: whoever has it can fill in and submit the form. Give it only to this customer's page, and do not store it. */
  inquirySessionToken: Scalars['String']['output'];
};

/** The outcome of starting the form for a customer profile, or of opening it again. */
export type ComplianceInquiryPayload = {
  __typename?: 'ComplianceInquiryPayload';
  /** The open form; null when it was not opened. */
  complianceInquiry?: Maybe<ComplianceInquiry>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

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

/** How a phone number stands by one kind of trust product. */
export type Coverage = {
  __typename?: 'Coverage';
  /** The kind. */
  kind: CoverageKind;
  /** Why it is not COVERED, in one sentence with what to do; null where it is. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Since when it has been so; null where that is not known, such as of a number that is missing. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the number has what this kind gives. */
  state: CoverageState;
  /** The product that the state follows from; null where the number is on none of this kind, or where it belongs to another account, such as a subaccount, whose own operations show it. */
  trustProduct?: Maybe<TrustProduct>;
};

/** How many are in one state by one kind. */
export type CoverageCount = {
  __typename?: 'CoverageCount';
  /** How many; at least one. */
  count: Scalars['Int']['output'];
  /** The kind. */
  kind: CoverageKind;
  /** The state. */
  state: CoverageState;
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

/** What the form for an A2P brand is started with. */
export type CreateA2pBrandRegistrationInput = {
  /** The address of the business. */
  address?: InputMaybe<InquiryAddressInput>;
  /** The email address of the person who may register the brand, who confirms it there. */
  authorizedContactEmail?: InputMaybe<Scalars['String']['input']>;
  /** The mobile phone number of that person in international form (E.164). */
  authorizedContactMobilePhoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** What kind of brand it is. */
  brandType: A2pBrandType;
  /** The business. */
  business?: InputMaybe<A2pBusinessInput>;
  /** Whom Twilio may ask. */
  contact?: InputMaybe<InquiryContactInput>;
  /** The token of Campaign Verify, which a political organisation (taxExemptStatus 527) must give. */
  externalVettingToken?: InputMaybe<Scalars['String']['input']>;
  /** The name by which your own people recognise it. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The email address that Twilio writes to about the review. */
  notificationEmail: Scalars['String']['input'];
  /** True: Twilio does not order the paid second vetting automatically. */
  skipAutomaticSecondaryVetting?: InputMaybe<Scalars['Boolean']['input']>;
  /** True for a trial: no carrier receives it. */
  test?: InputMaybe<Scalars['Boolean']['input']>;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
};

/** What the form for an A2P campaign is started with. */
export type CreateA2pCampaignRegistrationInput = {
  /** The approved brand under which it is sent, by the SID of its registration (BN). */
  brandRegistrationSid: Scalars['Sid']['input'];
  /** The words with which a recipient asks for help, and the answer. */
  help?: InputMaybe<A2pKeywordsInput>;
  /** The messaging service that sends it. */
  messagingServiceSid?: InputMaybe<Scalars['Sid']['input']>;
  /** The words with which a recipient agrees by message, and the answer. */
  optIn?: InputMaybe<A2pKeywordsInput>;
  /** The words with which a recipient opts out, and the answer. */
  optOut?: InputMaybe<A2pKeywordsInput>;
  /** Where the privacy policy is. */
  privacyPolicyUrl?: InputMaybe<Scalars['String']['input']>;
  /** Where the terms and conditions are. */
  termsAndConditionsUrl?: InputMaybe<Scalars['String']['input']>;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
  /** What is sent. */
  useCase?: InputMaybe<A2pUseCaseInput>;
};

/** The end user that says to carriers of the United States who sends application messages. */
export type CreateA2pMessagingProfileInformationInput = {
  /** The company. */
  a2pMessagingProfile: A2pMessagingProfileInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
};

/** The document that holds an address on a profile, which does not accept an address itself. */
export type CreateAddressDocumentInput = {
  /** The address that it holds. */
  addressSid: Scalars['Sid']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
};

/** The end user that says who may speak for the business. */
export type CreateAuthorizedRepresentativeInput = {
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** 1 for the first representative, which every profile needs; 2 for the second, which it may have. */
  position?: InputMaybe<Scalars['Int']['input']>;
  /** The person. */
  representative: AuthorizedRepresentativeInput;
};

/** The end user that says who the business is. */
export type CreateBusinessInformationInput = {
  /** The business. */
  business: BusinessInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
};

/** The end user that says which name is shown to the person called. */
export type CreateCnamInformationInput = {
  /** The name to show. */
  cnam: CnamInformationInput;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
};

/** What the form for a customer profile is started with. */
export type CreateComplianceInquiryInput = {
  /** The email address that Twilio writes to about the review; left out, that of the primary profile. */
  notificationEmail?: InputMaybe<Scalars['String']['input']>;
  /** The primary customer profile under which a secondary one is made; left out, the form is for a primary one. */
  primaryCustomerProfileSid?: InputMaybe<Scalars['Sid']['input']>;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
};

/** What the form for British phone numbers is started with. */
export type CreateComplianceRegistrationInput = {
  /** Whether the user has agreed to get such emails. */
  acceptedNotificationReceipt?: InputMaybe<Scalars['Boolean']['input']>;
  /** The address of the business or person. */
  address?: InputMaybe<InquiryAddressInput>;
  /** Who speaks for the business. */
  authorizedRepresentative?: InputMaybe<InquiryPersonInput>;
  /** The business, where a business uses the numbers. */
  business?: InputMaybe<ComplianceBusinessInput>;
  /** A document that proves it. */
  document?: InputMaybe<ComplianceDocumentInput>;
  /** Where help is sent when an emergency number is called. */
  emergencyAddress?: InputMaybe<InquiryAddressInput>;
  /** Who uses the numbers. */
  endUserType: ComplianceEndUserType;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The person, where an individual uses the numbers. */
  individual?: InputMaybe<InquiryPersonInput>;
  /** True when the form is shown inside the product of a reseller (ISV). */
  isvEmbed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a reseller registers itself or a customer, in Twilio's own word for it. */
  isvRegisteringForSelfOrTenant?: InputMaybe<Scalars['String']['input']>;
  /** The email address that Twilio writes to about the review. */
  notificationEmail?: InputMaybe<Scalars['String']['input']>;
  /** What kind of numbers they are. */
  phoneNumberType: CompliancePhoneNumberType;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
  /** True: help is sent to the address above. */
  useAddressAsEmergencyAddress?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What the form that verifies a toll-free number is started with. For a number whose form was started before, it is opened again. */
export type CreateComplianceTollfreeInquiryInput = {
  /** Anything else that the reviewers should know. */
  additionalInformation?: InputMaybe<Scalars['String']['input']>;
  /** The address of the business. */
  address?: InputMaybe<InquiryAddressInput>;
  /** The business. */
  business?: InputMaybe<TollfreeBusinessInput>;
  /** Whom Twilio may ask. */
  contact?: InputMaybe<InquiryContactInput>;
  /** The customer profile of the business. */
  customerProfileSid?: InputMaybe<Scalars['Sid']['input']>;
  /** Your own reference for it. */
  externalReferenceId?: InputMaybe<Scalars['String']['input']>;
  /** What is sent. */
  messaging?: InputMaybe<TollfreeMessagingInput>;
  /** The email address that Twilio writes to about the review. */
  notificationEmail: Scalars['String']['input'];
  /** The toll-free number in international form (E.164), such as +18005550100. */
  phoneNumber: Scalars['String']['input'];
  /** True: the form does not ask what is sent. */
  skipMessagingUseCase?: InputMaybe<Scalars['Boolean']['input']>;
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
  /** The id of a vetting that was made already. */
  vettingId?: InputMaybe<Scalars['String']['input']>;
  /** Who made that vetting, such as CAMPAIGN_VERIFY. */
  vettingProvider?: InputMaybe<Scalars['String']['input']>;
};

/** What a customer profile begins with. */
export type CreateCustomerProfileInput = {
  /** The email address that Twilio writes to about the review. */
  email: Scalars['String']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** What kind of profile it is; left out, that of a reseller's customer. A policySid takes precedence. */
  kind?: InputMaybe<PolicyKind>;
  /** The policy to follow, instead of one named by its kind. */
  policySid?: InputMaybe<Scalars['Sid']['input']>;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** An end user of any type, with its facts as Twilio names them. */
export type CreateEndUserInput = {
  /** The facts, under the names that its type lists. Left out, they are given later by updateEndUser. */
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** The machine name of its type; endUserTypes lists them. */
  type: Scalars['String']['input'];
};

/** A new subaccount. */
export type CreateSubaccountInput = {
  /** The name by which your own people recognise it, such as the customer it is for. */
  friendlyName: Scalars['String']['input'];
};

/** A supporting document of any type, with what it says as Twilio names it. */
export type CreateSupportingDocumentInput = {
  /** What it says, under the names that its type lists. Left out, it is given later by updateSupportingDocument. */
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** The machine name of its type; supportingDocumentTypes lists them. */
  type: Scalars['String']['input'];
};

/** What a trust product begins with. */
export type CreateTrustProductInput = {
  /** The email address that Twilio writes to about the review. */
  email: Scalars['String']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** What kind of product it is. Give this or a policySid, which takes precedence. */
  kind?: InputMaybe<PolicyKind>;
  /** The policy to follow, instead of one named by its kind. */
  policySid?: InputMaybe<Scalars['Sid']['input']>;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** The end user that says how the business uses its numbers. */
export type CreateVoiceIntegrityInformationInput = {
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** How the business uses its numbers. */
  voiceIntegrity: VoiceIntegrityInformationInput;
};

/** A business that you serve: its customer profile with all that rests on it. It is answered from this server's copy of the account, without a request to Twilio. */
export type Customer = Node & {
  __typename?: 'Customer';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** It shows the account as it was at some moment between this one and now. 1970 during the first pass, when anything may be missing: see `account { mirror }`. */
  asOf: Scalars['DateTime']['output'];
  /** How many of its phone numbers are in each state, by each kind. States that no number is in are left out. */
  coverage: Array<CoverageCount>;
  /** When its customer profile was created. */
  createdAt: Scalars['DateTime']['output'];
  /** When the first approval of its profile or a trust product ends, which may be past. Null where none ends. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The business name, or the profile's friendly name without the marker that an onboarding puts at its end. */
  name: Scalars['String']['output'];
  /** The onboardings that made its profile or were given it, the newest first. */
  onboardings: OnboardingConnection;
  /** The phone numbers on its profile or on its trust products, in the order of their SIDs. */
  phoneNumbers: CustomerPhoneNumberConnection;
  /** Its customer profile. The edges of that are read from Twilio. */
  profile: CustomerProfile;
  /** Why Twilio rejected its profile or its trust products: each reason once, with what to do about it. Empty where nothing is rejected. */
  rejections: Array<Rejection>;
  /** What its profile still needs. Unlike the rest it is read from Twilio, as it stands now. Its warnings also name trust products whose approval ends soon or has ended. Null where Twilio no longer knows the policy. */
  requirements?: Maybe<Requirements>;
  /** The SID of its customer profile. */
  sid: Scalars['Sid']['output'];
  /** The trust products that name its profile as supporting profile, the oldest first, at most 1000. */
  trustProducts: Array<TrustProduct>;
  /** The latest known change of its profile, its trust products, or of what is assigned to these. */
  updatedAt: Scalars['DateTime']['output'];
  /** Since when it waits for a review: the earliest submission of its profile or a trust product that Twilio has not decided on. Null where it waits for none. */
  waitingSince?: Maybe<Scalars['DateTime']['output']>;
};


/** A business that you serve: its customer profile with all that rests on it. It is answered from this server's copy of the account, without a request to Twilio. */
export type CustomerOnboardingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A business that you serve: its customer profile with all that rests on it. It is answered from this server's copy of the account, without a request to Twilio. */
export type CustomerPhoneNumbersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** It shows the account as it was at some moment between this one and now. 1970 during the first pass, when anything may be missing: see `account { mirror }`. */
  asOf: Scalars['DateTime']['output'];
  /** The items of this page, each with its cursor. */
  edges: Array<CustomerEdge>;
  /** Counts over all that match, for the filters of a list. */
  facets: CustomerFacets;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Customer>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all, on this page and on the others. */
  totalCount: Scalars['Int']['output'];
};

/** One item in a page of customers. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Customer;
};

/** Counts over all customers that match the search and the filter, on this page and on the others. */
export type CustomerFacets = {
  __typename?: 'CustomerFacets';
  /** How many customers have at least one phone number in each state, by each kind; a customer may count in several. */
  coverage: Array<CoverageCount>;
  /** By the codes of rejections, those of trust products included; the most frequent first. A customer with several codes counts for each. */
  rejectionCodes: Array<RejectionCodeCount>;
  /** By the status of the customer profile; what nobody has is left out. */
  status: Array<StatusCount>;
};

/** Which customers to list; what is left out does not filter. */
export type CustomerFilter = {
  /** Only those with at least one phone number that is in one of these states. */
  coverage?: InputMaybe<CoverageFilter>;
  /** Only those whose profile was created in this range. */
  createdBetween?: InputMaybe<DateTimeRange>;
  /** Only those whose approval ends before this moment, of the profile or a trust product; what ended already is included. */
  expiresBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only those with at least one onboarding in one of these statuses. */
  onboardingStatus?: InputMaybe<Array<OnboardingStatus>>;
  /** Only those with a trust product of a kind, or without. */
  product?: InputMaybe<ProductFilter>;
  /** Only those whose profile or a trust product of which Twilio rejected with one of these codes. */
  rejectionCode?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Only those whose profile has one of these statuses. */
  status?: InputMaybe<Array<BundleStatus>>;
  /** Only those that changed last in this range. */
  updatedBetween?: InputMaybe<DateTimeRange>;
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

/** A phone number on a customer's profile or on one of its trust products. */
export type CustomerPhoneNumber = {
  __typename?: 'CustomerPhoneNumber';
  /** What it gains by its trust products: all three kinds. A number that is gone gains nothing. Where the account that has it could not be found out, an error stands beside what it gains by this account's products. */
  coverage: Array<Coverage>;
  /** The number itself. Null where it is in no account any more, and has left its assignment behind. Only one that this server has not read yet is asked for at Twilio. */
  phoneNumber?: Maybe<IncomingPhoneNumber>;
  /** Twilio's identifier of the number; it is known also where the number is gone. */
  phoneNumberSid: Scalars['Sid']['output'];
};

/** A page of a customer's phone numbers. */
export type CustomerPhoneNumberConnection = {
  __typename?: 'CustomerPhoneNumberConnection';
  /** It shows the account as it was at some moment between this one and now. 1970 during the first pass, when anything may be missing: see `account { mirror }`. */
  asOf: Scalars['DateTime']['output'];
  /** The items of this page, each with its cursor. */
  edges: Array<CustomerPhoneNumberEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<CustomerPhoneNumber>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all; one that is gone and left its assignment behind counts too. */
  totalCount: Scalars['Int']['output'];
};

/** One item in a page of a customer's phone numbers. */
export type CustomerPhoneNumberEdge = {
  __typename?: 'CustomerPhoneNumberEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: CustomerPhoneNumber;
};

/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfile = Bundle & Node & {
  __typename?: 'CustomerProfile';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** One of its channel endpoint assignments; null when it does not exist on it. */
  channelEndpointAssignment?: Maybe<ChannelEndpointAssignment>;
  /** Which phone numbers belong to it, one assignment for each number. */
  channelEndpointAssignments?: Maybe<ChannelEndpointAssignmentConnection>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The customer that it stands for; null for a provisional copy. */
  customer?: Maybe<Customer>;
  /** The email address that Twilio writes to about the review. */
  email?: Maybe<Scalars['String']['output']>;
  /** The facts that are attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  endUsers?: Maybe<Array<EndUser>>;
  /** One of its entity assignments; null when it does not exist on it. */
  entityAssignment?: Maybe<EntityAssignment>;
  /** What is attached to it, one assignment for each thing. */
  entityAssignments?: Maybe<EntityAssignmentConnection>;
  /** One of its evaluations; null when it does not exist. */
  evaluation?: Maybe<Evaluation>;
  /** The checks against its policy that were made so far. */
  evaluations?: Maybe<EvaluationConnection>;
  /** Why Twilio rejected it, in the words of Twilio's status callback, for a person to read: it may contain your customer's data. Null where it is not rejected, or no callback gave a reason; the codes are in rejections. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** The name by which your own people recognise it; Twilio does not judge it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** What it is for, which follows from its policy. */
  kind: PolicyKind;
  /** The newest of these checks; null before the first. */
  latestEvaluation?: Maybe<Evaluation>;
  /** The onboardings that made it or were given it, the newest first. They are read from the database of this server, without a request to Twilio. */
  onboardings: OnboardingConnection;
  /** The phone numbers that belong to it, on a profile of the main account also those of its subaccounts. One that no account has any more is shown by its SID alone, with an error on its path. */
  phoneNumbers?: Maybe<Array<IncomingPhoneNumber>>;
  /** The rules that say what it must contain. */
  policy?: Maybe<Policy>;
  /** The policy that says what it must contain. */
  policySid: Scalars['Sid']['output'];
  /** The copy under which it is being changed; null when there is none. */
  provisionalCopy?: Maybe<ProvisionalCopy>;
  /** The status word exactly as Twilio sent it. */
  rawStatus: Scalars['String']['output'];
  /** Why Twilio rejected it: one entry per reason, with what to do about it. Empty when it was not rejected. */
  rejections: Array<Rejection>;
  /** What its policy still requires, judging by what is attached, the latest evaluation and the rejections. Null where Twilio no longer knows the policy. */
  requirements?: Maybe<Requirements>;
  /** The customer profiles that name it as supporting profile: of a primary profile, those of its customers; the oldest first, without provisional copies. They come from this server's copy of the account, without a request. */
  secondaryProfiles?: Maybe<CustomerProfileConnection>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Where it stands on its way to approval. */
  status: BundleStatus;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: Maybe<Scalars['String']['output']>;
  /** The evidence that is attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  supportingDocuments?: Maybe<Array<SupportingDocument>>;
  /** Attached customer profiles: the primary of a secondary profile, the profile of a trust product. One that is not of this account, as the primary profile on a bundle of a subaccount, is left out, with an error on its path that has its SID. */
  supportingProfiles?: Maybe<Array<CustomerProfile>>;
  /** The trust products that name it as supporting profile. At most 1000, the oldest first. It comes from this server's copy of the account, without a request. */
  trustProducts?: Maybe<Array<TrustProduct>>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Until when the approval lasts, if it ends at all. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileChannelEndpointAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileChannelEndpointAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelEndpointSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileEntityAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileEntityAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  objectType?: InputMaybe<Scalars['String']['input']>;
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileEvaluationArgs = {
  sid: Scalars['Sid']['input'];
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileEvaluationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileOnboardingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Who a business is: its name, registration, address and the people who speak for it, vetted by Twilio. */
export type CustomerProfileSecondaryProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customer profiles. */
export type CustomerProfileConnection = {
  __typename?: 'CustomerProfileConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<CustomerProfileEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<CustomerProfile>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of customer profiles. */
export type CustomerProfileEdge = {
  __typename?: 'CustomerProfileEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: CustomerProfile;
};

/** The outcome of a change to a customer profile. */
export type CustomerProfilePayload = {
  __typename?: 'CustomerProfilePayload';
  /** The customer profile as it is now; null when nothing was done. */
  customerProfile?: Maybe<CustomerProfile>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** Where the customer profile comes from: exactly one of the two. */
export type CustomerProfileSourceInput = {
  /** A profile that exists: a direct customer's primary profile, or a secondary profile made before. */
  existingSid?: InputMaybe<Scalars['Sid']['input']>;
  /** A secondary profile to make on the way. */
  secondary?: InputMaybe<SecondaryCustomerProfileInput>;
};

/** A range of time. Both ends belong to it; one that is left out is open. */
export type DateTimeRange = {
  /** Its beginning. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Its end. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** The outcome of deleting or removing something. */
export type DeletePayload = {
  __typename?: 'DeletePayload';
  /** What is gone now; null when nothing was deleted. */
  deletedSid?: Maybe<Scalars['Sid']['output']>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
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
export type Deletion = {
  __typename?: 'Deletion';
  /** Why Twilio did not delete it, and what to do. */
  error?: Maybe<UserError>;
  /** What it is. */
  kind: DeletedKind;
  /** What became of it; in a plan, NOT_TRIED for what would be deleted. */
  outcome: DeletionOutcome;
  /** Why it stays, or was not tried; null for others. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
};

/** A page of what becomes of the things of a customer that leaves. */
export type DeletionConnection = {
  __typename?: 'DeletionConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<DeletionEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Deletion>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all, on this page and on the others. */
  totalCount: Scalars['Int']['output'];
};

/** One item in a page of what becomes of the things of a customer that leaves. */
export type DeletionEdge = {
  __typename?: 'DeletionEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Deletion;
};

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

/** Something that is not as this server left it. It is no longer listed once somebody has put it right, at Twilio or here. */
export type Drift = {
  __typename?: 'Drift';
  /** Whom it concerns; null where it is no part of a customer, or its customer profile is gone. */
  customer?: Maybe<Customer>;
  /** What happened. */
  kind: DriftKind;
  /** What was, what is now, and what to do about it. */
  message: Scalars['String']['output'];
  /** When this server noticed it, which is after it happened; of an approval, when it ended. */
  noticedAt: Scalars['DateTime']['output'];
  /** What it happened to: of an assignment its own SID, RA or BV. */
  sid: Scalars['Sid']['output'];
};

/** A page of what is not as this server left it. */
export type DriftConnection = {
  __typename?: 'DriftConnection';
  /** What others did before this moment is listed. 1970 during the first pass, before which nothing is noticed. */
  asOf: Scalars['DateTime']['output'];
  /** The items of this page, each with its cursor. */
  edges: Array<DriftEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Drift>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all, on this page and on the others. */
  totalCount: Scalars['Int']['output'];
};

/** One item in a page of items. */
export type DriftEdge = {
  __typename?: 'DriftEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Drift;
};

/** What has become of something at Twilio, without this server. */
export type DriftKind =
  /** A phone number, end user, document or profile is no longer on a bundle. */
  | 'ASSIGNMENT_GONE'
  /** A customer profile or trust product was deleted. */
  | 'BUNDLE_GONE'
  /** The approval of a customer profile or trust product has ended. */
  | 'EXPIRED'
  /** A phone number has left the account: it was released, or moved to another one. */
  | 'NUMBER_GONE'
  /** An end user, supporting document or address was deleted. */
  | 'OBJECT_GONE'
  /** A customer profile or trust product has another status, other than by the verdict of a review. */
  | 'STATUS_CHANGED';

/** The hosted form for a registration, open for whoever has the token. */
export type EmbeddedRegistration = EmbeddedSession & {
  __typename?: 'EmbeddedRegistration';
  /** The `inquiryId` of the embeddable component. */
  inquiryId: Scalars['String']['output'];
  /** The `inquirySessionToken` of the embeddable component. A secret: whoever has it can fill in and submit the form. Give it only to this customer's page, and do not store it. */
  inquirySessionToken: Scalars['String']['output'];
  /** By this id the form is opened again. Keep it. */
  registrationId: Scalars['String']['output'];
};

/** The outcome of starting the form for a registration, or of opening it again. */
export type EmbeddedRegistrationPayload = {
  __typename?: 'EmbeddedRegistrationPayload';
  /** The open form; null when it was not opened. */
  registration?: Maybe<EmbeddedRegistration>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What Twilio's embeddable form is started with. It lasts about a day; then the form is opened again. */
export type EmbeddedSession = {
  /** The `inquiryId` of the embeddable component. */
  inquiryId: Scalars['String']['output'];
  /** The `inquirySessionToken` of the embeddable component. A secret: whoever has it can fill in and submit the form. Give it only to this customer's page, and do not store it. */
  inquirySessionToken: Scalars['String']['output'];
};

/** A set of facts that Twilio asks for: about the business, a person who speaks for it, or how it uses its numbers. */
export type EndUser = Node & {
  __typename?: 'EndUser';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** The facts themselves, exactly as Twilio holds them. */
  attributes: Scalars['JSONObject']['output'];
  /** The customer profiles and trust products that it is attached to. At most 1000, the oldest first. It comes from this server's copy of the account, without a request. */
  bundles?: Maybe<Array<Bundle>>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The same facts as named fields, for the types that this server knows; else null. */
  details?: Maybe<EndUserDetails>;
  /** The name by which your own people recognise it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** What the facts are about: the machine name of a type, such as customer_profile_business_information. */
  type: Scalars['String']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of end users. */
export type EndUserConnection = {
  __typename?: 'EndUserConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<EndUserEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<EndUser>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** The facts of an end user as named and typed fields, for the types that this server knows. */
export type EndUserDetails = A2pMessagingProfileInformation | AuthorizedRepresentative | BusinessInformation | CnamInformation | SoleProprietorInformation | StarterInformation | VoiceIntegrityInformation;

/** One item in a page of end users. */
export type EndUserEdge = {
  __typename?: 'EndUserEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: EndUser;
};

/** The outcome of a change to an end user. */
export type EndUserPayload = {
  __typename?: 'EndUserPayload';
  /** The end user as it is now; null when nothing was done. */
  endUser?: Maybe<EndUser>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A kind of end user, with the facts that it holds. */
export type EndUserType = {
  __typename?: 'EndUserType';
  /** The facts that an end user of this type holds. */
  fields: Array<AttributeField>;
  /** Its name for people. */
  friendlyName: Scalars['String']['output'];
  /** The name to use as `type` when an end user is created. */
  machineName: Scalars['String']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
};

/** The link between an end user, a supporting document or a customer profile and the profile or product it is attached to. */
export type EntityAssignment = Node & {
  __typename?: 'EntityAssignment';
  /** The account that the attachment belongs to: that of the profile or product. */
  accountSid: Scalars['Sid']['output'];
  /** The customer profile or trust product it is attached to. */
  bundle?: Maybe<Bundle>;
  /** When it was attached. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The thing attached, followed by its SID. Null, with an error, when it does not exist any more; a subaccount's primary profile, which is the main account's, is null without one. */
  object?: Maybe<AssignableEntity>;
  /** The thing that is attached. */
  objectSid: Scalars['Sid']['output'];
  /** Twilio's identifier of the attachment, which is what one removes. */
  sid: Scalars['Sid']['output'];
};

/** A page of things attached to a profile or product. */
export type EntityAssignmentConnection = {
  __typename?: 'EntityAssignmentConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<EntityAssignmentEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<EntityAssignment>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of things attached to a profile or product. */
export type EntityAssignmentEdge = {
  __typename?: 'EntityAssignmentEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: EntityAssignment;
};

/** The outcome of attaching a thing. */
export type EntityAssignmentPayload = {
  __typename?: 'EntityAssignmentPayload';
  /** The attachment; null when nothing was attached. */
  entityAssignment?: Maybe<EntityAssignment>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** A check of a customer profile or trust product against its policy, made before it is submitted. */
export type Evaluation = Node & {
  __typename?: 'Evaluation';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** The customer profile or trust product that was checked. */
  bundle?: Maybe<Bundle>;
  /** When the check was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The policy that it was checked against. */
  policySid: Scalars['Sid']['output'];
  /** The verdict on each of the policy's requirements. */
  results: Array<EvaluationResult>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** The outcome as a whole. */
  status: EvaluationStatus;
};

/** A page of evaluations. */
export type EvaluationConnection = {
  __typename?: 'EvaluationConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<EvaluationEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Evaluation>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of evaluations. */
export type EvaluationEdge = {
  __typename?: 'EvaluationEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Evaluation;
};

/** The verdict on one field. */
export type EvaluationField = {
  __typename?: 'EvaluationField';
  /** Twilio's code for what is wrong. */
  errorCode?: Maybe<Scalars['Int']['output']>;
  /** What is wrong with it, in Twilio's words. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** Its name for people. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** The field, by its key in the attributes. */
  objectField: Scalars['String']['output'];
};

/** The outcome of a check against the policy. */
export type EvaluationPayload = {
  __typename?: 'EvaluationPayload';
  /** The check; null when it could not be made. */
  evaluation?: Maybe<Evaluation>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** The verdict on one of the policy's requirements. */
export type EvaluationResult = {
  __typename?: 'EvaluationResult';
  /** Twilio's code for why it is not met. */
  errorCode?: Maybe<Scalars['Int']['output']>;
  /** Why it is not met, in Twilio's words. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** The human-readable name of what was checked. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** The fields that are missing or wrong. */
  invalid: Array<EvaluationField>;
  /** The type of thing that was checked. */
  objectType?: Maybe<Scalars['String']['output']>;
  /** True when the requirement is met. */
  passed: Scalars['Boolean']['output'];
  /** The requirement's human-readable name. */
  requirementFriendlyName?: Maybe<Scalars['String']['output']>;
  /** The requirement, by the name that the policy gives it. */
  requirementName: Scalars['String']['output'];
  /** The fields that are in order. */
  valid: Array<EvaluationField>;
};

/** The outcome of checking a customer profile or trust product against its policy's requirements. */
export type EvaluationStatus =
  /** Everything that the policy asks for is there; it can be submitted. */
  | 'COMPLIANT'
  /** Something is missing or wrong; the results say what. */
  | 'NONCOMPLIANT'
  /** An outcome that this server does not know. */
  | 'UNKNOWN';

/** The value that another field must have. */
export type FieldCondition = {
  __typename?: 'FieldCondition';
  /** The machine name of the other field. */
  field: Scalars['String']['output'];
  /** The word in it. */
  value: Scalars['String']['output'];
};

/** An end user or a supporting document, as a policy asks for it. */
export type GivenThingInput = {
  /** Its facts, under the names that the policy lists. */
  attributes: Scalars['JSONObject']['input'];
  /** The machine name of its type, as the policy lists it. */
  type: Scalars['String']['input'];
};

/** A phone number that the account owns. */
export type IncomingPhoneNumber = Node & {
  __typename?: 'IncomingPhoneNumber';
  /** The account that owns it. */
  accountSid: Scalars['Sid']['output'];
  /** Which address Twilio requires for it, in Twilio's words: `none`, `any`, `local` or `foreign`. */
  addressRequirements?: Maybe<Scalars['String']['output']>;
  /** The address that is on it, as the rules of some countries require; null where there is none. */
  addressSid?: Maybe<Scalars['Sid']['output']>;
  /** How old its coverage, attestation and customer may be: they show the account as it was at some moment between this one and now. Null during the first pass, when anything may be missing, and where this server keeps no copy of the account. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** How much Twilio vouches for the caller when it signs calls from it. */
  attestation: Attestation;
  /** Why it has this attestation and, where it is not A, what to do for a better one. */
  attestationReason: Scalars['String']['output'];
  /** The regulatory bundle that is on it, as the rules of some countries require. Not the profile and products of Trust Hub, which are `customerProfile` and `trustProducts`. */
  bundleSid?: Maybe<Scalars['Sid']['output']>;
  /** What it can be used for. */
  capabilities?: Maybe<PhoneNumberCapabilities>;
  /** What it gains by its trust products: all three kinds, from this server's copy of the account, without a request to Twilio. */
  coverage: Array<Coverage>;
  /** The customer whose profile it is on; null when it is on none. */
  customer?: Maybe<Customer>;
  /** The one customer profile that it is assigned to; null when it is on none. It is known from the copy of the account that this server keeps, as old as `asOf` says; without one, Twilio is asked about every profile. */
  customerProfile?: Maybe<CustomerProfile>;
  /** The name by which your own people recognise it. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** Where it comes from, in Twilio's words: `twilio` for one bought there, `hosted` for one that stays with another carrier. */
  origin?: Maybe<Scalars['String']['output']>;
  /** The number in international form (E.164), such as +14155550100. Empty, with an error on its path, where it is still assigned but no account has it any more. */
  phoneNumber: Scalars['String']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Whether it is in use, in Twilio's words, such as `in-use`. */
  status?: Maybe<Scalars['String']['output']>;
  /** The trust products that it is assigned to: at most one of each policy. They are known as the customer profile is. */
  trustProducts?: Maybe<Array<TrustProduct>>;
};

/** A page of phone numbers. */
export type IncomingPhoneNumberConnection = {
  __typename?: 'IncomingPhoneNumberConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<IncomingPhoneNumberEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<IncomingPhoneNumber>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of phone numbers. */
export type IncomingPhoneNumberEdge = {
  __typename?: 'IncomingPhoneNumberEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: IncomingPhoneNumber;
};

/** Which phone numbers to list; what is left out does not filter. */
export type IncomingPhoneNumberFilter = {
  /** Only numbers with exactly this friendly name, in the same upper and lower case. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Only numbers that contain these digits; * stands for any digit. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** An address, as far as known; the form asks for the rest. */
export type InquiryAddressInput = {
  /** City. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** The country, by its two letters (ISO 3166-1 alpha-2). */
  isoCountry?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Street and house number. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** Suite, floor or the like. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** Someone whom Twilio may ask, as far as known; the form asks for the rest. */
export type InquiryContactInput = {
  /** Business email address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** First name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Last name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number in international form (E.164), such as +14155550100. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** A person, as far as known; the form asks for the rest. */
export type InquiryPersonInput = {
  /** Date of birth, such as 1980-01-31. */
  dateOfBirth?: InputMaybe<Scalars['String']['input']>;
  /** Business email address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** First name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Last name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number in international form (E.164), such as +14155550100. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
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

/** This server's copy of an account, from which customers are searched. What others change at Twilio shows when it is read again. */
export type Mirror = {
  __typename?: 'Mirror';
  /** No row is older: the moment before the oldest read began. Null before the first pass has ended. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** 0 to 1 during the first pass, then 1. */
  progress: Scalars['Float']['output'];
  /** How many things and assignments it holds. */
  rows: Scalars['Int']['output'];
  /** Whether answers from it are complete and recent. */
  state: MirrorState;
};

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

/** Which phone numbers go from one customer to another. */
export type MovePhoneNumbersInput = {
  /** The customer that has them, by its customer profile. */
  fromCustomerProfileSid: Scalars['Sid']['input'];
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** The phone numbers, 1 to 5000. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
  /** The customer that gets them, by its customer profile. */
  toCustomerProfileSid: Scalars['Sid']['input'];
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** What can be changed: each step of an onboarding, and whole onboardings. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Adds phone numbers to a customer: on its profile first, then on its trust products. phoneNumberResults says what became of each; a number that Twilio refuses stops no other. */
  addPhoneNumbers: OnboardingPayload;
  /** Attaches an end user, a supporting document or a customer profile to a customer profile. */
  assignEntityToCustomerProfile: EntityAssignmentPayload;
  /** Attaches an end user, a supporting document or a customer profile to a trust product. */
  assignEntityToTrustProduct: EntityAssignmentPayload;
  /** Assigns phone numbers to a customer profile. */
  assignPhoneNumbersToCustomerProfile: PhoneNumberAssignmentPayload;
  /** Assigns phone numbers to a trust product. */
  assignPhoneNumbersToTrustProduct: PhoneNumberAssignmentPayload;
  /** Stops an onboarding for good, at any time before it is complete. Answers at once; it goes on by itself until its status is CANCELLED. */
  cancelOnboarding: OnboardingPayload;
  /** Corrects a customer that exists, and sees it through Twilio's reviews. Drafts and what was rejected are changed as they are; what is approved is changed through a provisional copy of the profile or product, submitted once, and stays in force until the copy is approved. Where Twilio rejects it the run waits for action with the rejections. */
  changeCustomer: OnboardingPayload;
  /** Starts Twilio's hosted form that registers a business as a sender of application messages (A2P brand). */
  createA2pBrandRegistration: EmbeddedRegistrationPayload;
  /** Starts Twilio's hosted form that registers what an A2P brand sends, and to whom (A2P campaign). */
  createA2pCampaignRegistration: EmbeddedRegistrationPayload;
  /** Creates the end user that says to carriers of the United States who sends application messages. */
  createA2pMessagingProfileInformation: EndUserPayload;
  /** Creates an address. A profile holds it in a document. */
  createAddress: AddressPayload;
  /** Creates the document that holds an address. */
  createAddressDocument: SupportingDocumentPayload;
  /** Creates the end user that says who may speak for the business. */
  createAuthorizedRepresentative: EndUserPayload;
  /** Creates the end user that says who the business is. */
  createBusinessInformation: EndUserPayload;
  /** Creates the end user that says which name is shown to the person called. */
  createCnamInformation: EndUserPayload;
  /** Starts Twilio's hosted form, in which a business fills in its customer profile by itself. Each call starts another one. */
  createComplianceInquiry: ComplianceInquiryPayload;
  /** Starts Twilio's hosted form for British phone numbers, whose regulator asks who uses them. */
  createComplianceRegistration: EmbeddedRegistrationPayload;
  /** Starts Twilio's hosted form that verifies a toll-free number for messages; for a number whose form was started before, it opens that one again. */
  createComplianceTollfreeInquiry: EmbeddedRegistrationPayload;
  /** Begins a customer profile as a draft. */
  createCustomerProfile: CustomerProfilePayload;
  /** Copies an approved customer profile, so that it can be changed: edit the copy, then submit it. The approved one stays in force meanwhile. */
  createCustomerProfileProvisionalCopy: ProvisionalCopyPayload;
  /** Creates an end user of any type. */
  createEndUser: EndUserPayload;
  /** Creates a subaccount of the main account. Twilio makes another one at every call, even with the same name. */
  createSubaccount: AccountPayload;
  /** Creates a supporting document of any type. */
  createSupportingDocument: SupportingDocumentPayload;
  /** Begins a trust product as a draft. */
  createTrustProduct: TrustProductPayload;
  /** Copies an approved trust product, so that it can be changed: edit the copy, then submit it. The approved one stays in force meanwhile. */
  createTrustProductProvisionalCopy: ProvisionalCopyPayload;
  /** Creates the end user that says how the business uses its numbers. */
  createVoiceIntegrityInformation: EndUserPayload;
  /** Deletes an address. */
  deleteAddress: DeletePayload;
  /** Deletes a customer profile. What was attached to it stays. */
  deleteCustomerProfile: DeletePayload;
  /** Deletes an end user. */
  deleteEndUser: DeletePayload;
  /** Deletes a supporting document. The address in it stays. */
  deleteSupportingDocument: DeletePayload;
  /** Deletes a trust product. What was attached to it stays. */
  deleteTrustProduct: DeletePayload;
  /** Checks a customer profile against its policy and says what is missing. It changes nothing. */
  evaluateCustomerProfile: EvaluationPayload;
  /** Checks a trust product against its policy and says what is missing. It changes nothing. */
  evaluateTrustProduct: EvaluationPayload;
  /** Moves phone numbers from one customer to another: off everything of the one, then on the other's profile and trust products. phoneNumberResults says what became of each; a number that Twilio refuses stops no other. */
  movePhoneNumbers: OnboardingPayload;
  /** Takes a customer apart that leaves: its phone numbers come off, and with DELETE all that only it has is deleted. planOffboardCustomer shows first what would go and what would stay. What Twilio refuses to delete stops nothing else: the run then waits for action, and resumeOnboarding tries that again. */
  offboardCustomer: OnboardingPayload;
  /** Brings a customer to what carriers of the United States ask before a business sends application messages (A2P 10DLC): an approved profile and messaging product, with which its brand is then registered. */
  onboardA2pMessagingProfile: OnboardingPayload;
  /** Brings a customer to a business name that is shown to the person called (CNAM), and sees it through Twilio's reviews. */
  onboardCnam: OnboardingPayload;
  /** Starts up to 1,000 onboardings of one kind and answers at once. Each goes on by itself, exactly once; single onboardings that are started later need not wait for them. */
  onboardMany: OnboardManyPayload;
  /** Brings a reseller's customer to an approved customer profile of its own, and sees it through Twilio's review. */
  onboardSecondaryCustomerProfile: OnboardingPayload;
  /** Brings a customer to calls that are signed at the highest level of trust (SHAKEN/STIR), and sees it through Twilio's reviews. */
  onboardShakenStir: OnboardingPayload;
  /** Brings a sole proprietor without a tax number to what carriers of the United States ask before messages are sent (A2P 10DLC): an approved starter profile, and the product on it. */
  onboardSoleProprietor: OnboardingPayload;
  /** Brings a person, or a business without a tax number, to an approved starter profile, and sees it through Twilio's review. Whoever has a tax number (EIN) needs a secondary profile. */
  onboardStarterCustomerProfile: OnboardingPayload;
  /** Brings a customer to a trust product of any policy of the account, and sees it through Twilio's reviews. What is given is held against the policy before anything is sent. */
  onboardTrustProduct: OnboardingPayload;
  /** Brings a customer to phone numbers that are registered to prevent false spam labels, and sees it through Twilio's reviews: after the profile is approved, approval and registration of the numbers may take 24 to 48 hours. */
  onboardVoiceIntegrity: OnboardingPayload;
  /** Takes something off a customer profile. The thing itself stays; the SID that is gone is the assignment. */
  removeEntityFromCustomerProfile: DeletePayload;
  /** Takes something off a trust product. The thing itself stays; the SID that is gone is the assignment. */
  removeEntityFromTrustProduct: DeletePayload;
  /** Removes phone numbers from a customer: from its trust products first, then from its profile. The numbers themselves stay in the account. phoneNumberResults says what became of each; a number that Twilio refuses stops no other. */
  removePhoneNumbers: OnboardingPayload;
  /** Takes phone numbers off a customer profile. */
  removePhoneNumbersFromCustomerProfile: PhoneNumberAssignmentPayload;
  /** Takes phone numbers off a trust product. */
  removePhoneNumbersFromTrustProduct: PhoneNumberAssignmentPayload;
  /** Opens the form for an A2P brand again: the session that still lasts, or a new one. */
  resumeA2pBrandRegistration: EmbeddedRegistrationPayload;
  /** Opens the form for an A2P campaign again: the session that still lasts, or a new one. */
  resumeA2pCampaignRegistration: EmbeddedRegistrationPayload;
  /** Opens the form for a customer profile again: when the session has expired, or to correct what was rejected. */
  resumeComplianceInquiry: ComplianceInquiryPayload;
  /** Opens the form for British phone numbers again: when it has expired, or to correct what was rejected. */
  resumeComplianceRegistration: EmbeddedRegistrationPayload;
  /** Goes on with an onboarding that waits for action, after correcting what was wrong. */
  resumeOnboarding: OnboardingPayload;
  /** Gives a customer exactly these phone numbers: all others are removed, and those that are missing are added. planSetPhoneNumbers shows the difference first. phoneNumberResults says what became of each; a number that Twilio refuses stops no other. */
  setPhoneNumbers: OnboardingPayload;
  /** Sends a customer profile to Twilio's review. From then on it cannot be edited until the review is over. */
  submitCustomerProfile: CustomerProfilePayload;
  /** Sends a trust product to Twilio's review. From then on it cannot be edited until the review is over. */
  submitTrustProduct: TrustProductPayload;
  /** Changes an address. */
  updateAddress: AddressPayload;
  /** Changes the name, email or callback of a customer profile. */
  updateCustomerProfile: CustomerProfilePayload;
  /** Changes the name or the facts of an end user. */
  updateEndUser: EndUserPayload;
  /** Changes the name or the contents of a document. */
  updateSupportingDocument: SupportingDocumentPayload;
  /** Changes the name, email or callback of a trust product. */
  updateTrustProduct: TrustProductPayload;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationAddPhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationAssignEntityToCustomerProfileArgs = {
  input: AssignEntityInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationAssignEntityToTrustProductArgs = {
  input: AssignEntityInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationAssignPhoneNumbersToCustomerProfileArgs = {
  input: AssignPhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationAssignPhoneNumbersToTrustProductArgs = {
  input: AssignPhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCancelOnboardingArgs = {
  input: CancelOnboardingInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationChangeCustomerArgs = {
  input: ChangeCustomerInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateA2pBrandRegistrationArgs = {
  input: CreateA2pBrandRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateA2pCampaignRegistrationArgs = {
  input: CreateA2pCampaignRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateA2pMessagingProfileInformationArgs = {
  input: CreateA2pMessagingProfileInformationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateAddressArgs = {
  input: AddressInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateAddressDocumentArgs = {
  input: CreateAddressDocumentInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateAuthorizedRepresentativeArgs = {
  input: CreateAuthorizedRepresentativeInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateBusinessInformationArgs = {
  input: CreateBusinessInformationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateCnamInformationArgs = {
  input: CreateCnamInformationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateComplianceInquiryArgs = {
  input: CreateComplianceInquiryInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateComplianceRegistrationArgs = {
  input: CreateComplianceRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateComplianceTollfreeInquiryArgs = {
  input: CreateComplianceTollfreeInquiryInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateCustomerProfileArgs = {
  input: CreateCustomerProfileInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateCustomerProfileProvisionalCopyArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateEndUserArgs = {
  input: CreateEndUserInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateSubaccountArgs = {
  input: CreateSubaccountInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateSupportingDocumentArgs = {
  input: CreateSupportingDocumentInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateTrustProductArgs = {
  input: CreateTrustProductInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateTrustProductProvisionalCopyArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationCreateVoiceIntegrityInformationArgs = {
  input: CreateVoiceIntegrityInformationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationDeleteAddressArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationDeleteCustomerProfileArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationDeleteEndUserArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationDeleteSupportingDocumentArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationDeleteTrustProductArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationEvaluateCustomerProfileArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationEvaluateTrustProductArgs = {
  input: SidInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationMovePhoneNumbersArgs = {
  input: MovePhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOffboardCustomerArgs = {
  input: OffboardCustomerInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardA2pMessagingProfileArgs = {
  input: OnboardA2pMessagingProfileInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardCnamArgs = {
  input: OnboardCnamInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardManyArgs = {
  input: OnboardManyInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardSecondaryCustomerProfileArgs = {
  input: OnboardSecondaryCustomerProfileInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardShakenStirArgs = {
  input: OnboardShakenStirInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardSoleProprietorArgs = {
  input: OnboardSoleProprietorInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardStarterCustomerProfileArgs = {
  input: OnboardStarterCustomerProfileInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardTrustProductArgs = {
  input: OnboardTrustProductInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationOnboardVoiceIntegrityArgs = {
  input: OnboardVoiceIntegrityInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationRemoveEntityFromCustomerProfileArgs = {
  input: RemoveEntityInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationRemoveEntityFromTrustProductArgs = {
  input: RemoveEntityInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationRemovePhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationRemovePhoneNumbersFromCustomerProfileArgs = {
  input: RemovePhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationRemovePhoneNumbersFromTrustProductArgs = {
  input: RemovePhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationResumeA2pBrandRegistrationArgs = {
  input: ResumeA2pBrandRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationResumeA2pCampaignRegistrationArgs = {
  input: ResumeA2pCampaignRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationResumeComplianceInquiryArgs = {
  input: ResumeComplianceInquiryInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationResumeComplianceRegistrationArgs = {
  input: ResumeComplianceRegistrationInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationResumeOnboardingArgs = {
  input: ResumeOnboardingInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationSetPhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationSubmitCustomerProfileArgs = {
  input: SubmitBundleInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationSubmitTrustProductArgs = {
  input: SubmitBundleInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationUpdateAddressArgs = {
  input: UpdateAddressInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationUpdateCustomerProfileArgs = {
  input: UpdateCustomerProfileInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationUpdateEndUserArgs = {
  input: UpdateEndUserInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationUpdateSupportingDocumentArgs = {
  input: UpdateSupportingDocumentInput;
};


/** What can be changed: each step of an onboarding, and whole onboardings. */
export type MutationUpdateTrustProductArgs = {
  input: UpdateTrustProductInput;
};

/** Anything that has an identity of its own, so that it can be fetched again by its id alone. */
export type Node = {
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
};

/** Which customer leaves, and how much of it is taken apart. */
export type OffboardCustomerInput = {
  /** The customer, by its customer profile. */
  customerProfileSid: Scalars['Sid']['input'];
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** How much of it is taken apart. */
  mode: OffboardMode;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** How much of a customer that leaves is taken apart. */
export type OffboardMode =
  /** Its numbers come off; then its trust products, its profile, and the end users, documents and addresses that only it has are deleted. The account keeps the numbers. */
  | 'DELETE'
  /** Its phone numbers come off its trust products and its profile, so that they can be used for another customer. All else stays. */
  | 'FREE_NUMBERS';

/** What happens to a batch of onboardings when some of its rows are invalid. */
export type OnInvalid =
  /** Nothing is started; userErrors says what is wrong with which row. */
  | 'REFUSE_ALL'
  /** The valid rows are started; the others are among the batch's failures, with everything that is wrong with them. */
  | 'SKIP';

/** All that is needed to bring a customer from nothing to what carriers ask before it sends messages. */
export type OnboardA2pMessagingProfileInput = {
  /** The company behind the messages. */
  a2pMessagingProfile: A2pMessagingProfileInformationInput;
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the trust product is submitted; left out, as soon as the customer profile is submitted: Twilio reviews both side by side. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a customer from nothing to a caller name that is shown. */
export type OnboardCnamInput = {
  /** The name that is shown to the person called. */
  cnam: CnamInformationInput;
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** The phone numbers to register, 1 to 500. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
  /** When the trust product is submitted; left out, as soon as the customer profile is approved. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** Many onboardings, or operations on customers that exist, of one kind. */
export type OnboardManyInput = {
  /** True: the rows are only checked. Nothing is started, batch is null, and userErrors says what is wrong with which row. Left out, false. */
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  /** Your own name for this batch. Repeating a call with the same key and items returns the same batch; with other items it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** The onboardings. */
  items: OnboardingItemsInput;
  /** A name for people, at most 64 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens to the batch when some of its rows are invalid. A row of the variables may also not fit the schema, by an unknown word or a missing field; a row that is written into the document itself then refuses the request in any case. */
  onInvalid?: InputMaybe<OnInvalid>;
};

/** The outcome of starting a batch. */
export type OnboardManyPayload = {
  __typename?: 'OnboardManyPayload';
  /** The batch as it is now; null when nothing of it was started, as with dryRun. */
  batch?: Maybe<OnboardingBatch>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** All that is needed to bring a reseller's customer from nothing to an approved identity. */
export type OnboardSecondaryCustomerProfileInput = {
  /** Who the customer is. */
  customerProfile: SecondaryCustomerProfileInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** The customer's phone numbers, 1 to 500; left out, none. */
  phoneNumberSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a customer from nothing to calls that are signed at the highest level. */
export type OnboardShakenStirInput = {
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** The phone numbers to register, 1 to 500. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
  /** When the trust product is submitted; left out, as soon as the customer profile is approved. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a sole proprietor from nothing to what carriers ask before messages are sent. */
export type OnboardSoleProprietorInput = {
  /** Who the sole proprietor is. */
  customerProfile: StarterCustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** The brand behind the messages. */
  soleProprietor: SoleProprietorInformationInput;
  /** When the trust product is submitted; left out, as soon as the customer profile is submitted: Twilio reviews both side by side. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a person, or a business without a tax number, to an approved identity. */
export type OnboardStarterCustomerProfileInput = {
  /** Who the customer is. */
  customerProfile: StarterCustomerProfileInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** The customer's phone numbers, 1 to 500; left out, none. */
  phoneNumberSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a customer from nothing to a trust product of any policy: what that asks for, which policy(sid) { typedRequirements } lists. */
export type OnboardTrustProductInput = {
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** The supporting documents that the policy asks for, one of each type. */
  documents?: InputMaybe<Array<GivenThingInput>>;
  /** The end users that the policy asks for, one of each type. */
  endUsers?: InputMaybe<Array<GivenThingInput>>;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** The phone numbers to put on it, 1 to 500; left out, none. */
  phoneNumberSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  /** The policy: one for trust products, of those that policies lists. */
  policySid: Scalars['Sid']['input'];
  /** When the trust product is submitted; left out, as soon as the customer profile is approved. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** Trust products that it stands on, where the policy asks for such, at most 10. */
  supportingTrustProductSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** All that is needed to bring a customer from nothing to registered numbers. */
export type OnboardVoiceIntegrityInput = {
  /** Who the customer is. */
  customerProfile: CustomerProfileSourceInput;
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Whether a trust product is made though the customer profile has one of this kind, or of the policy. Left out or false, the one that it has is taken: the numbers are added to it, which needs no new review where it is approved. */
  newTrustProduct?: InputMaybe<Scalars['Boolean']['input']>;
  /** The phone numbers to register, 1 to 500. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
  /** When the trust product is submitted; left out, as soon as the customer profile is approved. */
  submission?: InputMaybe<TrustProductSubmission>;
  /** The trust product to make. */
  trustProduct: TrustProductDetailsInput;
  /** How the customer uses the numbers. */
  voiceIntegrity: VoiceIntegrityInformationInput;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** The whole way of one customer to an approved profile or product, Twilio's reviews included. It goes on by itself, over restarts of this server. */
export type Onboarding = Node & {
  __typename?: 'Onboarding';
  /** The account in which it works. */
  accountSid: Scalars['Sid']['output'];
  /** When it ended; null while it goes on. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was started. */
  createdAt: Scalars['DateTime']['output'];
  /** The customer that it concerns; null before its profile exists. */
  customer?: Maybe<Customer>;
  /** The customer profile that it made or was given; null before there is one. */
  customerProfile?: Maybe<CustomerProfile>;
  /** What becomes of each thing of a customer that leaves, in the order in which it is deleted; empty for other onboardings. */
  deletions: DeletionConnection;
  /** What happened so far, the oldest first: who did what, and what Twilio answered. */
  events?: Maybe<OnboardingEventConnection>;
  /** What stopped it, and what to do next. */
  failure?: Maybe<OnboardingFailure>;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The key under which it was started; starting again with it returns this run. */
  idempotencyKey: Scalars['String']['output'];
  /** What it was given, with its corrections, as the variable of its kind's mutation. It holds the customer's business data: ask for it only where that is wanted. */
  input?: Maybe<Scalars['JSONObject']['output']>;
  /** What it brings the customer to. */
  kind: OnboardingKind;
  /** When Twilio is asked again, while it can't be reached or asks to wait. Null while an attempt goes on, and where none is needed. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** What became of each number on each customer profile and trust product that the onboarding has worked on so far. */
  phoneNumberResults: PhoneNumberResultConnection;
  /** How many of its steps are done. */
  progress: OnboardingProgress;
  /** Where it stands as a whole. */
  status: OnboardingStatus;
  /** All its steps, in the order of the recipe. */
  steps: Array<OnboardingStep>;
  /** The trust product that it made; null before there is one. */
  trustProduct?: Maybe<TrustProduct>;
  /** When anything in it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** True while Twilio can't be reached or asks to wait; the run goes on by itself. */
  upstreamUnavailable: Scalars['Boolean']['output'];
};


/** The whole way of one customer to an approved profile or product, Twilio's reviews included. It goes on by itself, over restarts of this server. */
export type OnboardingDeletionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  outcomes?: InputMaybe<Array<DeletionOutcome>>;
};


/** The whole way of one customer to an approved profile or product, Twilio's reviews included. It goes on by itself, over restarts of this server. */
export type OnboardingEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The whole way of one customer to an approved profile or product, Twilio's reviews included. It goes on by itself, over restarts of this server. */
export type OnboardingPhoneNumberResultsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  outcomes?: InputMaybe<Array<PhoneNumberOutcome>>;
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

/** Many onboardings of one kind that were started together. Each goes on by itself. */
export type OnboardingBatch = Node & {
  __typename?: 'OnboardingBatch';
  /** The account in which they work. */
  accountSid: Scalars['Sid']['output'];
  /** How many onboardings have each status; only statuses that occur. */
  counts: Array<OnboardingCount>;
  /** When it was started. */
  createdAt: Scalars['DateTime']['output'];
  /** The items that need a person: refused, failed, or waiting for action. */
  failures: OnboardingBatchItemConnection;
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The key under which the batch was started; starting it again with it returns this batch. */
  idempotencyKey: Scalars['String']['output'];
  /** Its items, in the order in which they were given. */
  items: OnboardingBatchItemConnection;
  /** What it brings its customers to. */
  kind: OnboardingKind;
  /** The name that it was given, for people. */
  name?: Maybe<Scalars['String']['output']>;
  /** Items without an onboarding: they were invalid and skipped, or their idempotencyKey belongs to an onboarding with other input. `failures` says which and why. */
  refused: Scalars['Int']['output'];
  /** All its items, including those that were refused. */
  total: Scalars['Int']['output'];
};


/** Many onboardings of one kind that were started together. Each goes on by itself. */
export type OnboardingBatchFailuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Many onboardings of one kind that were started together. Each goes on by itself. */
export type OnboardingBatchItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<OnboardingStatus>;
};

/** A page of batches. */
export type OnboardingBatchConnection = {
  __typename?: 'OnboardingBatchConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<OnboardingBatchEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<OnboardingBatch>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of batches. */
export type OnboardingBatchEdge = {
  __typename?: 'OnboardingBatchEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: OnboardingBatch;
};

/** One item of a batch: its onboarding, or why there is none. */
export type OnboardingBatchItem = {
  __typename?: 'OnboardingBatchItem';
  /** Why it was refused; null where it was not. */
  error?: Maybe<UserError>;
  /** All reasons why it was refused; empty where it was not. */
  errors: Array<UserError>;
  /** The key that was given for it. */
  idempotencyKey: Scalars['String']['output'];
  /** The onboarding; null where the item was refused. */
  onboarding?: Maybe<Onboarding>;
  /** Its place in the list that was given, from 0. */
  position: Scalars['Int']['output'];
};

/** A page of a batch's items. */
export type OnboardingBatchItemConnection = {
  __typename?: 'OnboardingBatchItemConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<OnboardingBatchItemEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<OnboardingBatchItem>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of a batch's items. */
export type OnboardingBatchItemEdge = {
  __typename?: 'OnboardingBatchItemEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: OnboardingBatchItem;
};

/** A page of onboardings. */
export type OnboardingConnection = {
  __typename?: 'OnboardingConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<OnboardingEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Onboarding>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** What to correct before going on, field by field; what is left out or null stays as it was. */
export type OnboardingCorrectionsInput = {
  /** The company behind the messages. */
  a2pMessagingProfile?: InputMaybe<A2pMessagingProfileInformationCorrectionInput>;
  /** The address. */
  address?: InputMaybe<AddressSourceCorrectionInput>;
  /** The representatives, in their places: {} leaves one as they are. To drop the second, give one, with all fields. */
  authorizedRepresentatives?: InputMaybe<Array<AuthorizedRepresentativeCorrectionInput>>;
  /** The fields of the business. */
  business?: InputMaybe<BusinessInformationCorrectionInput>;
  /** The name to show to the person called. */
  cnam?: InputMaybe<CnamInformationInput>;
  /** The documents of a product of any policy: the whole list. */
  documents?: InputMaybe<Array<GivenThingInput>>;
  /** The end users of a product of any policy: the whole list. */
  endUsers?: InputMaybe<Array<GivenThingInput>>;
  /** The person of a starter profile. */
  person?: InputMaybe<StarterInformationCorrectionInput>;
  /** The phone numbers: the whole list, 1 to 500. */
  phoneNumberSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  /** The brand of a sole proprietor. */
  soleProprietor?: InputMaybe<SoleProprietorInformationCorrectionInput>;
  /** How the numbers are used. */
  voiceIntegrity?: InputMaybe<VoiceIntegrityInformationCorrectionInput>;
};

/** How many onboardings of a batch have a status. */
export type OnboardingCount = {
  __typename?: 'OnboardingCount';
  /** How many they are. */
  count: Scalars['Int']['output'];
  /** Their status. */
  status: OnboardingStatus;
};

/** One item in a page of onboardings. */
export type OnboardingEdge = {
  __typename?: 'OnboardingEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Onboarding;
};

/** One thing that happened to an onboarding. It holds names, codes and SIDs, and no business data. */
export type OnboardingEvent = {
  __typename?: 'OnboardingEvent';
  /** Who did it, or reported it. */
  actor: OnboardingActor;
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** Which attempt at the step it was, from 1. */
  attempt?: Maybe<Scalars['Int']['output']>;
  /** The status that Twilio gave the profile or product, where the event is about a review. */
  bundleStatus?: Maybe<BundleStatus>;
  /** The caller's name, where a caller did it: a tenant, the number of a key, a token's subject. */
  caller?: Maybe<Scalars['String']['output']>;
  /** What kind of failure it was, for programs. */
  code?: Maybe<Scalars['String']['output']>;
  /** The names of the parts of the input that were corrected. */
  corrected: Array<Scalars['String']['output']>;
  /** The HTTP status with which Twilio refused or failed. */
  httpStatus?: Maybe<Scalars['Int']['output']>;
  /** Where in the input the thing is that was refused first, such as ["phoneNumberSids", "17"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** What Twilio refused; of many phone numbers, only those that it refused. */
  refusedSids: Array<Scalars['Sid']['output']>;
  /** The codes of the reviewers' reasons, if they rejected something. */
  rejectionCodes: Array<Scalars['Int']['output']>;
  /** What was made, found, checked, reviewed or refused at Twilio. */
  resourceSid?: Maybe<Scalars['Sid']['output']>;
  /** The key of the step that it happened to, or that stopped it. */
  stepKey?: Maybe<Scalars['String']['output']>;
  /** Twilio's code, where Twilio refused something. */
  twilioCode?: Maybe<Scalars['Int']['output']>;
  /** What happened. */
  type: OnboardingEventType;
};

/** A page of events of an onboarding. */
export type OnboardingEventConnection = {
  __typename?: 'OnboardingEventConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<OnboardingEventEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<OnboardingEvent>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of events of an onboarding. */
export type OnboardingEventEdge = {
  __typename?: 'OnboardingEventEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: OnboardingEvent;
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

/** What stopped an onboarding or one of its steps, and what to do next. */
export type OnboardingFailure = {
  __typename?: 'OnboardingFailure';
  /** What kind of failure it is, for programs. */
  code: Scalars['String']['output'];
  /** The check that was not passed, if that is what stopped it. */
  evaluation?: Maybe<Evaluation>;
  /** The HTTP status of what Twilio answered, where an answer of Twilio is what stopped it. */
  httpStatus?: Maybe<Scalars['Int']['output']>;
  /** What happened, without any business data. */
  message: Scalars['String']['output'];
  /** What to do so that it can go on. */
  nextAction?: Maybe<Scalars['String']['output']>;
  /** Each thing that was refused, with its SID and its place in the input; of many phone numbers, only those that were refused. At most 100. */
  refused: Array<UserError>;
  /** The reasons of Twilio's reviewers, if they rejected something. */
  rejections: Array<Rejection>;
  /** The step at which it stopped. */
  stepKey?: Maybe<Scalars['String']['output']>;
  /** Twilio's code, where Twilio refused something. */
  twilioCode?: Maybe<Scalars['Int']['output']>;
};

/** Which onboardings to list; what is left out does not filter. */
export type OnboardingFilter = {
  /** Only those of this kind. */
  kind?: InputMaybe<OnboardingKind>;
  /** Only those with this status. */
  status?: InputMaybe<OnboardingStatus>;
};

/** The onboardings of a batch, 1 to 1,000 of one kind: exactly one of the lists. Their `wait` is not used. */
export type OnboardingItemsInput = {
  /** Customers who will send application messages. */
  a2pMessagingProfiles?: InputMaybe<Array<OnboardA2pMessagingProfileInput>>;
  /** Customers that get phone numbers. */
  addPhoneNumbers?: InputMaybe<Array<PhoneNumbersInput>>;
  /** Customers that change. */
  changeCustomer?: InputMaybe<Array<ChangeCustomerInput>>;
  /** Customers whose name is shown to the person called. */
  cnam?: InputMaybe<Array<OnboardCnamInput>>;
  /** Phone numbers that go from one customer to another. */
  movePhoneNumbers?: InputMaybe<Array<MovePhoneNumbersInput>>;
  /** Customers that leave. */
  offboardCustomer?: InputMaybe<Array<OffboardCustomerInput>>;
  /** Customers that phone numbers are taken from. */
  removePhoneNumbers?: InputMaybe<Array<PhoneNumbersInput>>;
  /** Customers who get a profile of their own. */
  secondaryCustomerProfiles?: InputMaybe<Array<OnboardSecondaryCustomerProfileInput>>;
  /** Customers with all the phone numbers that they shall have. */
  setPhoneNumbers?: InputMaybe<Array<PhoneNumbersInput>>;
  /** Customers whose calls are signed. */
  shakenStir?: InputMaybe<Array<OnboardShakenStirInput>>;
  /** Sole proprietors who will send application messages. */
  soleProprietors?: InputMaybe<Array<OnboardSoleProprietorInput>>;
  /** People, and businesses without a tax number, who get a profile of their own. */
  starterCustomerProfiles?: InputMaybe<Array<OnboardStarterCustomerProfileInput>>;
  /** Customers who get a trust product of any policy. */
  trustProducts?: InputMaybe<Array<OnboardTrustProductInput>>;
  /** Customers whose numbers are registered to prevent false spam labels. */
  voiceIntegrity?: InputMaybe<Array<OnboardVoiceIntegrityInput>>;
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

/** The outcome of starting, resuming or cancelling an onboarding. */
export type OnboardingPayload = {
  __typename?: 'OnboardingPayload';
  /** The onboarding as it is now; null when it was not started. */
  onboarding?: Maybe<Onboarding>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What an onboarding would do. Nothing is written. */
export type OnboardingPlan = {
  __typename?: 'OnboardingPlan';
  /** How many calls to Twilio the steps take when nothing goes wrong. Checks of a review's status are not counted, nor the list of policies, which is kept for minutes. */
  callCount: Scalars['Int']['output'];
  /** Of a customer that leaves: what would be deleted, in this order, and what would stay and why. Empty for others. */
  deletions: Array<Deletion>;
  /** What it would bring the customer to. */
  kind: OnboardingKind;
  /** The trust product that the customer profile has, and that the onboarding would take: steps that it makes needless are skipped. Null where one is made, or none is concerned. */
  reusedTrustProduct?: Maybe<ReusedTrustProduct>;
  /** All steps, in the order of the recipe. */
  steps: Array<OnboardingPlanStep>;
  /** What would stop it or would likely be rejected, as far as the input and the account show. Whether a number is in use elsewhere is checked on accounts with at most 100 customer profiles, and 100 trust products of the kind. */
  warnings: Array<RequirementWarning>;
  /** In how many waves these calls are made, one wave after the other. A wait for a review is none. */
  waveCount: Scalars['Int']['output'];
};

/** One step that an onboarding would take. */
export type OnboardingPlanStep = {
  __typename?: 'OnboardingPlanStep';
  /** The keys of the steps that must be done before. */
  dependsOn: Array<Scalars['String']['output']>;
  /** The name of the step, for programs. */
  key: Scalars['String']['output'];
  /** What the step does, for people. */
  title: Scalars['String']['output'];
  /** When it is done: the steps of wave 1 side by side, then those of wave 2. */
  wave: Scalars['Int']['output'];
};

/** How many steps of an onboarding are done. */
export type OnboardingProgress = {
  __typename?: 'OnboardingProgress';
  /** The steps that are done or were not needed. */
  completed: Scalars['Int']['output'];
  /** All steps. */
  total: Scalars['Int']['output'];
};

/** Which onboardings to find: those for which everything that is given is true. */
export type OnboardingSearchFilter = {
  /** Only those that were started in this range. */
  createdBetween?: InputMaybe<DateTimeRange>;
  /** Only those that made this customer profile, or were given it. */
  customerProfileSid?: InputMaybe<Scalars['Sid']['input']>;
  /** Only those whose idempotency key begins so, upper and lower case as they were given. */
  idempotencyKeyPrefix?: InputMaybe<Scalars['String']['input']>;
  /** Only those of the customers that this finds, as in the query customers: words of the name, of a representative, a phone number or a SID. An onboarding belongs to a customer as soon as there is its profile. */
  search?: InputMaybe<Scalars['String']['input']>;
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

/** One step of an onboarding. */
export type OnboardingStep = {
  __typename?: 'OnboardingStep';
  /** How often it was tried. */
  attempts: Scalars['Int']['output'];
  /** The keys of the steps that must be done before. */
  dependsOn: Array<Scalars['String']['output']>;
  /** What went wrong, if it failed. */
  error?: Maybe<OnboardingFailure>;
  /** When it was done. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name of the step, for programs. */
  key: Scalars['String']['output'];
  /** What it made or found at Twilio. */
  resourceSid?: Maybe<Scalars['Sid']['output']>;
  /** When it was first tried. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: OnboardingStepStatus;
  /** What the step does, for people. */
  title: Scalars['String']['output'];
};

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

/** Where a page lies in the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** The cursor of the last item: pass it as `after` to get the next page. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there is more after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when something lies before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** The outcome of assigning or removing phone numbers: one result for each. */
export type PhoneNumberAssignmentPayload = {
  __typename?: 'PhoneNumberAssignmentPayload';
  /** One result for each phone number, in the order of the input. Empty when the input itself is wrong. */
  results: Array<PhoneNumberAssignmentResult>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What happened to one phone number. */
export type PhoneNumberAssignmentResult = {
  __typename?: 'PhoneNumberAssignmentResult';
  /** The assignment that was made, or the one that was removed; null when it did not work. */
  assignment?: Maybe<ChannelEndpointAssignment>;
  /** Why it did not work for this number. */
  error?: Maybe<UserError>;
  /** The phone number. */
  phoneNumberSid: Scalars['Sid']['output'];
};

/** What a phone number can be used for. */
export type PhoneNumberCapabilities = {
  __typename?: 'PhoneNumberCapabilities';
  /** True when it can receive faxes. */
  fax: Scalars['Boolean']['output'];
  /** True when it can send and receive messages with media. */
  mms: Scalars['Boolean']['output'];
  /** True when it can send and receive text messages. */
  sms: Scalars['Boolean']['output'];
  /** True when it can make and take calls. */
  voice: Scalars['Boolean']['output'];
};

/** A page of phone numbers by what they gain. */
export type PhoneNumberCoverageConnection = {
  __typename?: 'PhoneNumberCoverageConnection';
  /** It shows the account as it was at some moment between this one and now. 1970 during the first pass, when anything may be missing: see `account { mirror }`. */
  asOf: Scalars['DateTime']['output'];
  /** The items of this page, each with its cursor. */
  edges: Array<IncomingPhoneNumberEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<IncomingPhoneNumber>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all, on this page and on the others. */
  totalCount: Scalars['Int']['output'];
};

/** Which phone numbers to list; what is left out does not filter. */
export type PhoneNumberCoverageFilter = {
  /** Only those that this account owns. The main account may give the SID of a subaccount, if the caller may act for that; left out, its own numbers are listed, and those of subaccounts that are on its profiles and products. */
  accountSid?: InputMaybe<Scalars['Sid']['input']>;
  /** Only those on the customer profile of this SID, or on a trust product that names it. */
  customerSid?: InputMaybe<Scalars['Sid']['input']>;
  /** By which kind a number is to be in one of the states; left out, by any of them. */
  kind?: InputMaybe<CoverageKind>;
  /** Only those that are MISSING for at least one of these kinds, numbers on no product at all included. */
  missing?: InputMaybe<Array<CoverageKind>>;
  /** Only those that are in one of these states. */
  states?: InputMaybe<Array<CoverageState>>;
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

/** What became of one phone number on one customer profile or trust product. */
export type PhoneNumberResult = {
  __typename?: 'PhoneNumberResult';
  /** The customer profile or trust product. */
  bundleSid: Scalars['Sid']['output'];
  /** Why it was refused, and what to do. A number that something else holds is left there: the message names what holds it, where Twilio does. */
  error?: Maybe<UserError>;
  /** Of a number that was refused because something else has it: the customer profile and the trust products that it is on now, but for those of this customer, as the copy of the account knows them. What it gains by them ends when it is taken off there; movePhoneNumbers moves it with what its new customer has for it. Null where there is no copy. */
  heldBy?: Maybe<Array<Bundle>>;
  /** What became of it. */
  outcome: PhoneNumberOutcome;
  /** The number itself, as it is dialled; in the main account it may be that of a subaccount. Null where no account has it any more; where that could not be found out, there is an error too. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
  /** Twilio's identifier of the number. */
  phoneNumberSid: Scalars['Sid']['output'];
};

/** A page of what became of phone numbers. */
export type PhoneNumberResultConnection = {
  __typename?: 'PhoneNumberResultConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<PhoneNumberResultEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<PhoneNumberResult>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
  /** How many there are in all, on this page and on the others. */
  totalCount: Scalars['Int']['output'];
};

/** One item in a page of what became of phone numbers. */
export type PhoneNumberResultEdge = {
  __typename?: 'PhoneNumberResultEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: PhoneNumberResult;
};

/** Which phone numbers, of which customer, and on which of its products. */
export type PhoneNumbersInput = {
  /** The customer, by its customer profile. */
  customerProfileSid: Scalars['Sid']['input'];
  /** Your own name for this onboarding. Repeating a call with the same key and input returns the same run; with other input it is refused. */
  idempotencyKey: Scalars['String']['input'];
  /** Which kinds of the customer's trust products are meant; left out, all that it has. With kinds, numbers that are removed stay on the profile and on the other products. */
  kinds?: InputMaybe<Array<PolicyKind>>;
  /** The phone numbers, 1 to 5000. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
  /** How long the mutation waits before it answers; left out, until the review begins. */
  wait?: InputMaybe<OnboardingWait>;
};

/** Twilio's rules for one kind of customer profile or trust product: what it must contain. */
export type Policy = Node & {
  __typename?: 'Policy';
  /** Twilio's name for it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  kind: PolicyKind;
  /** The requirements, exactly as Twilio lists them; typedRequirements has them field by field. */
  requirements: Scalars['JSONObject']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** What a customer profile or trust product of this policy must contain, field by field: enough to build a form before anything is made. */
  typedRequirements: Array<PolicyRequirement>;
};

/** One way to meet a requirement of a policy. */
export type PolicyAlternative = {
  __typename?: 'PolicyAlternative';
  /** The type of the end user to make; null where something else is asked for. */
  endUserType?: Maybe<EndUserType>;
  /** What is to be filled in. A bundle that is attached has no fields here. */
  fields: Array<PolicyField>;
  /** Its name for people. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** The kind of customer profile or trust product to attach; null for end users and documents. */
  policyKind?: Maybe<PolicyKind>;
  /** The type of the supporting document to make; null where something else is asked for. */
  supportingDocumentType?: Maybe<SupportingDocumentType>;
  /** The machine name of its type: that of the end user or document to make, or of the bundle to attach. */
  typeName: Scalars['String']['output'];
};

/** A page of policies. */
export type PolicyConnection = {
  __typename?: 'PolicyConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<PolicyEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<Policy>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of policies. */
export type PolicyEdge = {
  __typename?: 'PolicyEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: Policy;
};

/** One field to fill in, as a form would ask for it. */
export type PolicyField = {
  __typename?: 'PolicyField';
  /** The words that Twilio accepts, exactly as they are to be sent; empty where any text will do. */
  acceptedValues: Array<Scalars['String']['output']>;
  /** The key in the attributes. The type has its name for people. */
  machineName: Scalars['String']['output'];
  /** Whether it may stay empty, unless requiredWhen applies. */
  optional: Scalars['Boolean']['output'];
  /** When an optional field must be filled in after all. */
  requiredWhen?: Maybe<FieldCondition>;
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

/** One thing that a customer profile or trust product must contain under a policy. */
export type PolicyRequirement = {
  __typename?: 'PolicyRequirement';
  /** The ways to meet it; one of them is enough. */
  alternatives: Array<PolicyAlternative>;
  /** What Twilio says about it. */
  description?: Maybe<Scalars['String']['output']>;
  /** Its name for people. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** What sort of thing it is. */
  kind: RequirementKind;
  /** The policy's name for it, such as customer_profile_address. */
  name: Scalars['String']['output'];
  /** Whether it may be left out, as a second representative may. */
  optional: Scalars['Boolean']['output'];
};

/** Which trust product customers have, or lack. */
export type ProductFilter = {
  /** What the trust product is for. */
  kind: PolicyKind;
  /** True for the customers that have no such trust product. */
  missing?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only a trust product with one of these statuses counts; left out, any. */
  status?: InputMaybe<Array<BundleStatus>>;
};

/** The draft under which an approved customer profile or trust product is changed, while the approved one stays in force. */
export type ProvisionalCopy = {
  __typename?: 'ProvisionalCopy';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** The copy as a customer profile or trust product, with all that is attached to it. */
  bundle?: Maybe<Bundle>;
  /** When the copy was made. */
  createdAt: Scalars['DateTime']['output'];
  /** The email address that Twilio writes to about the review. */
  email?: Maybe<Scalars['String']['output']>;
  /** The name by which your own people recognise it. */
  friendlyName: Scalars['String']['output'];
  /** The policy that says what it must contain. */
  policySid: Scalars['Sid']['output'];
  /** The status word exactly as Twilio sent it. */
  rawStatus: Scalars['String']['output'];
  /** The SID that Twilio gives it. Under this SID it is edited, evaluated and submitted like any other. */
  sid: Scalars['Sid']['output'];
  /** Where the copy stands on its way to approval. */
  status: BundleStatus;
  /** The URL that Twilio calls when the status of the copy changes. */
  statusCallback?: Maybe<Scalars['String']['output']>;
  /** When the copy last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Until when the approval lasts, if it ends at all. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
};

/** The outcome of copying an approved customer profile or trust product. */
export type ProvisionalCopyPayload = {
  __typename?: 'ProvisionalCopyPayload';
  /** The copy; null when none was made. */
  provisionalCopy?: Maybe<ProvisionalCopy>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** The account that this operation works on: the caller's own, or the one that x-account-sid chooses. */
  account: Account;
  /** The account that this operation works on and, where it is the main account, its subaccounts. */
  accounts: AccountConnection;
  /** One address; null when it does not exist in this account. */
  address?: Maybe<Address>;
  /** The addresses of the account. */
  addresses: AddressConnection;
  /** How many phone numbers are in each state, by each kind: each number of the account counts once for each kind. States that no number is in are left out. */
  coverageSummary: Array<CoverageCount>;
  /** One customer; null when this account has no customer profile of this SID. */
  customer?: Maybe<Customer>;
  /** One customer profile; null when it does not exist in this account. */
  customerProfile?: Maybe<CustomerProfile>;
  /** The customer profiles of the account. */
  customerProfiles: CustomerProfileConnection;
  /** The customers of the account: all customer profiles but provisional copies. */
  customers: CustomerConnection;
  /** What is not as this server left it: assignments, numbers and bundles that somebody else has removed or changed, and approvals that have ended. The latest first. */
  drift: DriftConnection;
  /** One end user; null when it does not exist in this account. */
  endUser?: Maybe<EndUser>;
  /** One kind of end user; null when Twilio does not know it. */
  endUserType?: Maybe<EndUserType>;
  /** The kinds of end users that Twilio knows, with the facts that each holds. */
  endUserTypes: Array<EndUserType>;
  /** The end users of the account. */
  endUsers: EndUserConnection;
  /** One phone number; null when it does not exist in this account. */
  incomingPhoneNumber?: Maybe<IncomingPhoneNumber>;
  /** The phone numbers that the account owns. */
  incomingPhoneNumbers: IncomingPhoneNumberConnection;
  /** Anything that has an id, by that id; null when it does not exist. */
  node?: Maybe<Node>;
  /** Many things by their ids, in the same order; null in the place of each that does not exist. */
  nodes: Array<Maybe<Node>>;
  /** One onboarding; null when it does not exist in this account. */
  onboarding?: Maybe<Onboarding>;
  /** One batch; null when it does not exist in this account. */
  onboardingBatch?: Maybe<OnboardingBatch>;
  /** The batches of the account, the newest first. */
  onboardingBatches: OnboardingBatchConnection;
  /** The onboarding that was started with a key; null when none was. */
  onboardingByKey?: Maybe<Onboarding>;
  /** The onboardings of the account, the newest first. */
  onboardings: OnboardingConnection;
  /** Phone numbers by what they gain by their trust products, in the order of their SIDs. They are answered from this server's copy of the account, without a request to Twilio. */
  phoneNumberCoverage: PhoneNumberCoverageConnection;
  /** What onboardA2pMessagingProfile would do, without writing anything. */
  planA2pMessagingProfile: OnboardingPlan;
  /** What addPhoneNumbers would do, without writing anything. */
  planAddPhoneNumbers: OnboardingPlan;
  /** What changeCustomer would do, without writing anything. */
  planChangeCustomer: OnboardingPlan;
  /** What onboardCnam would do, without writing anything. */
  planCnam: OnboardingPlan;
  /** What movePhoneNumbers would do, without writing anything. */
  planMovePhoneNumbers: OnboardingPlan;
  /** What offboardCustomer would do, without writing anything: what would be deleted, and what would stay. */
  planOffboardCustomer: OnboardingPlan;
  /** What removePhoneNumbers would do, without writing anything. */
  planRemovePhoneNumbers: OnboardingPlan;
  /** What onboardSecondaryCustomerProfile would do, without writing anything. */
  planSecondaryCustomerProfile: OnboardingPlan;
  /** What setPhoneNumbers would do, without writing anything. */
  planSetPhoneNumbers: OnboardingPlan;
  /** What onboardShakenStir would do, without writing anything. */
  planShakenStir: OnboardingPlan;
  /** What onboardSoleProprietor would do, without writing anything. */
  planSoleProprietor: OnboardingPlan;
  /** What onboardStarterCustomerProfile would do, without writing anything. */
  planStarterCustomerProfile: OnboardingPlan;
  /** What onboardTrustProduct would do, without writing anything. */
  planTrustProduct: OnboardingPlan;
  /** What onboardVoiceIntegrity would do, without writing anything. */
  planVoiceIntegrity: OnboardingPlan;
  /** The policies that the account may follow. */
  policies: PolicyConnection;
  /** One policy, by its SID or by what it is for; null when it does not exist. */
  policy?: Maybe<Policy>;
  /** The account owner's own identity, be it a business, a government or a nonprofit: the approved one where there are several; null before there is one. */
  primaryCustomerProfile?: Maybe<CustomerProfile>;
  /** One document; null when it does not exist in this account. */
  supportingDocument?: Maybe<SupportingDocument>;
  /** One kind of supporting document; null when Twilio does not know it. */
  supportingDocumentType?: Maybe<SupportingDocumentType>;
  /** The kinds of supporting documents that Twilio knows, with what each says. */
  supportingDocumentTypes: Array<SupportingDocumentType>;
  /** The supporting documents of the account. */
  supportingDocuments: SupportingDocumentConnection;
  /** One trust product; null when it does not exist in this account. */
  trustProduct?: Maybe<TrustProduct>;
  /** The trust products of the account. */
  trustProducts: TrustProductConnection;
  /** Twilio's use cases for Voice Integrity, exactly as they are to be sent: what a form offers for useCase. They cost no request. */
  voiceIntegrityUseCases: Array<Scalars['String']['output']>;
};


/** What can be read. */
export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryAddressArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryAddressesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AddressFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryCustomerArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryCustomerProfileArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryCustomerProfilesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BundleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CustomerOrder>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryDriftArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<DriftKind>>;
};


/** What can be read. */
export type QueryEndUserArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryEndUserTypeArgs = {
  machineName?: InputMaybe<Scalars['String']['input']>;
  sid?: InputMaybe<Scalars['Sid']['input']>;
};


/** What can be read. */
export type QueryEndUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryIncomingPhoneNumberArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryIncomingPhoneNumbersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<IncomingPhoneNumberFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryOnboardingArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOnboardingBatchArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryOnboardingBatchesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryOnboardingByKeyArgs = {
  idempotencyKey: Scalars['String']['input'];
};


/** What can be read. */
export type QueryOnboardingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OnboardingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<OnboardingSearchFilter>;
};


/** What can be read. */
export type QueryPhoneNumberCoverageArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PhoneNumberCoverageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryPlanA2pMessagingProfileArgs = {
  input: OnboardA2pMessagingProfileInput;
};


/** What can be read. */
export type QueryPlanAddPhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be read. */
export type QueryPlanChangeCustomerArgs = {
  input: ChangeCustomerInput;
};


/** What can be read. */
export type QueryPlanCnamArgs = {
  input: OnboardCnamInput;
};


/** What can be read. */
export type QueryPlanMovePhoneNumbersArgs = {
  input: MovePhoneNumbersInput;
};


/** What can be read. */
export type QueryPlanOffboardCustomerArgs = {
  input: OffboardCustomerInput;
};


/** What can be read. */
export type QueryPlanRemovePhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be read. */
export type QueryPlanSecondaryCustomerProfileArgs = {
  input: OnboardSecondaryCustomerProfileInput;
};


/** What can be read. */
export type QueryPlanSetPhoneNumbersArgs = {
  input: PhoneNumbersInput;
};


/** What can be read. */
export type QueryPlanShakenStirArgs = {
  input: OnboardShakenStirInput;
};


/** What can be read. */
export type QueryPlanSoleProprietorArgs = {
  input: OnboardSoleProprietorInput;
};


/** What can be read. */
export type QueryPlanStarterCustomerProfileArgs = {
  input: OnboardStarterCustomerProfileInput;
};


/** What can be read. */
export type QueryPlanTrustProductArgs = {
  input: OnboardTrustProductInput;
};


/** What can be read. */
export type QueryPlanVoiceIntegrityArgs = {
  input: OnboardVoiceIntegrityInput;
};


/** What can be read. */
export type QueryPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryPolicyArgs = {
  kind?: InputMaybe<PolicyKind>;
  sid?: InputMaybe<Scalars['Sid']['input']>;
};


/** What can be read. */
export type QuerySupportingDocumentArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QuerySupportingDocumentTypeArgs = {
  machineName?: InputMaybe<Scalars['String']['input']>;
  sid?: InputMaybe<Scalars['Sid']['input']>;
};


/** What can be read. */
export type QuerySupportingDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryTrustProductArgs = {
  sid: Scalars['Sid']['input'];
};


/** What can be read. */
export type QueryTrustProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BundleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One reason why Twilio rejected something. */
export type Rejection = {
  __typename?: 'Rejection';
  /** Twilio's code, such as 18602. */
  code: Scalars['Int']['output'];
  /** The input field that it is about, where one is known, such as business.businessRegistrationNumber. */
  field?: Maybe<Scalars['String']['output']>;
  /** What Twilio found wrong. */
  message: Scalars['String']['output'];
  /** Twilio's page about this code. */
  moreInfoUrl?: Maybe<Scalars['String']['output']>;
  /** What the customer can do about it. */
  remedy: Scalars['String']['output'];
};

/** How many customers Twilio rejected for a reason. */
export type RejectionCodeCount = {
  __typename?: 'RejectionCodeCount';
  /** Twilio's code, such as 18602. */
  code: Scalars['Int']['output'];
  /** How many customers have it, on the profile or a trust product. */
  count: Scalars['Int']['output'];
};

/** Takes an attached thing off a customer profile or trust product. */
export type RemoveEntityInput = {
  /** The assignment to remove, not the thing itself. */
  assignmentSid: Scalars['Sid']['input'];
  /** The customer profile or trust product that it is attached to. */
  bundleSid: Scalars['Sid']['input'];
};

/** One call for many numbers; each gets its own outcome. */
export type RemovePhoneNumbersInput = {
  /** The customer profile or trust product that the numbers belong to. */
  bundleSid: Scalars['Sid']['input'];
  /** The phone numbers, 1 to 100. */
  phoneNumberSids: Array<Scalars['Sid']['input']>;
};

/** One thing that a customer profile or trust product must contain. */
export type Requirement = {
  __typename?: 'Requirement';
  /** The types that meet the requirement, by their machine names; one of them is enough. */
  acceptedTypes: Array<Scalars['String']['output']>;
  /** The requirement in words. */
  friendlyName?: Maybe<Scalars['String']['output']>;
  /** What sort of thing it is. */
  kind: RequirementKind;
  /** What is still to be filled in or corrected, by machine names. Empty when the thing itself is missing and has no fields of its own. */
  missingFields: Array<Scalars['String']['output']>;
  /** The policy's name for the requirement, such as customer_profile_address. */
  name: Scalars['String']['output'];
  /** Whether it may be left out, such as a second representative. One that is attached must be complete. */
  optional: Scalars['Boolean']['output'];
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

/** Something that Twilio usually rejects, found before it is submitted; or an approval that ends. */
export type RequirementWarning = {
  __typename?: 'RequirementWarning';
  /** The input field that it is about, such as authorizedRepresentatives.0.email; validUntil for an approval that ends. */
  field: Scalars['String']['output'];
  /** The rejection code that it would likely get, where one is known. */
  likelyCode?: Maybe<Scalars['Int']['output']>;
  /** What is likely wrong and what to give instead. */
  message: Scalars['String']['output'];
};

/** What a customer profile or trust product still needs before it can be submitted. */
export type Requirements = {
  __typename?: 'Requirements';
  /** What is missing, incomplete or rejected, and what could be added but may be left out. */
  currentlyDue: Array<Requirement>;
  /** It is submitted and waits for Twilio's review. */
  pendingReview: Scalars['Boolean']['output'];
  /** True when nothing is missing or wrong, so that it would be found compliant if it were submitted now. False once it is submitted. */
  readyToSubmit: Scalars['Boolean']['output'];
  /** What is there and complete. */
  satisfied: Array<Requirement>;
  /** Likely rejections that can be seen before submitting, such as an email address at another domain than the website; and approvals that end within 30 days or have ended: its own, that of a profile that it names and, asked of a customer, those of its trust products. */
  warnings: Array<RequirementWarning>;
};

/** Opens the form for an A2P brand again. */
export type ResumeA2pBrandRegistrationInput = {
  /** The id that was answered when the form was started. */
  registrationId: Scalars['String']['input'];
};

/** Opens the form for an A2P campaign again. */
export type ResumeA2pCampaignRegistrationInput = {
  /** The id that was answered when the form was started; for a campaign that was begun elsewhere, the SID of its messaging service. */
  registrationId: Scalars['String']['input'];
};

/** Opens the form for a customer profile again. */
export type ResumeComplianceInquiryInput = {
  /** The id that was answered when the form was started. */
  customerId: Scalars['String']['input'];
  /** The primary customer profile under which it was started. */
  primaryCustomerProfileSid: Scalars['Sid']['input'];
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
};

/** Opens the form for British phone numbers again. */
export type ResumeComplianceRegistrationInput = {
  /** True when the form is shown inside the product of a reseller (ISV). */
  isvEmbed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id that was answered when the form was started. */
  registrationId: Scalars['String']['input'];
  /** The theme in which the form is shown, by the id that Twilio gave it. */
  themeSetId?: InputMaybe<Scalars['String']['input']>;
};

/** Goes on with an onboarding that waits for action. */
export type ResumeOnboardingInput = {
  /** What to correct before going on. */
  corrections?: InputMaybe<OnboardingCorrectionsInput>;
  /** The onboarding, by its id. */
  id: Scalars['ID']['input'];
};

/** The trust product of the customer profile that the onboarding would take in place of a new one. */
export type ReusedTrustProduct = {
  __typename?: 'ReusedTrustProduct';
  /** What the onboarding would do with it, for people. */
  effect: Scalars['String']['output'];
  /** Its name. */
  friendlyName: Scalars['String']['output'];
  /** Its SID. */
  sid: Scalars['Sid']['output'];
  /** Where its review stands. */
  status: BundleStatus;
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
  email: Scalars['String']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** The reseller's own approved profile; left out, the account's one approved primary profile is found. */
  primaryCustomerProfileSid?: InputMaybe<Scalars['Sid']['input']>;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** Names one thing. */
export type SidInput = {
  /** The thing that is meant. */
  sid: Scalars['Sid']['input'];
};

/** What US carriers ask about a sole proprietor who sends application messages. */
export type SoleProprietorInformation = {
  __typename?: 'SoleProprietorInformation';
  /** The name under which the person does business. */
  brandName?: Maybe<Scalars['String']['output']>;
  /** The mobile phone number through which the brand is verified. */
  mobilePhoneNumber?: Maybe<Scalars['String']['output']>;
  /** The line of business. */
  vertical?: Maybe<Scalars['String']['output']>;
};

/** What to correct of the brand of a sole proprietor. What is left out or null stays as it was. */
export type SoleProprietorInformationCorrectionInput = {
  /** The name under which the person does business. */
  brandName?: InputMaybe<Scalars['String']['input']>;
  /** A mobile phone number of the person in the US or Canada, in international form (E.164): the brand is verified by a password that is sent to it. */
  mobilePhoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** The line of business, in Twilio's words, such as PROFESSIONAL or RETAIL. */
  vertical?: InputMaybe<Scalars['String']['input']>;
};

/** What carriers of the United States ask about a sole proprietor who sends application messages. */
export type SoleProprietorInformationInput = {
  /** The name under which the person does business. */
  brandName: Scalars['String']['input'];
  /** A mobile phone number of the person in the US or Canada, in international form (E.164): the brand is verified by a password that is sent to it. */
  mobilePhoneNumber: Scalars['String']['input'];
  /** The line of business, in Twilio's words, such as PROFESSIONAL or RETAIL. */
  vertical: Scalars['String']['input'];
};

/** The identity of a person, or of a business without a tax number, all of it. */
export type StarterCustomerProfileInput = {
  /** The street address of the business. */
  address: AddressSourceInput;
  /** The email address that Twilio writes to about the review. */
  email: Scalars['String']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** The person. */
  person: StarterInformationInput;
  /** The reseller's own approved profile; left out, the account's one approved primary profile is found. */
  primaryCustomerProfileSid?: InputMaybe<Scalars['Sid']['input']>;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** Where the starter profile comes from: exactly one of the two. */
export type StarterCustomerProfileSourceInput = {
  /** A starter profile that exists. */
  existingSid?: InputMaybe<Scalars['Sid']['input']>;
  /** A starter profile to make on the way. */
  starter?: InputMaybe<StarterCustomerProfileInput>;
};

/** The person behind a business without a tax number. */
export type StarterInformation = {
  __typename?: 'StarterInformation';
  /** Email address. */
  email?: Maybe<Scalars['String']['output']>;
  /** First name. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Last name. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Phone number. */
  phoneNumber?: Maybe<Scalars['String']['output']>;
};

/** What to correct of the person. What is left out or null stays as it was. */
export type StarterInformationCorrectionInput = {
  /** Email address, of any mail service. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** First name. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Last name. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The person behind a business without a tax number. */
export type StarterInformationInput = {
  /** Email address, of any mail service. */
  email: Scalars['String']['input'];
  /** First name. */
  firstName: Scalars['String']['input'];
  /** Last name. */
  lastName: Scalars['String']['input'];
  /** Phone number in international form (E.164), such as +14155550100; one without country code is of the country of the address that is given beside it, or that the onboarding has. */
  phoneNumber: Scalars['String']['input'];
};

/** How many customers have a status. */
export type StatusCount = {
  __typename?: 'StatusCount';
  /** How many customers have it. */
  count: Scalars['Int']['output'];
  /** The status of the customer profile. */
  status: BundleStatus;
};

/** Sends a customer profile or trust product to Twilio's review. */
export type SubmitBundleInput = {
  /** The customer profile or trust product to submit. */
  sid: Scalars['Sid']['input'];
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** What can be followed as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Every change of status of a customer profile or trust product of the account that this server learns of, by callback, by polling or by its own mutations. */
  bundleStatusChanged: Bundle;
  /** A phone number whose coverage has changed, each time that it does: what it gains by its trust products, as this server's copy of the account knows it. A number that changes several times before it is sent comes once, as it is then; one that no account has any more is shown by its SID alone, with an error beside it. */
  coverageChanged: IncomingPhoneNumber;
  /** The batch as it is now, then again when its counts change, at most four times a second, until all its onboardings have ended. */
  onboardingBatchUpdated: OnboardingBatch;
  /** The onboarding as it is now, then again at every change, until it ends. */
  onboardingUpdated: Onboarding;
};


/** What can be followed as it happens. */
export type SubscriptionBundleStatusChangedArgs = {
  sid?: InputMaybe<Scalars['Sid']['input']>;
};


/** What can be followed as it happens. */
export type SubscriptionCoverageChangedArgs = {
  customerSid?: InputMaybe<Scalars['Sid']['input']>;
};


/** What can be followed as it happens. */
export type SubscriptionOnboardingBatchUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/** What can be followed as it happens. */
export type SubscriptionOnboardingUpdatedArgs = {
  id: Scalars['ID']['input'];
};

/** Evidence for what a customer profile says, such as the address of the business. */
export type SupportingDocument = Node & {
  __typename?: 'SupportingDocument';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** The addresses that the document holds. One that was deleted is left out, with an error on its path that has its SID. */
  addresses?: Maybe<Array<Address>>;
  /** What the document says, exactly as Twilio holds it. */
  attributes: Scalars['JSONObject']['output'];
  /** The customer profiles and trust products that it is attached to. At most 1000, the oldest first. It comes from this server's copy of the account, without a request. */
  bundles?: Maybe<Array<Bundle>>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The name by which your own people recognise it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** The format of the uploaded file, where there is one. */
  mimeType?: Maybe<Scalars['String']['output']>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Where its review stands. */
  status: SupportingDocumentStatus;
  /** What kind of evidence it is: the machine name of a type, such as customer_profile_address. */
  type: Scalars['String']['output'];
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
};

/** A page of supporting documents. */
export type SupportingDocumentConnection = {
  __typename?: 'SupportingDocumentConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<SupportingDocumentEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<SupportingDocument>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** One item in a page of supporting documents. */
export type SupportingDocumentEdge = {
  __typename?: 'SupportingDocumentEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: SupportingDocument;
};

/** The outcome of a change to a supporting document. */
export type SupportingDocumentPayload = {
  __typename?: 'SupportingDocumentPayload';
  /** The document as it is now; null when nothing was done. */
  supportingDocument?: Maybe<SupportingDocument>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
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

/** A kind of supporting document, with what it says. */
export type SupportingDocumentType = {
  __typename?: 'SupportingDocumentType';
  /** What a document of this type says. */
  fields: Array<AttributeField>;
  /** Its name for people. */
  friendlyName: Scalars['String']['output'];
  /** The name to use as `type` when a supporting document is created. */
  machineName: Scalars['String']['output'];
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
};

/** The business that uses the toll-free number, as far as known; the form asks for the rest. */
export type TollfreeBusinessInput = {
  /** The trade name, where it is another one. */
  doingBusinessAs?: InputMaybe<Scalars['String']['input']>;
  /** The legal name. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Which register that number is from, such as EIN. */
  registrationAuthority?: InputMaybe<Scalars['String']['input']>;
  /** The country of the register, by its two letters (ISO 3166-1 alpha-2). */
  registrationCountry?: InputMaybe<Scalars['String']['input']>;
  /** The number under which the business is registered. */
  registrationNumber?: InputMaybe<Scalars['String']['input']>;
  /** What kind of organisation it is. */
  type?: InputMaybe<TollfreeBusinessType>;
  /** The website of the business. */
  websiteUrl?: InputMaybe<Scalars['String']['input']>;
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
  ageGatedContent?: InputMaybe<Scalars['Boolean']['input']>;
  /** What is answered to someone who asks for help. */
  helpMessageSample?: InputMaybe<Scalars['String']['input']>;
  /** How many messages a month, in one of Twilio's own values, such as 1,000. */
  monthlyVolume?: InputMaybe<Scalars['String']['input']>;
  /** What is answered to them. */
  optInConfirmationMessage?: InputMaybe<Scalars['String']['input']>;
  /** Where pictures of the opt-in can be seen, on the public web. */
  optInImageUrls?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The words by which recipients agree. */
  optInKeywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How recipients agree to get messages. */
  optInType?: InputMaybe<TollfreeOptInType>;
  /** Where the privacy policy is. */
  privacyPolicyUrl?: InputMaybe<Scalars['String']['input']>;
  /** A message as it is really sent. */
  sampleMessage?: InputMaybe<Scalars['String']['input']>;
  /** Where the terms and conditions are. */
  termsAndConditionsUrl?: InputMaybe<Scalars['String']['input']>;
  /** What the messages are for, in Twilio's own words, such as TWO_FACTOR_AUTHENTICATION. */
  useCaseCategories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What the messages are for, in a few sentences. */
  useCaseSummary?: InputMaybe<Scalars['String']['input']>;
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

/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProduct = Bundle & Node & {
  __typename?: 'TrustProduct';
  /** The account that it belongs to. */
  accountSid: Scalars['Sid']['output'];
  /** One of its channel endpoint assignments; null when it does not exist on it. */
  channelEndpointAssignment?: Maybe<ChannelEndpointAssignment>;
  /** Which phone numbers belong to it, one assignment for each number. */
  channelEndpointAssignments?: Maybe<ChannelEndpointAssignmentConnection>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The customer profiles that it stands on, as far as they are of this account. At most 1000, the oldest first. It comes from this server's copy of the account, without a request. */
  customerProfiles?: Maybe<Array<CustomerProfile>>;
  /** The email address that Twilio writes to about the review. */
  email?: Maybe<Scalars['String']['output']>;
  /** The facts that are attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  endUsers?: Maybe<Array<EndUser>>;
  /** One of its entity assignments; null when it does not exist on it. */
  entityAssignment?: Maybe<EntityAssignment>;
  /** What is attached to it, one assignment for each thing. */
  entityAssignments?: Maybe<EntityAssignmentConnection>;
  /** One of its evaluations; null when it does not exist. */
  evaluation?: Maybe<Evaluation>;
  /** The checks against its policy that were made so far. */
  evaluations?: Maybe<EvaluationConnection>;
  /** Why Twilio rejected it, in the words of Twilio's status callback, for a person to read: it may contain your customer's data. Null where it is not rejected, or no callback gave a reason; the codes are in rejections. */
  failureReason?: Maybe<Scalars['String']['output']>;
  /** The name by which your own people recognise it; Twilio does not judge it. */
  friendlyName: Scalars['String']['output'];
  /** Opaque and unique over all kinds of things and accounts: it wraps the type, the account and the SID. */
  id: Scalars['ID']['output'];
  /** What it is for, which follows from its policy. */
  kind: PolicyKind;
  /** The newest of these checks; null before the first. */
  latestEvaluation?: Maybe<Evaluation>;
  /** The onboardings that made it or were given it, the newest first. They are read from the database of this server, without a request to Twilio. */
  onboardings: OnboardingConnection;
  /** The phone numbers that belong to it, on a profile of the main account also those of its subaccounts. One that no account has any more is shown by its SID alone, with an error on its path. */
  phoneNumbers?: Maybe<Array<IncomingPhoneNumber>>;
  /** The rules that say what it must contain. */
  policy?: Maybe<Policy>;
  /** The policy that says what it must contain. */
  policySid: Scalars['Sid']['output'];
  /** The copy under which it is being changed; null when there is none. */
  provisionalCopy?: Maybe<ProvisionalCopy>;
  /** The status word exactly as Twilio sent it. */
  rawStatus: Scalars['String']['output'];
  /** Why Twilio rejected it: one entry per reason, with what to do about it. Empty when it was not rejected. */
  rejections: Array<Rejection>;
  /** What its policy still requires, judging by what is attached, the latest evaluation and the rejections. Null where Twilio no longer knows the policy. */
  requirements?: Maybe<Requirements>;
  /** Twilio's identifier of it. */
  sid: Scalars['Sid']['output'];
  /** Where it stands on its way to approval. */
  status: BundleStatus;
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: Maybe<Scalars['String']['output']>;
  /** The evidence that is attached to it. What cannot be found any more is left out, with an error on its path that has its SID. */
  supportingDocuments?: Maybe<Array<SupportingDocument>>;
  /** Attached customer profiles: the primary of a secondary profile, the profile of a trust product. One that is not of this account, as the primary profile on a bundle of a subaccount, is left out, with an error on its path that has its SID. */
  supportingProfiles?: Maybe<Array<CustomerProfile>>;
  /** When it last changed. */
  updatedAt: Scalars['DateTime']['output'];
  /** Until when the approval lasts, if it ends at all. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductChannelEndpointAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductChannelEndpointAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channelEndpointSids?: InputMaybe<Array<Scalars['Sid']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductEntityAssignmentArgs = {
  sid: Scalars['Sid']['input'];
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductEntityAssignmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  objectType?: InputMaybe<Scalars['String']['input']>;
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductEvaluationArgs = {
  sid: Scalars['Sid']['input'];
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductEvaluationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a vetted business is allowed to do: sign calls, keep numbers off spam lists, show its name. */
export type TrustProductOnboardingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of trust products. */
export type TrustProductConnection = {
  __typename?: 'TrustProductConnection';
  /** The items of this page, each with its cursor. */
  edges: Array<TrustProductEdge>;
  /** The items of this page, for callers that need no cursors. */
  nodes: Array<TrustProduct>;
  /** Where this page lies in the whole list. */
  pageInfo: PageInfo;
};

/** What the trust product begins with. */
export type TrustProductDetailsInput = {
  /** The email address that Twilio writes to about the review. */
  email: Scalars['String']['input'];
  /** The name by which your own people recognise it, at most 64 characters. */
  friendlyName: Scalars['String']['input'];
  /** The URL that Twilio calls when the status changes. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** One item in a page of trust products. */
export type TrustProductEdge = {
  __typename?: 'TrustProductEdge';
  /** Marks this place in the list: pass it as `after` to go on from here. */
  cursor: Scalars['String']['output'];
  /** The item itself. */
  node: TrustProduct;
};

/** The outcome of a change to a trust product. */
export type TrustProductPayload = {
  __typename?: 'TrustProductPayload';
  /** The trust product as it is now; null when nothing was done. */
  trustProduct?: Maybe<TrustProduct>;
  /** What the caller can correct; empty when all went well. */
  userErrors: Array<UserError>;
};

/** When the trust product is submitted. Twilio rejects Voice Integrity (11005) and CNAM (11006) while the customer profile is not approved. */
export type TrustProductSubmission =
  /** As soon as the customer profile is approved. The safe choice. */
  | 'AFTER_PROFILE_APPROVAL'
  /** Right after the customer profile is submitted, without waiting for its approval. */
  | 'IMMEDIATELY'
  /** Not at all: it is prepared, and stays a draft for someone to submit. */
  | 'NEVER';

/** What to change of an address; what is left out stays as it is. The country cannot change. */
export type UpdateAddressInput = {
  /** City. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** The business or person at this address. */
  customerName?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may be used for emergency calls: emergency services then get this address for calls from its numbers. */
  emergencyEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name by which your own people recognise it. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** Postal code. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** The address to change. */
  sid: Scalars['Sid']['input'];
  /** Street and house number. */
  street?: InputMaybe<Scalars['String']['input']>;
  /** Suite, floor or the like. */
  streetSecondary?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a customer profile; what is left out stays as it is. */
export type UpdateCustomerProfileInput = {
  /** The email address that Twilio writes to about the review from now on. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The new name, at most 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The customer profile to change. */
  sid: Scalars['Sid']['input'];
  /** The URL that Twilio calls from now on. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of an end user; what is left out stays as it is. */
export type UpdateEndUserInput = {
  /** The new facts. They replace all present ones, so that a fact that is left out is removed, unless attributesMode is MERGE. */
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether attributes replace all present ones, or only those that they name. */
  attributesMode?: InputMaybe<AttributesMode>;
  /** The new name, at most 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The end user to change. */
  sid: Scalars['Sid']['input'];
};

/** What to change of a supporting document; what is left out stays as it is. */
export type UpdateSupportingDocumentInput = {
  /** What it says now. It replaces all that it said, so that what is left out is removed, unless attributesMode is MERGE. */
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** Whether attributes replace all present ones, or only those that they name. */
  attributesMode?: InputMaybe<AttributesMode>;
  /** The new name, at most 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The supporting document to change. */
  sid: Scalars['Sid']['input'];
};

/** What to change of a trust product; what is left out stays as it is. */
export type UpdateTrustProductInput = {
  /** The email address that Twilio writes to about the review from now on. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The new name, at most 64 characters. */
  friendlyName?: InputMaybe<Scalars['String']['input']>;
  /** The trust product to change. */
  sid: Scalars['Sid']['input'];
  /** The URL that Twilio calls from now on. */
  statusCallback?: InputMaybe<Scalars['String']['input']>;
};

/** Something that the caller can correct. Faults that the caller cannot correct, such as an outage, are GraphQL errors instead. */
export type UserError = {
  __typename?: 'UserError';
  /** What kind of problem it is, for programs. */
  code: UserErrorCode;
  /** The idempotencyKey of the row of a batch that it is about; null elsewhere. */
  idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** What is wrong and what to do. Never repeats the value that was sent. */
  message: Scalars['String']['output'];
  /** Twilio's page about that code. */
  moreInfoUrl?: Maybe<Scalars['String']['output']>;
  /** Where in the input the problem is, such as ["voiceIntegrity", "useCase"]; a place in a list is its number, from 0. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** What Twilio refused, where it has a SID: a phone number, an end user, a document, a profile or product. */
  resourceSid?: Maybe<Scalars['Sid']['output']>;
  /** Twilio's code, where Twilio found the problem. */
  twilioCode?: Maybe<Scalars['Int']['output']>;
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

/** How a business uses its numbers for calls, as call analytics companies ask for it. */
export type VoiceIntegrityInformation = {
  __typename?: 'VoiceIntegrityInformation';
  /** How many calls it makes on an average business day. */
  averageBusinessDayCallVolume?: Maybe<Scalars['Int']['output']>;
  /** How many people the business employs. */
  businessEmployeeCount?: Maybe<Scalars['Int']['output']>;
  /** Anything else that the reviewers should know. */
  notes?: Maybe<Scalars['String']['output']>;
  /** What the calls are for. */
  useCase?: Maybe<Scalars['String']['output']>;
};

/** What to correct of how the numbers are used. What is left out or null stays as it was; an empty text or list removes what is optional; a list is replaced as a whole. */
export type VoiceIntegrityInformationCorrectionInput = {
  /** How many calls it makes on an average business day, 0 or more. */
  averageBusinessDayCallVolume?: InputMaybe<Scalars['Int']['input']>;
  /** How many people the business employs, at least 1. */
  businessEmployeeCount?: InputMaybe<Scalars['Int']['input']>;
  /** Anything else that the reviewers should know. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** What the calls are for: one of Twilio's 45 use cases, word for word. voiceIntegrityUseCases lists them. */
  useCase?: InputMaybe<Scalars['String']['input']>;
};

/** How the business uses its numbers for calls, as call analytics companies ask for it. */
export type VoiceIntegrityInformationInput = {
  /** How many calls it makes on an average business day, 0 or more. */
  averageBusinessDayCallVolume: Scalars['Int']['input'];
  /** How many people the business employs, at least 1. */
  businessEmployeeCount: Scalars['Int']['input'];
  /** Anything else that the reviewers should know. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** What the calls are for: one of Twilio's 45 use cases, word for word. voiceIntegrityUseCases lists them. */
  useCase: Scalars['String']['input'];
};

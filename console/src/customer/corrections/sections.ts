import type {
  A2pCompanyType,
  BusinessIndustry,
  BusinessRegion,
  BusinessRegistrationIdentifier,
  BusinessType,
  JobPosition,
} from '../../operations/generated/graphql';

/** A field of a correction. */
export interface FieldForm {
  readonly name: string;
  readonly label: string;
  /** `number` is a whole number; `choice` one of the options, `choices` several of them; `useCase` one of Twilio's. */
  readonly input: 'text' | 'long' | 'number' | 'choice' | 'choices' | 'useCase';
  readonly options?: readonly string[];
}

/** Fields that belong together, under the path that they have in an input. */
export interface SectionForm {
  readonly path: string;
  readonly title: string;
  readonly fields: readonly FieldForm[];
}

const TYPES = [
  'CORPORATION',
  'CO_OPERATIVE',
  'LIMITED_LIABILITY_CORPORATION',
  'NON_PROFIT_CORPORATION',
  'PARTNERSHIP',
  'SOLE_PROPRIETORSHIP',
] as const satisfies readonly BusinessType[];

const INDUSTRIES = [
  'AGRICULTURE',
  'AUTOMOTIVE',
  'BANKING',
  'CONSUMER',
  'EDUCATION',
  'ELECTRONICS',
  'ENERGY',
  'ENGINEERING',
  'FAST_MOVING_CONSUMER_GOODS',
  'FINANCIAL',
  'FINTECH',
  'FOOD_AND_BEVERAGE',
  'GOVERNMENT',
  'HEALTHCARE',
  'HOSPITALITY',
  'INSURANCE',
  'JEWELRY',
  'LEGAL',
  'MANUFACTURING',
  'MEDIA',
  'NOT_FOR_PROFIT',
  'OIL_AND_GAS',
  'ONLINE',
  'RAW_MATERIALS',
  'REAL_ESTATE',
  'RELIGION',
  'RETAIL',
  'TECHNOLOGY',
  'TELECOMMUNICATIONS',
  'TRANSPORTATION',
  'TRAVEL',
] as const satisfies readonly BusinessIndustry[];

const IDENTIFIERS = [
  'EIN',
  'DUNS',
  'CBN',
  'CCN',
  'CN',
  'ACN',
  'CIN',
  'VAT',
  'VATRN',
  'RN',
  'OTHER',
] as const satisfies readonly BusinessRegistrationIdentifier[];

const REGIONS = [
  'USA_AND_CANADA',
  'LATIN_AMERICA',
  'EUROPE',
  'ASIA',
  'AFRICA',
  'AUSTRALIA',
] as const satisfies readonly BusinessRegion[];

const POSITIONS = [
  'CEO',
  'CFO',
  'DIRECTOR',
  'GENERAL_COUNSEL',
  'GM',
  'VP',
  'OTHER',
] as const satisfies readonly JobPosition[];

const COMPANIES = ['PRIVATE', 'PUBLIC', 'NON_PROFIT', 'GOVERNMENT'] as const satisfies readonly A2pCompanyType[];

const text = (name: string, label: string): FieldForm => ({ name, label, input: 'text' });

const PERSON: readonly FieldForm[] = [
  text('firstName', 'First name'),
  text('lastName', 'Last name'),
  text('email', 'Email'),
  text('phoneNumber', 'Phone number'),
];

const representative = (at: number, title: string): SectionForm => ({
  path: `authorizedRepresentatives.${at}`,
  title,
  fields: [
    ...PERSON,
    text('businessTitle', 'Title'),
    { name: 'jobPosition', label: 'Position', input: 'choice', options: POSITIONS },
  ],
});

/** All that a correction can be about, in the order in which one fills it in. */
export const SECTIONS: readonly SectionForm[] = [
  {
    path: 'business',
    title: 'Business',
    fields: [
      text('businessName', 'Legal name'),
      text('websiteUrl', 'Website'),
      { name: 'businessType', label: 'Legal form', input: 'choice', options: TYPES },
      { name: 'businessIndustry', label: 'Industry', input: 'choice', options: INDUSTRIES },
      { name: 'businessRegistrationIdentifier', label: 'Register', input: 'choice', options: IDENTIFIERS },
      text('businessRegistrationIdentifierOther', 'Name of the register, where it is another'),
      text('businessRegistrationNumber', 'Registration number'),
      { name: 'businessRegionsOfOperation', label: 'Regions', input: 'choices', options: REGIONS },
    ],
  },
  {
    path: 'address.create',
    title: 'Address',
    fields: [
      text('customerName', 'Business at this address'),
      text('street', 'Street'),
      text('streetSecondary', 'Suite or floor'),
      text('city', 'City'),
      text('region', 'State or region'),
      text('postalCode', 'Postal code'),
      text('isoCountry', 'Country'),
    ],
  },
  representative(0, 'Authorized representative'),
  representative(1, 'Second representative'),
  {
    path: 'voiceIntegrity',
    title: 'How the numbers are used',
    fields: [
      { name: 'useCase', label: 'Use case', input: 'useCase' },
      { name: 'averageBusinessDayCallVolume', label: 'Calls on a business day', input: 'number' },
      { name: 'businessEmployeeCount', label: 'Employees', input: 'number' },
      { name: 'notes', label: 'Notes for the reviewers', input: 'long' },
    ],
  },
  { path: 'cnam', title: 'Caller name', fields: [text('cnamDisplayName', 'Name shown to the person called')] },
  {
    path: 'a2pMessagingProfile',
    title: 'Messaging',
    fields: [
      { name: 'companyType', label: 'Kind of company', input: 'choice', options: COMPANIES },
      text('stockExchange', 'Stock exchange'),
      text('stockTicker', 'Ticker'),
      text('brandContactEmail', 'Email of the brand'),
    ],
  },
  {
    path: 'soleProprietor',
    title: 'Brand of the sole proprietor',
    fields: [
      text('brandName', 'Brand'),
      text('mobilePhoneNumber', 'Mobile phone'),
      text('vertical', 'Line of business'),
    ],
  },
  { path: 'person', title: 'Person', fields: PERSON },
];

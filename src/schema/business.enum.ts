import { registerEnumType } from 'type-graphql';
import {
  BUSINESS_INDUSTRIES,
  BUSINESS_REGIONS,
  BusinessIdentity,
  BusinessRegistrationIdentifier,
  BusinessType,
  type BusinessIndustry as Industry,
  type BusinessRegion as Region,
} from '../domain/business-information.js';
import { describeEach, enumOf } from './enum-of.js';

registerEnumType(BusinessIdentity, {
  name: 'BusinessIdentity',
  description: 'How the business is related to Twilio.',
  valuesConfig: {
    DIRECT_CUSTOMER: { description: 'The business uses the numbers for its own calls and messages.' },
    ISV_RESELLER_OR_PARTNER: { description: 'The business offers calls and messages to customers of its own.' },
    UNKNOWN: { description: 'Not stated.' },
  },
});

registerEnumType(BusinessType, {
  name: 'BusinessType',
  description: 'The legal form of the business.',
  valuesConfig: {
    SOLE_PROPRIETORSHIP: { description: 'Owned and run by one person, without a company of its own.' },
    PARTNERSHIP: { description: 'Owned and run by two or more people together.' },
    LIMITED_LIABILITY_CORPORATION: {
      description: 'A company whose owners are liable only for what they invested (LLC).',
    },
    CORPORATION: { description: 'A company with shares, private or publicly traded.' },
    CO_OPERATIVE: { description: 'Owned and run by its members.' },
    NON_PROFIT_CORPORATION: {
      description:
        'A corporation that does not work for profit. It is sent as "Non-profit Corporation", also where a guide prints "Non-profit": A2P messaging accepts the long form only.',
    },
  },
});

export const BusinessIndustry = enumOf<Industry>(BUSINESS_INDUSTRIES);
export type BusinessIndustry = Industry;
registerEnumType(BusinessIndustry, {
  name: 'BusinessIndustry',
  description: "The line of business, as Twilio's form lists it.",
  valuesConfig: describeEach(BUSINESS_INDUSTRIES, (words) => `The business works in this line: ${words}.`),
});

registerEnumType(BusinessRegistrationIdentifier, {
  name: 'BusinessRegistrationIdentifier',
  description: 'Which register or authority gave the business its registration number.',
  valuesConfig: {
    EIN: {
      description:
        "United States: Employer Identification Number of the IRS, nine digits. Twilio's guide asks for the tax numbers of other countries under EIN too.",
    },
    DUNS: {
      description:
        'Dun & Bradstreet number, nine digits. Give the tax number (EIN) instead: a DUNS number is not a registration number in any country, and registrations fail with it.',
    },
    CCN: { description: 'Canada: Canadian Corporation Number. A2P messaging no longer accepts it: give CBN.' },
    CBN: { description: 'Canada: Canadian Business Number.' },
    CN: { description: 'Great Britain: company number.' },
    ACN: { description: 'Australia: Australian Company Number, nine digits.' },
    CIN: { description: 'India: Corporate Identity Number.' },
    VAT: { description: 'Estonia: VAT number.' },
    VATRN: { description: 'Romania: VAT registration number.' },
    RN: { description: 'Israel: registration number.' },
    OTHER: { description: 'Any other register, which businessRegistrationIdentifierOther names.' },
  },
});

export const BusinessRegion = enumOf<Region>(BUSINESS_REGIONS);
export type BusinessRegion = Region;
registerEnumType(BusinessRegion, {
  name: 'BusinessRegion',
  description: 'A part of the world in which the business operates.',
  valuesConfig: describeEach(BUSINESS_REGIONS, (words) => `The business operates in this region: ${words}.`),
});

export { BusinessIdentity, BusinessRegistrationIdentifier, BusinessType };

import { registerEnumType } from 'type-graphql';
import { A2P_BRAND_TYPES, type A2pBrandType as BrandType } from '../domain/a2p-registration.js';
import {
  ComplianceEndUserType,
  CompliancePhoneNumberType,
  ComplianceRegistrationAuthority,
} from '../domain/compliance-registration.js';
import {
  TOLLFREE_BUSINESS_TYPES,
  TOLLFREE_OPT_IN_TYPES,
  type TollfreeBusinessType as BusinessType,
  type TollfreeOptInType as OptInType,
} from '../domain/tollfree-inquiry.js';
import { enumOf } from './enum-of.js';

registerEnumType(ComplianceEndUserType, {
  name: 'ComplianceEndUserType',
  description: 'Who uses a phone number; its regulator asks for it.',
  valuesConfig: {
    INDIVIDUAL: { description: 'A person.' },
    BUSINESS: { description: 'A business.' },
  },
});

registerEnumType(CompliancePhoneNumberType, {
  name: 'CompliancePhoneNumberType',
  description: "The kind of a phone number, in its regulator's terms.",
  valuesConfig: {
    LOCAL: { description: 'A number in a town or area.' },
    NATIONAL: { description: 'A number valid in the whole country.' },
    MOBILE: { description: 'A mobile number.' },
    TOLL_FREE: { description: 'A toll-free number: calls are paid for by the person called.' },
  },
});

registerEnumType(ComplianceRegistrationAuthority, {
  name: 'ComplianceRegistrationAuthority',
  description: 'Which authority registered a business that uses British numbers.',
  valuesConfig: {
    UK_CRN: { description: 'Great Britain: Company Registration Number.' },
    US_EIN: { description: 'United States: Employer Identification Number.' },
    CA_CBN: { description: 'Canada: Canadian Business Number.' },
    AU_ACN: { description: 'Australia: Australian Company Number.' },
    OTHER: { description: 'Any other authority.' },
  },
});

export const TollfreeBusinessType = enumOf<BusinessType>(TOLLFREE_BUSINESS_TYPES);
export type TollfreeBusinessType = BusinessType;
registerEnumType(TollfreeBusinessType, {
  name: 'TollfreeBusinessType',
  description: 'What kind of organisation uses a toll-free number.',
  valuesConfig: {
    PRIVATE_PROFIT: { description: 'A company that is not publicly traded.' },
    PUBLIC_PROFIT: { description: 'A publicly traded company.' },
    NON_PROFIT: { description: 'An organisation that does not work for profit.' },
    SOLE_PROPRIETOR: { description: 'One person, without a company of their own.' },
    GOVERNMENT: { description: 'A government body.' },
  },
});

export const TollfreeOptInType = enumOf<OptInType>(TOLLFREE_OPT_IN_TYPES);
export type TollfreeOptInType = OptInType;
registerEnumType(TollfreeOptInType, {
  name: 'TollfreeOptInType',
  description: 'How recipients agree to get messages.',
  valuesConfig: {
    VERBAL: { description: 'They say so.' },
    WEB_FORM: { description: 'On a web page.' },
    PAPER_FORM: { description: 'On paper.' },
    VIA_TEXT: { description: 'By sending a message.' },
    MOBILE_QR_CODE: { description: 'By a QR code that they scan.' },
  },
});

export const A2pBrandType = enumOf<BrandType>(A2P_BRAND_TYPES);
export type A2pBrandType = BrandType;
registerEnumType(A2pBrandType, {
  name: 'A2pBrandType',
  description: 'What kind of sender of application messages a business is.',
  valuesConfig: {
    STANDARD: { description: 'A business with a tax number.' },
    SOLE_PROPRIETOR: { description: 'One person in the United States or Canada, without a tax number.' },
  },
});

export { ComplianceEndUserType, CompliancePhoneNumberType, ComplianceRegistrationAuthority };

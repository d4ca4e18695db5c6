import type { BusinessIdentity } from './business-information.js';
import type { AddressPrefill, PersonPrefill } from './inquiry.js';

/** Who a British number is for. */
export const ComplianceEndUserType = { INDIVIDUAL: 'Individual', BUSINESS: 'Business' } as const;
export type ComplianceEndUserType = (typeof ComplianceEndUserType)[keyof typeof ComplianceEndUserType];

export const CompliancePhoneNumberType = {
  LOCAL: 'local',
  NATIONAL: 'national',
  MOBILE: 'mobile',
  TOLL_FREE: 'toll-free',
} as const;
export type CompliancePhoneNumberType = (typeof CompliancePhoneNumberType)[keyof typeof CompliancePhoneNumberType];

export const ComplianceRegistrationAuthority = {
  UK_CRN: 'UK:CRN',
  US_EIN: 'US:EIN',
  CA_CBN: 'CA:CBN',
  AU_ACN: 'AU:ACN',
  OTHER: 'Other',
} as const;
export type ComplianceRegistrationAuthority =
  (typeof ComplianceRegistrationAuthority)[keyof typeof ComplianceRegistrationAuthority];

/** The form for British phone numbers, whose regulator asks who uses them. */
export interface ComplianceRegistrationPrefill {
  readonly endUserType: ComplianceEndUserType;
  readonly phoneNumberType: CompliancePhoneNumberType;
  readonly friendlyName?: string;
  readonly notificationEmail?: string;
  readonly acceptedNotificationReceipt?: boolean;
  readonly business?: ComplianceBusinessPrefill;
  readonly authorizedRepresentative?: PersonPrefill;
  readonly individual?: PersonPrefill;
  readonly address?: AddressPrefill;
  readonly emergencyAddress?: AddressPrefill;
  readonly useAddressAsEmergencyAddress?: boolean;
  readonly document?: { readonly fileName: string; readonly file: string };
  readonly isvEmbed?: boolean;
  readonly isvRegisteringForSelfOrTenant?: string;
  readonly statusCallback?: string;
  readonly themeSetId?: string;
}

export interface ComplianceBusinessPrefill {
  readonly legalName?: string;
  readonly identity?: BusinessIdentity;
  readonly registrationAuthority?: ComplianceRegistrationAuthority;
  readonly registrationNumber?: string;
  readonly websiteUrl?: string;
}

export type ComplianceRegistrationResumption = Pick<ComplianceRegistrationPrefill, 'isvEmbed' | 'themeSetId'>;

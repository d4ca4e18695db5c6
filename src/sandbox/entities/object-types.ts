import { fixedSid } from '../store/sids.js';

/** A field of an end user or document type, as `GET /v1/EndUserTypes` shows it. */
export interface TypeField {
  readonly machine_name: string;
  readonly friendly_name: string;
  readonly constraint: 'String' | 'List';
}

/** An end user type or a supporting document type. The same in every account, hence a fixed SID. */
export interface ObjectType {
  readonly sid: string;
  readonly machineName: string;
  readonly friendlyName: string;
  readonly fields: readonly TypeField[];
  /** Fields that an evaluation lets be empty. Twilio's JSON has no such flag: the guides call them optional. */
  readonly optional: readonly string[];
}

function objectType(machineName: string, friendlyName: string, fields: string, optional = ''): ObjectType {
  return {
    sid: fixedSid('OY', machineName),
    machineName,
    friendlyName,
    fields: fields.split(' ').map((name) => ({
      machine_name: name,
      friendly_name: titled(name),
      constraint: name === 'address_sids' ? 'List' : 'String',
    })),
    optional: optional.split(' '),
  };
}

/** `business_name` to `Business Name`: how Twilio names fields and requirements in evaluations (spec samples). */
export function titled(machineName: string): string {
  return machineName.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase());
}

const PERSON = 'first_name last_name email phone_number business_title job_position';
const BUSINESS =
  'business_type business_registration_number business_name business_registration_identifier business_identity ' +
  'business_industry website_url business_regions_of_operation social_media_profile_urls';

/**
 * "Name of Other Registration Type", wanted where the identifier is `Other`. No published policy lists it and no page
 * prints its key: the type shows it here so that a form can ask for it, and the policies leave it out as Twilio's do.
 */
export const OTHER_REGISTRATION = 'business_registration_identifier_other';

/** TRUSTHUB 3: the types of the guides, and those of branded calling that integrators report. */
export const END_USER_TYPES: readonly ObjectType[] = [
  objectType(
    'customer_profile_business_information',
    'Business Information',
    `${BUSINESS} ${OTHER_REGISTRATION}`,
    `social_media_profile_urls ${OTHER_REGISTRATION}`,
  ),
  objectType('authorized_representative_1', 'Authorized Representative one', PERSON),
  objectType('authorized_representative_2', 'Authorized Representative two', PERSON),
  objectType('starter_customer_profile_information', 'Information', 'first_name last_name email phone_number'),
  objectType('sole_proprietor_information', 'Sole Proprietor Information', 'brand_name mobile_phone_number vertical'),
  objectType(
    'us_a2p_messaging_profile_information',
    'US A2P Messaging Profile Information',
    'company_type stock_exchange stock_ticker brand_contact_email',
    'stock_exchange stock_ticker brand_contact_email',
  ),
  objectType(
    'voice_integrity_information',
    'Voice Integrity Information',
    'use_case business_employee_count average_business_day_call_volume notes',
    'notes',
  ),
  objectType('cnam_information', 'CNAM Information', 'cnam_display_name'),
  objectType(
    'branded_calls_information',
    'Branded Calls Information',
    'branded_calls_display_name branded_calls_long_display_name branded_calls_call_reason branded_calls_call_purpose_code ' +
      'branded_calls_logo_name branded_calls_logo_url category_apple',
    'branded_calls_long_display_name branded_calls_call_purpose_code branded_calls_logo_name category_apple',
  ),
];

/** TRUSTHUB 3. */
export const SUPPORTING_DOCUMENT_TYPES: readonly ObjectType[] = [
  objectType('customer_profile_address', 'Customer profile address', 'address_sids'),
  objectType('starter_customer_profile_address', 'Starter customer profile address', 'address_sids'),
  objectType(
    'government_issued_proof_of_authorized_representative',
    'Government Issued Identity certifying proof of being an authorized representative of a company',
    'first_name last_name business_name',
  ),
];

/** By machine name or by SID: policies link to types by machine name (TRUSTHUB 1.1). */
export function findType(types: readonly ObjectType[], name: string): ObjectType | undefined {
  return types.find((type) => type.machineName === name || type.sid === name);
}

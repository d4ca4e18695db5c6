import { OTHER_REGISTRATION, otherRegistrationOf } from './business-information.js';
import { EndUserTypeName, type Attributes } from './end-user.js';

/** The attributes of an end user, typed; `__typename` names the member of the GraphQL union. */
export type EndUserDetailsRecord = Readonly<Record<string, unknown>> & { readonly __typename: string };

type Read = (attributes: Attributes, key: string) => unknown;

const text: Read = (attributes, key) => {
  const value = attributes[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

/** Twilio holds counts as strings; what is not a whole number is null here and stays in the raw attributes. */
const wholeNumber: Read = (attributes, key) => {
  const value = text(attributes, key);
  return typeof value === 'string' && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null;
};

const list: Read = (attributes, key) => {
  const value = attributes[key];
  const items = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : null;
  return (
    items
      ?.filter((item): item is string => typeof item === 'string')
      .map((item) => item.trim())
      .filter(Boolean) ?? null
  );
};

const otherRegistration: Read = (attributes) => text({ named: otherRegistrationOf(attributes) }, 'named');

const REPRESENTATIVE: Readonly<Record<string, Read>> = {
  first_name: text,
  last_name: text,
  email: text,
  phone_number: text,
  business_title: text,
  job_position: text,
};

/** Per end user type: the union member and how each attribute is read. */
const SHAPES: Readonly<Record<string, { readonly member: string; readonly fields: Readonly<Record<string, Read>> }>> = {
  [EndUserTypeName.BUSINESS_INFORMATION]: {
    member: 'BusinessInformation',
    fields: {
      business_name: text,
      business_identity: text,
      business_type: text,
      business_industry: text,
      business_registration_identifier: text,
      [OTHER_REGISTRATION]: otherRegistration,
      business_registration_number: text,
      business_regions_of_operation: list,
      website_url: text,
      social_media_profile_urls: list,
    },
  },
  [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_1]: { member: 'AuthorizedRepresentative', fields: REPRESENTATIVE },
  [EndUserTypeName.AUTHORIZED_REPRESENTATIVE_2]: { member: 'AuthorizedRepresentative', fields: REPRESENTATIVE },
  [EndUserTypeName.VOICE_INTEGRITY]: {
    member: 'VoiceIntegrityInformation',
    fields: {
      use_case: text,
      business_employee_count: wholeNumber,
      average_business_day_call_volume: wholeNumber,
      notes: text,
    },
  },
  [EndUserTypeName.CNAM]: { member: 'CnamInformation', fields: { cnam_display_name: text } },
  [EndUserTypeName.A2P_MESSAGING]: {
    member: 'A2pMessagingProfileInformation',
    fields: { company_type: text, stock_exchange: text, stock_ticker: text, brand_contact_email: text },
  },
  [EndUserTypeName.STARTER]: {
    member: 'StarterInformation',
    fields: { first_name: text, last_name: text, email: text, phone_number: text },
  },
  [EndUserTypeName.SOLE_PROPRIETOR]: {
    member: 'SoleProprietorInformation',
    fields: { brand_name: text, mobile_phone_number: text, vertical: text },
  },
};

const camelCase = (snake: string): string => snake.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Reads the attributes of a type that this server knows; null for every other type. Never throws. */
export function endUserDetailsOf(type: string, attributes: Attributes): EndUserDetailsRecord | null {
  // The type is Twilio's text: one such as `constructor` must not find what every object has.
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  if (shape === undefined) return null;
  const fields = Object.entries(shape.fields).map(([key, read]) => [camelCase(key), read(attributes, key)]);
  return { ...(Object.fromEntries(fields) as Record<string, unknown>), __typename: shape.member };
}

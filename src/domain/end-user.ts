import type { Sid } from './sid.js';

/** Machine names of the end user types that this product fills in (TRUSTHUB section 3). */
export const EndUserTypeName = {
  BUSINESS_INFORMATION: 'customer_profile_business_information',
  AUTHORIZED_REPRESENTATIVE_1: 'authorized_representative_1',
  AUTHORIZED_REPRESENTATIVE_2: 'authorized_representative_2',
  VOICE_INTEGRITY: 'voice_integrity_information',
  CNAM: 'cnam_information',
  A2P_MESSAGING: 'us_a2p_messaging_profile_information',
  STARTER: 'starter_customer_profile_information',
  SOLE_PROPRIETOR: 'sole_proprietor_information',
} as const;

/** Free-form JSON as Twilio holds it: strings where one expects numbers, lists as comma text, unknown words. */
export type Attributes = Readonly<Record<string, unknown>>;

/** How new attributes are combined with the present ones. */
export const AttributesMode = { REPLACE: 'REPLACE', MERGE: 'MERGE' } as const;
export type AttributesMode = (typeof AttributesMode)[keyof typeof AttributesMode];

/** Key by key: the value of a key is replaced as a whole, and null removes the key. */
export function mergeAttributes(held: Attributes, changes: Attributes): Attributes {
  const merged = Object.entries({ ...held, ...changes }).filter(([key]) => changes[key] !== null);
  return Object.fromEntries(merged);
}

export interface EndUserRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A machine field of an end user type or document type, as Trust Hub lists it. */
export interface AttributeFieldRecord {
  readonly machineName: string;
  readonly friendlyName: string;
  readonly constraint: string | null;
}

/** An end user type or supporting document type. */
export interface AttributeTypeRecord {
  readonly sid: Sid;
  readonly machineName: string;
  readonly friendlyName: string;
  readonly fields: readonly AttributeFieldRecord[];
}

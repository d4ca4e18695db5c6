/** What every stored thing has. `seq` grows by one with each new row of the sandbox: lists and page tokens go by it. */
export interface Row {
  readonly sid: string;
  readonly accountSid: string;
  readonly seq: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The free-form JSON of an end user or a supporting document. */
export type Attributes = Readonly<Record<string, unknown>>;

/** The account the sandbox always has, so that a server without credentials can log in. */
export const SANDBOX_ACCOUNT_SID = 'AC5a9db0c500000000000000005a9db0c5';

/** The auth token of the built-in account. Not a secret: it opens nothing but a sandbox. */
export const SANDBOX_AUTH_TOKEN = '5a9db0c5a5a9db0c5a5a9db0c5a5a9db';

/** Whether an account may be used. */
export type AccountStatus = 'active' | 'suspended' | 'closed';

/** An account or subaccount. Its row's `accountSid` is its own SID. */
export interface Account extends Row {
  readonly friendlyName: string;
  readonly authToken: string;
  /** A second token that is accepted beside the first, until it is promoted to replace it or deleted. */
  readonly secondaryToken?: { readonly token: string; readonly createdAt: number } | null;
  /** The parent's SID; its own for a main account, as Twilio shows it. */
  readonly ownerAccountSid: string;
  readonly status: AccountStatus;
}

/** An API key: a second way to log in to one account. */
export interface ApiKey extends Row {
  readonly secret: string;
}

/** Facts about a business or a person. Has no status of its own. */
export interface EndUser extends Row {
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
}

/** Statuses of a document: upper case since February 2025 (CHANGES.md of twilio-oai), though guides still show lower. */
export type DocumentStatus =
  'DRAFT' | 'PENDING_REVIEW' | 'REJECTED' | 'APPROVED' | 'EXPIRED' | 'PROVISIONALLY_APPROVED';

/** A proof: here always a reference to addresses, since files are not emulated. */
export interface SupportingDocument extends Row {
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
  readonly status: DocumentStatus;
}

/**
 * The addresses a document names. The type says "List", every sample sends one string, some code sends an array
 * (TRUSTHUB 3): all three forms are read.
 */
export function addressSids(attributes: Attributes): readonly string[] {
  const value = attributes['address_sids'];
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.flatMap((sid) => (typeof sid === 'string' && sid.trim() !== '' ? [sid.trim()] : []));
}

/** An end user, a document or a supporting bundle attached to a bundle. */
export interface EntityAssignment extends Row {
  readonly bundleSid: string;
  readonly objectSid: string;
}

/** A phone number attached to a bundle. */
export interface ChannelEndpointAssignment extends Row {
  readonly bundleSid: string;
  readonly channelEndpointType: string;
  readonly channelEndpointSid: string;
}

/** One field of one requirement. Keys as on the wire: results are stored as they are shown. */
export interface EvaluatedField {
  readonly object_field: string;
  readonly friendly_name: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
}

/** One requirement of the policy. */
export interface EvaluatedRequirement {
  readonly requirement_name: string;
  readonly requirement_friendly_name: string;
  readonly object_type: string;
  readonly friendly_name: string;
  readonly passed: boolean;
  readonly failure_reason: string | null;
  readonly error_code: number | null;
  readonly valid: readonly EvaluatedField[];
  readonly invalid: readonly EvaluatedField[];
}

/** A check of a bundle against a policy at one moment. It never changes afterwards. */
export interface Evaluation extends Row {
  readonly bundleSid: string;
  readonly policySid: string;
  readonly status: 'compliant' | 'noncompliant';
  readonly results: readonly EvaluatedRequirement[];
}

/** A street address of api 2010. */
export interface Address extends Row {
  readonly customerName: string;
  readonly street: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly isoCountry: string;
  readonly friendlyName: string | null;
  readonly emergencyEnabled: boolean;
  readonly validated: boolean;
  readonly verified: boolean;
}

/** A phone number of an account. `settings` holds the webhook fields, under their JSON names. */
export interface IncomingPhoneNumber extends Row {
  readonly phoneNumber: string;
  readonly friendlyName: string;
  readonly addressSid: string | null;
  readonly bundleSid: string | null;
  readonly settings: Readonly<Record<string, string>>;
  readonly voiceCallerIdLookup: boolean;
}

/** `(415) 555-0100`, the friendly name that Twilio gives a number of the US; others keep their digits. */
export function nationalName(phoneNumber: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phoneNumber) ?? [];
  return line === undefined ? phoneNumber.slice(1) : `(${area}) ${exchange}-${line}`;
}

/** The `PhoneNumber` filter: part of a number, `*` for any one digit (spec). */
export function numberPattern(filter: string): RegExp {
  const kept = filter.replace(/[^\d+*]/g, '');
  const body = [...kept].map((one) => (one === '*' ? '\\d' : one === '+' ? '\\+' : one)).join('');
  // Nothing that could be part of a number fits no number.
  return new RegExp(kept === '' ? '(?!)' : body);
}

/** Toll-free area codes of North America. */
export function isTollFree(phoneNumber: string): boolean {
  return /^\+18(00|33|44|55|66|77|88)\d{7}$/.test(phoneNumber);
}

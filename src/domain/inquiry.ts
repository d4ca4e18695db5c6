import type { Secret } from './secret.js';
import type { Sid } from './sid.js';

/*
 * Hosted forms: Twilio's embeddable component asks the customer for what a profile or registration needs. Twilio calls
 * such a form an inquiry. What is known beforehand is filled in; everything of it may be left out.
 */

/** A hosted form that was started or opened again. */
export interface InquiryRecord {
  /** By which it is opened again: Twilio's customer id or registration id. */
  readonly resumeId: string;
  /** What the component is started with, beside the token. */
  readonly inquiryId: string;
  /** Whoever has it can fill in the form: it goes to the caller only and is neither kept nor logged. */
  readonly sessionToken: Secret;
}

/** Someone whom Twilio may ask. */
export interface ContactPrefill {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phoneNumber?: string;
}

export interface PersonPrefill extends ContactPrefill {
  readonly dateOfBirth?: string;
}

export interface AddressPrefill {
  readonly street?: string;
  readonly streetSecondary?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly isoCountry?: string;
}

/** The form for a customer profile: with a primary profile a secondary one, without it a primary one. */
export interface CustomerInquiryPrefill {
  readonly primaryCustomerProfileSid?: Sid;
  readonly notificationEmail?: string;
  readonly themeSetId?: string;
}

export type CustomerInquiryResumption = Required<Pick<CustomerInquiryPrefill, 'primaryCustomerProfileSid'>> &
  Pick<CustomerInquiryPrefill, 'themeSetId'>;

/**
 * Twilio's ids of hosted forms are resource identifiers with dots, such as
 * `tri1.us1.trusthub.AC….customer.BU…`; they become a part of a URL, so that nothing else may pass.
 */
export function isInquiryId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 255 && /^tri\d+(\.[A-Za-z0-9_-]+){3,8}$/.test(value);
}

/** The customer profile that a customer's form makes: its SID is the last part of the id. */
export function customerProfileSidOf(customerId: string): Sid | null {
  return /\.(BU[0-9a-fA-F]{32})$/.exec(customerId)?.[1] ?? null;
}

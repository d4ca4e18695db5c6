import type { Sid } from './sid.js';

export interface AddressRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly customerName: string;
  readonly friendlyName: string | null;
  readonly street: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly isoCountry: string;
  readonly validated: boolean | null;
  readonly verified: boolean | null;
  readonly emergencyEnabled: boolean | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What an address is made from. */
export interface AddressFields {
  readonly customerName: string;
  readonly friendlyName?: string;
  readonly street: string;
  readonly streetSecondary?: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly isoCountry: string;
  readonly autoCorrectAddress?: boolean;
  readonly emergencyEnabled?: boolean;
}

/** Which addresses to list; friendly name and customer's name match exactly, but for an onboarding's marker. */
export interface AddressFilter {
  readonly friendlyName?: string;
  readonly isoCountry?: string;
  readonly customerName?: string;
  readonly emergencyEnabled?: boolean;
}

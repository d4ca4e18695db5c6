import type { Row } from './row.js';

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

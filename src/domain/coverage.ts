import type { BundleRecord } from './bundle.js';
import type { IncomingPhoneNumberRecord } from './incoming-phone-number.js';
import type { Page, PageArguments } from './page.js';
import type { Sid } from './sid.js';

/** What a number can gain by a trust product. */
export const COVERAGE_KINDS = ['SHAKEN_STIR', 'VOICE_INTEGRITY', 'CNAM'] as const;
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** From the best to the worst. */
export const COVERAGE_STATES = ['COVERED', 'IN_REVIEW', 'REJECTED', 'BROKEN', 'MISSING'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

export const ATTESTATIONS = ['A', 'B', 'C', 'UNKNOWN'] as const;
export type Attestation = (typeof ATTESTATIONS)[number];

/** How a number stands by one kind of product. */
export interface CoverageRecord {
  readonly kind: CoverageKind;
  readonly state: CoverageState;
  /** Why it is not COVERED, with what to do; null where it is. */
  readonly reason: string | null;
  /** Null where nobody knows. */
  readonly since: Date | null;
  /** The product that it follows from; null where it is on none. */
  readonly trustProduct: BundleRecord | null;
}

/** With which attestation calls from a number are signed, and why. */
export interface AttestationRecord {
  readonly attestation: Attestation;
  readonly reason: string;
}

/** So many numbers are in this state. */
export interface CoverageCountRecord {
  readonly kind: CoverageKind;
  readonly state: CoverageState;
  readonly count: number;
}

/** Which number, and whose it is: on bundles of the main account there are numbers of its subaccounts. */
export type OwnedNumber = Pick<IncomingPhoneNumberRecord, 'sid' | 'accountSid'>;

/** What is left out does not filter. */
export interface PhoneNumberCoverageFilter {
  /** MISSING for at least one of these. */
  readonly missing?: readonly CoverageKind[];
  /** In one of the states by this kind; without a kind, by any. */
  readonly kind?: CoverageKind;
  readonly states?: readonly CoverageState[];
  readonly customerSid?: Sid;
  /** The main account may ask for a subaccount's. */
  readonly accountSid?: Sid;
}

/** By a kind, in one of the states. */
export interface CoverageFilter {
  readonly kind: CoverageKind;
  readonly states: readonly CoverageState[];
}

/** What a number is on. Provisional copies are left out. */
export interface NumberBundles {
  readonly profile: BundleRecord | null;
  readonly products: readonly BundleRecord[];
}

/** A number that is on a customer's profile or products. */
export interface CustomerNumberRecord {
  readonly phoneNumberSid: Sid;
  /** Null where the mirror has none. */
  readonly known: IncomingPhoneNumberRecord | null;
  /** Whether it is known to be in no account any more. */
  readonly isGone: boolean;
}

/** A number whose coverage has changed. */
export interface CoverageChangeRecord extends CustomerNumberRecord {
  /** Of the changes of an account, the larger the later. */
  readonly change: number;
  /** The customers that have the number, or had it until this change. */
  readonly customerSids: readonly Sid[];
}

export interface CustomerNumberPage extends Page<CustomerNumberRecord> {
  readonly totalCount: number;
  readonly asOf: Date;
}

/** Which of a customer's numbers. */
export interface CustomerNumbersRequest {
  readonly customerSid: Sid;
  readonly page: PageArguments;
}

export interface PhoneNumberCoveragePage extends Page<IncomingPhoneNumberRecord> {
  readonly totalCount: number;
  readonly asOf: Date;
}

/** The coverage of a number that is in no account any more: what is assigned to it gives nothing. */
export function withoutNumber(coverage: readonly CoverageRecord[]): readonly CoverageRecord[] {
  return coverage.map((one) =>
    one.trustProduct === null
      ? one
      : {
          ...one,
          state: 'BROKEN',
          reason: `The number is in no account any more: take it off the trust product ${one.trustProduct.sid} and off the customer profile.`,
          since: null,
        },
  );
}

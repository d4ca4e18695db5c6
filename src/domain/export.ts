import type { AttestationRecord, CoverageCountRecord, CoverageRecord, CustomerNumberRecord } from './coverage.js';
import type { BundleRecord } from './bundle.js';
import type { CustomerRecord } from './customer.js';
import type { IncomingPhoneNumberRecord } from './incoming-phone-number.js';
import type { Rejection } from './rejection.js';

/** All of an account, some at a time. What cannot be read fails it: it is never left out. */
export interface Exported<Item> {
  /** It shows the account as it was at moments between this one and now; 1970 during the first pass. */
  readonly asOf: Date;
  /** In the order of their SIDs, each once. A page is read when it is asked for. */
  readonly pages: AsyncIterable<readonly Item[]>;
}

export interface ExportedCustomer {
  readonly customer: CustomerRecord;
  readonly trustProducts: readonly BundleRecord[];
  readonly rejections: readonly Rejection[];
  readonly coverage: readonly CoverageCountRecord[];
  /** Some at a time, because a customer may have any number of them; read once. */
  readonly numbers: AsyncIterable<readonly ExportedCustomerNumber[]>;
}

/** A number on a customer's profile or products. */
export interface ExportedCustomerNumber extends CustomerNumberRecord {
  readonly coverage: readonly CoverageRecord[];
}

export interface ExportedNumber {
  readonly number: IncomingPhoneNumberRecord;
  readonly coverage: readonly CoverageRecord[];
  readonly attestation: AttestationRecord;
  /** The customer whose profile it is on. */
  readonly customer: Pick<CustomerRecord, 'sid' | 'name'> | null;
  /** The products that it is on. */
  readonly trustProducts: readonly BundleRecord[];
}

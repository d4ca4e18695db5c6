import type { BundleRecord, BundleStatus } from './bundle.js';
import type { Page } from './page.js';
import type { Sid } from './sid.js';

/** A customer profile with what rests on it. */
export interface CustomerRecord {
  readonly __typename: 'Customer';
  /** That of the customer profile. */
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly name: string;
  readonly profile: BundleRecord;
  /** The trust products that name it as supporting profile. */
  readonly trustProducts: () => Promise<readonly BundleRecord[]>;
  readonly createdAt: Date;
  /** The latest known change of the profile, its products or their assignments. */
  readonly updatedAt: Date;
  readonly asOf: Date;
}

export const CUSTOMER_ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'CREATED_ASC',
  'CREATED_DESC',
  'UPDATED_ASC',
  'UPDATED_DESC',
] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];

/** Both ends belong to it; one that is left out is open. */
export interface DateTimeRange {
  readonly from?: Date;
  readonly to?: Date;
}

export interface CustomerFilter {
  readonly status?: readonly BundleStatus[];
  readonly createdBetween?: DateTimeRange;
  readonly updatedBetween?: DateTimeRange;
}

/** Which customers, in which order. */
export interface CustomerQuery {
  readonly search?: string;
  readonly filter: CustomerFilter;
  readonly orderBy: CustomerOrder;
}

export interface CustomerPage extends Page<CustomerRecord> {
  readonly totalCount: number;
  readonly asOf: Date;
}

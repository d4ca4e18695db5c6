import type { BundleRecord, BundleStatus } from './bundle.js';
import type { DateTimeRange } from './date-time-range.js';
import type { CoverageCountRecord, CoverageFilter } from './coverage.js';
import type { OnboardingStatus } from './onboarding.js';
import type { Page } from './page.js';
import type { PolicyKind } from './policy.js';
import type { Rejection } from './rejection.js';
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
  /** Those of the profile and of the trust products; each code once. */
  readonly rejections: () => Promise<readonly Rejection[]>;
  /** The earliest submission that is under review, of the profile or a product. */
  readonly waitingSince: Date | null;
  /** The earliest end of an approval, of the profile or a product. */
  readonly expiresAt: Date | null;
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
  'WAITING_SINCE_ASC',
] as const;
export type CustomerOrder = (typeof CUSTOMER_ORDERS)[number];

/** Customers with a trust product of a kind, or those without. */
export interface ProductFilter {
  readonly kind: PolicyKind;
  /** Only a product in one of these counts. */
  readonly status?: readonly BundleStatus[];
  readonly missing?: boolean;
}

export interface CustomerFilter {
  readonly status?: readonly BundleStatus[];
  /** Customers with at least one such number. */
  readonly coverage?: CoverageFilter;
  readonly product?: ProductFilter;
  /** Customers with at least one of them, on the profile or a product. */
  readonly rejectionCode?: readonly number[];
  /** Customers with at least one onboarding in one of them. */
  readonly onboardingStatus?: readonly OnboardingStatus[];
  readonly expiresBefore?: Date;
  readonly createdBetween?: DateTimeRange;
  readonly updatedBetween?: DateTimeRange;
}

/** Which customers, in which order. */
export interface CustomerQuery {
  readonly search?: string;
  readonly filter: CustomerFilter;
  readonly orderBy: CustomerOrder;
}

/** Counts over all customers that match, on whatever page they are. */
export interface CustomerFacets {
  /** By the status of the profile. */
  readonly status: readonly { readonly status: BundleStatus; readonly count: number }[];
  /** Customers with at least one number in the state, by the kind. */
  readonly coverage: () => Promise<readonly CoverageCountRecord[]>;
  /** Customers with the code, on the profile or a product; the most frequent first. */
  readonly rejectionCodes: readonly { readonly code: number; readonly count: number }[];
}

export interface CustomerPage extends Page<CustomerRecord> {
  readonly totalCount: number;
  readonly facets: () => Promise<CustomerFacets>;
  readonly asOf: Date;
}

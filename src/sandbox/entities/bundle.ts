import type { Row } from './rows.js';

/** Statuses of a bundle, as Twilio spells them on the wire (spec, enum of customer_profile and trust_product). */
export const BUNDLE_STATUSES = ['draft', 'pending-review', 'in-review', 'twilio-rejected', 'twilio-approved'] as const;

/** One of {@link BUNDLE_STATUSES}. */
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

/**
 * The two resources that share the SID prefix BU and everything else; and what the hosted forms of compliance inquiries
 * make, which has a BU and a review but no collection of its own in Trust Hub (TRUSTHUB 10).
 */
export type BundleKindName = 'customer-profile' | 'trust-product' | 'registration';

/** How one kind of bundle is called in paths, in JSON keys and in messages. */
export interface BundleKind {
  readonly name: BundleKindName;
  /** The path segment, and the head of the error messages. */
  readonly collection: 'CustomerProfiles' | 'TrustProducts' | 'Registrations';
  readonly label: string;
  /** The key under which a sub-resource names its bundle. */
  readonly sidKey: 'customer_profile_sid' | 'trust_product_sid' | 'registration_sid';
  readonly linkPrefix: 'customer_profiles' | 'trust_products' | 'registrations';
}

/** Who a customer is. */
export const CUSTOMER_PROFILE: BundleKind = {
  name: 'customer-profile',
  collection: 'CustomerProfiles',
  label: 'Customer Profile',
  sidKey: 'customer_profile_sid',
  linkPrefix: 'customer_profiles',
};

/** What a customer's numbers may do. */
export const TRUST_PRODUCT: BundleKind = {
  name: 'trust-product',
  collection: 'TrustProducts',
  label: 'Trust Product',
  sidKey: 'trust_product_sid',
  linkPrefix: 'trust_products',
};

/** What a hosted form makes. Never listed: no operation of the description shows it. */
const REGISTRATION: BundleKind = {
  name: 'registration',
  collection: 'Registrations',
  label: 'Registration',
  sidKey: 'registration_sid',
  linkPrefix: 'registrations',
};

const KINDS = { [CUSTOMER_PROFILE.name]: CUSTOMER_PROFILE, [TRUST_PRODUCT.name]: TRUST_PRODUCT };

/** The descriptor of a stored bundle's kind. */
export function kindOf(name: BundleKindName): BundleKind {
  return KINDS[name] ?? REGISTRATION;
}

/** A review that is still to happen. Times are milliseconds since 1970; it is stored, so that it survives a restart. */
export interface PendingReview {
  readonly inReviewAt: number;
  readonly decideAt: number;
  /** Set where the bundle was submitted under a profile that was not approved: 11005 or 11006 will be the verdict. */
  readonly gateCode: number | null;
}

/** A customer profile or a trust product. */
export interface Bundle extends Row {
  readonly kind: BundleKindName;
  readonly policySid: string;
  readonly friendlyName: string;
  readonly email: string;
  readonly status: BundleStatus;
  readonly statusCallback: string | null;
  readonly validUntil: number | null;
  /** Rejection codes; null unless rejected (TRUSTHUB 1.3). */
  readonly errors: readonly number[] | null;
  readonly review: PendingReview | null;
  /** What a reviewer wrote beside the codes: it is in the callback only. */
  readonly failureReason?: string;
  /** The approved bundle that this one is the provisional copy of. */
  readonly copyOf?: string;
}

import type { Rejection } from './rejection.js';
import type { Sid } from './sid.js';

/** Trust Hub's two kinds of bundle: identity (a customer profile) and feature (a trust product). */
export type BundleKind = 'CustomerProfile' | 'TrustProduct';

/** What a kind of bundle is called in messages. */
export const NOUN_OF_BUNDLE = {
  CustomerProfile: 'customer profile',
  TrustProduct: 'trust product',
} as const satisfies Record<BundleKind, string>;

/** The gateway of a kind of bundle. */
export const GATEWAY_OF_BUNDLE = {
  CustomerProfile: 'customerProfiles',
  TrustProduct: 'trustProducts',
} as const satisfies Record<BundleKind, string>;

/** Twilio's status words; `unknown` stands for one that this version does not know. */
export const BundleStatus = {
  DRAFT: 'draft',
  PENDING_REVIEW: 'pending-review',
  IN_REVIEW: 'in-review',
  TWILIO_REJECTED: 'twilio-rejected',
  TWILIO_APPROVED: 'twilio-approved',
  UNKNOWN: 'unknown',
} as const;

export type BundleStatus = (typeof BundleStatus)[keyof typeof BundleStatus];

/** Twilio writes `twilio-approved` in the API and `TWILIO_APPROVED` in texts and some answers: both are read. */
export function parseBundleStatus(raw: string): BundleStatus {
  const word = raw.trim().toLowerCase().replaceAll('_', '-');
  return Object.values(BundleStatus).find((status) => status === word) ?? BundleStatus.UNKNOWN;
}

export interface BundleRecord {
  readonly bundleKind: BundleKind;
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly policySid: Sid;
  readonly friendlyName: string;
  readonly email: string | null;
  readonly status: BundleStatus;
  readonly rawStatus: string;
  readonly statusCallback: string | null;
  readonly validUntil: Date | null;
  readonly rejections: readonly Rejection[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a status callback says about a bundle. Only the bundle itself, read from Twilio, is trusted. */
export interface CallbackVerdict {
  readonly status: BundleStatus;
  /** In Twilio's words, which may hold business data; null where it gives none. */
  readonly reason: string | null;
}

/** Submitted and not yet decided. */
export function isUnderReview(status: BundleStatus): boolean {
  return status === BundleStatus.PENDING_REVIEW || status === BundleStatus.IN_REVIEW;
}

/**
 * The bundle that something is attached to: kind and SID, because BU alone does not distinguish a profile from a
 * product.
 */
export interface BundleRef {
  readonly kind: BundleKind;
  readonly sid: Sid;
}

/** An end user, supporting document or customer profile attached to a bundle. */
export interface EntityAssignmentRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly bundleRef: BundleRef;
  readonly objectSid: Sid;
  readonly createdAt: Date;
}

/** A phone number attached to a bundle. */
export interface ChannelEndpointAssignmentRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly bundleRef: BundleRef;
  readonly channelEndpointSid: Sid;
  readonly channelEndpointType: string;
  readonly createdAt: Date;
}

/**
 * The draft under which an approved bundle is changed, while the approved one stays in force. Its SID is that of a
 * bundle: the copy is read, edited and submitted under it.
 */
export interface ProvisionalCopyRecord extends Omit<BundleRecord, 'bundleKind' | 'rejections'> {
  readonly originalRef: BundleRef;
}

import type { BundleKind } from './bundle.js';
import type { Sid } from './sid.js';

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

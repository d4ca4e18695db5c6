import type { BundleRef } from './assignment.js';
import type { BundleStatus } from './bundle.js';
import type { Sid } from './sid.js';

/** The draft under which an approved bundle is changed, while the approved one stays in force. */
export interface ProvisionalCopyRecord {
  /** The SID of a bundle, as Twilio returns it: the copy is read, edited and submitted under it. */
  readonly sid: Sid;
  readonly originalRef: BundleRef;
  readonly accountSid: Sid;
  readonly policySid: Sid;
  readonly friendlyName: string;
  readonly email: string | null;
  readonly status: BundleStatus;
  readonly rawStatus: string;
  readonly statusCallback: string | null;
  readonly validUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

import type { BundleRecord, ChannelEndpointAssignmentRecord, EntityAssignmentRecord } from './bundle.js';
import type { EndUserRecord } from './end-user.js';
import type { EvaluationRecord } from './evaluation.js';
import type { IncomingPhoneNumberRecord } from './incoming-phone-number.js';
import type { PolicyRecord } from './policy.js';

/** What the mirror keeps a row of, by the names of their types. */
export interface MirroredRecords {
  readonly CustomerProfile: BundleRecord;
  readonly TrustProduct: BundleRecord;
  readonly EndUser: EndUserRecord;
  readonly IncomingPhoneNumber: IncomingPhoneNumberRecord;
  readonly Policy: PolicyRecord;
  /** The newest of each bundle. */
  readonly Evaluation: EvaluationRecord;
}
export type MirroredKind = keyof MirroredRecords;
/** What the account has lists of. */
export type ListedKind = Exclude<MirroredKind, 'Evaluation'>;
export type MirroredRecord = MirroredRecords[MirroredKind];

/** What is attached to a bundle. */
export type MirroredAssignment = EntityAssignmentRecord | ChannelEndpointAssignmentRecord;
export type MirroredAssignmentKind = 'EntityAssignment' | 'ChannelEndpointAssignment';

export const MIRROR_STATES = ['OFF', 'FIRST_PASS', 'CURRENT', 'BEHIND'] as const;
export type MirrorState = (typeof MIRROR_STATES)[number];

/** How far the mirror of an account is. */
export interface MirrorStatusRecord {
  readonly state: MirrorState;
  /** 0 to 1. */
  readonly progress: number;
  readonly asOf: Date | null;
  readonly rows: number;
}

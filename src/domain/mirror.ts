import type { BundleRecord, ChannelEndpointAssignmentRecord, EntityAssignmentRecord } from './bundle.js';
import type { EndUserRecord } from './end-user.js';
import type { EvaluationRecord } from './evaluation.js';
import type { PolicyRecord } from './policy.js';
import type { AddressRecord } from './address.js';
import type { IncomingPhoneNumberRecord } from './incoming-phone-number.js';
import type { PageArguments } from './page.js';
import type { Sid } from './sid.js';
import type { SupportingDocumentRecord } from './supporting-document.js';

/** What the mirror keeps a row of, by the names of their types. */
export interface MirroredRecords {
  readonly CustomerProfile: BundleRecord;
  readonly TrustProduct: BundleRecord;
  readonly EndUser: EndUserRecord;
  readonly SupportingDocument: SupportingDocumentRecord;
  readonly Address: AddressRecord;
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

/** The edges that Trust Hub does not give, and what each leads to. */
export interface MirrorEdges {
  /** Of a profile: the products that name it as supporting profile. */
  readonly trustProducts: BundleRecord;
  /** Of a product: the profiles that it names. */
  readonly customerProfiles: BundleRecord;
  /** Of an end user or a document: what it is attached to. */
  readonly bundles: BundleRecord;
  /** Of an address: the documents that hold it. */
  readonly supportingDocuments: SupportingDocumentRecord;
}
export type MirrorEdge = keyof MirrorEdges;

/** Which page of the profiles that name a profile, as secondary profiles name the primary. */
export interface SecondariesRequest {
  readonly profileSid: Sid;
  readonly page: PageArguments;
}

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

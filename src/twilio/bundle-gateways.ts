import type {
  BundleKind,
  BundleRecord,
  BundleRef,
  BundleStatus,
  ChannelEndpointAssignmentRecord,
  EntityAssignmentRecord,
  ProvisionalCopyRecord,
} from '../domain/bundle.js';
import type { EvaluationRecord } from '../domain/evaluation.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { PolicyKind } from '../domain/policy.js';
import type { Reading } from '../domain/reading.js';
import type { Sid } from '../domain/sid.js';

/*
 * The gateways of customer profiles and trust products, and of what lies under them. They do and throw what all
 * gateways do: see `trust-hub.ts`.
 */

export interface BundleFilter {
  readonly status?: BundleStatus;
  readonly friendlyName?: string;
  readonly policySid?: Sid;
  readonly kind?: PolicyKind;
}

export interface NewBundle {
  readonly friendlyName: string;
  readonly email: string;
  readonly policySid: Sid;
  readonly statusCallback?: string;
}

export interface BundleChanges {
  readonly friendlyName?: string;
  readonly email?: string;
  readonly statusCallback?: string;
}

export interface BundleGateway {
  readonly kind: BundleKind;
  load(sid: Sid): Reading<BundleRecord | null>;
  page(filter: BundleFilter, page: PageArguments): Reading<Page<BundleRecord>>;
  list(filter: BundleFilter): Reading<readonly BundleRecord[]>;
  create(bundle: NewBundle): Promise<BundleRecord>;
  update(sid: Sid, changes: BundleChanges): Promise<BundleRecord>;
  /** Sends it to Twilio's review. The answered status is Twilio's word: it may still be a draft (TRUSTHUB 4). */
  submit(sid: Sid, statusCallback?: string): Promise<BundleRecord>;
  delete(sid: Sid): Promise<void>;
}

export interface EntityAssignmentGateway {
  load(bundle: BundleRef, sid: Sid): Reading<EntityAssignmentRecord | null>;
  page(bundle: BundleRef, filter: { objectType?: string }, page: PageArguments): Reading<Page<EntityAssignmentRecord>>;
  list(bundle: BundleRef): Reading<readonly EntityAssignmentRecord[]>;
  create(bundle: BundleRef, objectSid: Sid): Promise<EntityAssignmentRecord>;
  delete(bundle: BundleRef, sid: Sid): Promise<void>;
}

export interface ChannelEndpointAssignmentGateway {
  load(bundle: BundleRef, sid: Sid): Reading<ChannelEndpointAssignmentRecord | null>;
  page(
    bundle: BundleRef,
    filter: { channelEndpointSids?: readonly Sid[] },
    page: PageArguments,
  ): Reading<Page<ChannelEndpointAssignmentRecord>>;
  /** All, or those of the given numbers. */
  list(bundle: BundleRef, channelEndpointSids?: readonly Sid[]): Reading<readonly ChannelEndpointAssignmentRecord[]>;
  create(bundle: BundleRef, phoneNumberSid: Sid): Promise<ChannelEndpointAssignmentRecord>;
  delete(bundle: BundleRef, sid: Sid): Promise<void>;
}

export interface EvaluationGateway {
  load(bundle: BundleRef, sid: Sid): Reading<EvaluationRecord | null>;
  page(bundle: BundleRef, page: PageArguments): Reading<Page<EvaluationRecord>>;
  latest(bundle: BundleRef): Reading<EvaluationRecord | null>;
  /** Evaluates against the given policy, which should be the bundle's own: any other gives unrelated requirements. */
  create(bundle: BundleRef, policySid: Sid): Promise<EvaluationRecord>;
}

/** The draft under which an approved bundle is changed. */
export interface ProvisionalCopyGateway {
  load(original: BundleRef): Reading<ProvisionalCopyRecord | null>;
  create(original: BundleRef): Promise<ProvisionalCopyRecord>;
}

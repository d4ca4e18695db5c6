import { NODE_TYPES, type NodeType } from '../domain/global-id.js';
import type { BundleKind, BundleRef } from '../domain/bundle.js';

/*
 * Records carry no `__typename`: a record's type follows from its contents. Bundles name their kind, because BU alone
 * does not; an onboarding has a run id instead of a SID, a batch a batch id; for everything else Twilio's SID prefix is
 * the type.
 */

interface NodeRecord {
  readonly __typename?: string;
  readonly bundleKind?: BundleKind;
  readonly runId?: string;
  readonly batchId?: string;
  readonly sid?: string;
  readonly bundleRef?: BundleRef;
}

const TYPE_OF_PREFIX: Readonly<Record<string, NodeType>> = {
  AC: 'Account',
  IT: 'EndUser',
  RD: 'SupportingDocument',
  AD: 'Address',
  PN: 'IncomingPhoneNumber',
  RN: 'Policy',
  BV: 'EntityAssignment',
  RA: 'ChannelEndpointAssignment',
  EL: 'Evaluation',
};

/** The GraphQL type of a record, without a promise: graphql-jit refuses an asynchronous one. */
export function typeNameOf(value: unknown): string | undefined {
  const record = value as NodeRecord;
  if (record.__typename !== undefined) return record.__typename;
  if (record.bundleKind !== undefined) return record.bundleKind;
  if (record.runId !== undefined) return 'Onboarding';
  if (record.batchId !== undefined) return 'OnboardingBatch';
  return TYPE_OF_PREFIX[record.sid?.slice(0, 2) ?? ''];
}

/** What the global id of a record wraps: its type, and the key by which it is loaded again. */
export function nodeIdentityOf(record: object): { readonly type: NodeType; readonly key: string } {
  const { runId, batchId, sid, bundleRef } = record as NodeRecord;
  const type = NODE_TYPES.find((name) => name === typeNameOf(record));
  const key = runId ?? batchId ?? sid;
  if (type === undefined || key === undefined) throw new Error('A record without a type or key has no global id.');
  return { type, key: bundleRef === undefined ? key : `${bundleRef.kind}/${bundleRef.sid}/${key}` };
}

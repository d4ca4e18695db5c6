import type { Sid } from './sid.js';

/** The types that implement Node; the word is part of the id, so it never changes. */
export const NODE_TYPES = [
  'CustomerProfile',
  'TrustProduct',
  'EndUser',
  'SupportingDocument',
  'Address',
  'IncomingPhoneNumber',
  'Policy',
  'EntityAssignment',
  'ChannelEndpointAssignment',
  'Evaluation',
  'Onboarding',
  'OnboardingBatch',
  'Account',
  'Customer',
] as const;

export type NodeType = (typeof NODE_TYPES)[number];

export interface GlobalId {
  readonly type: NodeType;
  readonly accountSid: Sid;
  /** The SID, or parent and SID (`BU.../EL...`) for what is only reached through its bundle, or a run's id. */
  readonly key: string;
}

/**
 * The Relay id of a thing. It wraps the type and the account, because profile and product share the prefix BU and
 * because a SID of one account must never be read through another.
 */
export function toGlobalId(type: NodeType, accountSid: Sid, key: string): string {
  return Buffer.from(`${type}:${accountSid}:${key}`, 'utf8').toString('base64url');
}

/** SIDs, run ids and slashes: a database keeps not every character that somebody may wrap in base64. */
const KEY = /^[A-Za-z0-9/_-]{1,120}$/;

/** Reads a Relay id; undefined for anything that this server did not make. */
export function fromGlobalId(id: string): GlobalId | undefined {
  const [type, accountSid, key, ...rest] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  const known = NODE_TYPES.find((name) => name === type);
  if (known === undefined || !accountSid || !key || rest.length > 0 || !KEY.test(key)) return undefined;
  return { type: known, accountSid, key };
}

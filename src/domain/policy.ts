import type { BundleKind } from './bundle.js';
import type { Sid } from './sid.js';

/** What a policy is for. Trust Hub has no such field: it follows from the policy's SID or its name. */
export const PolicyKind = {
  PRIMARY_CUSTOMER_PROFILE_BUSINESS: 'PRIMARY_CUSTOMER_PROFILE_BUSINESS',
  SECONDARY_CUSTOMER_PROFILE_BUSINESS: 'SECONDARY_CUSTOMER_PROFILE_BUSINESS',
  STARTER_CUSTOMER_PROFILE: 'STARTER_CUSTOMER_PROFILE',
  SHAKEN_STIR: 'SHAKEN_STIR',
  VOICE_INTEGRITY: 'VOICE_INTEGRITY',
  CNAM: 'CNAM',
  A2P_MESSAGING_LOCAL_BUSINESS: 'A2P_MESSAGING_LOCAL_BUSINESS',
  SOLE_PROPRIETOR_A2P: 'SOLE_PROPRIETOR_A2P',
  UNKNOWN: 'UNKNOWN',
} as const;

export type PolicyKind = (typeof PolicyKind)[keyof typeof PolicyKind];

export interface PolicyRecord {
  readonly sid: Sid;
  readonly friendlyName: string;
  readonly kind: PolicyKind;
  /** Trust Hub's requirements object, untouched. */
  readonly requirements: Readonly<Record<string, unknown>>;
}

interface KnownPolicy {
  readonly kind: PolicyKind;
  readonly sid: Sid;
  readonly bundleKind: BundleKind;
  /** Matches the names under which Twilio lists the policy. */
  readonly name: RegExp;
}

/**
 * The SIDs that Twilio's guides give as "the same in all accounts", and the names by which a list of policies is
 * recognised should they change (Twilio's overview asks not to rely on the SIDs; TRUSTHUB section 2 has both sides).
 */
export const KNOWN_POLICIES: readonly KnownPolicy[] = [
  {
    kind: PolicyKind.PRIMARY_CUSTOMER_PROFILE_BUSINESS,
    sid: 'RN6433641899984f951173ef1738c3bdd0',
    bundleKind: 'CustomerProfile',
    name: /^primary customer profile of type business$/i,
  },
  {
    kind: PolicyKind.SECONDARY_CUSTOMER_PROFILE_BUSINESS,
    sid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
    bundleKind: 'CustomerProfile',
    name: /^secondary customer profile of type business$/i,
  },
  {
    kind: PolicyKind.STARTER_CUSTOMER_PROFILE,
    sid: 'RN806dd6cd175f314e1f96a9727ee271f4',
    bundleKind: 'CustomerProfile',
    name: /^starter customer profile of type business$/i,
  },
  {
    kind: PolicyKind.SHAKEN_STIR,
    sid: 'RN7a97559effdf62d00f4298208492a5ea',
    bundleKind: 'TrustProduct',
    name: /^shaken ?\/ ?stir$/i,
  },
  {
    kind: PolicyKind.VOICE_INTEGRITY,
    sid: 'RN5b3660f9598883b1df4e77f77acefba0',
    bundleKind: 'TrustProduct',
    name: /^voice integrity$/i,
  },
  {
    kind: PolicyKind.CNAM,
    sid: 'RNf3db3cd1fe25fcfd3c3ded065c8fea53',
    bundleKind: 'TrustProduct',
    name: /^cnam( profile)?$/i,
  },
  {
    kind: PolicyKind.A2P_MESSAGING_LOCAL_BUSINESS,
    sid: 'RNb0d4771c2c98518d916a3d4cd70a8f8b',
    bundleKind: 'TrustProduct',
    name: /^a2p messaging: local - business$/i,
  },
  {
    kind: PolicyKind.SOLE_PROPRIETOR_A2P,
    sid: 'RN670d5d2e282a6130ae063b234b6019c8',
    bundleKind: 'TrustProduct',
    // What is for sole proprietors now was called "starter" before, and still is in places.
    name: /^(sole proprietor|starter a2p isv|starter a2p messaging: local - business)$/i,
  },
];

/** The kind of a policy by its SID, or by its listed name where the SID is not known. */
export function policyKindOf(sid: Sid, friendlyName?: string): PolicyKind {
  const name = friendlyName === undefined ? undefined : bareName(friendlyName);
  const known =
    KNOWN_POLICIES.find((policy) => policy.sid === sid) ??
    KNOWN_POLICIES.find((policy) => name !== undefined && policy.name.test(name));
  return known?.kind ?? PolicyKind.UNKNOWN;
}

/** Twilio's pages write "CNAM Profile" and "CNAM Profile Trust Product" of one policy. */
function bareName(friendlyName: string): string {
  return friendlyName
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/ trust ?product$/i, '');
}

/** Which of the two bundles a kind of policy belongs to; undefined for an unknown kind. */
export function bundleKindOf(kind: PolicyKind): BundleKind | undefined {
  return KNOWN_POLICIES.find((policy) => policy.kind === kind)?.bundleKind;
}

/** The SIDs by which bundles of a kind are recognised; of UNKNOWN, those that are not of that kind. */
export function policySidsOf(kind: PolicyKind): readonly Sid[] {
  const policies =
    kind === PolicyKind.UNKNOWN ? KNOWN_POLICIES : KNOWN_POLICIES.filter((policy) => policy.kind === kind);
  return policies.map(({ sid }) => sid);
}

import { PolicyKind, policyKindOf } from '../policy.js';
import type { Sid } from '../sid.js';

export const PRIMARY_PROFILE_TYPE = 'primary_customer_profile_type_business';
const SECONDARY = 'secondary_customer_profile_type_business';

/**
 * By which name policies ask for a bundle that follows a policy (TRUSTHUB 2). Twilio documents the primary's and the
 * two starters'; the secondary's is by analogy, and so is that government and nonprofit profiles stand for business ones.
 */
const TYPE_OF_POLICY: Readonly<Record<Sid, string>> = {
  RN6433641899984f951173ef1738c3bdd0: PRIMARY_PROFILE_TYPE,
  RN92dc6c39189b4d5ad9c6664f39769f90: PRIMARY_PROFILE_TYPE,
  RN936f6140f1864391adca88df5d84cb6d: PRIMARY_PROFILE_TYPE,
  RNdfbf3fae0e1107f8aded0e7cead80bf5: SECONDARY,
  RN074d26323ad8ca107761a5edf4191ba7: SECONDARY,
  RNaf459d36b007ba6db226cd43a816cfa0: SECONDARY,
  RN806dd6cd175f314e1f96a9727ee271f4: 'starter_customer_profile_type_business',
  RN13dc4be8861a10924a79c35eaa4d812c: 'starter_customer_profile_type_direct_long_tail',
  RN5b3660f9598883b1df4e77f77acefba0: 'voice_integrity_trust_product',
};

/** The policies for primary profiles, for accounts whose list of policies is refused. */
export const KNOWN_PRIMARY_POLICIES: readonly Sid[] = Object.keys(TYPE_OF_POLICY).filter(
  (sid) => TYPE_OF_POLICY[sid] === PRIMARY_PROFILE_TYPE,
);

/** The name for a known policy, without looking the policy up. */
export function bundleTypeOfPolicy(policySid: Sid): string | null {
  return TYPE_OF_POLICY[policySid] ?? null;
}

/** Whether it is a policy of starter profiles: of an ISV's customers, or of a direct customer. */
export function isStarterPolicy(policySid: Sid): boolean {
  return bundleTypeOfPolicy(policySid)?.startsWith('starter_customer_profile') ?? false;
}

/** The kind of bundle that policies ask for by a name; UNKNOWN where it is none of the known. */
export function policyKindOfBundleType(type: string): PolicyKind {
  const kinds = Object.entries(TYPE_OF_POLICY).flatMap(([sid, of]) => (of === type ? [policyKindOf(sid)] : []));
  return kinds.find((kind) => kind !== PolicyKind.UNKNOWN) ?? PolicyKind.UNKNOWN;
}

/**
 * The name after a policy's own: "Starter Customer Profile of type Business" is asked for as
 * `starter_customer_profile_type_business`, "Voice Integrity" as `voice_integrity_trust_product`.
 */
export function bundleTypeOfName(friendlyName: string): string {
  const name = friendlyName.trim().toLowerCase();
  const whose = /^(primary|secondary) customer profile of type /.exec(name)?.[1];
  if (whose !== undefined) return `${whose}_customer_profile_type_business`;
  const words = name
    .replace(' of type ', ' type ')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return name.includes('customer profile') ? words : `${words}_trust_product`;
}

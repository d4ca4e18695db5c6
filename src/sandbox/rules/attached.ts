import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import type { EndUser, SupportingDocument } from '../entities/rows.js';
import { isPrimary, POLICIES } from '../entities/policies.js';
import type { World } from '../world.js';

/** What is attached to a bundle. */
export interface Attached {
  readonly endUsers: readonly EndUser[];
  readonly documents: readonly SupportingDocument[];
  readonly bundles: readonly Bundle[];
}

/** An object that is assigned twice, by the switch `duplicateAssignments`, counts once. */
export function attachedTo(world: World, bundleSid: string): Attached {
  const { tables } = world;
  const sids = [...new Set([...tables.entityAssignments.list('bundle', bundleSid)].map((row) => row.objectSid))];
  return {
    endUsers: sids.flatMap((sid) => tables.endUsers.get(sid) ?? []),
    documents: sids.flatMap((sid) => tables.supportingDocuments.get(sid) ?? []),
    bundles: sids.flatMap((sid) => tables.bundles.get(sid) ?? []),
  };
}

/** The bundles that an object is attached to. */
export function holdersOf(world: World, objectSid: string): readonly Bundle[] {
  const { tables } = world;
  return [...tables.entityAssignments.list('object', objectSid)].flatMap(
    (row) => tables.bundles.get(row.bundleSid) ?? [],
  );
}

/** The parent of a subaccount; undefined for a main account. */
export function parentOf(world: World, accountSid: string): string | undefined {
  const owner = world.tables.accounts.get(accountSid)?.ownerAccountSid;
  return owner === accountSid ? undefined : owner;
}

const PRIMARY_POLICIES = POLICIES.filter(isPrimary);

/** The business_identity on an account's primary profile, or on its parent's; undefined where there is none. */
export function primaryIdentity(world: World, accountSid: string): unknown {
  for (const sid of [accountSid, parentOf(world, accountSid)]) {
    if (sid === undefined) continue;
    const primary = PRIMARY_POLICIES.map((policy) => {
      return world.tables.bundles.list('policy', sid, 'customer-profile', policy.sid).first();
    }).find((row) => row !== undefined);
    if (primary === undefined) continue;
    const business = attachedTo(world, primary.sid).endUsers.find((user) => 'business_identity' in user.attributes);
    return business?.attributes['business_identity'];
  }
  return undefined;
}

/** False where an account, or its parent, has primary profiles and none of them is approved. */
export function primaryIsUsable(world: World, accountSid: string): boolean {
  const accounts = [accountSid, parentOf(world, accountSid)].filter((sid) => sid !== undefined);
  const primaries = accounts.flatMap((sid) =>
    PRIMARY_POLICIES.flatMap((policy) => [...world.tables.bundles.list('policy', sid, 'customer-profile', policy.sid)]),
  );
  const own = primaries.filter((profile) => profile.copyOf === undefined);
  return own.length === 0 || own.some((profile) => profile.status === 'twilio-approved');
}

/** `Customer Profile BU...`, the head of messages. */
export function named(bundle: Bundle): string {
  return `${kindOf(bundle.kind).label} ${bundle.sid}`;
}

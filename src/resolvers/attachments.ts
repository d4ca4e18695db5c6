import type { BundleRecord, BundleRef } from '../domain/bundle.js';
import { whenAllRead } from '../domain/reading.js';
import type {
  AttachedBundle,
  AttachedDocument,
  AttachedEndUser,
  Attachments,
} from '../domain/requirements/attachments.js';
import { bundleTypeOfName, bundleTypeOfPolicy } from '../domain/requirements/bundle-types.js';
import { isSid, type SidPrefix } from '../domain/sid.js';
import { addressSidsOf } from '../domain/supporting-document.js';
import type { TrustHub } from '../twilio/trust-hub.js';
import { loadAssignedObject, present } from './assigned-object.js';

/** Loads everything that is attached to a bundle, with the addresses that its documents name. */
export async function loadAttachments(trustHub: TrustHub, bundle: BundleRef): Promise<Attachments> {
  const assignments = await trustHub.entityAssignments.list(bundle);
  const those = (prefix: SidPrefix) => assignments.filter(({ objectSid }) => isSid(objectSid, prefix));
  const bundles = those('BU');
  const [endUsers, documents, readable] = await Promise.all([
    Promise.all(
      those('IT').map(async ({ objectSid, createdAt }): Promise<AttachedEndUser | null> => {
        const record = await trustHub.endUsers.load(objectSid);
        return record && { record, attachedAt: createdAt };
      }),
    ),
    Promise.all(
      those('RD').map(async ({ objectSid, createdAt }): Promise<AttachedDocument | null> => {
        const record = await trustHub.supportingDocuments.load(objectSid);
        if (record === null) return null;
        const sids = addressSidsOf(record.attributes);
        const addresses = await whenAllRead(sids.map((sid) => trustHub.addresses.load(sid)));
        return { record, attachedAt: createdAt, addresses };
      }),
    ),
    Promise.all(
      bundles.map(async ({ objectSid, createdAt }): Promise<AttachedBundle | null> => {
        const record = (await loadAssignedObject(trustHub, objectSid)) as BundleRecord | null;
        return record && { record, attachedAt: createdAt, type: await bundleTypeOf(trustHub, record) };
      }),
    ),
  ]);
  const found = present(readable);
  return {
    endUsers: present(endUsers),
    documents: present(documents),
    bundles: found,
    unreadableBundles: bundles.length - found.length,
  };
}

/** Looks the policy up only where its SID does not say. */
async function bundleTypeOf(trustHub: TrustHub, { policySid }: BundleRecord): Promise<string | null> {
  const known = bundleTypeOfPolicy(policySid);
  if (known !== null) return known;
  const policy = await trustHub.policies.load(policySid);
  return policy && bundleTypeOfName(policy.friendlyName);
}

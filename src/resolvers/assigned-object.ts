import type { BundleRef } from '../domain/assignment.js';
import { GATEWAY_OF_BUNDLE, type BundleRecord } from '../domain/bundle.js';
import type { EndUserRecord } from '../domain/end-user.js';
import { whenAllRead, whenRead, type Reading } from '../domain/reading.js';
import { isSid, type Sid, type SidPrefix } from '../domain/sid.js';
import type { SupportingDocumentRecord } from '../domain/supporting-document.js';
import type { BundleGateway, TrustHub } from '../twilio/trust-hub.js';

/** The gateway of a kind of bundle. */
export function bundlesOf(trustHub: TrustHub, { kind }: Pick<BundleRef, 'kind'>): BundleGateway {
  return trustHub[GATEWAY_OF_BUNDLE[kind]];
}

/**
 * What an assignment's object SID stands for. BU is looked up as a customer profile first, because that is what Trust
 * Hub attaches; a trust product is only found where the policy of another product asks for one.
 */
export function loadAssignedObject(
  trustHub: TrustHub,
  sid: Sid,
): Reading<EndUserRecord | SupportingDocumentRecord | BundleRecord | null> {
  if (isSid(sid, 'IT')) return trustHub.endUsers.load(sid);
  if (isSid(sid, 'RD')) return trustHub.supportingDocuments.load(sid);
  if (isSid(sid, 'BU')) {
    return whenRead(trustHub.customerProfiles.load(sid), (profile) => profile ?? trustHub.trustProducts.load(sid));
  }
  return null;
}

/** Loads what is attached to a bundle and has this prefix; what no longer exists is left out. */
export function loadAttached<Item>(
  trustHub: TrustHub,
  bundle: BundleRef,
  prefix: SidPrefix,
  load: (sid: Sid) => Reading<Item | null>,
): Reading<readonly Item[]> {
  return whenRead(trustHub.entityAssignments.list(bundle), (assignments) => {
    const sids = assignments.map((assignment) => assignment.objectSid).filter((sid) => isSid(sid, prefix));
    return whenRead(whenAllRead(sids.map(load)), present);
  });
}

export function present<Item>(items: readonly (Item | null)[]): readonly Item[] {
  return items.filter((item) => item !== null);
}

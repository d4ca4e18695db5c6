import type { Mirror } from './mirror/index.js';
import type { OnboardingsOptions } from './onboarding/index.js';

/** A copy that is behind is believed for as long as one that is not may be old, by the default settings with Twilio. */
const LONGEST_BELIEVED_MS = 10 * 60 * 1_000;

/**
 * What belongs to a customer, and what else holds its things, by the copy of the account. Nothing while that is off or not
 * complete, or has something that can't be read: what is not in it would count as not there. Who else has what is to be deleted
 * is not asked of a copy that is far behind either.
 */
export function customerEdgesIn(mirror: Mirror): Pick<OnboardingsOptions, 'findProducts' | 'findSharers'> {
  const statusOf = async (accountSid: string) => {
    if (!mirror.isOn) return null;
    const { state, asOf } = await mirror.status(accountSid, false);
    return asOf && { isBelieved: state === 'CURRENT' || Date.now() - asOf.getTime() < LONGEST_BELIEVED_MS };
  };
  return {
    findProducts: async (accountSid, profileSid) => {
      if ((await statusOf(accountSid)) === null) return null;
      const found = await mirror.wholeEdges(accountSid, 'trustProducts', [profileSid]);
      return found && (found[0] ?? null);
    },
    findSharers: async (accountSid, objectSids, addressSids) => {
      if ((await statusOf(accountSid))?.isBelieved !== true) return null;
      const [bundles, documents] = await Promise.all([
        mirror.wholeEdges(accountSid, 'bundles', objectSids),
        mirror.wholeEdges(accountSid, 'supportingDocuments', addressSids),
      ]);
      if (bundles === null || documents === null) return null;
      const refs = (at: number) => (bundles[at] ?? []).map(({ bundleKind: kind, sid }) => ({ kind, sid }));
      const sids = (at: number) => (documents[at] ?? []).map(({ sid }) => sid);
      return {
        bundles: new Map(objectSids.map((sid, at) => [sid, refs(at)])),
        documents: new Map(addressSids.map((sid, at) => [sid, sids(at)])),
      };
    },
  };
}

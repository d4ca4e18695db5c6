import type { Mirror } from './mirror/index.js';
import type { OnboardingsOptions } from './onboarding/index.js';

/**
 * What belongs to a customer, and what else holds its things, by the copy of the account. Nothing while that is off or not
 * complete: what is not in it yet would count as not there.
 */
export function customerEdgesIn(mirror: Mirror): Pick<OnboardingsOptions, 'findProducts' | 'findSharers'> {
  const isComplete = async (accountSid: string): Promise<boolean> =>
    mirror.isOn && (await mirror.status(accountSid, false)).asOf !== null;
  return {
    findProducts: async (accountSid, profileSid) => {
      if (!(await isComplete(accountSid))) return null;
      const { found } = await mirror.edges(accountSid, 'trustProducts', [profileSid]);
      return found[0] ?? null;
    },
    findSharers: async (accountSid, objectSids, addressSids) => {
      if (!(await isComplete(accountSid))) return null;
      const [bundles, documents] = await Promise.all([
        mirror.edges(accountSid, 'bundles', objectSids),
        mirror.edges(accountSid, 'supportingDocuments', addressSids),
      ]);
      const refs = (at: number) => (bundles.found[at] ?? []).map(({ bundleKind: kind, sid }) => ({ kind, sid }));
      const sids = (at: number) => (documents.found[at] ?? []).map(({ sid }) => sid);
      return {
        bundles: new Map(objectSids.map((sid, at) => [sid, refs(at)])),
        documents: new Map(addressSids.map((sid, at) => [sid, sids(at)])),
      };
    },
  };
}

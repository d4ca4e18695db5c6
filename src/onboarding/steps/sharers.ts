import type { BundleRef } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import { addressSidsOf } from '../../domain/supporting-document.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import { attachedTo } from './attached.js';
import type { Sharers } from './step.js';

/** Other bundles that are asked what is on them, and documents that are read, where no copy of the account says it. */
const MOST_BUNDLES = 100;
const MOST_DOCUMENTS = 10_000;
const PAGE = 1_000;

/** Thrown where it can't be found out with a bounded number of requests what else holds things. */
export class TooManyThings extends Error {}

const pages = (count: number): number => Math.max(1, Math.ceil(count / PAGE));

/**
 * Asks Twilio what else holds things: every other bundle of the account, and every document.
 * @param own the customer's bundles, which need not be asked
 * @throws TooManyThings
 */
export async function sharersByAsking(
  trustHub: TrustHub,
  own: ReadonlySet<Sid>,
  addressSids: readonly Sid[],
): Promise<{ readonly sharers: Sharers; readonly calls: number }> {
  const lists = await Promise.all([trustHub.customerProfiles.list({}), trustHub.trustProducts.list({})]);
  const others = lists.flat().filter(({ sid }) => !own.has(sid));
  if (others.length > MOST_BUNDLES) throw new TooManyThings();
  const bundles = new Map<Sid, BundleRef[]>();
  await Promise.all(
    others.map(async (bundle) => {
      const { bundleKind: kind, sid: bundleSid } = bundle;
      for (const sid of (await objectsOn(trustHub, { kind, sid: bundleSid })) ?? []) {
        bundles.set(sid, [...(bundles.get(sid) ?? []), { kind, sid: bundleSid }]);
      }
    }),
  );
  const { documents, calls } = await documentsNaming(trustHub, addressSids);
  const listed = lists.reduce((sum, list) => sum + pages(list.length), 0);
  return { sharers: { bundles, documents }, calls: listed + others.length + calls };
}

/** The things on a bundle; null where it is gone. */
export async function objectsOn(trustHub: TrustHub, bundle: BundleRef): Promise<readonly Sid[] | null> {
  const assignments = await attachedTo(trustHub, bundle);
  return assignments && assignments.map(({ objectSid }) => objectSid);
}

async function documentsNaming(trustHub: TrustHub, addressSids: readonly Sid[]) {
  const documents = new Map<Sid, Sid[]>(addressSids.map((sid) => [sid, []]));
  if (addressSids.length === 0) return { documents, calls: 0 };
  let read = 0;
  for await (const { sid, attributes } of trustHub.supportingDocuments.scan()) {
    read += 1;
    if (read > MOST_DOCUMENTS) throw new TooManyThings();
    for (const address of addressSidsOf(attributes)) documents.get(address)?.push(sid);
  }
  return { documents, calls: pages(read) };
}

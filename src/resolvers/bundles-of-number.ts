import DataLoader from 'dataloader';
import type { BundleRecord } from '../domain/bundle.js';
import { settledInTurns } from '../domain/pacing/long-work.js';
import type { Sid } from '../domain/sid.js';
import type { BundleGateway, TrustHub } from '../twilio/trust-hub.js';

/*
 * Twilio does not say which bundles a number is on, only whether given numbers are on a bundle. So all numbers that are
 * asked about at once go into one request for each bundle of the account, never one request for each number.
 */

/**
 * How many profiles are asked at a time: a number is on one of them, so that the rest need not be asked once it is
 * found.
 */
const PROFILES_AT_A_TIME = 25;

interface Loaders {
  readonly profile: DataLoader<Sid, BundleRecord | null>;
  readonly products: DataLoader<Sid, readonly BundleRecord[]>;
}

/** One pair for each operation: it lives as long as the operation's gateways. */
const LOADERS = new WeakMap<TrustHub, Loaders>();

/** The customer profile that a number is on; null where it is on none. */
export function profileOfNumber(trustHub: TrustHub, sid: Sid): Promise<BundleRecord | null> {
  return loadersOf(trustHub).profile.load(sid);
}

/** The trust products that a number is on. */
export function productsOfNumber(trustHub: TrustHub, sid: Sid): Promise<readonly BundleRecord[]> {
  return loadersOf(trustHub).products.load(sid);
}

function loadersOf(trustHub: TrustHub): Loaders {
  const known = LOADERS.get(trustHub);
  if (known !== undefined) return known;
  // They only batch: caching, and forgetting after a write, is the gateways' work.
  const loaders: Loaders = {
    profile: new DataLoader((sids) => profilesOf(trustHub, sids), { cache: false }),
    products: new DataLoader((sids) => allProductsOf(trustHub, sids), { cache: false }),
  };
  LOADERS.set(trustHub, loaders);
  return loaders;
}

async function profilesOf(trustHub: TrustHub, sids: readonly Sid[]): Promise<(BundleRecord | null | Error)[]> {
  const profiles = await trustHub.customerProfiles.list({});
  const found = new Map<Sid, BundleRecord>();
  let failure: Error | null = null;
  for (let start = 0; start < profiles.length; start += PROFILES_AT_A_TIME) {
    const wanted = distinct(sids).filter((sid) => !found.has(sid));
    if (wanted.length === 0) break;
    const some = await numbersOn(
      trustHub,
      trustHub.customerProfiles,
      profiles.slice(start, start + PROFILES_AT_A_TIME),
      wanted,
    );
    for (const { bundle, numbers } of some.answers) for (const number of numbers) found.set(number, bundle);
    failure ??= some.failure;
  }
  // A profile that could not be asked matters only to the numbers that are on no other.
  return sids.map((sid) => found.get(sid) ?? failure);
}

async function allProductsOf(trustHub: TrustHub, sids: readonly Sid[]): Promise<(readonly BundleRecord[] | Error)[]> {
  const products = await trustHub.trustProducts.list({});
  const { answers, failure } = await numbersOn(trustHub, trustHub.trustProducts, products, distinct(sids));
  return sids.map(
    (sid) => failure ?? answers.filter(({ numbers }) => numbers.includes(sid)).map(({ bundle }) => bundle),
  );
}

/** Which of the numbers are on each of the bundles; the first failure, where a bundle could not be asked. */
async function numbersOn(
  { accountSid, channelEndpointAssignments }: TrustHub,
  { kind }: BundleGateway,
  bundles: readonly BundleRecord[],
  numbers: readonly Sid[],
) {
  const asked = await settledInTurns(accountSid, bundles, async (bundle) => {
    const assignments = await channelEndpointAssignments.list({ kind, sid: bundle.sid }, numbers);
    return { bundle, numbers: assignments.map(({ channelEndpointSid }) => channelEndpointSid) };
  });
  const [refused] = asked.filter((one) => one.status === 'rejected');
  const reason: unknown = refused?.reason;
  return {
    answers: asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    failure: refused === undefined ? null : reason instanceof Error ? reason : new Error('A list failed.'),
  };
}

/** Sorted, so that equal requests are equal to the gateway's loader too. */
function distinct(sids: readonly Sid[]): readonly Sid[] {
  return [...new Set(sids)].sort();
}

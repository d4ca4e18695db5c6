import type { Wanted } from './customers.js';
import type { Holdings } from './outcome.js';
import type { RunState } from './fleet.js';
import type { Balance } from './inventory.js';
import type { SandboxRow } from './rows.js';

/**
 * Holds where a run's numbers are against where they belong: each exactly once on each of its bundles, and on no other.
 * @param have what is on the run's bundles, and what its numbers are on
 */
export function balanceOfNumbers(have: readonly SandboxRow[], { places, names }: Wanted): Balance {
  const wanted = new Map(places.map(({ number, bundle }) => [`${number} ${bundle}`, false]));
  const duplicates: string[] = [];
  const orphans: string[] = [];
  const named = (number = '', bundle = ''): string =>
    `${names.get(number) ?? number} on ${names.get(bundle) ?? bundle}`;
  for (const { row } of have) {
    if (row.channelEndpointSid === undefined) continue;
    const place = `${row.channelEndpointSid} ${row.bundleSid}`;
    const name = named(row.channelEndpointSid, row.bundleSid);
    if (!wanted.has(place)) orphans.push(name);
    else if (wanted.get(place) === true) duplicates.push(name);
    else wanted.set(place, true);
  }
  const missing = places
    .filter(({ number, bundle }) => wanted.get(`${number} ${bundle}`) === false)
    .map(({ number, bundle }) => named(number, bundle));
  return { duplicates, missing, orphans };
}

/** Where the results of a run do not say what it did: one for each number that it concerns on each bundle. */
export function wrongResults({ results: wanted, names }: Wanted, { results }: RunState): readonly string[] {
  const found = new Map(results.map((row) => [`${row.phone_number_sid} ${row.bundle_sid}`, row.outcome]));
  const wrong = wanted.flatMap(({ number, bundle, outcome }) => {
    const is = found.get(`${number} ${bundle}`);
    return is === outcome ? [] : [`${names.get(number)} on ${names.get(bundle)}: ${is}, not ${outcome}`];
  });
  const more = results.length - wanted.length;
  return [...wrong, ...(more === 0 ? [] : [`${more} results too many`])];
}

/** Numbers that were taken off a product only after its profile: in between, the product had what its profile lacked. */
export function profileFirst({ assigned, names }: Wanted, journal: Holdings['journal']): readonly string[] {
  const taken = journal.flatMap(({ method, path }) => {
    const number = method === 'DELETE' ? assigned.get(path.split('/').at(-1) ?? '') : undefined;
    return number === undefined ? [] : [{ number, isProfile: path.startsWith('/v1/CustomerProfiles/') }];
  });
  return taken.flatMap(({ number, isProfile }, at) => {
    const later = taken.slice(at).some((other) => other.number === number && !other.isProfile);
    return isProfile && later ? [`${names.get(number)}: taken off the profile before a product`] : [];
  });
}

import type { MirrorState, MirrorStatusRecord } from '../domain/mirror.js';
import { REQUESTS } from './sweeps/rotation.js';
import { LISTS, type AccountProgress } from './storage/accounts.store.js';

/** How much later than planned counts as on time. */
const GRACE_MS = 5_000;
/** Of the first pass: the lists of the account are a few requests, what is on its bundles is most of them. */
const SHARE_OF_LISTS = 0.1;

interface Plan {
  readonly sweepMs: number;
  readonly callsPerMinute: number;
}

/** How far an account has been read, and whether that is as recent as the settings promise. */
export function statusOf(found: AccountProgress | undefined, plan: Plan): MirrorStatusRecord {
  if (found === undefined) return { state: 'FIRST_PASS', progress: 0, asOf: null, rows: 0 };
  const { as_of: asOf, rows } = found;
  if (asOf === null) return { state: 'FIRST_PASS', progress: progressOf(found), asOf, rows };
  return { state: stateAt(found, asOf, plan), progress: 1, asOf, rows };
}

/** A change is noticed within two sweeps, on a bundle within two rotations: its lists within the budget. */
function stateAt({ now, bundles }: AccountProgress, asOf: Date, { sweepMs, callsPerMinute }: Plan): MirrorState {
  const rotationMs = (REQUESTS * bundles * 60_000) / callsPerMinute;
  const promisedMs = 2 * Math.max(sweepMs, rotationMs) + GRACE_MS;
  return now.getTime() - asOf.getTime() <= promisedMs ? 'CURRENT' : 'BEHIND';
}

function progressOf({ passed, bundles, read }: AccountProgress): number {
  if (passed < LISTS.length) return (SHARE_OF_LISTS * passed) / LISTS.length;
  return SHARE_OF_LISTS + (1 - SHARE_OF_LISTS) * (bundles === 0 ? 1 : read / bundles);
}

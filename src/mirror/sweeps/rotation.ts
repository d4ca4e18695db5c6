import type { BundleRef } from '../../domain/bundle.js';
import { CallerError } from '../../domain/errors.js';
import type { MirroredAssignment } from '../../domain/mirror.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { AssignmentsStore } from '../storage/assignments.store.js';
import type { SweepParts } from './sweep.js';

/** Bundles that are read side by side: their requests wait for the budget anyway. */
const AT_ONCE = 8;
/** Bundles that are chosen at a time. */
const CHOSEN = 200;

export interface RotationParts extends SweepParts {
  readonly assignments: AssignmentsStore;
  /** Bundles that were read more lately than so many milliseconds ago are left. */
  readonly everyMs: number;
}

/**
 * Reads what is on bundles, those first that were never read, then those that were read longest ago.
 * @returns how many there were; 0 when none is due
 */
export async function rotate(parts: RotationParts): Promise<number> {
  const { accountSid, clock, passes, everyMs } = parts;
  const due = await passes.dueBundles(accountSid, new Date(clock.moment().getTime() - everyMs), CHOSEN);
  const left = due.values();
  const work = async (): Promise<void> => {
    for (const bundle of left) await readParts(parts, bundle);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return due.length;
}

/** Both lists of assignments of a bundle. */
async function readParts(parts: RotationParts, bundle: BundleRef): Promise<void> {
  const { accountSid, calls, clock, passes, assignments } = parts;
  await calls.turnsWithinBudget(2);
  const begun = clock.moment();
  const { entityAssignments, channelEndpointAssignments } = calls.trustHub;
  let found: readonly MirroredAssignment[];
  try {
    const lists = await Promise.all([entityAssignments.list(bundle), channelEndpointAssignments.list(bundle)]);
    found = lists.flat();
  } catch (error) {
    // The bundle is gone: the next pass over its list finds out.
    if (error instanceof CallerError) return passes.notePartsRead(accountSid, bundle.sid, begun);
    throw error;
  }
  await assignments.put(accountSid, found, begun);
  for (const sid of await assignments.notReadSince(accountSid, bundle.sid, begun)) await check(parts, bundle, sid);
  await passes.notePartsRead(accountSid, bundle.sid, begun);
}

/** Fetches an assignment that its bundle's list lacked: it is gone only where Twilio answers 404. */
async function check(parts: RotationParts, bundle: BundleRef, sid: Sid): Promise<void> {
  const { accountSid, calls, clock, assignments, onBuried } = parts;
  await calls.turnsWithinBudget(1);
  const begun = clock.moment();
  const found = await load(calls.trustHub, bundle, sid);
  if (found !== null) await assignments.put(accountSid, [found], begun);
  else if (await assignments.bury(accountSid, bundle.sid, sid, begun)) onBuried();
}

/** The prefix of its SID says of which of the two lists it is. */
function load(trustHub: TrustHub, bundle: BundleRef, sid: Sid): Reading<MirroredAssignment | null> {
  return sid.startsWith('BV')
    ? trustHub.entityAssignments.load(bundle, sid)
    : trustHub.channelEndpointAssignments.load(bundle, sid);
}

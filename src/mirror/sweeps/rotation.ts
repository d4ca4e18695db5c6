import type { BundleRef } from '../../domain/bundle.js';
import type { EvaluationRecord } from '../../domain/evaluation.js';
import { isNotFound } from '../../domain/errors.js';
import type { MirroredAssignment } from '../../domain/mirror.js';
import { sideBySide } from '../../domain/pacing/side-by-side.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { AssignmentsStore } from '../storage/assignments.store.js';
import type { ReadingsStore } from '../storage/readings.store.js';
import type { SweepParts } from './sweep.js';

/** Bundles that are read side by side: their requests wait for the budget, and for room to spare, anyway. */
const AT_ONCE = 32;
/** Bundles that are chosen at a time. */
const CHOSEN = 500;
/** For what is on one bundle. */
export const REQUESTS = 3;
/** A bundle that could not be read is left for so many sweeps, so that all others are read meanwhile; and no longer than a minute. */
const SWEEPS_LEFT = 10;
const LONGEST_LEFT_MS = 60_000;

export interface RotationParts extends SweepParts {
  readonly assignments: AssignmentsStore;
  readonly readings: ReadingsStore;
  /** Bundles that were read more lately than so many milliseconds ago are left. */
  readonly everyMs: number;
  /** Those that could not be read, and until when each is left, by this process's clock. */
  readonly left: Map<Sid, number>;
}

/**
 * Reads what is on bundles, in the order of `dueBundles`.
 * @returns how many there were; 0 when none is due
 * @throws what the first of them has failed with, when all have been tried
 */
export async function rotate(parts: RotationParts): Promise<number> {
  const { accountSid, calls, clock, passes, everyMs, left } = parts;
  for (const [sid, until] of left) if (until < performance.now()) left.delete(sid);
  const due = await passes.dueBundles(accountSid, {
    notReadSince: new Date(clock.moment().getTime() - everyMs),
    except: [...left.keys()],
    most: CHOSEN,
  });
  await sideBySide(due, AT_ONCE, async (bundle) => {
    try {
      await readParts(parts, bundle);
    } catch (error) {
      if (!calls.isOver) left.set(bundle.sid, performance.now() + Math.min(SWEEPS_LEFT * everyMs, LONGEST_LEFT_MS));
      throw error;
    }
  });
  return due.length;
}

/** What is on a bundle: both lists of its assignments, and its newest evaluation. */
async function readParts(parts: RotationParts, bundle: BundleRef): Promise<void> {
  const { accountSid, calls, clock, readings } = parts;
  await calls.withinBudget(REQUESTS);
  const begun = clock.moment();
  const { entityAssignments, channelEndpointAssignments, evaluations } = calls.trustHub;
  const found: MirroredAssignment[] = [];
  let evaluation: EvaluationRecord | null;
  try {
    // One after another: each takes one place of the account's limit.
    await calls.turn();
    found.push(...(await entityAssignments.list(bundle)));
    await calls.turn();
    found.push(...(await channelEndpointAssignments.list(bundle)));
    await calls.turn();
    evaluation = await evaluations.latest(bundle);
  } catch (error) {
    // The bundle is gone: the next pass over its list finds out.
    if (isNotFound(error)) return readings.noteGone(accountSid, bundle.sid, begun);
    throw error;
  }
  const reading = { bundle: bundle.sid, assignments: found, evaluation, begun };
  const missing = await readings.keep(accountSid, reading);
  if (missing.length === 0) return;
  for (const sid of missing) await check(parts, bundle, sid);
  await readings.noteRead(accountSid, reading);
}

/** Fetches an assignment that its bundle's list lacked: it is gone only where Twilio answers 404. */
async function check(parts: RotationParts, bundle: BundleRef, sid: Sid): Promise<void> {
  const { accountSid, calls, clock, assignments, onBuried } = parts;
  await calls.withinBudget(1);
  await calls.turn();
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

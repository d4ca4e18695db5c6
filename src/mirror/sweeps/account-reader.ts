import type { Logger } from 'pino';
import type { AccountsStore } from '../storage/accounts.store.js';
import { LISTS } from '../storage/accounts.store.js';
import type { MirroredKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { AssignmentsStore } from '../storage/assignments.store.js';
import type { DatabaseClock } from '../storage/clock.js';
import type { PassesStore } from '../storage/passes.store.js';
import type { RowsStore } from '../storage/rows.store.js';
import { AccountCalls, pause, type CallCount } from './calls.js';
import { rotate, type RotationParts } from './rotation.js';
import { sweep } from './sweep.js';

/** What all readers of a process share. */
export interface ReaderParts {
  readonly trustHubs: Pick<TrustHubFactory, 'open' | 'hasRoomToSpare'>;
  readonly accounts: AccountsStore;
  readonly rows: RowsStore;
  readonly assignments: AssignmentsStore;
  readonly passes: PassesStore;
  readonly clock: DatabaseClock;
  readonly sweepMs: number;
  readonly callsPerMinute: number;
  readonly onCall: CallCount;
  readonly onBuried: () => void;
  readonly log: Logger;
}

/** After a failure it is tried again after so many milliseconds, and ever later up to the longest. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** New bundles are looked for at least so often. */
const LONGEST_REST_MS = 5_000;

/** Reads one account again and again, until the signal aborts: its lists, and beside them what is on its bundles. */
export async function readAccount(accountSid: Sid, parts: ReaderParts, signal: AbortSignal): Promise<void> {
  const { trustHubs, callsPerMinute, onCall, sweepMs } = parts;
  const calls = new AccountCalls(accountSid, trustHubs, callsPerMinute, onCall, signal);
  const account: RotationParts = { ...parts, accountSid, calls, everyMs: sweepMs };
  const { accounts, rows, log } = parts;
  const restMs = Math.min(sweepMs / 5, LONGEST_REST_MS);
  await Promise.all([
    ...LISTS.map((kind) => repeat(`sweep of ${kind}`, () => sweepIfDue(account, kind, sweepMs), log, signal)),
    repeat(
      'rotation',
      async () => {
        const read = await rotate(account);
        await accounts.noteFirstPass(accountSid);
        return read > 0 ? 0 : restMs;
      },
      log,
      signal,
    ),
    repeat('tombstones', () => rows.purge(accountSid).then(() => LONGEST_RETRY_MS), log, signal),
  ]);
}

/** @returns the milliseconds until it is due again */
async function sweepIfDue(account: RotationParts, kind: MirroredKind, sweepMs: number): Promise<number> {
  const { accountSid, passes, clock } = account;
  const { pass, passedAt } = await passes.state(accountSid, kind);
  const waitMs = passedAt === null ? 0 : passedAt.getTime() + sweepMs - clock.moment().getTime();
  if (pass === undefined && waitMs > 0) return waitMs;
  await sweep(account, kind, pass);
  return 0;
}

/** Does the work again and again, with the rest in between that it asks for, in milliseconds. */
async function repeat(name: string, work: () => Promise<number>, log: Logger, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    let rest: number;
    try {
      rest = await work();
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      rest = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
      failures += 1;
      log.warn({ part: name, err: error }, 'the mirror could not be brought up to date; will retry');
    }
    await pause(rest, signal);
  }
}

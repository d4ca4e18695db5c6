import type { Logger } from 'pino';
import type { AccountsStore } from '../storage/accounts.store.js';
import { LISTS } from '../storage/accounts.store.js';
import { CallerError, ServiceError, type ServiceErrorCode } from '../../domain/errors.js';
import type { ListedKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { AssignmentsStore } from '../storage/assignments.store.js';
import type { DatabaseClock } from '../storage/clock.js';
import type { DueCustomers } from '../storage/due-customers.js';
import type { PassesStore } from '../storage/passes.store.js';
import type { ReadingsStore } from '../storage/readings.store.js';
import type { RowsStore } from '../storage/rows.store.js';
import type { WritesStore } from '../storage/writes.store.js';
import { AccountCalls, pause, type CallCount } from './calls.js';
import { NumbersElsewhere, type NumberSearchParts } from './numbers-elsewhere.js';
import { rotate, type RotationParts } from './rotation.js';
import { sweep } from './sweep.js';

/** What all readers of a process share. */
export interface ReaderParts {
  readonly trustHubs: Pick<TrustHubFactory, 'open' | 'hasRoomToSpare' | 'defaultAccountSid'>;
  readonly accounts: AccountsStore;
  readonly rows: RowsStore;
  readonly assignments: AssignmentsStore;
  readonly passes: PassesStore;
  readonly readings: ReadingsStore;
  readonly writes: WritesStore;
  readonly clock: DatabaseClock;
  readonly due: DueCustomers;
  readonly sweepMs: number;
  readonly callsPerMinute: number;
  readonly onCall: CallCount;
  readonly onBuried: () => void;
  /** Notes that an account is in use, and that the main account is, however little is asked of this server. */
  readonly use: (accountSid: Sid) => Promise<void>;
  readonly useMain: () => Promise<void>;
  /** Called for an account that Twilio no longer answers for. */
  readonly refused: (accountSid: Sid) => void;
  readonly log: Logger;
}

/** After a failure it is tried again after so many milliseconds, and ever later up to the longest. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** While nothing is due, what is on bundles is asked about again after so many milliseconds, or when a list was read. */
const LONGEST_REST_MS = 5_000;
/** A list that is refused is asked for again after so many milliseconds. */
const REFUSED_REST_MS = 10 * 60 * 1_000;
const REFUSED: readonly ServiceErrorCode[] = ['UPSTREAM_UNAUTHORIZED', 'FORBIDDEN'];

/**
 * Reads one account again and again, until the signal aborts: its lists, and beside them what is on its bundles.
 * @param onRefused called when Twilio refuses the whole account: then there is nothing to retry
 */
export async function readAccount(
  accountSid: Sid,
  parts: ReaderParts,
  signal: AbortSignal,
  onRefused: () => Promise<void>,
): Promise<void> {
  const { trustHubs, callsPerMinute, onCall, sweepMs, accounts, rows, writes, due, log } = parts;
  const calls = new AccountCalls(accountSid, trustHubs, callsPerMinute, onCall, signal);
  const account: RotationParts & NumberSearchParts = {
    ...parts,
    accountSid,
    isMain: accountSid === trustHubs.defaultAccountSid,
    calls,
    everyMs: sweepMs,
    left: new Map(),
  };
  const restMs = Math.min(sweepMs, LONGEST_REST_MS);
  const resting = new Rest(signal);
  const restingSearch = new Rest(signal);
  const sweepList = async (kind: ListedKind): Promise<number> => {
    const waitMs = await sweepIfDue(account, kind, sweepMs);
    if (waitMs === 0) resting.end();
    if (waitMs === 0 && kind === 'IncomingPhoneNumber') restingSearch.end();
    return waitMs;
  };
  const rotateAll = async (): Promise<number> => {
    const read = await rotate(account);
    await accounts.noteFirstPass(accountSid);
    if (read > 0) restingSearch.end();
    return read > 0 ? 0 : restMs;
  };
  // Beside the rotation, which would stand still meanwhile: of a large account it may take a second.
  const findCustomers = () => due.find(accountSid).then(() => restMs);
  const elsewhere = new NumbersElsewhere(account);
  const searchNumbers = async (): Promise<number> => {
    await accounts.useOwners(accountSid);
    return elsewhere.search();
  };
  const purge = async (): Promise<number> => {
    await writes.settleRead(accountSid);
    await rows.purge(accountSid);
    return LONGEST_RETRY_MS;
  };
  const wait = (ms: number) => pause(ms, signal);
  const common = { log, signal, onRefused };
  await Promise.all([
    ...LISTS.map((kind) => repeat(`sweep of ${kind}`, () => sweepList(kind), { ...common, wait })),
    repeat('policies', () => sweepPolicies(account, sweepMs), { ...common, wait }),
    repeat('rotation', rotateAll, { ...common, wait: (ms) => resting.wait(ms) }),
    repeat('customers', findCustomers, { ...common, wait }),
    repeat('search for numbers', searchNumbers, { ...common, wait: (ms) => restingSearch.wait(ms) }),
    repeat('tombstones', purge, { ...common, wait }),
  ]);
}

/** A wait that something else may end. */
class Rest {
  private isEnded = false;
  private endNow: (() => void) | undefined;

  constructor(private readonly signal: AbortSignal) {}

  async wait(ms: number): Promise<void> {
    const ending = new AbortController();
    this.endNow = () => ending.abort();
    if (!this.isEnded) await pause(ms, AbortSignal.any([this.signal, ending.signal]));
    this.isEnded = false;
    this.endNow = undefined;
  }

  /** Ends the present wait; where there is none, the next one. */
  end(): void {
    this.isEnded = true;
    this.endNow?.();
  }
}

/** @returns the milliseconds until it is due again */
async function sweepIfDue(account: RotationParts, kind: ListedKind, sweepMs: number): Promise<number> {
  const { accountSid, passes, clock } = account;
  const { pass, passedAt } = await passes.state(accountSid, kind);
  const waitMs = passedAt === null ? 0 : passedAt.getTime() + sweepMs - clock.moment().getTime();
  if (pass === undefined && waitMs > 0) return waitMs;
  await sweep(account, kind, pass);
  return 0;
}

/** Restricted API keys are refused the list of policies for good. Customers don't rest on it. */
async function sweepPolicies(account: RotationParts, sweepMs: number): Promise<number> {
  try {
    return await sweepIfDue(account, 'Policy', sweepMs);
  } catch (error) {
    const isRefused = error instanceof CallerError || (error instanceof ServiceError && REFUSED.includes(error.code));
    if (!isRefused) throw error;
    return Math.max(sweepMs, REFUSED_REST_MS);
  }
}

interface Repetition {
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
  readonly onRefused: () => Promise<void>;
}

/** A subaccount that is suspended, closed or not ours: no call can be made for it. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'FORBIDDEN' && error.notProcessed;

/** Does the work again and again, with the rest in between that it asks for, in milliseconds. */
async function repeat(name: string, work: () => Promise<number>, repetition: Repetition): Promise<void> {
  const { log, signal, wait, onRefused } = repetition;
  let failures = 0;
  while (!signal.aborted) {
    let restMs: number;
    try {
      restMs = await work();
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusal(error)) await onRefused();
      if (signal.aborted) return;
      restMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
      failures += 1;
      log.warn({ part: name, err: error }, 'the mirror could not be brought up to date; will retry');
    }
    if (restMs > 0) await wait(restMs);
  }
}

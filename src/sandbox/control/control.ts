import { ControllableClock } from './clock.js';
import type { Clock } from './clock.js';
import { notFound, TwilioError } from '../http/errors.js';
import type { FaultSpec, Faults } from './faults.js';
import type { JournalEntry, JournalFilter } from './journal.js';
import { parseContents } from './contents.js';
import { seedContents } from './seeding.js';
import type { References } from './seeding.js';
import type { Router } from '../http/router.js';
import { numberControl } from './numbers.js';
import type { NumberControl } from './numbers.js';
import { giveVerdict } from '../rules/reviewer.js';
import type { SandboxAccount } from './settings.js';
import { seedAccounts } from '../seed.js';
import { loadSnapshot, restoreSnapshot, saveSnapshot, takeSnapshot } from './snapshot.js';
import { readSwitches, switchesIn } from './switches.js';
import type { Switches } from './switches.js';
import type { TableName } from '../store/tables.js';
import type { World } from '../world.js';

/** What a person at Twilio decides. */
export type Verdict = 'approved' | 'rejected' | 'in-review';

/**
 * The levers of a sandbox; `/_sandbox` offers the same over HTTP. What moves time or a review resolves once the status
 * callbacks that follow are delivered, so that tests need no waiting of their own.
 */
export interface SandboxControl extends NumberControl {
  /** What was received, oldest first; callbacks too with `kind`. */
  journal(filter?: JournalFilter): readonly JournalEntry[];
  clearJournal(): void;
  /** Back to the seed: rows, journal, faults, latency, switches and the file. Time goes on. */
  reset(): void;
  /** Adds what a JSON document describes (`Contents`) to what is there. Returns the SIDs by their names in it. */
  seed(contents: unknown): References;
  /** The value of every switch. */
  switches(): Switches;
  /** Gives switches other values, from the next request on. Throws, and changes nothing, where a name or value is unknown. */
  setSwitches(switches: Partial<Switches>): void;
  /** All rows and the journal, as JSON lines. */
  snapshot(): Buffer;
  /** Replaces the contents with a snapshot. Throws, and changes nothing, where it is damaged. */
  restore(snapshot: Buffer | string): void;
  /** {@link snapshot} into a file, and {@link restore} out of it. */
  save(path: string): void;
  load(path: string): void;
  /** Throws where the sandbox was given a clock of another kind. */
  readonly clock: {
    now(): Date;
    set(moment: Date | string): Promise<void>;
    advance(ms: number): Promise<void>;
    freeze(): void;
    runFree(): void;
  };
  /**
   * Decides about a submitted bundle, whatever its review was to bring.
   * @param reason the text that the callback of a rejection has as `FailureReason`; the codes, where it is left out
   */
  review(sid: string, verdict: Verdict, codes?: readonly number[], reason?: string): Promise<void>;
  fault(spec: FaultSpec): void;
  /** Those in force, with how often each will still apply; null for no end. */
  faults(): ReturnType<Faults['list']>;
  clearFaults(): void;
  /** Milliseconds for every request from now on. */
  latency(ms: number): void;
  /** How many rows there are of each kind. */
  counts(): Readonly<Record<TableName, number>>;
  /** Resolves when no status callback is under way. */
  settled(): Promise<void>;
}

/** What can be changed while a sandbox runs, apart from its rows. */
export interface Levers {
  readonly world: World;
  readonly initialSwitches: Switches;
  readonly router: Router;
  readonly faults: Faults;
  readonly accounts: readonly SandboxAccount[];
  readonly initialLatencyMs: number;
  latencyMs: number;
}

export function createControl(levers: Levers): SandboxControl {
  const { world, faults } = levers;
  const firstAccount = levers.accounts[0]?.sid ?? '';
  const settled = (): Promise<void> => world.callbacks.idle();
  return {
    journal: (filter) => world.journal.find(filter),
    clearJournal: () => world.store.clearJournal(),
    reset() {
      world.setSwitches(levers.initialSwitches);
      world.replace([]);
      seedAccounts(world, levers.accounts);
      world.store.forgetHistory();
      faults.clear();
      levers.latencyMs = levers.initialLatencyMs;
    },
    seed: (contents) => seedContents(world, levers.router, parseContents(contents), firstAccount),
    ...numberControl(world, firstAccount),
    switches: () => switchesIn(world.settings),
    setSwitches: (switches) => world.setSwitches(readSwitches(switches)),
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreSnapshot(world, snapshot),
    save: (path) => saveSnapshot(world, path),
    load: (path) => loadSnapshot(world, path),
    clock: {
      now: () => world.clock.now(),
      async set(moment) {
        controllable(world.clock).set(moment);
        await settled();
      },
      async advance(ms) {
        controllable(world.clock).advance(ms);
        await settled();
      },
      freeze: () => controllable(world.clock).freeze(),
      runFree: () => controllable(world.clock).runFree(),
    },
    async review(sid, verdict, codes = [], reason) {
      const bundle = world.tables.bundles.get(sid);
      if (bundle === undefined) throw notFound(sid);
      if (bundle.status === 'draft') throw new TwilioError(409, 20409, `${sid} is a draft; it was never submitted`);
      giveVerdict(world, bundle, verdict, codes, reason);
      world.commit();
      await settled();
    },
    fault: (spec) => faults.add(spec),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    latency(ms) {
      levers.latencyMs = ms;
    },
    counts: () => world.store.counts(),
    settled,
  };
}

function controllable(clock: Clock): ControllableClock {
  if (clock instanceof ControllableClock) return clock;
  throw new TwilioError(409, 20409, 'This sandbox runs on a clock that cannot be moved');
}

import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { hasEnded, type OnboardingRecord } from '../../domain/onboarding.js';
import type { Onboardings } from '../onboardings.js';
import type { RunDeps } from './run-deps.js';

/** Read again after this long even if nothing was announced: an announcement may be lost with a process. */
const READ_AGAIN_MS = 15_000;

/** Something that changes and is read. */
export interface Watched<State> {
  readonly read: () => Promise<State>;
  readonly isLast: (state: State) => boolean;
  /** Calls back at every change, and returns a function that stops it. */
  readonly listen: (changed: () => void) => () => void;
  /** The least time between two reads, for what changes more often than a reader can follow. */
  readonly pauseMs?: number;
}

/** For subscribers of runs, and for callers that wait until a run is submitted. */
export function followRuns({ runs, engine }: RunDeps): Pick<Onboardings, 'watch' | 'untilSubmitted'> {
  const records = new Watches<OnboardingRecord>();
  const goingOn = new Watches<boolean>();
  return {
    watch: (accountSid, runId, signal) =>
      records.follow(
        `${accountSid} ${runId}`,
        {
          read: () => runs.require(accountSid, runId),
          isLast: (record) => hasEnded(record.status),
          listen: (changed) => engine.changes.listen(runId, changed),
        },
        signal,
      ),
    untilSubmitted: async (accountSid, runId, signal) => {
      const statuses = goingOn.follow(
        `${accountSid} ${runId}`,
        {
          read: () => runs.isGoingOn(accountSid, runId),
          isLast: (goesOn) => !goesOn,
          listen: (changed) => engine.changes.listen(runId, (change) => change === 'status' && changed()),
        },
        signal,
      );
      for await (const _goesOn of statuses);
      return runs.require(accountSid, runId);
    },
  };
}

/** What was read, and how many changes had been announced when the read began. */
interface Reading<State> {
  readonly changes: number;
  readonly state: State;
  readonly text: string;
}

/**
 * What is followed, by key. However many follow the same thing, each change leads to one read, which all of them share.
 */
export class Watches<State> {
  private readonly shared = new Map<string, SharedState<State>>();

  /**
   * A state as it is now, then again at every change, until the last one or the signal aborts. Changes that come
   * while the consumer is busy are merged into one.
   * @param key the same for the same `watched`
   */
  async *follow(key: string, watched: Watched<State>, signal?: AbortSignal): AsyncGenerator<State, void, undefined> {
    const shared = this.shared.get(key) ?? new SharedState(watched, () => this.shared.delete(key));
    this.shared.set(key, shared);
    let wake = (): void => undefined;
    const notice = (): void => wake();
    const leave = shared.enter(notice);
    signal?.addEventListener('abort', notice);
    try {
      let wanted = shared.changes;
      let delivered: string | undefined;
      while (signal?.aborted !== true) {
        const { changes, state, text } = await shared.readAfter(wanted);
        if (text !== delivered) yield state;
        delivered = text;
        if (watched.isLast(state)) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (shared.changes > changes || signal?.aborted === true) resolve();
        });
        wanted = shared.changes;
      }
    } finally {
      leave();
      signal?.removeEventListener('abort', notice);
    }
  }
}

/** One state and all who follow it. */
class SharedState<State> {
  /**
   * Changes announced so far; a new follower counts as one, because what was read before it came is not recent enough.
   */
  changes = 0;
  private last: Reading<State> | undefined;
  private reading: Promise<void> | undefined;
  private readAt = -Infinity;
  private readonly followers = new Set<() => void>();
  private stop: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param abandoned called when the last follower has left */
  constructor(
    private readonly watched: Watched<State>,
    private readonly abandoned: () => void,
  ) {}

  enter(changed: () => void): () => void {
    this.changes += 1;
    this.followers.add(changed);
    this.stop ??= this.watched.listen(() => this.notice());
    return () => {
      this.followers.delete(changed);
      if (this.followers.size > 0) return;
      clearTimeout(this.timer);
      this.stop?.();
      this.stop = undefined;
      this.abandoned();
    };
  }

  /** A state that was read when at least so many changes had been announced. */
  async readAfter(changes: number): Promise<Reading<State>> {
    while (this.last === undefined || this.last.changes < changes) await (this.reading ??= this.read());
    return this.last;
  }

  private async read(): Promise<void> {
    try {
      const { pauseMs = 0 } = this.watched;
      const wait = this.readAt + pauseMs - performance.now();
      if (wait > 0) await delay(wait, undefined, { ref: false });
      else await nextTurn(); // Followers that are woken by the same change, or arrive at the same time, share it.
      this.readAt = performance.now();
      const { changes } = this;
      const state = await this.watched.read();
      this.last = { changes, state, text: JSON.stringify(state) };
    } finally {
      this.reading = undefined;
      clearTimeout(this.timer);
      if (this.stop !== undefined) this.timer = setTimeout(() => this.notice(), READ_AGAIN_MS).unref();
    }
  }

  private notice(): void {
    this.changes += 1;
    for (const changed of this.followers) changed();
  }
}

import type { Sid } from '../../../domain/sid.js';
import { Rounds } from '../../../domain/pacing/rounds.js';
import type { ShutdownGate } from './shutdown-gate.js';

/** The account and the kind of a wave, which decide its turn. */
export interface WorkOwner {
  readonly accountSid: Sid;
  /** Whether the run belongs to a batch: single runs come first. */
  readonly isBatch: boolean;
}

/** The database connections of this process, as `pg.Pool` counts them. */
export interface Connections {
  readonly options: { readonly max: number };
  readonly totalCount: number;
  readonly idleCount: number;
  /** Statements that wait for a connection. */
  readonly waitingCount: number;
  on(event: 'release', listener: () => void): unknown;
}

/** So many waves of each kind may always be under way, so that single runs and callers can't stop batches for good. */
const LEAST = 4;

/**
 * A semaphore for the waves of this process, whose permits are the free database connections. The accounts take
 * turns, and waves of single runs come before those of batches. A wave begins while any connection is free, and a
 * wave of a batch while half of them are, so that a thousand runs of one account do not delay the statements of the
 * others. While the processor is busy, connections are held for longer, and fewer waves begin; while runs only wait
 * for Twilio, connections are free, and any number of waves is under way.
 */
export class WaveSemaphore {
  private readonly single = new Kind(1);
  private readonly batch = new Kind(1 / 2);
  /** Waves that began so recently that their first statement has no connection yet. */
  private justBegun = 0;

  constructor(
    private readonly connections: Connections,
    private readonly gate: Pick<ShutdownGate, 'enter'>,
  ) {
    // The connection is free only after the event.
    connections.on('release', () => {
      if (!this.single.isEmpty || !this.batch.isEmpty) queueMicrotask(() => this.serve());
    });
  }

  /**
   * Resolves as soon as there is room for a wave; never where the process stops.
   * @returns the function to call when the wave has ended
   */
  async enter({ accountSid, isBatch }: WorkOwner): Promise<() => void> {
    const kind = isBatch ? this.batch : this.single;
    if (kind.isEmpty && this.hasRoom(kind)) this.begin(kind);
    else {
      await new Promise<void>((resolve) => {
        kind.waiting.add(accountSid, resolve);
      });
    }
    const leave = await this.gate.enter();
    return () => {
      leave();
      kind.underWay -= 1;
      this.serve();
    };
  }

  private serve(): void {
    for (const kind of [this.single, this.batch]) {
      while (!kind.isEmpty && this.hasRoom(kind)) {
        this.begin(kind);
        kind.waiting.next()?.();
      }
    }
  }

  private hasRoom({ underWay, share }: Kind): boolean {
    const { options, totalCount, idleCount, waitingCount } = this.connections;
    const busy = totalCount - idleCount + waitingCount + this.justBegun;
    return underWay < LEAST || busy < options.max * share;
  }

  private begin(kind: Kind): void {
    kind.underWay += 1;
    if (this.justBegun === 0) {
      setImmediate(() => {
        this.justBegun = 0;
        this.serve();
      });
    }
    this.justBegun += 1;
  }
}

/** Single runs, or those of batches. */
class Kind {
  readonly waiting = new Rounds<string, () => void>();
  underWay = 0;

  /** @param share the part of the connections that may be in use when a wave begins */
  constructor(readonly share: number) {}

  get isEmpty(): boolean {
    return this.waiting.isEmpty;
  }
}

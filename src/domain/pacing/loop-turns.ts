import { Rounds } from './rounds.js';
import { Shares } from './shares.js';

/**
 * About how many milliseconds of the process each account has taken lately. One that takes more than all others together
 * goes on in small portions, so that these are answered as if it were not there.
 */
export const accountShares = new Shares(() => performance.now());

/** Milliseconds of a turn that small pieces may take of whomever they are. */
const LEAST_MS = 2;

/**
 * Work that takes turns on the event loop: only some pieces are begun in each turn of the loop, so that everything else
 * of the process is served in between. Those who wait (a connection, an account) are served one after the other, each in
 * the order of its own pieces, so that a thousand pieces of one delay another's by no more than one.
 */
export class LoopTurns<Key extends string | object> {
  /** In this turn of the loop. */
  private begun = 0;
  private since = 0;
  private ticking = false;
  private readonly waiting = new Rounds<Key, () => void>();

  /**
   * @param pieces that are begun in one turn of the loop
   * @param ms of those that have waited, as many more as are done within so many milliseconds, or within LEAST_MS of an
   * account that takes more than all others: where other work makes the turns long, a few pieces would never catch up
   */
  constructor(
    private readonly pieces: number,
    private readonly ms = 0,
  ) {}

  /** Begins it now, or in one of the next turns. */
  enter(key: Key, begin: () => void): void {
    if (!this.waiting.isEmpty || this.begun >= this.pieces) this.waiting.add(key, begin);
    else this.start(begin);
    this.tick();
  }

  /** Resolves when a piece of this key may begin: what follows until the next wait is the piece. */
  turn(key: Key): Promise<void> {
    return new Promise((resolve) => this.enter(key, resolve));
  }

  /** How many of the key wait. */
  waitingOf(key: Key): number {
    return this.waiting.sizeOf(key);
  }

  /** Begins none of those that wait any more. */
  drop(key: Key): void {
    this.waiting.drop(key);
  }

  private next(): (() => void) | undefined {
    if (this.begun < this.pieces) return this.waiting.next();
    const spent = performance.now() - this.since;
    if (spent >= this.ms) return undefined;
    return this.waiting.next((key) => spent < LEAST_MS || typeof key !== 'string' || !accountShares.isMost(key));
  }

  private start(begin: () => void): void {
    if (this.begun === 0) this.since = performance.now();
    this.begun += 1;
    begin();
  }

  private tick(): void {
    if (this.ticking) return;
    this.ticking = true;
    setImmediate(() => {
      this.ticking = false;
      this.begun = 0;
      this.serve();
    });
  }

  private serve(): void {
    const begin = this.next();
    if (begin === undefined) {
      if (this.begun > 0) this.tick();
      return;
    }
    this.start(begin);
    // A tick that a microtask asks for comes when all microtasks are done: then the piece has been worked at.
    queueMicrotask(() => process.nextTick(() => this.serve()));
  }
}

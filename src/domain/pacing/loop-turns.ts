import { performance } from 'node:perf_hooks';
import { Rounds } from './rounds.js';

/**
 * Work that takes turns on the event loop: only some pieces are begun in each turn of the loop, so that everything else
 * of the process is served in between. Those who wait (a connection, an account) are served one after the other, each in
 * the order of its own pieces, so that a thousand pieces of one delay another's by no more than one.
 */
export class LoopTurns<Key extends string | object> {
  /** In this turn of the loop. */
  private begun = 0;
  private since = 0;
  /** When the last pieces of a turn ended, and how long the loop had been idle until then. */
  private ended = performance.now();
  private idleUntilEnd = performance.nodeTiming.idleTime;
  /** What everything else took since then, in milliseconds. */
  private others = 0;
  private ticking = false;
  private readonly waiting = new Rounds<Key, () => void>();

  /**
   * @param pieces that are begun in one turn of the loop
   * @param portion of those that have waited, as many more as are done until they have taken so many milliseconds of a
   * turn. It is given the milliseconds that everything else has taken since the last turn: where that makes the turns
   * long, a few pieces of each would never catch up
   */
  constructor(
    private readonly pieces: number,
    private readonly portion: (key: Key, others: number) => number = () => 0,
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
    return this.waiting.next((key) => spent < this.portion(key, this.others));
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
      this.others = performance.now() - this.ended - (performance.nodeTiming.idleTime - this.idleUntilEnd);
      this.serve();
    });
  }

  private serve(): void {
    const begin = this.next();
    if (begin === undefined) {
      this.ended = performance.now();
      this.idleUntilEnd = performance.nodeTiming.idleTime;
      if (this.begun > 0) this.tick();
      return;
    }
    this.start(begin);
    // A tick that a microtask asks for comes when all microtasks are done: then the piece has been worked at.
    queueMicrotask(() => process.nextTick(() => this.serve()));
  }
}

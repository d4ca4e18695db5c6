/**
 * Work that takes turns on the event loop: only so many pieces are begun in each turn of the loop, so that everything
 * else of the process is served in between. Those who wait (a connection, an account) are served one after the other,
 * each in the order of its own pieces, so that a thousand pieces of one delay another's by no more than one.
 */
export class LoopTurns<Key extends string | object> {
  /** In this turn of the loop. */
  private begun = 0;
  private ticking = false;
  /** Whoever was served longest ago comes first. */
  private readonly waiting = new Map<Key, (() => void)[]>();

  /** @param perTurn pieces that are begun in one turn of the loop */
  constructor(private readonly perTurn: number) {}

  /** Begins it now, or in one of the next turns. */
  enter(key: Key, begin: () => void): void {
    const own = this.waiting.get(key);
    if (own !== undefined) own.push(begin);
    else if (this.waiting.size > 0 || this.begun >= this.perTurn) this.waiting.set(key, [begin]);
    else {
      this.begun += 1;
      begin();
    }
    this.tick();
  }

  /** Resolves when a piece of this key may begin: what follows until the next wait is the piece. */
  turn(key: Key): Promise<void> {
    return new Promise((resolve) => this.enter(key, resolve));
  }

  get isIdle(): boolean {
    return this.waiting.size === 0;
  }

  /** How many of the key wait. */
  waitingOf(key: Key): number {
    return this.waiting.get(key)?.length ?? 0;
  }

  /** Begins none of those that wait any more. */
  drop(key: Key): void {
    this.waiting.delete(key);
  }

  private tick(): void {
    if (this.ticking) return;
    this.ticking = true;
    setImmediate(() => {
      this.ticking = false;
      this.begun = 0;
      while (this.begun < this.perTurn && this.waiting.size > 0) this.serve();
      if (this.begun > 0) this.tick();
    });
  }

  private serve(): void {
    const [next] = this.waiting;
    if (next === undefined) return;
    const [key, own] = next;
    const begin = own.shift();
    this.waiting.delete(key);
    if (own.length > 0) this.waiting.set(key, own);
    this.begun += 1;
    begin?.();
  }
}

/** Milliseconds of long work in one turn of the event loop, after which the next piece waits for another turn. */
const LONG_MS = 5;

/** Long work of the whole process, by account: rows of a batch, the lists of a large answer. */
class LongWork {
  private readonly turns = new LoopTurns<string>(1);
  /** When the first piece of this turn of the loop began. */
  private since: number | undefined;

  /** Resolves when the next piece may begin: what follows until the next wait is the piece. */
  turn(accountSid: string): Promise<void> {
    return this.turns.turn(accountSid);
  }

  /** The same, or undefined where this turn of the loop has not been long: most work never waits. */
  turnIfLong(accountSid: string): Promise<void> | undefined {
    const now = performance.now();
    if (this.since === undefined) {
      this.since = now;
      setImmediate(() => (this.since = undefined));
    }
    return this.turns.isIdle && now - this.since < LONG_MS ? undefined : this.turn(accountSid);
  }
}

export const longWork = new LongWork();

/** So many are begun at once: some milliseconds of work. */
const AT_ONCE = 20;

/** What became of each read. Of thousands only some are begun in each turn of the event loop. */
export async function settledInTurns<Key, Value>(
  accountSid: string,
  keys: readonly Key[],
  read: (key: Key) => Promise<Value>,
): Promise<readonly PromiseSettledResult<Value>[]> {
  const parts: Promise<readonly PromiseSettledResult<Value>[]>[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    if (start > 0) await longWork.turn(accountSid);
    parts.push(Promise.allSettled(keys.slice(start, start + AT_ONCE).map((key) => read(key))));
  }
  return (await Promise.all(parts)).flat();
}

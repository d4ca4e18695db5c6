/** How much is begun in one turn of the event loop. */
interface Share {
  /** So many pieces of those that come. */
  readonly pieces: number;
  /**
   * Of those that have waited, besides, as many as take as long as the turn took otherwise, up to so many milliseconds:
   * where turns are long, a few pieces of each would not be enough.
   */
  readonly ms?: number;
}

/** Milliseconds that all such work has taken so far. */
let paced = 0;

/**
 * Work that takes turns on the event loop: only some pieces are begun in each turn of the loop, so that everything else
 * of the process is served in between. Those who wait (a connection, an account) are served one after the other, each in
 * the order of its own pieces, so that a thousand pieces of one delay another's by no more than one.
 */
export class LoopTurns<Key extends string | object> {
  /** In this turn of the loop. */
  private begun = 0;
  private since = 0;
  /** How long the last turn took, without such work. */
  private otherMs = 0;
  private ticking = false;
  /** Whoever was served longest ago comes first. */
  private readonly waiting = new Map<Key, (() => void)[]>();

  constructor(private readonly share: Share) {}

  /** Begins it now, or in one of the next turns. */
  enter(key: Key, begin: () => void): void {
    const own = this.waiting.get(key);
    if (own !== undefined) own.push(begin);
    else if (this.waiting.size > 0 || this.begun >= this.share.pieces) this.waiting.set(key, [begin]);
    else this.start(begin);
    this.tick();
  }

  /** Resolves when a piece of this key may begin: what follows until the next wait is the piece. */
  turn(key: Key): Promise<void> {
    return new Promise((resolve) => this.enter(key, resolve));
  }

  /** How many of the key wait. */
  waitingOf(key: Key): number {
    return this.waiting.get(key)?.length ?? 0;
  }

  /** Begins none of those that wait any more. */
  drop(key: Key): void {
    this.waiting.delete(key);
  }

  private hasRoom(): boolean {
    const { pieces, ms = 0 } = this.share;
    return this.begun < pieces || performance.now() - this.since < Math.min(this.otherMs, ms);
  }

  private start(begin: () => void): void {
    if (this.begun === 0) this.since = performance.now();
    this.begun += 1;
    begin();
  }

  private tick(): void {
    if (this.ticking) return;
    this.ticking = true;
    const asked = performance.now() - paced;
    setImmediate(() => {
      this.ticking = false;
      this.begun = 0;
      this.otherMs = performance.now() - paced - asked;
      this.serve();
    });
  }

  private serve(): void {
    const [next] = this.waiting;
    if (next === undefined || !this.hasRoom()) {
      if (next !== undefined || this.begun > 0) this.tick();
      return;
    }
    const [key, own] = next;
    const begin = own.shift();
    this.waiting.delete(key);
    if (own.length > 0) this.waiting.set(key, own);
    const began = performance.now();
    this.start(begin ?? (() => undefined));
    // A tick that is asked for by a microtask comes when all of them are done: then the piece has been worked at.
    queueMicrotask(() =>
      process.nextTick(() => {
        paced += performance.now() - began;
        this.serve();
      }),
    );
  }
}

/** Milliseconds of each second in which an account's work never waits: what asks for little is not delayed. */
const FREE_MS = 10;
const SECOND_MS = 1_000;

/**
 * Long work of the whole process, by account: rows of a batch, the lists of a large answer. Whoever has worked for a
 * while goes on piece by piece, some milliseconds in each turn of the event loop.
 */
class LongWork {
  private readonly turns = new LoopTurns<string>({ pieces: 1, ms: 10 });
  /** What each account has taken of this second, in milliseconds. */
  private readonly used = new Map<string, number>();
  private second = performance.now();
  /** The piece that is being worked at. */
  private piece: { readonly accountSid: string; readonly since: number } | undefined;
  private ending = false;

  /** Resolves when the next piece may begin: what follows until the next wait is the piece. */
  async turn(accountSid: string): Promise<void> {
    await this.turns.turn(accountSid);
    this.begin(accountSid);
  }

  /** The same, or undefined for an account that has worked little: most work never waits. */
  turnIfLong(accountSid: string): Promise<void> | undefined {
    this.end();
    if ((this.used.get(accountSid) ?? 0) >= FREE_MS) return this.turn(accountSid);
    this.begin(accountSid);
    return undefined;
  }

  private begin(accountSid: string): void {
    this.end();
    this.piece = { accountSid, since: performance.now() };
    if (this.ending) return;
    this.ending = true;
    setImmediate(() => {
      this.ending = false;
      this.end();
    });
  }

  private end(): void {
    const now = performance.now();
    if (now - this.second >= SECOND_MS) {
      this.used.clear();
      this.second = now;
    }
    if (this.piece === undefined) return;
    const { accountSid, since } = this.piece;
    this.used.set(accountSid, (this.used.get(accountSid) ?? 0) + now - since);
    this.piece = undefined;
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

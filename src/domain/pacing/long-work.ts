import { accountShares, LoopTurns } from './loop-turns.js';

/** Milliseconds of each second in which an account's work never waits: what asks for little is not delayed. */
const FREE_MS = 10;
const SECOND_MS = 1_000;

/**
 * Long work of the whole process, by account: rows of a batch, the lists of a large answer. Whoever has worked for a
 * while goes on piece by piece, some milliseconds in each turn of the event loop.
 */
class LongWork {
  private readonly turns = new LoopTurns<string>(1, 6);
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
    // When all microtasks are done: then the piece has been worked at.
    process.nextTick(() => {
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
    accountShares.add(accountSid, now - since);
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

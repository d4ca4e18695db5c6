import { accountShares, accountTurns } from './account-turns.js';

/** Milliseconds of one turn of the event loop in which an account's work doesn't wait: what asks for little never does. */
const FREE_MS = 1;

/**
 * Long work of the whole process, by account: rows of a batch, the lists of a large answer. Whoever has worked for a
 * while in this turn of the event loop goes on in the next ones, piece by piece.
 */
class LongWork {
  private readonly turns = accountTurns(1);
  /** What each account has taken of this turn of the loop, in milliseconds. */
  private readonly used = new Map<string, number>();
  /** The piece that is being worked at. */
  private piece: { readonly accountSid: string; readonly since: number } | undefined;
  /** Whether the end of the current piece is already awaited. */
  private isEnding = false;

  /** Resolves when the next piece may begin: what follows until the next wait is the piece. */
  async turn(accountSid: string): Promise<void> {
    await this.turns.turn(accountSid);
    this.begin(accountSid);
  }

  /** The same, or undefined for an account that has done little in this turn of the loop: most work never waits. */
  turnIfLong(accountSid: string): Promise<void> | undefined {
    this.end();
    if ((this.used.get(accountSid) ?? 0) >= FREE_MS || this.turns.waitingOf(accountSid) > 0) {
      return this.turn(accountSid);
    }
    this.begin(accountSid);
    return undefined;
  }

  private begin(accountSid: string): void {
    this.end();
    this.piece = { accountSid, since: performance.now() };
    if (this.used.size === 0) setImmediate(() => this.used.clear());
    if (!this.used.has(accountSid)) this.used.set(accountSid, 0);
    if (this.isEnding) return;
    this.isEnding = true;
    // When all microtasks are done: then the piece has been worked at.
    process.nextTick(() => {
      this.isEnding = false;
      this.end();
    });
  }

  private end(): void {
    if (this.piece === undefined) return;
    const { accountSid, since } = this.piece;
    const took = performance.now() - since;
    this.piece = undefined;
    this.used.set(accountSid, (this.used.get(accountSid) ?? 0) + took);
    accountShares.add(accountSid, took);
  }
}

export const longWork = new LongWork();

/** So many are begun at once: some milliseconds of work. */
const AT_ONCE = 20;
/**
 * So many of these groups are under way at a time: as many reads as an account may have calls (ACCOUNT_CONCURRENCY). The
 * others are not begun yet: thousands of promises that wait would only be moved about by the garbage collector.
 */
const GROUPS_UNDER_WAY = 25;

/** What became of each read. Of thousands only some are begun in each turn of the event loop, and some under way. */
export async function settledInTurns<Key, Value>(
  accountSid: string,
  keys: readonly Key[],
  read: (key: Key) => Promise<Value>,
): Promise<readonly PromiseSettledResult<Value>[]> {
  const groups: Promise<readonly PromiseSettledResult<Value>[]>[] = [];
  const underWay = new Set<Promise<unknown>>();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    // Any of them, so that a read that hangs holds up only its own group.
    if (underWay.size >= GROUPS_UNDER_WAY) await Promise.race(underWay);
    if (start > 0) await longWork.turn(accountSid);
    const group = Promise.allSettled(keys.slice(start, start + AT_ONCE).map((key) => read(key)));
    groups.push(group);
    underWay.add(group);
    void group.then(() => underWay.delete(group));
  }
  return (await Promise.all(groups)).flat();
}

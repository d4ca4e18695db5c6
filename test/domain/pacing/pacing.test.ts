import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { longWork, settledInTurns } from '../../../src/domain/pacing/long-work.js';
import { accountShares, mostCallsOf, portionOf } from '../../../src/domain/pacing/account-turns.js';
import { LoopTurns } from '../../../src/domain/pacing/loop-turns.js';
import { Shares } from '../../../src/domain/pacing/shares.js';

const block = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('long work', () => {
  test('waits only for an account that has worked for a while in this turn of the loop', async () => {
    expect(longWork.turnIfLong('worker')).toBeUndefined();
    block(5);
    const waiting = longWork.turnIfLong('worker');
    expect(waiting).toBeInstanceOf(Promise);
    expect(longWork.turnIfLong('idler')).toBeUndefined();
    await waiting;
    await nextTurn();
    await nextTurn();
    expect(longWork.turnIfLong('worker')).toBeUndefined();
  });

  test('is done piece by piece, accounts in turn, and leaves room for everything else', async () => {
    const done: string[] = [];
    const pieces = (account: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, async () => {
          await longWork.turn(account);
          block(2);
          done.push(account);
        }),
      );
    const busy = pieces('busy', 50);
    await pieces('quiet', 2);
    expect(done.length).toBeLessThan(10);
    let turns = 0;
    while (done.length < 52) {
      await nextTurn();
      turns += 1;
    }
    expect(turns).toBeGreaterThan(10);
    await busy;
  });
});

describe('many reads', () => {
  test('are begun a few at a time, and answered in their order, each with its own failure', async () => {
    let begun = 0;
    const keys = Array.from({ length: 100 }, (_, at) => at);
    const results = settledInTurns('a', keys, (key) => {
      begun += 1;
      return key === 7 ? Promise.reject(new Error('seven')) : Promise.resolve(key);
    });
    await Promise.resolve();
    expect(begun).toBeLessThan(50);
    const settled = await results;
    expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : -1))).toEqual(
      keys.map((key) => (key === 7 ? -1 : key)),
    );
  });
});

describe('thousands of reads', () => {
  test('are not all under way at a time, and one that hangs keeps no other from beginning', async () => {
    let underWay = 0;
    let most = 0;
    let begun = 0;
    let endFirst = (): void => undefined;
    const ends: (() => void)[] = [];
    const settled = settledInTurns('many', Array.from({ length: 2_000 }), async () => {
      begun += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      const isFirst = begun === 1;
      await new Promise<void>((resolve) => (isFirst ? (endFirst = resolve) : ends.push(resolve)));
      underWay -= 1;
    });
    while (begun < 2_000) {
      for (const end of ends.splice(0, 50)) end();
      await nextTurn();
    }
    for (const end of [endFirst, ...ends]) end();
    expect(await settled).toHaveLength(2_000);
    expect(most).toBeGreaterThan(200);
    expect(most).toBeLessThanOrEqual(500);
  });
});

describe('pieces of accounts', () => {
  type Portions = Readonly<Record<string, number>>;

  /** How many pieces of each, each so long, have begun after so many turns of the event loop. */
  async function begunAfter(turns: number, portions: Portions, pieceMs: number) {
    const work = new LoopTurns<string>(1, (account) => portions[account] ?? 0);
    const begun: Record<string, number> = {};
    for (const account of Object.keys(portions)) {
      for (let piece = 0; piece < 20; piece += 1) {
        work.enter(account, () => {
          block(pieceMs);
          begun[account] = (begun[account] ?? 0) + 1;
        });
      }
    }
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    return begun;
  }

  test('are done in numbers within the portion of their account', async () => {
    expect(await begunAfter(3, { one: 1_000, two: 1_000 }, 0)).toEqual({ one: 20, two: 20 });
  });

  test('that are long are not all done in one turn', async () => {
    expect((await begunAfter(2, { one: 6, two: 6 }, 4))['one']).toBeLessThan(10);
  });

  test('are done at once for one account while another has used up its portion', async () => {
    const begun = await begunAfter(3, { taker: 2, other: 1_000 }, 3);
    expect(begun['other']).toBe(20);
    expect(begun['taker']).toBeLessThan(5);
  });

  test('have a smaller portion for the account that takes more than all others', () => {
    accountShares.add('taker', 1_000_000);
    accountShares.add('other', 1);
    for (const others of [0, 20, 200]) expect(portionOf('taker', others)).toBeLessThan(portionOf('other', others));
    // Where all else takes long, the pieces of an account don't starve, and don't grow without end.
    expect(portionOf('other', 20)).toBe(20);
    expect(portionOf('other', 20_000)).toBe(portionOf('other', 200));
  });
});

describe('calls of an account', () => {
  const account = 'one that calls much';
  const takeMost = () => {
    accountShares.add('another', 1);
    accountShares.add(account, 1_000_000_000);
  };

  test('are few while the processor is full and it takes most of it', () => {
    takeMost();
    // One measurement ends, and the next has no idle moment in it.
    for (let times = 0; times < 2; times += 1) {
      block(300);
      mostCallsOf(account);
    }
    expect(mostCallsOf('another')).toBe(Infinity);
    takeMost(); // Also where the machine stood still for longer than a share counts.
    expect(mostCallsOf(account)).toBe(8);
  });

  test('are not limited where there is time left', async () => {
    takeMost();
    await expect.poll(() => (takeMost(), mostCallsOf(account))).toBe(Infinity);
  });
});

describe('shares', () => {
  test('one that is alone has never more than the others, and always as much as the average', () => {
    let now = 0;
    const shares = new Shares(() => now);
    shares.add('a', 10);
    expect([shares.isMost('a'), shares.isLarge('a')]).toEqual([false, true]);
    shares.add('b', 4);
    shares.add('c', 5);
    expect([shares.isMost('a'), shares.isLarge('a'), shares.isLarge('c')]).toEqual([true, true, false]);
    shares.add('c', 1);
    expect(shares.isMost('a')).toBe(false);
    // What was spent counts for a second, and in part for the next.
    now = 1_000;
    shares.add('b', 17);
    expect([shares.isMost('a'), shares.isMost('b')]).toEqual([false, true]);
    expect([shares.isMost('b', 20), shares.isMost('b', 21)]).toEqual([true, false]);
    now = 3_000;
    shares.add('a', 1);
    expect([shares.isMost('a'), shares.isMost('b')]).toEqual([false, false]);
  });
});

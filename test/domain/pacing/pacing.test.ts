import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { longWork, settledInTurns } from '../../../src/domain/pacing/long-work.js';

const block = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('long work', () => {
  test('waits only for an account that has worked for a while', async () => {
    expect(longWork.turnIfLong('worker')).toBeUndefined();
    await expect
      .poll(
        () => {
          block(15);
          return longWork.turnIfLong('worker');
        },
        { interval: 0 },
      )
      .toBeUndefined(); // The promise of a turn, when it has come.
    block(15);
    const waiting = longWork.turnIfLong('worker') ?? longWork.turnIfLong('worker');
    expect(longWork.turnIfLong('idler')).toBeUndefined();
    await waiting;
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

  test('takes more than a piece of a turn where the pieces are small', async () => {
    let done = 0;
    const all = Promise.all(Array.from({ length: 500 }, () => longWork.turn('busy').then(() => (done += 1))));
    for (let turns = 0; turns < 20; turns += 1) await nextTurn();
    expect(done).toBeGreaterThan(40);
    await all;
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

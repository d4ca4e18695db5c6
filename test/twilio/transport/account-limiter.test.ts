import { describe, expect, test } from 'vitest';

import { AccountLimiter, Allowance } from '../../../src/twilio/transport/account-limiter.js';

/** Tasks that end when the test says so, in the order in which they began. */
function harness(limit: number, mostCalls?: () => number) {
  const limiter = new AccountLimiter('account', new Allowance(Math.max(10, limit)), Infinity, mostCalls);
  limiter.limit = limit;
  const began: string[] = [];
  const open = new Map<string, () => void>();
  const run = (scope: object, name: string, signal?: AbortSignal) =>
    limiter.run(scope, signal, () => {
      began.push(name);
      return new Promise<void>((resolve) => open.set(name, resolve));
    });
  // A task begins in a turn of the event loop, at the latest in the next.
  const end = async (name: string): Promise<void> => {
    await new Promise(setImmediate);
    open.get(name)?.();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  };
  return { limiter, began, run, end };
}

async function turnsUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

describe('the limit of an account', () => {
  test('so many at a time, one more for each that ends', async () => {
    const { began, run, end } = harness(2);
    const scope = {};
    for (const name of ['a', 'b', 'c', 'd']) void run(scope, name);
    await new Promise(setImmediate);
    expect(began).toEqual(['a', 'b']);
    await end('b');
    expect(began).toEqual(['a', 'b', 'c']);
  });

  test('scopes take turns: a large query does not hold up a small one', async () => {
    const { began, run, end } = harness(1);
    const [large, small] = [{}, {}];
    for (const name of ['L1', 'L2', 'L3', 'L4']) void run(large, name);
    void run(small, 'S1');
    for (const name of ['L1', 'L2', 'S1', 'L3']) await end(name);
    expect(began).toEqual(['L1', 'L2', 'S1', 'L3', 'L4']);
  });

  test('among scopes of one call each it is first come, first served', async () => {
    const { began, run, end } = harness(1);
    const names = ['1', '2', '3', '4', '5'];
    for (const name of names) void run({}, name);
    for (const name of names) await end(name);
    expect(began).toEqual(names);
  });

  test('a waiter that gives up leaves the queue, and a failure frees its place', async () => {
    const { limiter, began, run, end } = harness(1);
    const scope = {};
    const abort = new AbortController();
    void run(scope, 'a');
    const gaveUp = expect(run(scope, 'b', abort.signal)).rejects.toMatchObject({
      fault: 'cancelled',
      notProcessed: true,
    });
    void run(scope, 'c');
    abort.abort();
    await gaveUp;
    await end('a');
    expect(began).toEqual(['a', 'c']);
    await end('c');
    await expect(limiter.run(scope, undefined, () => Promise.reject(new Error('it failed')))).rejects.toThrow(
      'it failed',
    );
    await expect(limiter.run(scope, undefined, () => Promise.resolve('done'))).resolves.toBe('done');
  });

  test('has no more calls under way than the load of the process leaves room for, and notices when it falls', async () => {
    let most = Infinity;
    const { began, run, end, limiter } = harness(100, () => most);
    const names = Array.from({ length: 40 }, (_, at) => `call ${at}`);
    for (const name of names.slice(0, 20)) void run(limiter, name);
    await turnsUntil(() => began.length === 20);
    most = 8;
    for (const name of names.slice(20)) void run(limiter, name);
    for (const name of names.slice(0, 12)) await end(name);
    expect(began).toHaveLength(20);
    for (const name of names.slice(12, 15)) await end(name);
    expect(began).toHaveLength(23); // Eight are under way.
    most = Infinity; // None of them ends.
    await expect.poll(() => began.length).toBe(40);
  });

  test('a greater limit takes effect with the next that ends', async () => {
    const { limiter, began, run, end } = harness(1);
    for (const name of ['a', 'b', 'c']) void run({}, name);
    limiter.limit = 3;
    await end('a');
    expect(began).toEqual(['a', 'b', 'c']);
  });
});

describe('the limit follows what Twilio takes', () => {
  test('a 429 halves it, once for all calls that were out together, and never below one', () => {
    const limiter = new AccountLimiter('account', new Allowance(20));
    const { epoch } = limiter;
    for (let call = 0; call < 20; call += 1) limiter.throttled(epoch);
    expect(limiter.limit).toBe(10);
    for (let burst = 0; burst < 10; burst += 1) limiter.throttled(limiter.epoch);
    expect(limiter.limit).toBe(1);
  });

  test('answers give it back slowly, one for each round, and no more than there was', () => {
    const limiter = new AccountLimiter('account', new Allowance(16));
    limiter.throttled(limiter.epoch);
    for (let call = 0; call < 8; call += 1) limiter.accepted();
    expect(limiter.limit).toBeGreaterThan(8.9);
    expect(limiter.limit).toBeLessThan(9.1);
    for (let call = 0; call < 200; call += 1) limiter.accepted();
    expect(limiter.limit).toBe(16);
  });

  test('a waiter begins as soon as there is room again', async () => {
    const { limiter, began, run, end } = harness(2);
    limiter.throttled(limiter.epoch);
    for (const name of ['a', 'b', 'c']) void run({}, name);
    await end('none');
    expect(began).toEqual(['a']);
    limiter.accepted();
    await end('none');
    expect(began).toEqual(['a', 'b']);
  });
});

test('a process keeps to its part of what all of them may, and has it back when it is alone', async () => {
  const allowance = new Allowance(7);
  const limiter = new AccountLimiter('account', allowance);
  let running = 0;
  let most = 0;
  const call = () =>
    limiter.run({}, undefined, async () => {
      running += 1;
      most = Math.max(most, running);
      // Calls begin a few in each turn of the event loop.
      for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
      running -= 1;
    });
  const widest = async (processes: number): Promise<number> => {
    allowance.share(processes);
    most = 0;
    await Promise.all(Array.from({ length: 20 }, call));
    return most;
  };
  expect([await widest(1), await widest(3), await widest(50), await widest(0)]).toEqual([7, 2, 1, 7]);
});

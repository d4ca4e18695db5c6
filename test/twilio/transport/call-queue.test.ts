import { describe, expect, test } from 'vitest';
import { CallQueue, type CallOwner } from '../../../src/twilio/transport/call-queue.js';

/** A queue whose calls say their name when their turn comes. */
function harness() {
  let time = 0;
  const queue = new CallQueue(() => time);
  const begun: string[] = [];
  const starts = new Map<string, () => void>();
  const add = (owner: CallOwner, name: string): void => {
    const start = () => void begun.push(name);
    starts.set(name, start);
    queue.add(owner, start);
  };
  return {
    queue,
    begun,
    add,
    next: (calls = 1) => {
      for (let n = 0; n < calls; n += 1) queue.next()?.();
    },
    remove: (owner: CallOwner, name: string) => queue.remove(owner, starts.get(name) ?? (() => undefined)),
    pass: (ms: number) => void (time += ms),
  };
}

const operations = (caller: string, count: number): readonly CallOwner[] =>
  Array.from({ length: count }, () => ({ caller }));

describe('calls that wait for a place', () => {
  test('of each caller eight operations take turns; the next begins when one of them has no call left', () => {
    const { queue, begun, add, next } = harness();
    const owners = operations('a', 10);
    owners.forEach((owner, at) => add(owner, `first ${at}`));
    next(8);
    for (const owner of owners.slice(0, 8)) add(owner, 'more');
    begun.length = 0;
    next(8);
    expect(begun).toEqual(Array.from({ length: 8 }, () => 'more'));
    // The ninth begins without waiting, because nothing else does.
    next();
    expect(begun.at(-1)).toBe('first 8');

    add(owners[0] ?? {}, 'one more');
    add(owners[1] ?? {}, 'one more');
    const [third] = owners.slice(2);
    for (let call = 0; call < 2; call += 1) queue.end(third ?? {});
    begun.length = 0;
    next(3);
    expect(begun.toSorted()).toEqual(['first 9', 'one more', 'one more']);
  });

  test("another caller's operation begins after two calls at most, however many of the first wait", () => {
    const { begun, add, next } = harness();
    const [large] = operations('a', 1);
    for (const owner of operations('a', 9)) add(owner, 'a');
    next(8);
    for (let call = 0; call < 50; call += 1) add(large ?? {}, 'a');
    add({ caller: 'b' }, 'b');
    next(2);
    expect(begun.slice(8)).toContain('b');
  });

  test("the server's own work takes turns at once", () => {
    const { queue, begun, add, next, pass } = harness();
    for (const owner of operations('a', 30)) add(owner, 'a');
    next(8);
    for (const owner of operations('b', 8)) add(owner, 'b');
    const own = {};
    pass(60_000);
    expect(queue.waitOf(own)).toBe(0);
    add(own, 'own');
    next(2);
    expect(begun.slice(8)).toContain('own');
  });

  test('says how long an operation would wait to begin, of the caller alone, and nothing to one that has begun', () => {
    const { queue, add, next, pass } = harness();
    const owners = operations('a', 9);
    owners.forEach((owner, at) => add(owner, String(at)));
    next(8);
    pass(500);
    expect(queue.waitOf({ caller: 'a' })).toBe(500);
    expect(queue.waitOf({ caller: 'b' })).toBe(0);
    expect(queue.waitOf(owners[0] ?? {})).toBe(0);
  });

  test('one that gives up is not begun, and leaves nothing behind', () => {
    const { queue, begun, add, next, remove } = harness();
    const [begunOne, waiting] = operations('a', 2);
    add(begunOne ?? {}, 'first');
    next();
    add(begunOne ?? {}, 'second');
    add(waiting ?? {}, 'third');
    remove(begunOne ?? {}, 'second');
    remove(waiting ?? {}, 'third');
    expect(queue.isEmpty).toBe(true);
    next();
    expect(begun).toEqual(['first']);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedSlots } from '../../../src/sandbox/store/ordered-slots.js';
import type { Slice, Slot } from '../../../src/sandbox/store/ordered-slots.js';
import { POLICY } from '../support/guide.js';
import { open, rawFor } from '../support/harness.js';

/** A row that counts how often it is looked at. */
function counted(count: number) {
  const looks = { seqs: 0, rows: 0 };
  const slots: Slot<number>[] = Array.from({ length: count }, (_, at) => ({
    get seq() {
      looks.seqs += 1;
      return at + 1;
    },
    get row() {
      looks.rows += 1;
      return at + 1;
    },
  }));
  const measured = (run: () => void): { seqs: number; rows: number } => {
    [looks.seqs, looks.rows] = [0, 0];
    run();
    return { ...looks };
  };
  return { slots, measured };
}

test('a page of a hundred thousand reads no more than its own rows, wherever it is', () => {
  const { slots, measured } = counted(100_000);
  const list = new OrderedSlots<number>();
  slots.forEach((slot) => list.add(slot));
  const offset = (page: number) =>
    measured(() => expect(list.slice({ limit: 1000, offset: page * 1000 })).toHaveLength(1000));
  const after = (seq: number) => measured(() => expect(list.slice({ limit: 1000, after: seq })).toHaveLength(1000));
  expect(offset(0)).toEqual({ seqs: 0, rows: 1000 });
  expect(offset(90)).toEqual({ seqs: 0, rows: 1000 });
  for (const seq of [0, 50_000, 99_000]) {
    const { seqs, rows } = after(seq);
    expect(rows).toBe(1000);
    expect(seqs).toBeLessThan(40);
  }
  expect(measured(() => expect(list.slice({ limit: 50, before: 90_001 })[0]).toBe(89_951)).rows).toBe(50);
});

test('adding and removing in a hundred thousand costs what it costs in a hundred', () => {
  const { slots, measured } = counted(100_000);
  const list = new OrderedSlots<number>();
  // Every other first, then those between: rows that change their status come back out of order.
  const evens = measured(() => slots.forEach((slot, at) => at % 2 === 0 && list.add(slot)));
  const odds = measured(() => slots.forEach((slot, at) => at % 2 === 1 && list.add(slot)));
  expect((evens.seqs + odds.seqs) / 100_000).toBeLessThan(40);
  const removing = measured(() => slots.forEach((_, at) => at % 10 !== 0 && list.remove(at + 1)));
  expect(removing.seqs / 90_000).toBeLessThan(40);
  expect(list.size).toBe(10_000);
  const page = measured(() => expect(list.slice({ limit: 100, offset: 9000 })[0]).toBe(90_001));
  expect(page).toEqual({ seqs: 0, rows: 100 });
});

test('it is the list that a plain sorted array would be', () => {
  const step = fc.record({ add: fc.boolean(), seq: fc.integer({ min: 1, max: 3000 }) });
  const slices = fc.record({ limit: fc.nat({ max: 50 }), at: fc.nat({ max: 3000 }), odd: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 3000, size: 'max' }), slices, (steps, { limit, at, odd }) => {
      const list = new OrderedSlots<number>();
      const plain = new Set<number>();
      for (const { add, seq } of steps) {
        if (add) list.add({ seq, row: seq });
        else list.remove(seq);
        if (add) plain.add(seq);
        else plain.delete(seq);
      }
      const where = odd ? (row: number) => row % 2 === 1 : undefined;
      const sorted = [...plain].sort((a, b) => a - b);
      const kept = where === undefined ? sorted : sorted.filter(where);
      expect([list.size, [...list]]).toEqual([plain.size, sorted]);
      expect(list.slice({ limit, offset: at, where })).toEqual(kept.slice(at, at + limit));
      expect(list.slice({ limit, after: at, where })).toEqual(kept.filter((row) => row > at).slice(0, limit));
      const before = kept.filter((row) => row < at);
      expect(list.slice({ limit, before: at, where })).toEqual(before.slice(Math.max(0, before.length - limit)));
    }),
    { seed: 20261120, numRuns: 150 },
  );
});

test('no list of the sandbox grows slower with its length, whatever a client does to it', async () => {
  // In a subaccount, whose primary profile is its parent's and has to be looked for.
  const main = { sid: `AC${'a'.repeat(32)}`, authToken: 'main' };
  const sub = { sid: `AC${'b'.repeat(32)}`, authToken: 'sub', parentSid: main.sid };
  const { sandbox, raw: above } = await open({ accounts: [main, sub] });
  const raw = rawFor(sandbox, sub.sid, sub.authToken);
  const profile = { friendlyName: 'A', email: 'a@b.example', policySid: POLICY.secondary, copies: 3000 };
  const visits = countVisits();
  const cost = async (): Promise<number> => {
    const before = visits.count;
    const created = await raw('/v1/CustomerProfiles', {
      FriendlyName: 'B',
      Email: 'a@b.example',
      PolicySid: POLICY.secondary,
    });
    const path = `/v1/CustomerProfiles/${String(created.body['sid'])}`;
    await raw(`${path}/EntityAssignments`, { ObjectSid: primary });
    await raw(path, { Status: 'pending-review' });
    await raw('/v1/CustomerProfiles?PageSize=20&Page=3');
    await raw(path, undefined, { method: 'DELETE' });
    return visits.count - before;
  };
  const [first] = (await above('/v1/CustomerProfiles')).body['results'] as { sid: string }[];
  const primary = first?.sid ?? '';
  sandbox.control.seed({ accountSid: sub.sid, customerProfiles: [{ ...profile, copies: 200 }] });
  const small = await cost();
  sandbox.control.seed({ accountSid: sub.sid, customerProfiles: [profile] });
  const large = await cost();
  visits.stop();
  expect(small).toBeGreaterThan(20);
  expect(large).toBeLessThan(small * 1.5);
});

/** Counts the rows that lists hand out, all over the process. */
function countVisits() {
  const { slice, [Symbol.iterator]: iterate } = Object.getOwnPropertyDescriptors(OrderedSlots.prototype);
  const counter = {
    count: 0,
    stop: () => Object.defineProperties(OrderedSlots.prototype, { slice, [Symbol.iterator]: iterate }),
  };
  const original = {
    slice: slice.value as (wanted: Slice<unknown>) => unknown[],
    iterate: iterate.value as () => Iterator<unknown>,
  };
  OrderedSlots.prototype.slice = function (this: OrderedSlots<unknown>, wanted: Slice<unknown>) {
    const where = wanted.where ?? (() => true);
    return original.slice.call(this, { ...wanted, where: (row) => ((counter.count += 1), where(row)) });
  } as never;
  OrderedSlots.prototype[Symbol.iterator] = function* (this: OrderedSlots<unknown>) {
    for (let step = original.iterate.call(this), next = step.next(); !next.done; next = step.next()) {
      counter.count += 1;
      yield next.value;
    }
  } as never;
  return counter;
}

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { CallBudget } from '../../../src/domain/call-budget.js';
import { signalOfFlight } from '../../../src/twilio/reading/flights.js';
import { SharedReads } from '../../../src/twilio/reading/shared-reads.js';

const asker = { fresh: false };
let now = 0;
let reads: SharedReads;
/** The reads that went out, each answered when the test says so. */
let flights: {
  readonly signal: AbortSignal | undefined;
  readonly land: (value: string) => void;
  readonly fail: (error: Error) => void;
}[];

const produce = () =>
  new Promise<string>((resolve, reject) => {
    const signal = signalOfFlight();
    flights.push({ signal, land: resolve, fail: reject });
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
const read = (more: { signal?: AbortSignal; fresh?: boolean } = {}, name = 'profile') =>
  reads.read(reads.placeOf(['all', name], name), { ...asker, ...more }, { produce });
const tick = () => new Promise(setImmediate);

beforeEach(() => {
  now = 1_000;
  flights = [];
  reads = new SharedReads(3_000, () => now);
});
afterEach(() => flights.forEach(({ land }) => land('late')));

describe('reads of many', () => {
  test('at the same time are one, and the answer is kept for its life', async () => {
    const both = Promise.all([read(), read()]);
    flights[0]?.land('one');
    expect(await both).toEqual(['one', 'one']);
    now += 2_999;
    expect(await read()).toBe('one');
    expect(flights).toHaveLength(1);
    now += 2;
    void read();
    expect(flights).toHaveLength(2);
  });

  test('under different names are different reads', async () => {
    void read();
    void read({}, 'product');
    await tick();
    expect(flights).toHaveLength(2);
  });

  test('a failure reaches all that wait, and is not kept', async () => {
    const both = Promise.allSettled([read(), read()]);
    flights[0]?.fail(new Error('no'));
    expect(await both).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    void read();
    expect(flights).toHaveLength(2);
  });

  test('a fresh read neither uses the cache nor joins, and its answer is what is cached then', async () => {
    const old = read();
    const fresh = read({ fresh: true });
    flights[1]?.land('new');
    expect(await fresh).toBe('new');
    flights[0]?.land('old');
    expect(await old).toBe('old');
    expect(await read()).toBe('new');
  });
});

describe('a write', () => {
  test.each([
    ['of the thing', () => reads.outdate('profile')],
    ['of all of its kind', () => reads.outdate('all')],
    ['of anything', () => reads.outdateAll()],
  ])('%s detaches a read that began before: nobody joins it and it is not kept', async (_, write) => {
    const before = read();
    write();
    const after = read();
    expect(flights).toHaveLength(2);
    flights[1]?.land('new');
    expect(await after).toBe('new');
    flights[0]?.land('old');
    expect(await before).toBe('old');
    expect(await read()).toBe('new');
  });

  test('that is known keeps its place: neither an answer from before it nor the lack of one takes it', async () => {
    const before = read();
    reads.outdate('profile');
    reads.keep(reads.placeOf(['all', 'profile'], 'profile'), 'written');
    flights[0]?.land('old');
    expect(await before).toBe('old');
    expect(await read()).toBe('written');
    expect(flights).toHaveLength(1);
  });

  test('of something else leaves it', async () => {
    const first = read();
    reads.outdate('product');
    const second = read();
    flights[0]?.land('one');
    expect(await Promise.all([first, second])).toEqual(['one', 'one']);
  });

  test('after very many writes what was out of date stays so', async () => {
    const first = read();
    flights[0]?.land('old');
    await first;
    reads.outdate('profile');
    for (let index = 0; index < 25_000; index += 1) reads.outdate(`name ${index}`);
    void read();
    expect(flights).toHaveLength(2);
  });
});

describe('who gives up', () => {
  test('does not cancel what another waits for', async () => {
    const one = new AbortController();
    const two = new AbortController();
    const gone = read({ signal: one.signal });
    const stays = read({ signal: two.signal });
    one.abort();
    await expect(gone).rejects.toMatchObject({ fault: 'cancelled' });
    expect(flights[0]?.signal?.aborted).toBe(false);
    flights[0]?.land('one');
    expect(await stays).toBe('one');
  });

  test('as the last one cancels the call, and the next one begins again', async () => {
    const controllers = [new AbortController(), new AbortController()];
    const waits = controllers.map(({ signal }) => read({ signal }));
    for (const controller of controllers) controller.abort();
    const next = read();
    expect(await Promise.allSettled(waits)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(flights[0]?.signal?.aborted).toBe(true);
    flights[1]?.land('again');
    expect(await next).toBe('again');
  });

  test('before asking costs no call', async () => {
    await expect(read({ signal: AbortSignal.abort() })).rejects.toMatchObject({ fault: 'cancelled' });
    expect(flights).toEqual([]);
  });
});

describe('what is asked for shortly before its end', () => {
  const place = () => reads.placeOf(['all', 'profile'], 'profile');
  /** As a caller asks who takes what is kept: what is due is read again, and the caller goes on. */
  const ask = (): unknown => {
    const kept = reads.kept(place(), asker);
    if (kept !== undefined && reads.isDue(kept)) reads.renew(place(), kept, asker, { produce });
    return kept?.value;
  };

  beforeEach(async () => {
    reads = new SharedReads(3_000, () => now, 500);
    const first = read();
    flights[0]?.land('one');
    await first;
  });

  test('is renewed once, and nobody waits for that', async () => {
    now += 2_499;
    ask();
    expect(flights).toHaveLength(1);
    now += 1;
    expect([ask(), ask()]).toEqual(['one', 'one']);
    expect(flights).toHaveLength(2);
    flights[1]?.land('two');
    await tick();
    expect(ask()).toBe('two');
    now += 2_400;
    expect(ask()).toBe('two');
    expect(flights).toHaveLength(2);
  });

  test('is the same thing where it comes out the same, for as long as what it is', async () => {
    const before = reads.kept(place(), asker)!;
    now += 2_600;
    ask();
    flights[1]?.land('one');
    await tick();
    now += 2_400;
    expect(reads.kept(place(), asker)).toBe(before);
    expect(reads.isKept(place(), before)).toBe(true);
    now += 200;
    ask();
    flights[2]?.land('two');
    await tick();
    expect(reads.isKept(place(), before)).toBe(false);
  });

  test('is renewed in rounds, a few reads at a time, while the account has room to spare', () => {
    const names = Array.from({ length: 45 }, (_, index) => `record ${index}`);
    for (const name of names) reads.keep(reads.placeOf(['all', name], name), name);
    let hasRoom = true;
    const budget = new CallBudget(400);
    const round = () => {
      const basis = reads.basis(false, budget, () => hasRoom);
      for (const name of names) {
        const at = reads.placeOf(['all', name], name);
        const kept = reads.kept(at, { ...asker, basis })!;
        if (reads.isDue(kept)) reads.renew(at, kept, { ...asker, basis }, { produce });
      }
      return basis;
    };
    const basis = round();
    const before = flights.length;
    expect(basis.isRoundDue()).toBe(false);
    now += 2_600;
    hasRoom = false;
    expect(basis.isRoundDue()).toBe(false);
    round();
    expect(flights).toHaveLength(before);
    hasRoom = true;
    const begun: number[] = [];
    for (let passed = 0; passed < 400; passed += 10, now += 10) {
      if (!basis.isRoundDue()) continue;
      basis.beginRound();
      round();
      begun.push(flights.length - before);
    }
    expect(begun).toEqual([20, 40, 45]);
  });

  test('with the page that it came on is renewed once for all of its records', () => {
    const page = { binding: 'list', position: { pageSize: 50 }, isBegun: false };
    const names = ['one', 'two'];
    for (const name of names) reads.keep(reads.placeOf(['all', name], name), name, { page });
    now += 2_600;
    const kept = names.map((name) => reads.kept(reads.placeOf(['all', name], name), asker)!);
    reads.renew(reads.placeOf(['all'], 'page'), kept[0]!, asker, { produce });
    expect(kept.map((one) => reads.isDue(one))).toEqual([false, false]);
  });

  test('goes on until its end where the renewal fails, and is then read by those who wait', async () => {
    now += 2_600;
    expect(ask()).toBe('one');
    flights[1]?.fail(new Error('no'));
    await tick();
    expect(ask()).toBe('one');
    expect(flights).toHaveLength(2);
    now += 401;
    expect(ask()).toBeUndefined();
    expect(flights).toHaveLength(2);
  });

  test('is not renewed by what a write has overtaken', async () => {
    now += 2_600;
    ask();
    reads.outdate('profile');
    const after = read();
    flights[1]?.land('old');
    flights[2]?.land('new');
    expect(await after).toBe('new');
    expect(ask()).toBe('new');
  });

  test('is not renewed by an answer that was on its way for longer than one that is there', async () => {
    now += 2_600;
    ask();
    now += 10;
    const fresh = read({ fresh: true });
    flights[2]?.land('new');
    expect(await fresh).toBe('new');
    // A page that was asked for before brings the record as it was then.
    reads.keep(place(), 'old', { since: now - 10 });
    expect(ask()).toBe('new');
  });
});

describe('what is out of date', () => {
  const keep = (name: string) => reads.keep(reads.placeOf(['all', name], name), name);

  test('takes up memory for a moment only, and what is not stays', async () => {
    reads = new SharedReads(20, () => now);
    keep('old');
    now += 21;
    keep('new');
    expect(reads.size).toBe(2);
    await vi.waitFor(() => expect(reads.size).toBe(1), { timeout: 10_000 });
    expect(reads.peek(reads.placeOf(['all', 'new'], 'new'))).toBe('new');
    // What was kept while the timer ran has one of its own.
    now += 21;
    await vi.waitFor(() => expect(reads.size).toBe(0), { timeout: 10_000 });
  });
});

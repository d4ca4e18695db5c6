import { pino } from 'pino';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BundleRecord } from '../../../src/domain/bundle.js';
import { ServiceError } from '../../../src/domain/errors.js';
import { TRIES } from '../../../src/onboarding/engine/advance/back-off.js';
import { BundleStatusChanges } from '../../../src/onboarding/engine/review/bundle-status-changes.js';
import { BundleFollowers } from '../../../src/onboarding/engine/review/bundle-followers.js';
import type { BundleStatusesStore, StatusChange } from '../../../src/onboarding/storage/bundle-statuses.store.js';
import type { TrustHubFactory } from '../../../src/twilio/trust-hub.js';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const BUNDLE = `BU${'1'.repeat(32)}`;
/** Another, that fails beside the first: all waits are alike, so that it measures how long the first had. */
const BESIDE = `BU${'2'.repeat(32)}`;
const DOWN = new ServiceError('UPSTREAM_UNAVAILABLE', 'Twilio is down.');

const change = (number: number, sid = BUNDLE): StatusChange => [number, ACCOUNT, 'CustomerProfile', sid];
const bundle = (sid: string) => ({ sid }) as BundleRecord;

let fetched: string[];
let answer: (sid: string) => Promise<BundleRecord | null>;
let lines: string[];
let followers: BundleFollowers;
let heard: string[];
const count = (sid: string) => fetched.filter((one) => one === sid).length;

beforeEach(() => {
  fetched = [];
  heard = [];
  lines = [];
  answer = () => Promise.reject(DOWN);
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const fetch = ([, , , sid]: StatusChange) => {
    fetched.push(sid);
    return answer(sid);
  };
  followers = new BundleFollowers({ fetch, log, backOff: () => 5 });
});

const follow = (sid?: string) => followers.listen(ACCOUNT, sid, (one) => heard.push(one.sid));

describe('a bundle that can’t be fetched', () => {
  test('is tried for so many times, and then it is in the log', async () => {
    follow();
    await followers.deliver(change(1));
    expect(count(BUNDLE)).toBe(TRIES);
    expect(lines).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  test('is sent to all that followed it as soon as possible', async () => {
    answer = (sid) => (count(sid) < 3 ? Promise.reject(DOWN) : Promise.resolve(bundle(sid)));
    follow();
    follow(BUNDLE);
    follow(BESIDE);
    await followers.deliver(change(1));
    expect(heard).toEqual([BUNDLE, BUNDLE]);
    expect(count(BUNDLE)).toBe(3);
    expect(lines).toEqual([]);
  });

  test('is not tried again where that mends nothing', async () => {
    answer = () => Promise.reject(new ServiceError('FORBIDDEN', 'The subaccount is suspended.'));
    follow();
    await followers.deliver(change(1));
    expect(count(BUNDLE)).toBe(1);
    expect(lines).toHaveLength(1);
  });

  test('is not tried again when nobody waits for it any more', async () => {
    const stop = [follow(), follow(BUNDLE)];
    const told = followers.deliver(change(1));
    follow(BESIDE);
    const beside = followers.deliver(change(2, BESIDE));
    await vi.waitFor(() => expect(count(BESIDE)).toBe(2), { interval: 1 });
    stop[0]?.();
    const before = count(BUNDLE);
    await vi.waitFor(() => expect(count(BUNDLE)).toBeGreaterThan(before), { interval: 1 });
    stop[1]?.();
    const after = count(BUNDLE);
    await Promise.all([told, beside]);
    expect(count(BESIDE)).toBe(TRIES);
    expect(count(BUNDLE)).toBe(after);
    expect(after).toBeLessThan(TRIES);
  });

  test('is not tried again for a change that a later one has overtaken', async () => {
    follow();
    const first = followers.deliver(change(1));
    await vi.waitFor(() => expect(count(BUNDLE)).toBe(2), { interval: 1 });
    const second = followers.deliver(change(2));
    expect(count(BUNDLE)).toBe(3);
    await Promise.all([first, second]);
    // The two of the first, and all of the second.
    expect(count(BUNDLE)).toBe(2 + TRIES);
    expect(lines).toHaveLength(1);
  });
});

test('nobody follows, nothing is fetched', async () => {
  followers.listen(`AC${'2'.repeat(32)}`, undefined, (one) => heard.push(one.sid));
  follow(BESIDE);
  follow()();
  await followers.deliver(change(1));
  expect(fetched).toEqual([]);
});

test('what was missed begins where the connection was lost, not at what is heard when it is there again', async () => {
  const asked: number[] = [];
  const statuses = {
    newest: () => Promise.resolve(3),
    since: async function* (_accountSid: string, number: number) {
      asked.push(number);
      yield* await Promise.resolve([]);
    },
  };
  const changes = new BundleStatusChanges(
    statuses as unknown as BundleStatusesStore,
    undefined as unknown as TrustHubFactory,
    pino({ enabled: false }),
  );
  await changes.begin();
  changes.listen(ACCOUNT, BESIDE, () => undefined);
  changes.lost();
  // A second try to connect may be lost too.
  changes.lost();
  changes.received(JSON.stringify(change(7)));
  changes.restored();
  await vi.waitFor(() => expect(asked).toEqual([3]), { interval: 1 });
  changes.lost();
  changes.restored();
  await vi.waitFor(() => expect(asked).toEqual([3, 7]), { interval: 1 });
});

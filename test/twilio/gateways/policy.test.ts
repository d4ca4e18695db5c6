import { describe, expect, test } from 'vitest';

import { KNOWN_POLICIES, PolicyKind } from '../../../src/domain/policy.js';
import { metaPage, refusal } from '../support/rows.js';
import { startedForEachTest, StubTwilio } from '../support/stub-twilio.js';
import { reset, type Reply } from '../support/stub-upstream.js';
import { ACCOUNT_SID, sid } from '../support/trust-hubs.js';

const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';

const twilio = startedForEachTest(new StubTwilio());

const policies = (cached = false) => twilio.factory.open(ACCOUNT_SID, { cached }).policies;
const listOf = (...rows: (readonly [string, string])[]): Reply => ({
  status: 200,
  json: metaPage(
    rows.map(([policySid, friendly_name]) => ({ sid: policySid, friendly_name, requirements: { end_user: [] } })),
  ),
});

describe('the SID of a kind of policy', () => {
  test.each([
    [
      'the known SID, if it is listed',
      listOf([VOICE_INTEGRITY, 'Renamed'], [sid('RN'), 'Voice Integrity']),
      VOICE_INTEGRITY,
    ],
    ['the one of that name, if the known SID is not', listOf([sid('RN'), ' voice integrity ']), sid('RN')],
    ['the known SID, if the list has neither', listOf([sid('RN'), 'Something']), VOICE_INTEGRITY],
    ['the known SID, if the list is refused', refusal(403, 20403, 'no'), VOICE_INTEGRITY],
    ['the known SID, if the list fails', refusal(503, 20503, 'busy'), VOICE_INTEGRITY],
    ['the known SID, if nothing answers', reset, VOICE_INTEGRITY],
    ['the known SID, if the list is odd', { status: 200, json: { results: [null] } }, VOICE_INTEGRITY],
  ])('%s', async (_, reply, expected) => {
    twilio.reply(reply);
    expect(await policies().sidOf('VOICE_INTEGRITY')).toBe(expected);
  });

  test.each([
    ['CNAM Profile', 'CNAM'],
    ['CNAM Profile Trust Product', 'CNAM'],
    ['CNAM', 'CNAM'],
    ['SHAKEN/STIR Trust Product', 'SHAKEN_STIR'],
    ['A2P Messaging: Local - Business Trust Product', 'A2P_MESSAGING_LOCAL_BUSINESS'],
    ['Starter A2P Messaging: Local - Business', 'SOLE_PROPRIETOR_A2P'],
    ['Sole Proprietor TrustProduct', 'SOLE_PROPRIETOR_A2P'],
  ] as const)("by the name %s, which Twilio's pages give it", async (name, kind) => {
    // Others come before it whose names only begin or end alike.
    twilio.reply(listOf([sid('RN', 1), `${name} (retired)`], [sid('RN', 2), `No ${name}`], [sid('RN', 3), name]));
    expect(await policies().sidOf(kind)).toBe(sid('RN', 3));
  });

  test('of every kind but UNKNOWN', async () => {
    twilio.reply(listOf());
    for (const { kind, sid: known } of KNOWN_POLICIES) expect(await policies().sidOf(kind)).toBe(known);
    await expect(policies().sidOf(PolicyKind.UNKNOWN)).rejects.toMatchObject({ userErrors: [{ path: ['kind'] }] });
    expect(twilio.requests).toHaveLength(1);
  });

  test('many concurrent readers share one list; it is asked for again after ten minutes', async () => {
    twilio.reply(listOf([VOICE_INTEGRITY, 'Voice Integrity']));
    await Promise.all(Array.from({ length: 10 }, () => policies().sidOf('VOICE_INTEGRITY')));
    twilio.timing.nowMs += 9 * 60_000;
    await policies().sidOf('CNAM');
    expect(twilio.requests).toHaveLength(1);
    twilio.timing.nowMs += 2 * 60_000;
    await policies().sidOf('CNAM');
    expect(twilio.requests).toHaveLength(2);
  });

  test('a refused list is not asked for again for a minute', async () => {
    twilio.reply(refusal(403, 20403, 'no'));
    await policies().sidOf('CNAM');
    await policies().sidOf('CNAM');
    expect(twilio.requests).toHaveLength(1);
    twilio.timing.nowMs += 61_000;
    await policies().sidOf('CNAM');
    expect(twilio.requests).toHaveLength(2);
  });

  test('the shared list is not cut off with the scope that began it', async () => {
    const abort = new AbortController();
    twilio.reply((response) => {
      abort.abort();
      response.end(JSON.stringify(metaPage([{ sid: sid('RN'), friendly_name: 'CNAM' }])));
    });
    const scoped = twilio.factory.open(ACCOUNT_SID, { cached: true, signal: abort.signal });
    expect(await scoped.policies.sidOf('CNAM')).toBe(sid('RN'));
  });
});

describe('policies in a graph', () => {
  test('come from one list; only what it lacks is fetched', async () => {
    twilio.reply(listOf([VOICE_INTEGRITY, 'Voice Integrity']), {
      status: 200,
      json: { sid: sid('RN', 2), friendly_name: 'Other', requirements: '{"end_user": []}' },
    });
    const gateway = policies(true);
    const [known, other] = await Promise.all([gateway.load(VOICE_INTEGRITY), gateway.load(sid('RN', 2))]);
    expect(known).toMatchObject({ kind: 'VOICE_INTEGRITY', friendlyName: 'Voice Integrity' });
    expect(other).toEqual({
      sid: sid('RN', 2),
      friendlyName: 'Other',
      kind: 'UNKNOWN',
      requirements: { end_user: [] },
    });
    expect(twilio.requests.map(({ path }) => path)).toEqual(['/v1/Policies', `/v1/Policies/${sid('RN', 2)}`]);
  });

  test('a filter by kind asks Twilio by SID, and is empty where the SID given is of another kind', async () => {
    twilio.reply(listOf([VOICE_INTEGRITY, 'Voice Integrity']), { status: 200, json: metaPage([]) });
    const { trustProducts } = twilio.factory.open(ACCOUNT_SID, { cached: true });
    await trustProducts.list({ kind: 'VOICE_INTEGRITY' });
    expect(twilio.requests[1]?.query.get('PolicySid')).toBe(VOICE_INTEGRITY);
    expect(await trustProducts.list({ kind: 'VOICE_INTEGRITY', policySid: sid('RN') })).toEqual([]);
    expect((await trustProducts.page({ kind: 'VOICE_INTEGRITY', policySid: sid('RN') }, { first: 1 })).edges).toEqual(
      [],
    );
    await expect(trustProducts.list({ status: 'unknown' })).rejects.toMatchObject({
      userErrors: [{ path: ['status'] }],
    });
    expect(twilio.requests).toHaveLength(2);
  });
});

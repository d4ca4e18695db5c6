import { beforeEach, describe, expect, test } from 'vitest';
import { whenAllRead } from '../../../src/domain/reading.js';
import type { BundleRef } from '../../../src/domain/bundle.js';
import type { TrustHub } from '../../../src/twilio/index.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { metaPage, profileRow } from '../support/rows.js';
import { endUser, useSandboxTwilio } from '../support/sandbox-twilio.js';
import { startStubUpstream } from '../support/stub-upstream.js';
import { ACCOUNT_SID, factoryFor, sid } from '../support/trust-hubs.js';

const twilio = useSandboxTwilio();
let hub: TrustHub;
let bundle: BundleRef;
beforeEach(async () => ({ hub, bundle } = await twilio.scopeWithProfile()));

describe('reading in one scope', () => {
  test('equal keys are one call, also later', async () => {
    const [one, two] = await Promise.all([
      hub.customerProfiles.load(bundle.sid),
      hub.customerProfiles.load(bundle.sid),
    ]);
    expect(one).toBe(two);
    expect(await hub.customerProfiles.load(bundle.sid)).toBe(one);
    expect(twilio.calls()).toEqual([`GET ${bundle.sid}`]);
  });

  test('equal lists and pages are one call each', async () => {
    const pages = () => hub.entityAssignments.page(bundle, {}, { first: 5 });
    const lists = () => hub.entityAssignments.list(bundle);
    await Promise.all([pages(), pages(), lists(), lists(), hub.entityAssignments.page(bundle, {}, { first: 6 })]);
    expect(twilio.calls()).toHaveLength(3);
  });

  test('a list and a page spare the fetch of what they brought', async () => {
    const [profile] = await hub.customerProfiles.list({ friendlyName: 'P' });
    const numbers = await hub.incomingPhoneNumbers.page({}, { first: 3 });
    for await (const document of hub.supportingDocuments.scan()) await hub.supportingDocuments.load(document.sid);
    twilio.calls();
    await hub.customerProfiles.load(profile?.sid ?? '');
    await hub.incomingPhoneNumbers.load(numbers.edges[2]?.node.sid ?? '');
    expect(twilio.calls()).toEqual([]);
  });

  test('without the cache every read goes out', async () => {
    const bare = twilio.open({ cached: false });
    await Promise.all([bare.customerProfiles.load(bundle.sid), bare.customerProfiles.load(bundle.sid)]);
    await bare.customerProfiles.list({});
    await bare.customerProfiles.load(bundle.sid);
    await bare.policies.load(SECONDARY);
    await bare.policies.load(SECONDARY);
    await bare.endUserTypes.list();
    await bare.endUserTypes.list();
    expect(twilio.calls()).toHaveLength(8);
  });

  test('another scope has what was read a moment ago, until it is cleared; policies and types stay', async () => {
    await Promise.all([hub.customerProfiles.load(bundle.sid), hub.policies.load(SECONDARY), hub.endUserTypes.list()]);
    twilio.calls();
    await twilio.open({ cached: true }).customerProfiles.load(bundle.sid);
    expect(twilio.calls()).toEqual([]);
    twilio.factory.clear(twilio.sandbox.accountSid);
    const next = twilio.open({ cached: true });
    await Promise.all([
      next.customerProfiles.load(bundle.sid),
      next.policies.load(SECONDARY),
      next.endUserTypes.list(),
    ]);
    expect(twilio.calls()).toEqual([`GET ${bundle.sid}`]);
  });
});

test('one scope that asks a list twice with two cursors gets two pages, and each is one call', async () => {
  const whole = await hub.incomingPhoneNumbers.page({}, { first: 9 });
  const sids = whole.edges.map(({ node }) => node.sid);
  hub = twilio.open({ cached: true, fresh: true });
  twilio.calls();
  const after = [2, 5].map((at) => whole.edges[at]?.cursor);
  const pages = await whenAllRead(
    after.map((cursor) => hub.incomingPhoneNumbers.page({}, { first: 3, after: cursor })),
  );
  expect(pages.map(({ edges }) => edges.map(({ node }) => node.sid))).toEqual([sids.slice(3, 6), sids.slice(6, 9)]);
  const asked = twilio.calls().length;
  await whenAllRead(after.map((cursor) => hub.incomingPhoneNumbers.page({}, { first: 3, after: cursor })));
  expect([asked, twilio.calls().length]).toEqual([2, 0]);
});

describe('what is not there, and what fails', () => {
  test.each([
    ['an unknown SID', sid('BU', 404), 1],
    ['a SID of another kind', sid('IT', 1), 0],
    ['no SID at all', 'nonsense', 0],
    ['a path', '../Policies', 0],
    ['dots, which a URL would swallow', '..', 0],
  ])('%s is null', async (_, key, requests) => {
    expect(await hub.customerProfiles.load(key)).toBeNull();
    expect(await hub.entityAssignments.load(bundle, key)).toBeNull();
    expect(await hub.entityAssignments.load({ ...bundle, sid: key }, sid('BV'))).toBeNull();
    expect(twilio.calls().filter((call) => call.startsWith('GET BU'))).toHaveLength(requests);
  });

  test('a list under a bundle that is not there is an error, and so is a write to no SID', async () => {
    const missing = { ...bundle, sid: sid('BU', 404) };
    await expect(hub.entityAssignments.list(missing)).rejects.toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    for (const call of [
      hub.customerProfiles.update('../x', {}),
      hub.entityAssignments.create({ ...bundle, sid: '..' }, sid('IT')),
      hub.customerProfiles.create({ friendlyName: 'x', email: 'x', policySid: 'BUx' }),
    ]) {
      await expect(call).rejects.toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
    }
  });

  test('one failure of a batch keeps its place, the others have their answers', async () => {
    twilio.control.fault({
      effect: 'status',
      status: 403,
      code: 20403,
      method: 'GET',
      path: `/v1/EndUsers/${sid('IT', 2)}`,
    });
    const made = await hub.endUsers.create(endUser('One'));
    hub = twilio.open({ cached: true });
    const results = await Promise.allSettled([
      hub.endUsers.load(sid('IT', 404)),
      hub.endUsers.load(sid('IT', 2)),
      hub.endUsers.load(made.sid),
    ]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: null },
      { status: 'rejected', reason: { code: 'UPSTREAM_UNAUTHORIZED' } },
      { status: 'fulfilled', value: { friendlyName: 'One' } },
    ]);
  });

  test('a failure is not remembered: the next one who asks in this scope gets the answer', async () => {
    twilio.control.fault({ effect: 'status', status: 403, code: 20403 });
    await expect(hub.customerProfiles.load(bundle.sid)).rejects.toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    expect(await hub.customerProfiles.load(bundle.sid)).toMatchObject({ sid: bundle.sid });
    twilio.control.fault({ effect: 'status', status: 403, code: 20403 });
    await expect(hub.entityAssignments.list(bundle)).rejects.toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    expect(await hub.entityAssignments.list(bundle)).toEqual([]);
  });
});

describe('the process', () => {
  test('never has more calls under way than the account may', async () => {
    const upstream = await startStubUpstream();
    // Answers only when three wait: fewer at a time would hang, more would show.
    const waiting: (() => void)[] = [];
    let most = 0;
    upstream.reply((response, { path }) => {
      // The list that is tried first finds none of them.
      if (path.endsWith('/CustomerProfiles')) return void response.end(JSON.stringify(metaPage([])));
      waiting.push(() => response.end(JSON.stringify(profileRow(1, { sid: path.slice(-34) }))));
      most = Math.max(most, waiting.length);
      if (waiting.length === 3) setImmediate(() => waiting.splice(0).forEach((answer) => answer()));
    });
    const { factory: narrow } = factoryFor(upstream.url, { accountConcurrency: 3 });
    const scopes = [true, false, true].map((cached) => narrow.open(ACCOUNT_SID, { cached }));
    const loads = scopes.flatMap((one, scope) =>
      Array.from({ length: 20 }, (_, index) => one.customerProfiles.load(sid('BU', 20 * scope + index))),
    );
    expect((await whenAllRead(loads)).every((profile) => profile !== null)).toBe(true);
    expect(most).toBe(3);
    await narrow.close();
    await upstream.close();
  });
});

import { expect, onTestFinished, test } from 'vitest';
import { GraphQLOverHttp } from '../support/graphql.js';
import { startTestApp } from '../support/start-app.js';
import { createSubaccount } from '../support/subaccounts.js';
import { contentsOf } from './support/contents.js';
import { CUSTOMERS, find, MIRRORED, namesFound, statusOf, untilReadSince } from './support/mirrored.js';
import { fromOutside, openDatabase } from './support/over-sandbox.js';

async function openApp(environment: Record<string, string>) {
  const app = await startTestApp(environment);
  onTestFinished(() => app.close());
  return app;
}

test('an account sees its own customers alone; a subaccount is read from its first use on', async () => {
  const { url, rows } = await openDatabase();
  const app = await openApp({ ...MIRRORED, DATABASE_URL: url });
  const mine = contentsOf([{ ref: 'a', friendlyName: 'Plover Boats', phoneNumber: '+14155550133' }]);
  const mySids = app.sandbox.seed(mine);
  const { sid: subaccount, graphql } = await createSubaccount(app, 0);
  const theirs = contentsOf([
    { ref: 'b', friendlyName: 'Plover Bikes' },
    { ref: 'c', friendlyName: 'Plover Cars' },
  ]);
  const theirSids = app.sandbox.seed({ ...theirs, accountSid: subaccount });
  await untilReadSince(app);
  const used = () => rows<{ sid: string }>('select account_sid as sid from onboarding.mirror_account order by used_at');
  expect(await used()).toEqual([{ sid: app.accountSid }]);
  expect((await statusOf(graphql)).state).toBe('FIRST_PASS');
  await untilReadSince(graphql);
  expect(await used()).toEqual([{ sid: app.accountSid }, { sid: subaccount }]);

  expect(await namesFound(app, 'plover')).toEqual(['Plover Boats']);
  expect(await namesFound(graphql, 'plover')).toEqual(['Plover Bikes', 'Plover Cars']);
  expect(await namesFound(graphql, mySids['a']!)).toEqual([]);
  expect(await namesFound(graphql, '4155550133')).toEqual([]);
  const bySid = 'query ($sid: Sid!) { customer(sid: $sid) { name } }';
  expect(await app.data(bySid, { sid: theirSids['b'] })).toEqual({ customer: null });
  expect(await graphql.data(bySid, { sid: theirSids['b'] })).toEqual({ customer: { name: 'Plover Bikes' } });
  const { pageInfo } = await find(graphql, { search: 'plover', first: 1 });
  const elsewhere = await app.execute(CUSTOMERS, { search: 'plover', first: 1, after: pageInfo.endCursor });
  expect(elsewhere.errors?.[0]?.message).toContain('This cursor does not belong to this list');
});

test('an account that is not ours is refused, and not read', async () => {
  const { url, rows } = await openDatabase();
  const app = await openApp({ ...MIRRORED, DATABASE_URL: url });
  const stranger = new GraphQLOverHttp(app.graphqlUrl, { 'x-account-sid': `AC${'9'.repeat(32)}` });
  const answer = await stranger.execute(CUSTOMERS);
  expect(answer.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect(await rows('select account_sid from onboarding.mirror_account')).toEqual([{ account_sid: app.accountSid }]);
});

test('without a mirror its questions are refused with the name of the setting, and all else is as before', async () => {
  const app = await openApp({ MIRROR: 'off' });
  expect(await statusOf(app)).toEqual({ state: 'OFF', progress: 0, asOf: null, rows: 0 });
  const sids = app.sandbox.seed(contentsOf([{ ref: 'a', friendlyName: 'Label' }]));
  app.sandbox.clearJournal();
  const sid = sids['a'];
  const { errors, data } = await app.execute('{ customers { totalCount } }');
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toContain('Set MIRROR=on');
  expect(errors?.[0]?.extensions?.['code']).toBe('MIRROR_OFF');
  const query = 'query ($sid: Sid!) { customerProfile(sid: $sid) { friendlyName customer { name } } }';
  const profile = await app.execute(query, { sid });
  expect(profile.data).toEqual({ customerProfile: { friendlyName: 'Label', customer: null } });
  expect(app.sandbox.journal()).toHaveLength(1);
  const edges = `query ($sid: Sid!) { customerProfile(sid: $sid) {
    friendlyName trustProducts { sid } secondaryProfiles { nodes { sid } }
  } }`;
  const without = await app.execute(edges, { sid });
  expect(without.data).toEqual({
    customerProfile: { friendlyName: 'Label', trustProducts: null, secondaryProfiles: null },
  });
  const codes = without.errors?.map(({ extensions }) => extensions?.['code']);
  expect(codes).toEqual(['MIRROR_OFF', 'MIRROR_OFF']);
  const began = Date.now();
  const live = await app.execute('{ incomingPhoneNumbers(first: 1) { nodes { asOf } } }');
  expect(live.data).toEqual({ incomingPhoneNumbers: { nodes: [{ asOf: null }] } });
  const { asOf } = live.extensions!['upstream'] as { readonly asOf: string };
  expect(Date.parse(asOf)).toBeGreaterThanOrEqual(began);
});

test('the metrics have its rows, its age, its requests, its tombstones and what others have changed', async () => {
  const app = await openApp({ ...MIRRORED });
  const sids = app.sandbox.seed(contentsOf([{ ref: 'a', friendlyName: 'Plover Boats', businessName: 'Plover' }]));
  await untilReadSince(app);
  let text = '';
  const read = async () => (text = await (await fetch(new URL('/metrics', app.graphqlUrl))).text());
  await read();
  const valueOf = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  const { rows } = await statusOf(app);
  expect(valueOf('mirror_rows\\{state="live"\\}')).toBe(rows);
  expect(valueOf('mirror_rows\\{state="tombstone"\\}')).toBe(0);
  expect(valueOf('mirror_age_seconds')).toBeGreaterThan(0);
  expect(valueOf('mirror_calls_total')).toBeGreaterThanOrEqual(6);
  expect(valueOf('mirror_tombstones_total')).toBe(0);
  expect(valueOf('mirror_drift')).toBe(0);

  await fromOutside(app.app.sandbox!, 'DELETE', `/v1/CustomerProfiles/${sids['a']}`);
  await expect.poll(async () => (await read(), valueOf('mirror_tombstones_total'))).toBe(1);
  expect(valueOf('mirror_rows\\{state="tombstone"\\}')).toBe(1);
  expect(valueOf('mirror_drift')).toBe(1);
});

import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { followCoverage } from './coverage/support.js';
import { contentsOf } from './support/contents.js';
import { find, namesFound, ONCE, statusOf, untilReadSince } from './support/mirrored.js';
import { fromOutside, mirrorOf, openDatabase, openSandbox } from './support/over-sandbox.js';

/* What Twilio refuses or does not answer holds up itself alone, and nothing for good. */

test('the mirror goes on after 429, also where nobody else asks for anything', async () => {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  // Halves what may be under way at a time, down to one.
  sandbox.control.fault({ method: 'GET', path: '/v1/**', effect: 'throttle', retryAfterSeconds: 0.01, count: 12 });
  await expect.poll(() => sandbox.control.journal({ status: 429 }).length).toBe(12);
  await untilReadSince(server);
  sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Plover Paints' }]));
  await expect.poll(() => namesFound(server, 'plover')).toEqual(['Plover Paints']);
});

test('bundles that can’t be read leave all others to be read, and the mirror does not say that it is up to date', async () => {
  const sandbox = await openSandbox();
  const others = Array.from({ length: 12 }, (_, at) => ({ ref: `bad-${at}`, friendlyName: `Bad ${at}` }));
  const bad = sandbox.control.seed(contentsOf(others));
  const paths = others.map(({ ref }) => `/v1/CustomerProfiles/${bad[ref]}/ChannelEndpointAssignments`);
  const kinds = [
    { status: 500, code: 20500 },
    { status: 400, code: 20001 },
  ];
  paths.forEach((path, at) =>
    sandbox.control.fault({ method: 'GET', path, effect: 'status', count: 0, ...kinds[at % 2] }),
  );
  const server = await mirrorOf(sandbox);
  await expect.poll(() => sandbox.control.journal({ method: 'GET', path: paths[11]! }).length).toBeGreaterThan(0);
  sandbox.control.seed(contentsOf([{ ref: 'good', friendlyName: 'Label', businessName: 'Dipper Drinks' }]));
  await expect.poll(() => namesFound(server, 'dipper')).toEqual(['Dipper Drinks']);
  expect(await statusOf(server)).toMatchObject({ state: 'FIRST_PASS', asOf: null });
});

test('one thing that can’t be fetched leaves what changes in the rest of its list to be noticed', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(
    contentsOf([
      { ref: 'gone', friendlyName: 'Gone' },
      { ref: 'there', friendlyName: 'Wren Works' },
    ]),
  );
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  const path = `/v1/CustomerProfiles/${sids['gone']}`;
  sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 500, count: 0 });
  await fromOutside(sandbox, 'DELETE', path);
  await expect.poll(() => sandbox.control.journal({ method: 'GET', path, faulty: true }).length).toBeGreaterThan(0);
  await fromOutside(sandbox, 'POST', `/v1/CustomerProfiles/${sids['there']}`, { FriendlyName: 'Robin Works' });
  await expect.poll(() => namesFound(server, 'works')).toEqual(['Robin Works']);
  expect(await namesFound(server, 'gone')).toEqual(['Gone']);
});

test('what is gone already when it is deleted is gone from the mirror too', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Avocet Air' }]));
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  await fromOutside(sandbox, 'DELETE', `/v1/CustomerProfiles/${sids['a']}`);
  expect(await namesFound(server, 'avocet')).toEqual(['Avocet Air']);
  const mutation = 'mutation ($input: SidInput!) { deleteCustomerProfile(input: $input) { userErrors { code } } }';
  const answer = await server.data(mutation, { input: { sid: sids['a'] } });
  expect(answer).toEqual({ deleteCustomerProfile: { userErrors: [{ code: 'NOT_FOUND' }] } });
  expect(await namesFound(server, 'avocet')).toEqual([]);
});

test('a number or a product whose record can’t be read spoils no answer about coverage, nor what is followed', async () => {
  const sandbox = await openSandbox();
  const customers = ['Avocet', 'Bittern'].map((friendlyName, at) => ({
    ...{ ref: `${at}`, friendlyName, product: `Signing ${at}`, status: 'twilio-approved' },
    phoneNumber: `+1707555021${at}`,
  }));
  const sids = sandbox.control.seed(contentsOf(customers));
  const { url, rows } = await openDatabase();
  const key = randomBytes(32).toString('base64');
  const server = await mirrorOf(sandbox, { DATABASE_URL: url, ENCRYPTION_KEYS: key, ...ONCE });
  await untilReadSince(server, new Date(0));
  const [number, other] = [sids['number-0']!, sids['number-1']!];
  // The products name no number: assignments of others than this server are read with the rotation.
  const damaged = [number, sids['product-1']!].map((sid) => `'${sid}'`).join(', ');
  await rows(`update onboarding.mirror_row set record = record || '{"text":"AAAA"}' where sid in (${damaged})`);
  await rows(`insert into onboarding.mirror_assignment
    (account_sid, sid, bundle_sid, object_sid, type, created_at, read_started_at)
    values ('${sandbox.accountSid}', 'RA${'1'.repeat(32)}', '${sids['product-1']}', '${other}', 'phone-number', now(), now())`);
  const { phoneNumberCoverage } = await server.data<{
    phoneNumberCoverage: {
      nodes: readonly { sid: string; trustProducts: readonly object[]; coverage: readonly object[] }[];
    };
  }>(
    '{ phoneNumberCoverage(first: 50) { nodes { sid trustProducts { sid } coverage { kind trustProduct { sid } } } } }',
  );
  const shown = new Map(phoneNumberCoverage.nodes.map((node) => [node.sid, node]));
  expect(shown.has(number)).toBe(false);
  expect(shown.get(other)).toMatchObject({
    trustProducts: [],
    coverage: [{ kind: 'SHAKEN_STIR', trustProduct: null }, {}, {}],
  });

  const follower = followCoverage(server, 'sse');
  onTestFinished(() => follower.stop());
  const note = `select onboarding.mirror_note_coverage('${sandbox.accountSid}', array['${number}', '${other}'])`;
  const sent = async () => (await rows(note), follower.events.map(({ sid }) => sid));
  await expect.poll(sent).toEqual(expect.arrayContaining([number, other]));
  expect(follower.errors).toEqual([]);
});

test('the main account is read however long nobody has used it', async () => {
  const sandbox = await openSandbox();
  const { url, rows } = await openDatabase();
  const server = await mirrorOf(sandbox, { DATABASE_URL: url });
  await untilReadSince(server);
  await server.close();
  await rows(`update onboarding.mirror_account set used_at = now() - interval '8 days', held_until = null`);
  await mirrorOf(sandbox, { DATABASE_URL: url });
  await expect
    .poll(() => rows(`select from onboarding.mirror_account where used_at > now() - interval '1 hour'`))
    .toHaveLength(1);
});

test('a record that was changed in the database spoils no page, and is read again', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(
    contentsOf([
      { ref: 'a', friendlyName: 'Auk Labs' },
      { ref: 'b', friendlyName: 'Brant Labs' },
      { ref: 'c', friendlyName: 'Curlew Labs', businessName: 'Crane Labs' },
    ]),
  );
  const { url, rows } = await openDatabase();
  const environment = { DATABASE_URL: url, ENCRYPTION_KEYS: randomBytes(32).toString('base64') };
  const server = await mirrorOf(sandbox, { ...environment, ...ONCE });
  await untilReadSince(server, new Date(0));
  const { edges } = await find(server, { search: 'labs', first: 1 });
  for (const ref of ['b', 'business-c']) {
    await rows(`update onboarding.mirror_row set record = record || '{"text":"AAAA"}' where sid = '${sids[ref]}'`);
  }
  // The page that would hold it alone has what comes next; a name that can't be read is that of the profile.
  const page = await find(server, { search: 'labs', first: 1, after: edges[0]!.cursor });
  expect(page.nodes).toEqual([{ sid: sids['c'], name: 'Curlew Labs' }]);
  const bySid = 'query ($sid: Sid!) { customer(sid: $sid) { name } }';
  expect(await server.data(bySid, { sid: sids['b'] })).toEqual({ customer: null });
  expect(server.logLines.join('\n')).toContain('a record of the mirror cannot be read');
  expect(server.logLines.join('\n')).not.toMatch(/Labs/);
  await server.close();

  const later = await mirrorOf(sandbox, environment);
  await expect.poll(() => namesFound(later, 'labs')).toEqual(['Auk Labs', 'Brant Labs', 'Crane Labs']);
});

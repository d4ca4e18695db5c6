import { expect, test } from 'vitest';
import type { GraphQLOverHttp } from '../support/graphql.js';
import { SECONDARY } from '../support/reference-contents.js';
import { contentsOf } from './support/contents.js';
import { find, namesFound, ONCE, statusOf, untilReadSince } from './support/mirrored.js';
import { fromOutside, mirrorOf, openDatabase, openSandbox } from './support/over-sandbox.js';

const CREATE = `mutation ($input: CreateCustomerProfileInput!) {
  createCustomerProfile(input: $input) { customerProfile { sid } userErrors { message } }
}`;
const RENAME = `mutation ($input: UpdateCustomerProfileInput!) {
  updateCustomerProfile(input: $input) { customerProfile { sid } userErrors { message } }
}`;
const DELETE = 'mutation ($input: SidInput!) { deleteCustomerProfile(input: $input) { deletedSid } }';

async function create(server: GraphQLOverHttp, friendlyName: string): Promise<string> {
  const input = { friendlyName, email: 'desk@nobody.example', policySid: SECONDARY };
  const { createCustomerProfile: made } = await server.data<{
    createCustomerProfile: { customerProfile: { sid: string } };
  }>(CREATE, { input });
  return made.customerProfile.sid;
}

const rename = (server: GraphQLOverHttp, sid: string, friendlyName: string) =>
  server.data(RENAME, { input: { sid, friendlyName } });

test('what this server writes is found as soon as it has answered, without a request', async () => {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  const since = sandbox.control.journal().length;

  const sid = await create(server, 'Nightjar Bakery');
  expect(await namesFound(server, 'nightjar')).toEqual(['Nightjar Bakery']);
  await rename(server, sid, 'Kestrel Bakery');
  expect(await namesFound(server, 'nightjar')).toEqual([]);
  expect(await namesFound(server, 'kestrel')).toEqual(['Kestrel Bakery']);
  const attributes = { business_name: 'Merlin Ltd' };
  const { createEndUser: made } = await server.data<{ createEndUser: { endUser: { sid: string } } }>(
    'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { endUser { sid } } }',
    { input: { friendlyName: 'Business', type: 'customer_profile_business_information', attributes } },
  );
  const assign = `mutation ($input: AssignEntityInput!) {
    assignEntityToCustomerProfile(input: $input) { entityAssignment { sid } }
  }`;
  const { assignEntityToCustomerProfile: assigned } = await server.data<{
    assignEntityToCustomerProfile: { entityAssignment: { sid: string } };
  }>(assign, { input: { bundleSid: sid, objectSid: made.endUser.sid } });
  expect(await namesFound(server, 'merlin')).toEqual(['Merlin Ltd']);
  const remove = `mutation ($input: RemoveEntityInput!) { removeEntityFromCustomerProfile(input: $input) { deletedSid } }`;
  await server.data(remove, { input: { bundleSid: sid, assignmentSid: assigned.entityAssignment.sid } });
  expect(await namesFound(server, 'merlin')).toEqual([]);
  await server.data(DELETE, { input: { sid } });
  expect(await namesFound(server, 'kestrel')).toEqual([]);

  const asked = sandbox.control.journal().slice(since);
  // What was new is read once by the rotation; nothing else is asked for but the six writes.
  expect(asked.filter(({ method }) => method !== 'GET')).toHaveLength(6);
  expect(asked.filter(({ method, path }) => method === 'GET' && !/(Assignments|Evaluations)$/.test(path))).toEqual([]);
});

test('a provisional copy is no customer', async () => {
  const sandbox = await openSandbox();
  const seeded = contentsOf([{ ref: 'a', friendlyName: 'Heron Clinic', status: 'twilio-approved' }]);
  const sids = sandbox.control.seed(seeded);
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  const copy = `mutation ($input: SidInput!) {
    createCustomerProfileProvisionalCopy(input: $input) { provisionalCopy { sid } }
  }`;
  const { createCustomerProfileProvisionalCopy: made } = await server.data<{
    createCustomerProfileProvisionalCopy: { provisionalCopy: { sid: string } };
  }>(copy, { input: { sid: sids['a'] } });
  await untilReadSince(server);
  expect((await find(server, { search: 'heron' })).nodes).toEqual([{ sid: sids['a'], name: 'Heron Clinic' }]);
  const query = 'query ($sid: Sid!) { customer(sid: $sid) { sid } customerProfile(sid: $sid) { customer { sid } } }';
  const answer = await server.data(query, { sid: made.provisionalCopy.sid });
  expect(answer).toEqual({ customer: null, customerProfile: { customer: null } });
});

test('what others change is noticed by the sweeps, on bundles by the rotation', async () => {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  const sids = sandbox.control.seed(
    contentsOf([{ ref: 'a', friendlyName: 'Label', businessName: 'Osprey Optics', phoneNumber: '+14155550177' }]),
  );
  await expect.poll(() => namesFound(server, 'osprey')).toEqual(['Osprey Optics']);
  await expect.poll(() => namesFound(server, '(415) 555-0177')).toEqual(['Osprey Optics']);
  await fromOutside(sandbox, 'POST', `/v1/EndUsers/${sids['business-a']}`, {
    Attributes: JSON.stringify({ business_name: 'Harrier Optics' }),
  });
  await expect.poll(() => namesFound(server, 'optics')).toEqual(['Harrier Optics']);
});

test('what callers read from Twilio is found without a sweep, each in its own way: by itself, in a list, on a bundle', async () => {
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox, ONCE);
  await untilReadSince(server, new Date(0));
  const seeded = [{ ref: 'a', friendlyName: 'Label', businessName: 'Plover Press', phoneNumber: '+14155550181' }];
  const sids = sandbox.control.seed(contentsOf(seeded));
  const live = (query: string) => server.execute(query, { sid: sids['a'] }, { 'cache-control': 'no-cache' });
  await live('query ($sid: Sid!) { customerProfile(sid: $sid) { friendlyName } }');
  await expect.poll(() => namesFound(server, 'label')).toEqual(['Label']);
  await live('{ endUsers(first: 50) { nodes { sid } } }');
  await live('query ($sid: Sid!) { customerProfile(sid: $sid) { entityAssignments(first: 50) { nodes { sid } } } }');
  await expect.poll(() => namesFound(server, 'plover')).toEqual(['Plover Press']);
  expect(await namesFound(server, '+14155550181')).toEqual([]);
  await live('query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers(first: 50) { phoneNumber } } }');
  await expect.poll(() => namesFound(server, '+14155550181')).toEqual(['Plover Press']);
});

test('a hundred numbers that this server puts on a bundle are there when it answers, in fewer transactions', async () => {
  const { url, rows } = await openDatabase();
  const sandbox = await openSandbox();
  const server = await mirrorOf(sandbox, { ...ONCE, DATABASE_URL: url, ACCOUNT_CONCURRENCY: '50' });
  await untilReadSince(server, new Date(0));
  const sid = await create(server, 'Avocet Alarms');
  const stamp = async () =>
    Number((await rows<{ stamp: string }>('select stamp from onboarding.mirror_write'))[0]?.stamp);
  const before = await stamp();
  const assign = `mutation ($input: AssignPhoneNumbersInput!) {
    assignPhoneNumbersToCustomerProfile(input: $input) { results { error { message } } }
  }`;
  const phoneNumberSids = sandbox.control.addPhoneNumbers(100);
  await server.data(assign, { input: { bundleSid: sid, phoneNumberSids } });
  const query = 'query ($sid: Sid!) { customer(sid: $sid) { phoneNumbers { totalCount } } }';
  expect(await server.data(query, { sid })).toEqual({ customer: { phoneNumbers: { totalCount: 100 } } });
  expect(await stamp()).toBeGreaterThan(before);
  expect(await stamp()).toBeLessThan(before + 100);
});

test('what others delete is gone only when Twilio has answered 404 for it', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Swift Couriers' }]));
  const path = `/v1/CustomerProfiles/${sids['a']}`;
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  sandbox.control.fault({ method: 'GET', path, effect: 'status', status: 500, count: 0 });
  await fromOutside(sandbox, 'DELETE', path);
  const asked = (faulty: boolean) => sandbox.control.journal({ method: 'GET', path, faulty });
  const ofItself = (faulty: boolean) => asked(faulty).filter((entry) => entry.path === path);
  await expect.poll(() => ofItself(true).length).toBeGreaterThan(0);
  // It was missing in a whole list, and nobody can say yet why.
  expect(await namesFound(server, 'swift')).toEqual(['Swift Couriers']);
  sandbox.control.clearFaults();
  await expect.poll(() => namesFound(server, 'swift')).toEqual([]);
  expect(ofItself(false).map(({ status }) => status)).toEqual([404]);
  expect(await server.data('query ($sid: Sid!) { customer(sid: $sid) { sid } }', { sid: sids['a'] })).toEqual({
    customer: null,
  });
});

test('an assignment that others remove is gone only after a 404 too', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(
    contentsOf([{ ref: 'a', friendlyName: 'Crane Hire', phoneNumber: '+14155550178' }]),
  );
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  expect(await namesFound(server, '+14155550178')).toEqual(['Crane Hire']);
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { channelEndpointAssignments { nodes { sid } } } }`;
  const { customerProfile } = await server.data<{
    customerProfile: { channelEndpointAssignments: { nodes: { sid: string }[] } };
  }>(query, { sid: sids['a'] });
  const assignment = customerProfile.channelEndpointAssignments.nodes[0]!.sid;
  const path = `/v1/CustomerProfiles/${sids['a']}/ChannelEndpointAssignments/${assignment}`;
  await fromOutside(sandbox, 'DELETE', path);
  await expect.poll(() => namesFound(server, '+14155550178')).toEqual([]);
  expect(sandbox.control.journal({ method: 'GET', path }).map(({ status }) => status)).toEqual([404]);
});

test('a read that began before a write of ours does not undo it', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Wren Florists' }]));
  // The first pass over the profiles is answered as it was before the latest write, long after that write.
  const list = { method: 'GET', path: '/v1/CustomerProfiles' } as const;
  sandbox.control.fault({ ...list, effect: 'stale', lagWrites: 1 });
  sandbox.control.fault({ ...list, effect: 'latency', latencyMs: 3_000 });
  const server = await mirrorOf(sandbox, ONCE);
  await expect.poll(() => sandbox.control.faults()).toEqual([]);
  await rename(server, sids['a']!, 'Finch Florists');
  expect(await namesFound(server, 'florists')).toEqual(['Finch Florists']);
  await untilReadSince(server, new Date(0));
  expect(sandbox.control.journal({ path: '/v1/CustomerProfiles', faulty: true })).toHaveLength(1);
  expect(await namesFound(server, 'florists')).toEqual(['Finch Florists']);
});

test('a write of ours during which others wrote is read again', async () => {
  const sandbox = await openSandbox();
  const sids = sandbox.control.seed(contentsOf([{ ref: 'a', friendlyName: 'Robin Tailors' }]));
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  const path = `/v1/CustomerProfiles/${sids['a']}`;
  // It is carried out after half of that time, and answered after all of it: the sweeps read in between.
  sandbox.control.fault({ method: 'POST', path, effect: 'latency', latencyMs: 3_000 });
  const renamed = rename(server, sids['a']!, 'Linnet Tailors');
  await expect.poll(() => sandbox.control.journal({ method: 'POST', path })).toHaveLength(1);
  await fromOutside(sandbox, 'POST', path, { FriendlyName: 'Siskin Tailors' });
  await renamed;
  expect(await namesFound(server, 'tailors')).toEqual(['Siskin Tailors']);
  expect(sandbox.control.journal({ method: 'GET', path }).filter((entry) => entry.path === path)).toHaveLength(1);
});

test('what the database could not store as it is, is stored and found all the same', async () => {
  const sandbox = await openSandbox();
  const odd = { ref: 'a', friendlyName: 'Dipper \\u0000 Divers', businessName: 'Dipper \u0000 Divers \ud800' };
  sandbox.control.seed(contentsOf([odd, { ref: 'b', friendlyName: 'Dipper Dyes' }]));
  const server = await mirrorOf(sandbox);
  await untilReadSince(server);
  expect(await namesFound(server, 'dipper')).toHaveLength(2);
});

test('a first pass asks for each list once, and three times for each bundle; it says how far it is', async () => {
  const sandbox = await openSandbox();
  const names = ['one', 'two', 'three'].map((ref) => ({ ref, friendlyName: `Customer ${ref}`, product: `For ${ref}` }));
  sandbox.control.seed(contentsOf(names));
  sandbox.control.fault({ path: '/v1/EndUsers', effect: 'latency', latencyMs: 2_000 });
  const { url, rows } = await openDatabase();
  const server = await mirrorOf(sandbox, { ...ONCE, DATABASE_URL: url });
  const during = await statusOf(server);
  expect(during).toMatchObject({ state: 'FIRST_PASS', asOf: null });
  expect(during.progress).toBeLessThan(1);
  expect((await find(server)).asOf).toBe('1970-01-01T00:00:00.000Z');
  const begun = new Date();
  await untilReadSince(server, new Date(0));
  const status = await statusOf(server);
  expect(status).toMatchObject({ state: 'CURRENT', progress: 1 });
  expect(new Date(status.asOf!).getTime()).toBeLessThan(begun.getTime());
  // Seven bundles with the sandbox's own profile.
  const requests = 7 + 3 * 7;
  expect(sandbox.control.journal()).toHaveLength(requests);
  const [counted] = await rows<{ rows: number }>(
    `select ((select count(*) from onboarding.mirror_row) + (select count(*) from onboarding.mirror_assignment))::int as rows`,
  );
  expect(status.rows).toBe(counted!.rows);
  expect((await find(server)).totalCount).toBe(4);
  expect(sandbox.control.journal()).toHaveLength(requests);
});

import { beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { startAlteringProxy, type AlteringProxy } from '../support/altering-proxy.js';
import { plantCustomer } from '../onboarding/later/support/leaving.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';
import { contentsOf } from './support/contents.js';
import { MIRRORED, untilReadSince } from './support/mirrored.js';
import { fromOutside } from './support/over-sandbox.js';

interface Noticed {
  readonly kind: string;
  readonly sid: string;
  readonly message: string;
  readonly customer: { readonly name: string } | null;
}
interface DriftPage {
  readonly totalCount: number;
  readonly asOf: string;
  readonly nodes: readonly Noticed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const DRIFT = `query ($kinds: [DriftKind!], $first: Int, $after: String) {
  drift(kinds: $kinds, first: $first, after: $after) {
    totalCount asOf
    nodes { kind sid message noticedAt customer { name } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const REMOVE = `mutation ($input: RemovePhoneNumbersInput!) {
  removePhoneNumbersFromCustomerProfile(input: $input) { results { error { message } } }
}`;

let sandbox: Sandbox;
let proxy: AlteringProxy;
let server: ServerOverHttp;
let lastNumber = 1_000;

beforeAll(async () => {
  sandbox = await startSandbox({ reviewDelayMs: 3_600_000 });
  proxy = await startAlteringProxy(sandbox.url);
  server = await startAppOver({ ...sandbox, url: proxy.url }, MIRRORED);
  return async () => {
    await server.close();
    await proxy.close();
    await sandbox.close();
  };
});

const page = async (variables: Record<string, unknown> = {}) =>
  (await server.data<{ drift: DriftPage }>(DRIFT, variables)).drift;

/** What was noticed of some things, once all that has happened until now was read. */
async function noticedOf(...sids: readonly (string | undefined)[]): Promise<readonly Noticed[]> {
  await untilReadSince(server);
  return (await page({ first: 100 })).nodes.filter(({ sid }) => sids.includes(sid));
}

/** A customer of the test's own, with a number and a trust product, once it has been read. */
async function customer(ref: string, status = 'twilio-approved') {
  const number = `+1628555${String((lastNumber += 1))}`;
  const one = { ref, friendlyName: `Customer ${ref}`, businessName: `Business ${ref}`, product: `Product ${ref}` };
  const sids = sandbox.control.seed(contentsOf([{ ...one, phoneNumber: number, status }]));
  await untilReadSince(server);
  const profile = sids[ref]!;
  const assignments = `/v1/CustomerProfiles/${profile}/ChannelEndpointAssignments`;
  const list = await server.data<{
    customerProfile: { channelEndpointAssignments: { nodes: readonly { sid: string }[] } };
  }>('query ($sid: Sid!) { customerProfile(sid: $sid) { channelEndpointAssignments { nodes { sid } } } }', {
    sid: profile,
  });
  return {
    profile,
    number: sids[`number-${ref}`]!,
    product: sids[`product-${ref}`]!,
    business: sids[`business-${ref}`]!,
    assignment: list.customerProfile.channelEndpointAssignments.nodes[0]!.sid,
    assignments,
  };
}

test('an assignment that somebody else has removed is listed with its customer, until the number is back', async () => {
  const { profile, number, assignment, assignments } = await customer('gone', 'draft');
  expect(await noticedOf(assignment)).toEqual([]);
  await fromOutside(sandbox, 'DELETE', `${assignments}/${assignment}`);
  const [noticed] = await noticedOf(assignment);
  expect(noticed).toMatchObject({ kind: 'ASSIGNMENT_GONE', customer: { name: 'Business gone' } });
  expect(noticed?.message).toBe(
    `The phone number ${number} was assigned to the bundle ${profile}, and is no longer. This server did not do it. Assign it again, unless that was intended.`,
  );
  const form = { ChannelEndpointType: 'phone-number', ChannelEndpointSid: number };
  await fromOutside(sandbox, 'POST', assignments, form);
  expect(await noticedOf(assignment)).toEqual([]);
});

const ASSIGN = `mutation ($input: AssignPhoneNumbersInput!) {
  assignPhoneNumbersToCustomerProfile(input: $input) { results { error { message } } }
}`;

test('what was put right stays so when this server takes it away later', async () => {
  const { profile, number, assignment, assignments } = await customer('again', 'draft');
  await fromOutside(sandbox, 'DELETE', `${assignments}/${assignment}`);
  expect(await noticedOf(assignment)).toHaveLength(1);
  const input = { bundleSid: profile, phoneNumberSids: [number] };
  await server.data(ASSIGN, { input });
  expect(await noticedOf(assignment)).toEqual([]);
  await server.data(REMOVE, { input });
  expect(await noticedOf(assignment)).toEqual([]);

  const { profile: other } = await customer('twice');
  await sandbox.control.review(other, 'rejected');
  expect((await noticedOf(other)).map(({ kind }) => kind)).toEqual(['STATUS_CHANGED']);
  await sandbox.control.review(other, 'in-review');
  expect((await noticedOf(other)).map(({ message }) => message)).toEqual([expect.stringContaining('is in-review now')]);
  await sandbox.control.review(other, 'rejected');
  expect(await noticedOf(other)).toEqual([]);
});

test('what an approved provisional copy replaces is no drift', async () => {
  const { profile } = plantCustomer(sandbox.control);
  await untilReadSince(server);
  const on = await server.data<{
    customerProfile: Record<string, { nodes: readonly { sid: string }[] }>;
  }>(
    `query ($sid: Sid!) { customerProfile(sid: $sid) {
      entityAssignments { nodes { sid } } channelEndpointAssignments { nodes { sid } } } }`,
    { sid: profile },
  );
  const before = Object.values(on.customerProfile).flatMap(({ nodes }) => nodes.map(({ sid }) => sid));
  type Copied = { createCustomerProfileProvisionalCopy: { provisionalCopy: { sid: string } } };
  const made = await server.data<Copied>(
    `mutation ($sid: Sid!) {
      createCustomerProfileProvisionalCopy(input: { sid: $sid }) { provisionalCopy { sid } }
    }`,
    { sid: profile },
  );
  const copy = made.createCustomerProfileProvisionalCopy.provisionalCopy.sid;
  await submit(copy);
  await untilReadSince(server);
  await sandbox.control.review(copy, 'approved');
  expect(before.length).toBeGreaterThan(3);
  expect(await noticedOf(...before, copy, profile)).toEqual([]);
});

test('what this server removes or deletes is no drift', async () => {
  const { profile, number, assignment, product } = await customer('ours', 'draft');
  await server.data(REMOVE, { input: { bundleSid: profile, phoneNumberSids: [number] } });
  await server.data('mutation ($input: SidInput!) { deleteTrustProduct(input: $input) { deletedSid } }', {
    input: { sid: product },
  });
  expect(await noticedOf(assignment, product)).toEqual([]);
});

/** What the mutations have been answered with is of no concern here. */
const deleteProduct = (sid: string) =>
  server.execute('mutation ($input: SidInput!) { deleteTrustProduct(input: $input) { deletedSid } }', {
    input: { sid },
  });
const submit = (sid: string) =>
  server.execute(
    'mutation ($input: SubmitBundleInput!) { submitCustomerProfile(input: $input) { customerProfile { status } } }',
    {
      input: { sid },
    },
  );

test('what this server does is no drift where Twilio’s answer is lost', async () => {
  const { profile, number, assignment, assignments, product } = await customer('lost', 'draft');
  const paths = [`/v1/TrustProducts/${product}`, `${assignments}/${assignment}`, `/v1/CustomerProfiles/${profile}`];
  const lost = { effect: 'drop', afterCommit: true, count: 0 } as const;
  for (const path of paths.slice(0, 2)) sandbox.control.fault({ ...lost, method: 'DELETE', path });
  sandbox.control.fault({ ...lost, method: 'POST', path: paths[2]! });
  await Promise.all([
    deleteProduct(product),
    server.execute(REMOVE, { input: { bundleSid: profile, phoneNumberSids: [number] } }),
  ]);
  await submit(profile);
  for (const path of paths) expect(sandbox.control.journal({ path, faulty: true }).length).toBeGreaterThan(0);
  expect(await noticedOf(product, assignment, profile)).toEqual([]);
  sandbox.control.clearFaults();
});

test('what this server does is no drift where a sweep sees it before the answer; what others do afterwards is', async () => {
  const { profile, assignment, assignments, number, product } = await customer('late', 'draft');
  const path = `${assignments}/${assignment}`;
  sandbox.control.fault({ method: 'DELETE', path, effect: 'latency', afterCommit: true, latencyMs: 2_000 });
  sandbox.control.fault({
    method: 'POST',
    path: `/v1/CustomerProfiles/${profile}`,
    effect: 'latency',
    afterCommit: true,
    latencyMs: 2_000,
  });
  const removed = server.execute(REMOVE, { input: { bundleSid: profile, phoneNumberSids: [number] } });
  await noticedOf();
  await removed;
  const submitted = submit(profile);
  await noticedOf();
  await submitted;
  expect(await noticedOf(assignment, profile)).toEqual([]);
  await fromOutside(sandbox, 'DELETE', `/v1/TrustProducts/${product}`);
  await fromOutside(sandbox, 'DELETE', `/v1/CustomerProfiles/${profile}`);
  const noticed = await noticedOf(profile, product);
  expect(noticed.map(({ kind, sid }) => `${kind} ${sid}`).sort()).toEqual(
    [`BUNDLE_GONE ${profile}`, `BUNDLE_GONE ${product}`].sort(),
  );
});

test('a number that has left the account, a product that was deleted, and an end user', async () => {
  const { number, product, business, profile } = await customer('left', 'draft');
  await fromOutside(sandbox, 'DELETE', `/v1/TrustProducts/${product}`);
  await fromOutside(
    sandbox,
    'DELETE',
    `/2010-04-01/Accounts/${sandbox.accountSid}/IncomingPhoneNumbers/${number}.json`,
  );
  const noticed = await noticedOf(number, product);
  expect(noticed.map(({ kind, sid }) => ({ kind, sid }))).toEqual(
    expect.arrayContaining([
      { kind: 'NUMBER_GONE', sid: number },
      { kind: 'BUNDLE_GONE', sid: product },
    ]),
  );
  for (const one of noticed) expect(one.customer).toEqual({ name: 'Business left' });
  expect(noticed.find(({ kind }) => kind === 'BUNDLE_GONE')?.message).toContain(
    `The trust product ${product} was deleted.`,
  );
  await fromOutside(sandbox, 'DELETE', `/v1/CustomerProfiles/${profile}`);
  await fromOutside(sandbox, 'DELETE', `/v1/EndUsers/${business}`);
  const gone = await noticedOf(profile, business);
  expect(gone.map(({ kind, customer: whose }) => ({ kind, whose }))).toEqual(
    expect.arrayContaining([
      { kind: 'BUNDLE_GONE', whose: null },
      { kind: 'OBJECT_GONE', whose: null },
    ]),
  );
});

test('a submission by somebody else is drift, until the profile is gone', async () => {
  const { profile } = await customer('status', 'draft');
  // It lacks nearly everything: the sandbox rejects it at once.
  await fromOutside(sandbox, 'POST', `/v1/CustomerProfiles/${profile}`, { Status: 'pending-review' });
  const [noticed] = await noticedOf(profile);
  expect(noticed).toMatchObject({ kind: 'STATUS_CHANGED', customer: { name: 'Business status' } });
  expect(noticed?.message).toContain(`The status of ${profile} was draft and is twilio-rejected now.`);
  await fromOutside(sandbox, 'DELETE', `/v1/CustomerProfiles/${profile}`);
  expect((await noticedOf(profile)).map(({ kind }) => kind)).toEqual(['BUNDLE_GONE']);
});

test('the verdict of a review is no drift', async () => {
  const { profile } = await customer('verdict', 'twilio-approved');
  await sandbox.control.review(profile, 'in-review');
  expect((await noticedOf(profile)).map(({ kind }) => kind)).toEqual(['STATUS_CHANGED']);
  await sandbox.control.review(profile, 'approved');
  expect(await noticedOf(profile)).toEqual([]);
});

test('pages join, kinds filter, and a cursor belongs to its list', async () => {
  const three = await Promise.all(['one', 'two', 'three'].map((ref) => customer(ref, 'draft')));
  for (const { assignments, assignment } of three) await fromOutside(sandbox, 'DELETE', `${assignments}/${assignment}`);
  await untilReadSince(server);
  const kinds = ['ASSIGNMENT_GONE'];
  const whole = await page({ kinds, first: 100 });
  expect(whole.totalCount).toBe(whole.nodes.length);
  expect(whole.totalCount).toBeGreaterThanOrEqual(3);
  expect(new Set(whole.nodes.map(({ kind }) => kind))).toEqual(new Set(kinds));
  const walked: string[] = [];
  for (let after: string | null = null; ;) {
    const next = await page({ kinds, first: 2, after });
    walked.push(...next.nodes.map(({ sid }) => sid));
    if (!next.pageInfo.hasNextPage) break;
    after = next.pageInfo.endCursor;
  }
  expect(walked).toEqual(whole.nodes.map(({ sid }) => sid));
  const first = await page({ kinds, first: 1 });
  const { errors } = await server.execute(DRIFT, { kinds: ['EXPIRED'], after: first.pageInfo.endCursor });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('This cursor does not belong to this list') as string,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('an approval that has ended is listed as long as it has', async () => {
  const { profile } = await customer('expired');
  const altered = (valid: string | null) => (row: Record<string, unknown>) =>
    row['sid'] === profile ? { ...row, valid_until: valid } : row;
  proxy.alter(altered('2020-02-03T04:05:06Z'));
  const [noticed] = await noticedOf(profile);
  expect(noticed).toMatchObject({
    kind: 'EXPIRED',
    message: expect.stringContaining(`The approval of the customer profile ${profile} ended on 2020-02-03.`) as string,
    noticedAt: '2020-02-03T04:05:06.000Z',
    customer: { name: 'Business expired' },
  });
  proxy.alter(altered('2999-02-03T04:05:06Z'));
  expect(await noticedOf(profile)).toEqual([]);
  proxy.alter(undefined);
});

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ControllableClock, startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { MIRRORED, untilReadSince } from '../support/mirrored.js';
import { fromOutside } from '../support/over-sandbox.js';
import { ask, LIVE } from '../ages/support.js';
import { SECONDARY } from '../../support/reference-contents.js';
import { contentsWith, numberOf, statesOf } from './support.js';

/* What breaks after it was right: whoever breaks it does so at Twilio, and the mirror notices. */

const APPROVED = 'twilio-approved';
const NAMES = ['off-profile', 'orphan', 'lost', 'twice', 'released'];

let sandbox: Sandbox;
let server: ServerOverHttp;
let sids: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  sandbox = await startSandbox({ duplicateAssignments: 'allowed', releasedNumbers: 'stay-assigned' });
  sids = sandbox.control.seed(
    contentsWith(
      NAMES,
      [
        { ref: 'good', status: APPROVED, numbers: ['$off-profile', '$lost', '$twice', '$released'] },
        { ref: 'doomed', numbers: ['$orphan'] },
      ],
      [
        {
          ref: 'signing',
          policy: 'SHAKEN_STIR',
          status: APPROVED,
          entities: ['$good'],
          numbers: ['$off-profile', '$twice', '$released'],
        },
        { ref: 'begun', policy: 'SHAKEN_STIR', entities: ['$good'], numbers: ['$twice'] },
        { ref: 'doomed-product', policy: 'SHAKEN_STIR', entities: ['$good'], numbers: ['$lost'] },
        { ref: 'orphaned', policy: 'CNAM', entities: ['$doomed'], numbers: ['$orphan'] },
      ],
    ),
  );
  server = await startAppOver(sandbox, MIRRORED);
  await untilReadSince(server);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const first = async (name: string) => (await numberOf(server, sids[name]!)).coverage[0];

test('a number that is missing on the profile is BROKEN on the product', async () => {
  expect((await first('off-profile'))?.state).toBe('COVERED');
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { channelEndpointAssignments(first: 100) { nodes { sid channelEndpointSid } } } }`;
  type Answer = {
    readonly customerProfile: {
      readonly channelEndpointAssignments: { readonly nodes: readonly { sid: string; channelEndpointSid: string }[] };
    };
  };
  const { customerProfile } = await server.data<Answer>(query, { sid: sids['good'] });
  const { nodes } = customerProfile.channelEndpointAssignments;
  const assignment = nodes.find(({ channelEndpointSid }) => channelEndpointSid === sids['off-profile']);
  const path = `/v1/CustomerProfiles/${sids['good']}/ChannelEndpointAssignments/${assignment?.sid}`;
  await fromOutside(sandbox, 'DELETE', path);
  await expect.poll(async () => (await first('off-profile'))?.state).toBe('BROKEN');
  expect((await first('off-profile'))?.reason).toBe(
    `It is on the trust product ${sids['signing']}, but not on the customer profile ${sids['good']}, which that product names: assign it there too.`,
  );
});

test('a number whose profile is gone is BROKEN, and whose product is gone MISSING', async () => {
  await fromOutside(sandbox, 'DELETE', `/v1/CustomerProfiles/${sids['doomed']}`);
  await fromOutside(sandbox, 'DELETE', `/v1/TrustProducts/${sids['doomed-product']}`);
  await expect.poll(() => statesOf(server, sids['lost']!)).toEqual(['MISSING', 'MISSING', 'MISSING']);
  await untilReadSince(server);
  const { coverage, customer } = await numberOf(server, sids['orphan']!);
  expect(coverage.map(({ state }) => state)).toEqual(['MISSING', 'MISSING', 'BROKEN']);
  expect(coverage[2]?.reason).toBe(
    `The trust product ${sids['orphaned']} names no customer profile that exists: assign one to it.`,
  );
  expect(customer).toBeNull();
});

test('of several products of a kind the best one counts', async () => {
  const signing = await first('twice');
  expect(signing).toMatchObject({ state: 'COVERED', reason: null, trustProduct: { sid: sids['signing'] } });
  await sandbox.control.review(sids['signing']!, 'rejected', [18601]);
  await expect.poll(async () => (await first('twice'))?.state).toBe('REJECTED');
  await sandbox.control.review(sids['signing']!, 'approved');
  await expect.poll(async () => (await first('twice'))?.state).toBe('COVERED');
});

test('a number that was released and stays assigned gives nothing', async () => {
  sandbox.control.releasePhoneNumber(sids['released']!);
  await untilReadSince(server);
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid phoneNumber coverage { state reason } } } }`;
  type Answer = {
    readonly customerProfile: {
      readonly phoneNumbers: readonly { sid: string; coverage: readonly { state: string; reason: string }[] }[];
    };
  };
  const { data } = await server.execute<Answer>(query, { sid: sids['good'] });
  const released = data?.customerProfile.phoneNumbers.find(({ sid }) => sid === sids['released']);
  expect(released?.coverage.map(({ state }) => state)).toEqual(['BROKEN', 'MISSING', 'MISSING']);
  expect(released?.coverage[0]?.reason).toContain('take it off the trust product');
});

interface Assigned {
  readonly customerProfile: {
    readonly phoneNumbers: readonly object[];
    readonly endUsers: readonly object[];
    readonly entityAssignments: { readonly nodes: readonly { readonly object: object | null }[] };
    readonly channelEndpointAssignments: { readonly nodes: readonly { readonly phoneNumber: object | null }[] };
  };
}

test('what is assigned and gone is named, wherever it is shown, and looked for once', async () => {
  const there = sandbox.control.seed({
    phoneNumbers: [{ ref: 'number', phoneNumber: '+17075550900' }],
    endUsers: [{ ref: 'facts', friendlyName: 'facts', type: 'authorized_representative_1', attributes: {} }],
    ...{
      customerProfiles: [
        {
          ...{ ref: 'bare', friendlyName: 'bare', email: 'desk@nobody.example', policySid: SECONDARY },
          ...{ entities: ['$facts'], numbers: ['$number'] },
        },
      ],
    },
  });
  const [number, facts] = [there['number']!, there['facts']!];
  const query = `query ($sid: Sid!) { customerProfile(sid: $sid) {
    phoneNumbers { sid phoneNumber } endUsers { sid }
    entityAssignments(first: 10) { nodes { object { __typename } } }
    channelEndpointAssignments(first: 10) { nodes { phoneNumber { phoneNumber } } } } }`;
  const look = () => ask<Assigned>(server, sandbox, query, LIVE, { sid: there['bare'] });
  const before = await look();
  expect(before.errors).toBeUndefined();
  // Twilio deletes no end user that is assigned; what another account had is not found either.
  sandbox.control.fault({ path: `/v1/EndUsers/${facts}`, effect: 'status', status: 404, count: 0 });
  onTestFinished(() => sandbox.control.clearFaults());
  sandbox.control.releasePhoneNumber(number);
  const after = await look();
  expect(after.data.customerProfile).toEqual({
    phoneNumbers: [{ sid: number, phoneNumber: '' }],
    endUsers: [],
    entityAssignments: { nodes: [{ object: null }] },
    channelEndpointAssignments: { nodes: [{ phoneNumber: null }] },
  });
  const named = (after.errors ?? []).map(({ path, message }) => [(path as string[]).slice(1), message.slice(0, 34)]);
  expect(named).toHaveLength(4);
  expect(named).toEqual(
    expect.arrayContaining([
      [['phoneNumbers', 0], number],
      [['endUsers'], facts],
      [['entityAssignments', 'nodes', 0, 'object'], facts],
      [['channelEndpointAssignments', 'nodes', 0, 'phoneNumber'], number],
    ]),
  );
  // The profile, a list and a page of each kind of assignment, the two things; the subaccounts and the account for the number.
  expect([before.upstream.calls, after.upstream.calls]).toEqual([7, 9]);
});

test('what has expired is BROKEN, whatever its status, without any request', async () => {
  await server.close();
  await sandbox.close();
  // By the sandbox's clock it is valid for a while yet; by the database's it ended long ago.
  sandbox = await startSandbox({ validForMs: 1_000, clock: new ControllableClock('2020-01-01T00:00:00Z') });
  const there = sandbox.control.seed(
    contentsWith(
      ['one'],
      [{ ref: 'profile', numbers: ['$one'], status: APPROVED }],
      [{ ref: 'product', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$profile'], numbers: ['$one'] }],
    ),
  );
  server = await startAppOver(sandbox, MIRRORED);
  await untilReadSince(server);
  const { coverage, attestation } = await numberOf(server, there['one']!);
  expect(coverage[0]).toMatchObject({
    state: 'BROKEN',
    reason: `The approval of the trust product ${there['product']} ended on 2020-01-01: change it through a provisional copy and submit that.`,
    since: expect.any(String) as string,
  });
  expect(attestation).toBe('C');
});

test('an approval that ends within a month, or has ended, is a warning of all that rests on it', async () => {
  interface Warned {
    readonly requirements: { readonly warnings: readonly { readonly field: string; readonly message: string }[] };
  }
  type Answer = Readonly<Record<'customerProfile' | 'trustProduct' | 'customer', Warned>>;
  const ask = async (profile: string, product: string) => {
    const query = `query ($profile: Sid!, $product: Sid!) {
      customerProfile(sid: $profile) { requirements { warnings { field message } } }
      trustProduct(sid: $product) { requirements { warnings { field message } } }
      customer(sid: $profile) { requirements { warnings { field message } } } }`;
    const { customerProfile, trustProduct, customer } = await server.data<Answer>(query, { profile, product });
    return [customerProfile, trustProduct, customer].map(({ requirements }) =>
      requirements.warnings.map(({ field, message }) => `${field}: ${message.slice(0, message.indexOf(':'))}`),
    );
  };
  const approvals = async (days: number) => {
    // The approval is given by the sandbox's clock, and judged by the server's.
    await sandbox.control.clock.set(new Date(Date.now() + days * 24 * 60 * 60 * 1_000));
    const sids = sandbox.control.seed(
      contentsWith(
        [],
        [{ ref: 'profile', status: APPROVED }],
        [{ ref: 'product', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$profile'] }],
      ),
    );
    await untilReadSince(server);
    const on = new Date(sandbox.control.clock.now().getTime() + 1_000).toISOString().slice(0, 10);
    const says = (ends: string, ref: 'profile' | 'product') => {
      const noun = ref === 'profile' ? 'customer profile' : 'trust product';
      return `validUntil: The approval of the ${noun} ${sids[ref]} ${ends} on ${on}`;
    };
    return { found: await ask(sids['profile']!, sids['product']!), says };
  };
  const ended = await approvals(-1);
  const [profile, product] = [ended.says('ended', 'profile'), ended.says('ended', 'product')];
  expect(ended.found).toEqual([[profile], [product, profile], [profile, product]]);
  const near = await approvals(29);
  expect(near.found[1]).toEqual([near.says('ends', 'product'), near.says('ends', 'profile')]);
  expect((await approvals(31)).found).toEqual([[], [], []]);
});

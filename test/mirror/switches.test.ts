import { beforeAll, describe, expect, test } from 'vitest';
import { ControllableClock, startSandbox, type Sandbox, type Switches } from '../../src/sandbox/index.js';
import { GraphQLOverHttp } from '../support/graphql.js';
import { startAppOver, type ServerOverHttp } from '../support/start-app.js';
import { KEPT_ONLY, LIVE } from './ages/support.js';
import { POLICY } from './coverage/support.js';
import { MIRRORED, untilReadSince } from './support/mirrored.js';
import { fromOutside } from './support/over-sandbox.js';
import { tenantsFile } from '../server/access/support.js';

/*
 * What reports disagree on, with each switch in both positions: the same happens at Twilio, and the mirror must answer what
 * is so there.
 */

type Position = Required<Pick<Switches, 'releasedNumbers' | 'duplicateAssignments' | 'bundleDateUpdated'>>;
const POSITIONS: readonly Position[] = [
  { releasedNumbers: 'leave-bundles', duplicateAssignments: 'refused', bundleDateUpdated: 'own-changes' },
  { releasedNumbers: 'stay-assigned', duplicateAssignments: 'allowed', bundleDateUpdated: 'assignments-too' },
];
const SUB = `AC${'7'.repeat(32)}`;
const KEY = 'main-key-0123456789';
const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const email = 'desk@nobody.example';

const clock = new ControllableClock('2026-03-01T10:00:00Z');
let sandbox: Sandbox;
let server: ServerOverHttp;
let main: GraphQLOverHttp;
let sub: GraphQLOverHttp;

beforeAll(async () => {
  sandbox = await startSandbox({ clock, reviewDelayMs: 1e9 });
  sandbox.control.seed({ accounts: [{ sid: SUB, authToken: 'a-token', parentSid: sandbox.accountSid }] });
  const tenants = tenantsFile([{ name: 'main', apiKey: KEY, accounts: [sandbox.accountSid], subaccounts: true }]);
  server = await startAppOver(sandbox, { ...MIRRORED, TENANTS_FILE: tenants });
  const authorization = `Bearer ${KEY}`;
  main = new GraphQLOverHttp(server.graphqlUrl, { authorization });
  sub = new GraphQLOverHttp(server.graphqlUrl, { authorization, 'x-account-sid': SUB });
  return async () => {
    await server.close();
    await sandbox.close();
  };
});

/** Two customers: one that is approved, with four numbers, and one that is being put together; and one in review. */
function seed(at: number) {
  const names = ['kept', 'twice', 'released', 'moved', 'late'];
  const numbers = ['kept', 'twice', 'released', 'moved'].map((name) => `$${name}`);
  const endUser = { friendlyName: 'Business', type: 'customer_profile_business_information' };
  return sandbox.control.seed({
    phoneNumbers: names.map((ref, place) => ({
      ref,
      phoneNumber: `+1628555${String(at * 10 + place).padStart(4, '0')}`,
    })),
    endUsers: [{ ...endUser, ref: 'business', attributes: { business_name: `Heron${at} Works` } }],
    customerProfiles: [
      { ref: 'approved', friendlyName: 'Approved', email, policySid: SECONDARY, status: 'twilio-approved', numbers },
      { ref: 'draft', friendlyName: 'Draft', email, policySid: SECONDARY, entities: ['$business'] },
      { ref: 'waiting', friendlyName: 'Waiting', email, policySid: SECONDARY, status: 'in-review' },
    ],
    trustProducts: [
      {
        ...{ ref: 'signing', friendlyName: 'Signing', email, policySid: POLICY.SHAKEN_STIR, status: 'twilio-approved' },
        ...{ entities: ['$approved'], numbers },
      },
      { ref: 'begun', friendlyName: 'Begun', email, policySid: POLICY.CNAM, entities: ['$draft'] },
    ],
  });
}

const CUSTOMER = `query ($sid: Sid!) { customer(sid: $sid) {
  updatedAt waitingSince trustProducts { sid } coverage { kind state count }
  phoneNumbers(first: 50) { totalCount nodes { phoneNumberSid phoneNumber { sid accountSid } coverage { kind state } } }
} }`;
interface Customer {
  readonly updatedAt: string;
  readonly waitingSince: string | null;
  readonly trustProducts: readonly object[];
  readonly coverage: readonly { readonly kind: string; readonly state: string; readonly count: number }[];
  readonly phoneNumbers: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly phoneNumberSid: string;
      readonly phoneNumber: { readonly accountSid: string } | null;
      readonly coverage: readonly { readonly kind: string; readonly state: string }[];
    }[];
  };
}
const customerOf = async (sid: string | undefined) =>
  (await main.data<{ customer: Customer }>(CUSTOMER, { sid })).customer;

/** What is on bundles, in Twilio's order: as it is there, and as the mirror has it. */
const ON_BUNDLES = `query ($approved: Sid!, $signing: Sid!, $draft: Sid!, $begun: Sid!) {
  customerProfile(sid: $approved) { updatedAt channelEndpointAssignments(first: 50) { nodes { sid channelEndpointSid } } }
  trustProduct(sid: $signing) { updatedAt channelEndpointAssignments(first: 50) { nodes { sid channelEndpointSid } } }
  draft: customerProfile(sid: $draft) { entityAssignments(first: 50) { nodes { sid objectSid } } }
  begun: trustProduct(sid: $begun) { updatedAt entityAssignments(first: 50) { nodes { sid objectSid } } }
}`;
interface Assigned {
  readonly sid: string;
  readonly channelEndpointSid: string;
}
interface OnBundles {
  readonly trustProduct: { readonly channelEndpointAssignments: { readonly nodes: readonly Assigned[] } };
}
const EDGES = `query ($business: Sid!, $draft: Sid!, $begun: Sid!, $search: String) {
  endUser(sid: $business) { bundles { sid } }
  customerProfile(sid: $draft) { trustProducts { sid } }
  trustProduct(sid: $begun) { customerProfiles { sid } }
  customers(search: $search) { nodes { sid } }
}`;
const DRIFT = '{ drift(first: 100) { nodes { kind sid } } }';

describe.each(POSITIONS.map((position, at) => ({ ...position, at })))(
  '$releasedNumbers, $duplicateAssignments, $bundleDateUpdated',
  ({ at, ...position }) => {
    let sids: Readonly<Record<string, string>> = {};
    /** When what is below happened, by Twilio's clock. */
    let happened = '';
    /** What was on the approved product before. */
    let assigned: readonly Assigned[] = [];
    const onBundles = async (headers: Readonly<Record<string, string>>) => {
      const { data, errors } = await main.execute<OnBundles>(ON_BUNDLES, sids, headers);
      expect(errors).toBeUndefined();
      return data!;
    };
    const stays = position.releasedNumbers === 'stay-assigned';
    const doubles = position.duplicateAssignments === 'allowed';

    beforeAll(async () => {
      sandbox.control.setSwitches(position);
      sids = seed(at);
      await Promise.all([main, sub].map((account) => untilReadSince(account)));
      assigned = (await onBundles(LIVE)).trustProduct.channelEndpointAssignments.nodes;
      clock.advance(3_600_000);
      happened = clock.now().toISOString();
      const again = async (bundle: string, form: Readonly<Record<string, string>>) => {
        const sent = fromOutside(sandbox, 'POST', bundle, form);
        if (doubles) await sent;
        else await expect(sent).rejects.toThrow('409');
      };
      const number = (name: string) => ({ ChannelEndpointType: 'phone-number', ChannelEndpointSid: sids[name]! });
      await again(`/v1/TrustProducts/${sids['signing']}/ChannelEndpointAssignments`, number('twice'));
      await again(`/v1/CustomerProfiles/${sids['draft']}/EntityAssignments`, { ObjectSid: sids['business']! });
      await again(`/v1/TrustProducts/${sids['begun']}/EntityAssignments`, { ObjectSid: sids['draft']! });
      sandbox.control.releasePhoneNumber(sids['released']!);
      sandbox.control.movePhoneNumber(sids['moved']!, SUB);
      const late = `/v1/CustomerProfiles/${sids['waiting']}/ChannelEndpointAssignments`;
      await fromOutside(sandbox, 'POST', late, number('late'));
      await Promise.all([main, sub].map((account) => untilReadSince(account)));
    });

    test('a customer has each number once, with what it gains, and the counts say the same', async () => {
      const { coverage, phoneNumbers } = await customerOf(sids['approved']);
      const bySid = new Map(phoneNumbers.nodes.map((node) => [node.phoneNumberSid, node]));
      expect(bySid.size).toBe(phoneNumbers.nodes.length);
      expect(phoneNumbers.totalCount).toBe(stays ? 4 : 2);
      const stateOf = (name: string) => bySid.get(sids[name]!)?.coverage[0]?.state;
      const covered = { kept: 'COVERED', twice: 'COVERED' };
      const expected = stays
        ? { ...covered, released: 'BROKEN', moved: 'COVERED' }
        : { ...covered, released: undefined, moved: undefined };
      expect(Object.fromEntries(Object.keys(expected).map((name) => [name, stateOf(name)]))).toEqual(expected);
      if (stays) {
        expect(bySid.get(sids['released']!)?.phoneNumber).toBeNull();
        expect(bySid.get(sids['moved']!)?.phoneNumber?.accountSid).toBe(SUB);
      }
      const states = phoneNumbers.nodes.flatMap((node) => node.coverage.map(({ kind, state }) => `${kind} ${state}`));
      for (const { kind, state, count } of coverage)
        expect([kind, state, states.filter((one) => one === `${kind} ${state}`).length]).toEqual([kind, state, count]);
      expect(coverage.reduce((sum, { count }) => sum + count, 0)).toBe(states.length);
    });

    test('an edge leads to each thing once, and a search finds a customer once', async () => {
      const search = `Heron${at}`;
      expect(await main.data(EDGES, { ...sids, search })).toEqual({
        endUser: { bundles: [{ sid: sids['draft'] }] },
        customerProfile: { trustProducts: [{ sid: sids['begun'] }] },
        trustProduct: { customerProfiles: [{ sid: sids['draft'] }] },
        customers: { nodes: [{ sid: sids['draft'] }] },
      });
      expect((await customerOf(sids['draft'])).trustProducts).toHaveLength(1);
    });

    test('what is on bundles is answered from the mirror as it is at Twilio', async () => {
      const live = await onBundles(LIVE);
      expect(await onBundles(KEPT_ONLY)).toEqual(live);
      const { trustProduct } = live;
      expect(trustProduct.channelEndpointAssignments.nodes).toHaveLength((stays ? 4 : 2) + (doubles ? 1 : 0));
    });

    test('a customer changed when a number came, and waits since it was submitted', async () => {
      const { updatedAt, waitingSince } = await customerOf(sids['waiting']);
      expect(updatedAt).toBe(happened);
      expect(new Date(happened).getTime() - new Date(waitingSince ?? 0).getTime()).toBe(3_600_000);
      const live = await main.execute<{ customerProfile: { updatedAt: string } }>(
        'query ($sid: Sid!) { customerProfile(sid: $sid) { updatedAt } }',
        { sid: sids['waiting'] },
        LIVE,
      );
      const moved = position.bundleDateUpdated === 'assignments-too';
      expect(live.data?.customerProfile.updatedAt).toBe(moved ? updatedAt : waitingSince);
    });

    test('a number that has gone is drift, and its assignments where these went too', async () => {
      const { drift } = await main.data<{ drift: { nodes: readonly { kind: string; sid: string }[] } }>(DRIFT);
      const numbers = drift.nodes.filter(({ kind }) => kind === 'NUMBER_GONE').map(({ sid }) => sid);
      expect(numbers).toEqual(expect.arrayContaining([sids['released'], sids['moved']]));
      expect(numbers).not.toContain(sids['kept']);
      const left = assigned.filter(({ channelEndpointSid: number }) =>
        [sids['released'], sids['moved']].includes(number),
      );
      expect(left).toHaveLength(2);
      const gone = drift.nodes.filter(({ kind }) => kind === 'ASSIGNMENT_GONE').map(({ sid }) => sid);
      expect(left.map(({ sid }) => gone.includes(sid))).toEqual(stays ? [false, false] : [true, true]);
    });

    test('one of two equal assignments goes, and nothing is lost by it', async () => {
      const list = `/v1/TrustProducts/${sids['signing']}/ChannelEndpointAssignments`;
      const live = await onBundles(LIVE);
      const own = live.trustProduct.channelEndpointAssignments.nodes.filter(
        ({ channelEndpointSid }) => channelEndpointSid === sids['twice'],
      );
      expect(own).toHaveLength(doubles ? 2 : 1);
      const stateOf = async () =>
        (await customerOf(sids['approved'])).phoneNumbers.nodes.find(
          ({ phoneNumberSid }) => phoneNumberSid === sids['twice'],
        )?.coverage[0]?.state;
      for (const [removed, { sid }] of own.entries()) {
        await fromOutside(sandbox, 'DELETE', `${list}/${sid}`);
        await untilReadSince(main);
        const isLast = removed === own.length - 1;
        expect(await stateOf()).toBe(isLast ? 'MISSING' : 'COVERED');
        const { drift } = await main.data<{ drift: { nodes: readonly { sid: string }[] } }>(DRIFT);
        // What is on the bundle by another assignment is not gone from it.
        expect(drift.nodes.some((one) => one.sid === sid)).toBe(isLast);
      }
    });
  },
);

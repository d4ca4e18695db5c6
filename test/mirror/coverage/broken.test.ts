import { afterAll, beforeAll, expect, test } from 'vitest';
import { ControllableClock, startSandbox, type Sandbox } from '../../../src/sandbox/index.js';
import { startAppOver, type ServerOverHttp } from '../../support/start-app.js';
import { MIRRORED, untilReadSince } from '../support/mirrored.js';
import { fromOutside } from '../support/over-sandbox.js';
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
    reason: `The approval of the trust product ${there['product']} ended on 2020-01-01: submit it again.`,
    since: expect.any(String) as string,
  });
  expect(attestation).toBe('C');
});

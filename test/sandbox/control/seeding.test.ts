import { expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { BUSINESS, numbersOf, POLICY, profileStatus, REPRESENTATIVE } from '../support/guide.js';
import { open } from '../support/harness.js';
import { clientFor } from '../support/twilio-client.js';

const ADDRESS = {
  ref: 'hq',
  customerName: 'Acme',
  street: '1 Main St',
  city: 'Springfield',
  region: 'IL',
  postalCode: '62701',
  isoCountry: 'US',
};
const CONTENTS = {
  addresses: [ADDRESS],
  phoneNumbers: [{ ref: 'main', phoneNumber: '+12025550147' }],
  endUsers: [
    { ref: 'acme', friendlyName: 'Acme', type: 'customer_profile_business_information', attributes: BUSINESS },
    { ref: 'ada', friendlyName: 'Ada', type: 'authorized_representative_1', attributes: REPRESENTATIVE },
  ],
  supportingDocuments: [
    { ref: 'proof', friendlyName: 'Proof', type: 'customer_profile_address', attributes: { address_sids: '$hq' } },
  ],
  customerProfiles: [
    {
      ref: 'profile',
      friendlyName: 'Acme',
      email: 'ada@acme.example',
      policySid: POLICY.secondary,
      status: 'twilio-approved',
      entities: ['$primary', '$acme', '$ada', '$proof'],
      numbers: ['$main'],
    },
    { friendlyName: 'Extra', email: 'a@b.example', policySid: POLICY.secondary, copies: 3 },
    {
      ref: 'refused',
      friendlyName: 'Refused',
      email: 'a@b.example',
      policySid: POLICY.secondary,
      status: 'twilio-rejected',
      codes: [18601],
    },
  ],
  trustProducts: [
    {
      ref: 'shaken',
      friendlyName: 'Acme',
      email: 'a@b.example',
      policySid: POLICY.shakenStir,
      status: 'pending-review',
      entities: ['$profile'],
      numbers: ['$main'],
    },
  ],
};

const post = async (url: string, body: string) => {
  const response = await fetch(`${url}/_sandbox/seed`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('a JSON document lays down customers, complete and in any status', async () => {
  const { sandbox, client } = await open();
  const { status, body } = await post(sandbox.url, JSON.stringify(CONTENTS));
  expect(status).toBe(200);
  const { profile, refused, shaken, main } = body['sids'] as Record<string, string>;
  expect(await profileStatus(client, profile ?? '')).toEqual({ status: 'twilio-approved', codes: null });
  expect(await profileStatus(client, refused ?? '')).toEqual({ status: 'twilio-rejected', codes: [18601] });
  const evaluations = client.trusthub.v1.customerProfiles(profile ?? '').customerProfilesEvaluations;
  expect(await evaluations.create({ policySid: POLICY.secondary })).toMatchObject({ status: 'compliant' });
  const extras = await client.trusthub.v1.customerProfiles.list({ status: 'draft' });
  expect(extras.map((row) => row.friendlyName)).toEqual(['Extra 1', 'Extra 2', 'Extra 3']);
  const [assigned] = await client.trusthub.v1.trustProducts(shaken ?? '').trustProductsChannelEndpointAssignment.list();
  expect(assigned?.channelEndpointSid).toBe(main);
  await sandbox.control.clock.advance(3000);
  expect((await client.trusthub.v1.trustProducts(shaken ?? '').fetch()).status).toBe('twilio-approved');
});

test('accounts come with their keys and numbers, and the rest may be theirs', async () => {
  const { sandbox } = await open();
  const sid = `AC${'d'.repeat(32)}`;
  sandbox.control.seed({
    accounts: [{ sid, authToken: 'secret', parentSid: sandbox.accountSid, phoneNumbers: 2 }],
    endUsers: [{ friendlyName: 'theirs', type: 'cnam_information' }],
    customerProfiles: [
      { friendlyName: 'A', email: 'a@b.example', policySid: POLICY.secondary, entities: ['$primary'] },
    ],
  });
  const client = clientFor(sandbox.url, sid, 'secret');
  expect(await numbersOf(client, 5)).toHaveLength(2);
  expect((await client.trusthub.v1.endUsers.list()).map((row) => row.friendlyName)).toEqual(['theirs']);
  expect(await client.trusthub.v1.customerProfiles.list()).toHaveLength(1);
});

test('what is wrong in it is named by its place, and then nothing of it is made', async () => {
  const { sandbox } = await open();
  const before = sandbox.control.counts();
  const user = { friendlyName: 'A', type: 'cnam_information' };
  const profile = { friendlyName: 'A', email: 'a@b.example', policySid: POLICY.secondary };
  const cases: [unknown, RegExp][] = [
    [{ endusers: [] }, /^The seed has unknown fields: endusers\. Known: accounts, accountSid, addresses/],
    [{ endUsers: {} }, /^endUsers must be a list$/],
    [{ endUsers: [user, 7] }, /^endUsers\[1\] must be a JSON object$/],
    [{ endUsers: [{ ...user, copies: 0 }] }, /^endUsers\[0\]\.copies must be a whole number from 1 on$/],
    [{ endUsers: [{ ...user, ref: 'a b' }] }, /^endUsers\[0\]\.ref must be a name/],
    [{ endUsers: [{ ...user, copies: 1e6 }] }, /at most 200000/],
    [{ endUsers: [user, { ...user, type: 'x' }] }, /^endUsers\[1\]: Type is not a known End-User type$/],
    [{ endUsers: [{ ...user, colour: 'red' }] }, /^endUsers\[0\]: Unknown parameters: Colour$/],
    [
      {
        endUsers: [
          { ...user, ref: 'a' },
          { ...user, ref: 'a' },
        ],
      },
      /^endUsers\[1\]: the name \$a is taken$/,
    ],
    [{ customerProfiles: [{ ...profile, status: 'approved' }] }, /^customerProfiles\[0\]\.status must be one of draft/],
    [{ customerProfiles: [{ ...profile, codes: [1] }] }, /^customerProfiles\[0\]\.codes is only for the status/],
    [{ customerProfiles: [{ ...profile, entities: ['$x'] }] }, /^customerProfiles\[0\]: \$x is not the name of/],
    [{ customerProfiles: [{ ...profile, entities: 'x' }] }, /^customerProfiles\[0\]\.entities must be a list/],
    [{ accounts: [{ sid: 'AC1', authToken: 'x' }] }, /^accounts\[0\]\.sid must be AC and 32/],
    [{ accounts: [{ sid: `AC${'e'.repeat(32)}` }] }, /^accounts\[0\]\.authToken must be a text/],
    [{ accountSid: `AC${'e'.repeat(32)}` }, /^accountSid: there is no account AC/],
    [[], /^The body must be a JSON object|^The seed must be a JSON object/],
  ];
  for (const [contents, message] of cases) {
    const { status, body } = await post(sandbox.url, JSON.stringify(contents));
    expect([status, body['message']]).toEqual([400, expect.stringMatching(message)]);
    expect(() => sandbox.control.seed(contents)).toThrow(message);
  }
  expect((await post(sandbox.url, '{"endUsers": [}')).body['message']).toMatch(
    /must be a JSON object: .*position|token/,
  );
  expect(sandbox.control.counts()).toEqual(before);
});

test('control is off beyond loopback without a token, and a page that renamed 127.0.0.1 is a stranger', async () => {
  const wide = await open({ host: '0.0.0.0' });
  const local = wide.sandbox.url.replace('0.0.0.0', '127.0.0.1');
  for (const path of ['seed', 'snapshot', 'reset', 'faults', 'journal'])
    expect((await fetch(`${local}/_sandbox/${path}`)).status).toBe(403);
  const guarded = await startSandbox({ host: '0.0.0.0', controlToken: 'sesame' });
  const url = guarded.url.replace('0.0.0.0', '127.0.0.1');
  const asked = (authorization: string) => fetch(`${url}/_sandbox/state`, { headers: { authorization } });
  expect((await asked('Bearer sesame')).status).toBe(200);
  for (const wrong of ['', 'Bearer', 'Bearer sesam', 'Bearer sesame2', 'Basic sesame'])
    expect((await asked(wrong)).status).toBe(401);
  await guarded.close();

  const { request } = await import('node:http');
  const { sandbox } = await open();
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      request(`${sandbox.url}/_sandbox/state`, { headers }, (answer) => resolve(answer.resume().statusCode)).end();
    });
  const port = new URL(sandbox.url).port;
  expect(await status({ host: `localhost:${port}` })).toBe(200);
  expect(await status({ host: `127.0.0.1:${port}` })).toBe(200);
  expect(await status({ host: `evil.example:${port}` })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
});

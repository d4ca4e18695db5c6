import { beforeEach, describe, expect, test } from 'vitest';

import { voiceIntegrityInput } from '../support/onboarding.js';
import { SECONDARY } from '../support/reference-contents.js';
import { useResetTestApp } from '../support/use-test-app.js';
import { evaluateBoth, plantSmallGraph, type SmallGraph } from './support/small-graph.js';

const app = useResetTestApp();
let world: SmallGraph;
beforeEach(() => {
  world = plantSmallGraph(app.sandbox);
});

const requests = () => app.sandbox.journal().map(({ method, path, query }) => `${method} ${path}?${query}`);
const sent = () => app.sandbox.journal({ method: 'POST' }).at(-1)?.params;
const street = voiceIntegrityInput([]).customerProfile.secondary.address.create;

describe('a phone number', () => {
  test('has what Twilio says of it', async () => {
    const number =
      'phoneNumber capabilities { voice sms mms fax } addressSid addressRequirements status bundleSid origin';
    const { incomingPhoneNumbers } = await app.data<{ incomingPhoneNumbers: { nodes: unknown[] } }>(
      `{ incomingPhoneNumbers(first: 1) { nodes { ${number} } } }`,
    );
    expect(incomingPhoneNumbers.nodes).toEqual([
      {
        phoneNumber: '+14155550100',
        capabilities: { voice: true, sms: true, mms: true, fax: false },
        addressSid: null,
        addressRequirements: 'none',
        status: 'in-use',
        bundleSid: null,
        origin: 'twilio',
      },
    ]);
  });
});

describe('evaluations and assignments', () => {
  test('say whose they are, and an evaluation which bundle it is of, without a request of their own', async () => {
    await evaluateBoth(app, world);
    const below = `entityAssignments { nodes { accountSid } } channelEndpointAssignments { nodes { accountSid } }
      latestEvaluation { accountSid bundle { __typename sid } }`;
    app.app.trustHubs.clear(app.accountSid);
    app.sandbox.clearJournal();
    const data = await app.data<Record<string, never>>(
      `{ customerProfile(sid: "${world.profile}") { ${below} } trustProduct(sid: "${world.product}") { ${below} } }`,
    );
    const { accountSid } = app;
    for (const [field, __typename, sid] of [
      ['customerProfile', 'CustomerProfile', world.profile],
      ['trustProduct', 'TrustProduct', world.product],
    ] as const) {
      expect(data[field]).toMatchObject({
        entityAssignments: { nodes: expect.arrayContaining([{ accountSid }]) as unknown },
        channelEndpointAssignments: { nodes: expect.arrayContaining([{ accountSid }]) as unknown },
        latestEvaluation: { accountSid, bundle: { __typename, sid } },
      });
    }
    // Each of the two itself, and its three lists.
    expect(requests()).toHaveLength(8);
  });
});

describe('an address', () => {
  const CREATE = `mutation ($input: AddressInput!) {
    createAddress(input: $input) { address { sid emergencyEnabled } userErrors { code path message } } }`;
  const UPDATE = `mutation ($input: UpdateAddressInput!) {
    updateAddress(input: $input) { address { emergencyEnabled } userErrors { code path message } } }`;
  const create = async (changes: object) => {
    const input = { ...street, friendlyName: 'Office', ...changes };
    const { createAddress } = await app.data<{
      createAddress: { address: { sid: string; emergencyEnabled: boolean }; userErrors: unknown };
    }>(CREATE, { input });
    expect(createAddress.userErrors).toEqual([]);
    return createAddress.address;
  };

  test('may be for emergency calls, when it is made and later', async () => {
    const plain = await create({});
    expect(plain.emergencyEnabled).toBe(false);
    expect(sent()).not.toContain('EmergencyEnabled');
    expect((await create({ emergencyEnabled: true })).emergencyEnabled).toBe(true);
    expect(sent()).toContain('EmergencyEnabled');
    for (const emergencyEnabled of [true, false]) {
      const { updateAddress } = await app.data<{ updateAddress: unknown }>(UPDATE, {
        input: { sid: plain.sid, emergencyEnabled },
      });
      expect(updateAddress).toEqual({ address: { emergencyEnabled }, userErrors: [] });
      expect(sent()).toEqual(['EmergencyEnabled']);
    }
  });

  test('is found by name, country, business and emergency calls, each with one request', async () => {
    const [office, annex, dublin] = [
      await create({ friendlyName: 'HQ' }),
      await create({ friendlyName: 'HQ', customerName: 'Annex LLC', emergencyEnabled: true }),
      await create({ friendlyName: 'Dublin', isoCountry: 'IE', region: 'Leinster' }),
    ];
    const found = async (filter: object) => {
      app.sandbox.clearJournal();
      const { addresses } = await app.data<{ addresses: { nodes: { sid: string }[] } }>(
        'query ($filter: AddressFilter) { addresses(filter: $filter) { nodes { sid } } }',
        { filter },
      );
      expect(requests()).toHaveLength(1);
      return addresses.nodes.map(({ sid }) => sid);
    };
    expect(await found({ friendlyName: 'HQ' })).toEqual([office.sid, annex.sid]);
    expect(await found({ isoCountry: 'IE' })).toEqual([dublin.sid]);
    expect(requests()[0]).toContain('IsoCountry=IE');
    expect(await found({ customerName: 'Annex LLC' })).toEqual([annex.sid]);
    expect(requests()[0]).toContain('CustomerName=Annex%20LLC');
    expect(await found({ emergencyEnabled: true })).toEqual([annex.sid]);
    expect(requests()[0]).toContain('EmergencyEnabled=true');
    expect(await found({ friendlyName: 'HQ', isoCountry: 'IE' })).toEqual([]);
    const { errors } = await app.execute('{ addresses(filter: { isoCountry: "Nowhere" }) { nodes { sid } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('end users and supporting documents', () => {
  test.each([
    ['createEndUser', 'CreateEndUserInput', 'endUser', 'cnam_information'],
    ['createSupportingDocument', 'CreateSupportingDocumentInput', 'supportingDocument', 'customer_profile_address'],
  ])('%s takes none of the attributes, and then sends none', async (mutation, input, field, type) => {
    for (const attributes of [undefined, null]) {
      const data = await app.data<Record<string, unknown>>(
        `mutation ($input: ${input}!) { ${mutation}(input: $input) { ${field} { attributes } userErrors { code } } }`,
        { input: { friendlyName: 'Later', type, attributes } },
      );
      expect(data[mutation]).toEqual({ [field]: { attributes: {} }, userErrors: [] });
      expect(sent()).toEqual(['FriendlyName', 'Type']);
    }
  });
});

describe('a page of 1,000', () => {
  const bundle = { friendlyName: 'Acme', email: 'a@acme.example', policySid: SECONDARY };

  test('is one request, and the next page goes on after it', async () => {
    app.sandbox.seed({ customerProfiles: [{ ...bundle, copies: 1_100 }] });
    const query = `query ($after: String) { customerProfiles(first: 1000, after: $after) {
      nodes { sid friendlyName status } pageInfo { hasNextPage endCursor } } }`;
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      app.sandbox.clearJournal();
      const { customerProfiles } = await app.data<{
        customerProfiles: { nodes: { sid: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }>(query, { after });
      expect(requests()).toHaveLength(1);
      expect(requests()[0]).toContain('PageSize=1000');
      seen.push(...customerProfiles.nodes.map(({ sid }) => sid));
      if (!customerProfiles.pageInfo.hasNextPage) break;
      after = customerProfiles.pageInfo.endCursor;
    }
    expect(seen.length).toBeGreaterThan(1_100);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('is refused, before any request, where its edges could cost too many', async () => {
    const edges = ['endUsers', 'supportingDocuments', 'supportingProfiles', 'evaluations', 'entityAssignments'];
    const asked = [
      ...edges,
      'channelEndpointAssignments',
      'phoneNumbers',
      'latestEvaluation',
      'provisionalCopy',
      'policy',
    ];
    const selection = asked.map((edge) => `${edge} { __typename }`).join(' ');
    app.sandbox.clearJournal();
    const deep = await app.execute(`{ customerProfiles(first: 1000) { nodes { ${selection} } } }`);
    expect(deep.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    expect(requests()).toEqual([]);
  });
});

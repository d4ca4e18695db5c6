import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { realTiming } from '../../src/twilio/transport/timing.js';
import { calls, voiceIntegrityInput } from '../support/onboarding.js';
import { SECONDARY } from '../support/reference-contents.js';
import { startTestApp, type TestApp } from '../support/start-app.js';
import { evaluateBoth, plantSmallGraph, VOICE_INTEGRITY, type SmallGraph } from './support/small-graph.js';

/** The small graph, and things that nothing holds on to, so that they can be attached or deleted. */
interface World extends SmallGraph {
  readonly spareUser: string;
  readonly spareDocument: string;
  readonly spareAddress: string;
  readonly spareProfile: string;
  readonly spareProduct: string;
  readonly spareNumber: string;
}

let app: TestApp;
let world: World;
// Time stands still for what is kept, so that only writes put it out of date, however slow the machine is.
beforeAll(async () => {
  const now = Date.now();
  app = await startTestApp({}, { timing: { ...realTiming, now: () => now } });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.sandbox.reset();
  app.app.trustHubs.clear(app.accountSid);
  const graph = plantSmallGraph(app.sandbox);
  await evaluateBoth(app, graph);
  // An evaluation is told from a newer one by its second.
  await app.sandbox.clock.advance(2_000);
  world = { ...graph, ...plantSpares() };
});

const address = voiceIntegrityInput([]).customerProfile.secondary.address.create;
let line = 0;

function plantSpares(): Omit<World, keyof SmallGraph> {
  line += 1;
  const bundle = { friendlyName: 'Spare', email: 'office@acme.example' };
  return app.sandbox.seed({
    phoneNumbers: [{ ref: 'spareNumber', phoneNumber: `+1415559${String(line).padStart(4, '0')}` }],
    addresses: [{ ref: 'spareAddress', ...address }],
    endUsers: [{ ref: 'spareUser', friendlyName: 'Spare', type: 'cnam_information', attributes: {} }],
    supportingDocuments: [
      { ref: 'spareDocument', friendlyName: 'Spare', type: 'customer_profile_address', attributes: {} },
    ],
    customerProfiles: [{ ref: 'spareProfile', ...bundle, policySid: SECONDARY }],
    trustProducts: [{ ref: 'spareProduct', ...bundle, policySid: VOICE_INTEGRITY }],
  }) as unknown as Omit<World, keyof SmallGraph>;
}

const BUNDLE = `sid friendlyName email status
  entityAssignments { nodes { sid object { __typename ... on EndUser { friendlyName attributes }
    ... on SupportingDocument { friendlyName status addresses { street } } } } }
  channelEndpointAssignments { nodes { sid channelEndpointSid } }
  evaluations { nodes { sid } } latestEvaluation { sid }`;
const LISTS = ['customerProfiles', 'trustProducts', 'endUsers', 'supportingDocuments', 'addresses'];
/** Every list of the account, and everything in the graph. */
const everything = () => `{
  ${LISTS.map((list) => `${list}(first: 100) { nodes { sid friendlyName } }`).join(' ')}
  customerProfile(sid: "${world.profile}") { ${BUNDLE} } trustProduct(sid: "${world.product}") { ${BUNDLE} }
  endUser(sid: "${world.integrity}") { friendlyName attributes }
  supportingDocument(sid: "${world.document}") { friendlyName status }
  address(sid: "${world.address}") { street }
}`;

const assignmentOf = async (field: 'entityAssignments' | 'channelEndpointAssignments', on: string, sid: string) => {
  const query = `{ ${on}(sid: "${sid}") { ${field} { nodes { sid } } } }`;
  const data = await app.data<Record<string, Record<string, { nodes: { sid: string }[] }>>>(query);
  return data[on]?.[field]?.nodes[0]?.sid ?? '';
};

interface Write {
  readonly mutation: string;
  readonly input: () => object | Promise<object>;
  /** What the same reads cost after it: no more than the lists that it changed. */
  readonly rereads: readonly string[];
  /**
   * What a read costs that comes after it in the same document, and shows what it changed. Left out for what no payload
   * of another mutation leads to: what was just created, and what could be deleted because nothing held on to it.
   */
  readonly seenInDocument?: readonly string[];
}

const named = { friendlyName: 'New', email: 'new@acme.example' };
const BUSINESS = voiceIntegrityInput([]).customerProfile.secondary.business;
const [PERSON] = voiceIntegrityInput([]).customerProfile.secondary.authorizedRepresentatives;

const USERS = ['GET /v1/EndUsers'];
const DOCUMENTS = ['GET /v1/SupportingDocuments'];
const ADDRESSES = ['GET /2010-04-01/Accounts/AC/Addresses.json'];

/** The nine mutations of a kind of bundle. */
const ofBundle = (kind: 'CustomerProfile' | 'TrustProduct'): Write[] => {
  const mine = () => (kind === 'CustomerProfile' ? world.profile : world.product);
  const spare = () => (kind === 'CustomerProfile' ? world.spareProfile : world.spareProduct);
  const field = kind === 'CustomerProfile' ? 'customerProfile' : 'trustProduct';
  const list = `GET /v1/${kind}s`;
  const policySid = kind === 'CustomerProfile' ? SECONDARY : VOICE_INTEGRITY;
  // The way from a number to its products goes through the list of all products.
  const viaProducts = kind === 'TrustProduct' ? [list] : [];
  const underMine = (name: string) => [`${list}/BU/${name}`];
  return [
    { mutation: `create${kind}`, input: () => ({ ...named, policySid }), rereads: [list] },
    {
      mutation: `update${kind}`,
      input: () => ({ sid: mine(), friendlyName: 'New' }),
      rereads: [list],
      seenInDocument: viaProducts,
    },
    { mutation: `delete${kind}`, input: () => ({ sid: spare() }), rereads: [list] },
    {
      mutation: `evaluate${kind}`,
      input: () => ({ sid: mine() }),
      // A page of them, and all of them for the newest.
      rereads: [...underMine('Evaluations'), ...underMine('Evaluations')],
      seenInDocument: [...underMine('Evaluations'), ...underMine('Evaluations')],
    },
    {
      mutation: `submit${kind}`,
      input: () => ({ sid: mine() }),
      // The documents move with the review of their bundle.
      rereads: [list, ...DOCUMENTS, `${DOCUMENTS[0]}/RD`],
      seenInDocument: kind === 'CustomerProfile' ? [`${DOCUMENTS[0]}/RD`] : viaProducts,
    },
    {
      mutation: `assignEntityTo${kind}`,
      input: () => ({ bundleSid: mine(), objectSid: world.spareUser }),
      rereads: underMine('EntityAssignments'),
      // And the thing that is new there.
      seenInDocument: [...underMine('EntityAssignments'), 'GET /v1/EndUsers/IT'],
    },
    {
      mutation: `removeEntityFrom${kind}`,
      input: async () => ({
        bundleSid: mine(),
        assignmentSid: await assignmentOf('entityAssignments', field, mine()),
      }),
      rereads: underMine('EntityAssignments'),
      seenInDocument: underMine('EntityAssignments'),
    },
    {
      mutation: `assignPhoneNumbersTo${kind}`,
      input: async () => {
        if (kind === 'TrustProduct') await mutate('assignPhoneNumbersToCustomerProfile', onProfile());
        return { bundleSid: mine(), phoneNumberSids: [world.spareNumber] };
      },
      rereads: underMine('ChannelEndpointAssignments'),
      // The way from the number to its products asks the product too.
      seenInDocument: [
        ...underMine('ChannelEndpointAssignments'),
        ...(kind === 'TrustProduct' ? underMine('ChannelEndpointAssignments') : []),
      ],
    },
    {
      mutation: `removePhoneNumbersFrom${kind}`,
      input: async () => {
        // A number leaves its product first.
        const fromProduct = { bundleSid: world.product, phoneNumberSids: [world.number] };
        if (kind === 'CustomerProfile') await mutate('removePhoneNumbersFromTrustProduct', fromProduct);
        return { bundleSid: mine(), phoneNumberSids: [world.number] };
      },
      rereads: underMine('ChannelEndpointAssignments'),
      seenInDocument: underMine('ChannelEndpointAssignments'),
    },
  ];
};
const onProfile = () => ({ bundleSid: world.profile, phoneNumberSids: [world.spareNumber] });

const friendlyName = 'New';

const WRITES: readonly Write[] = [
  ...ofBundle('CustomerProfile'),
  ...ofBundle('TrustProduct'),
  {
    mutation: 'createEndUser',
    input: () => ({ friendlyName, type: 'cnam_information', attributes: {} }),
    rereads: USERS,
  },
  { mutation: 'createBusinessInformation', input: () => ({ friendlyName, business: BUSINESS }), rereads: USERS },
  {
    mutation: 'createAuthorizedRepresentative',
    input: () => ({ friendlyName, representative: PERSON }),
    rereads: USERS,
  },
  {
    mutation: 'createVoiceIntegrityInformation',
    input: () => ({ friendlyName, voiceIntegrity: voiceIntegrityInput([]).voiceIntegrity }),
    rereads: USERS,
  },
  {
    mutation: 'createCnamInformation',
    input: () => ({ friendlyName, cnam: { cnamDisplayName: 'Acme' } }),
    rereads: USERS,
  },
  {
    mutation: 'createA2pMessagingProfileInformation',
    input: () => ({ friendlyName, a2pMessagingProfile: { companyType: 'PRIVATE' } }),
    rereads: USERS,
  },
  {
    mutation: 'updateEndUser',
    input: () => ({ sid: world.integrity, attributes: { a: 1 } }),
    rereads: USERS,
    seenInDocument: [],
  },
  { mutation: 'deleteEndUser', input: () => ({ sid: world.spareUser }), rereads: USERS },
  {
    mutation: 'createSupportingDocument',
    input: () => ({ friendlyName, type: 'customer_profile_address', attributes: {} }),
    rereads: DOCUMENTS,
  },
  {
    mutation: 'createAddressDocument',
    input: () => ({ friendlyName, addressSid: world.spareAddress }),
    rereads: DOCUMENTS,
  },
  {
    mutation: 'updateSupportingDocument',
    input: () => ({ sid: world.document, friendlyName }),
    rereads: DOCUMENTS,
    seenInDocument: [],
  },
  { mutation: 'deleteSupportingDocument', input: () => ({ sid: world.spareDocument }), rereads: DOCUMENTS },
  { mutation: 'createAddress', input: () => address, rereads: ADDRESSES },
  {
    mutation: 'updateAddress',
    input: () => ({ sid: world.address, street: '9 New Street' }),
    rereads: ADDRESSES,
    seenInDocument: [],
  },
  { mutation: 'deleteAddress', input: () => ({ sid: world.spareAddress }), rereads: ADDRESSES },
];

/** The input type of each mutation, as the schema says. */
let inputTypes: ReadonlyMap<string, string>;
beforeAll(async () => {
  interface Field {
    readonly name: string;
    readonly args: readonly { readonly type: { readonly ofType: { readonly name: string } } }[];
  }
  const data = await app.data<{ __schema: { mutationType: { fields: Field[] } } }>(
    '{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }',
  );
  const { fields } = data.__schema.mutationType;
  inputTypes = new Map(fields.map(({ name, args }) => [name, args[0]?.type.ofType.name ?? '']));
});

const part = (mutation: string) =>
  `${mutation}(input: $input) { userErrors { message code }
    ${mutation.includes('PhoneNumbers') ? 'results { error { message } }' : ''} }`;

async function mutate(mutation: string, input: object): Promise<void> {
  const query = `mutation ($input: ${inputTypes.get(mutation) ?? ''}!) { ${part(mutation)} }`;
  expectSuccess(await app.data(query, { input }));
}

function expectSuccess(answer: unknown): void {
  expect(JSON.stringify(answer)).not.toMatch(/"message":/);
}

const upstream = () => [...calls(app.sandbox.journal({ kind: 'request' }))];
/** Reads that no keeping can save: what is under review may be decided at any moment. */
const submitted = (mutation: string) => mutation.startsWith('submit');

/** Onboardings, copies, hosted forms and accounts have tests of their own. */
const ELSEWHERE = /onboard|Onboarding|Copy|Inquiry|Registration|Account/i;

test('no mutation is forgotten here', () => {
  const steps = [...inputTypes.keys()].filter((name) => !ELSEWHERE.test(name));
  expect(WRITES.map(({ mutation }) => mutation).sort()).toEqual(steps.sort());
});

describe.each(WRITES.map((write) => [write.mutation, write] as const))('%s', (mutation, write) => {
  test('the next request sees it, and reads again only what it changed', async () => {
    const input = await write.input();
    const before = await app.data(everything());
    app.sandbox.clearJournal();
    expect(await app.data(everything())).toEqual(before);
    expect(upstream()).toEqual([]);
    if (submitted(mutation)) {
      const query = `mutation ($input: SubmitBundleInput!) { ${part(mutation)} }`;
      await app.data(query, { input });
    } else await mutate(mutation, input);
    app.sandbox.clearJournal();
    const after = await app.data(everything());
    expect(upstream().sort()).toEqual([...write.rereads].sort());
    const { data: truth } = await app.execute(everything(), {}, { 'cache-control': 'no-cache' });
    expect(after).toEqual(truth);
    expect(after).not.toEqual(before);
  });

  test.skipIf(write.seenInDocument === undefined)('what follows in the same document sees it', async () => {
    const input = await write.input();
    const observe = (name: string) => `${name}: ${observerOf(mutation)}`;
    const document = `mutation ($input: ${inputTypes.get(mutation) ?? ''}!) {
      ${observe('before')} ${part(mutation)} ${observe('after')} }`;
    app.app.trustHubs.clear(app.accountSid);
    app.sandbox.clearJournal();
    const answer = await app.data<Record<string, object>>(document, { input });
    const seen = upstream();
    const writes = seen.flatMap((call, at) => (call.startsWith('GET') ? [] : [at]));
    // The observer's own write, the one that is looked at, and the observer's again.
    expect(writes).toHaveLength(3);
    const afterwards = seen.slice(writes[1]).filter((call) => call.startsWith('GET'));
    expect(afterwards.sort()).toEqual([...(write.seenInDocument ?? [])].sort());
    expect(answer['after']).not.toEqual(answer['before']);
    app.app.trustHubs.clear(app.accountSid);
    expect((await app.data<Record<string, object>>(`mutation { ${observe('truth')} }`))['truth']).toEqual(
      answer['after'],
    );
  });
});

/** A change of nothing on another kind of thing, whose payload leads to what the mutation changed. */
function observerOf(mutation: string): string {
  const profile = `updateCustomerProfile(input: { sid: "${world.profile}", friendlyName: "Profile" }) { customerProfile`;
  const product = `updateTrustProduct(input: { sid: "${world.product}", friendlyName: "Product" }) { trustProduct`;
  if (mutation.endsWith('CustomerProfile')) return `${product} { supportingProfiles { ${BUNDLE} } } }`;
  if (mutation.endsWith('TrustProduct')) return `${profile} { phoneNumbers { trustProducts { ${BUNDLE} } } } }`;
  return mutation.endsWith('EndUser') ? `${product} { ${BUNDLE} } }` : `${profile} { ${BUNDLE} } }`;
}

describe('numbers in bulk', () => {
  const outcomes = async (mutation: string, phoneNumberSids: readonly string[]) => {
    const data = await app.data<Record<string, { results: object[]; userErrors: object[] }>>(
      `mutation ($input: ${inputTypes.get(mutation) ?? ''}!) { ${mutation}(input: $input) { userErrors { code }
        results { phoneNumberSid assignment { channelEndpointSid } error { code path } } } }`,
      { input: { bundleSid: world.spareProfile, phoneNumberSids } },
    );
    expect(data[mutation]?.userErrors).toEqual([]);
    return data[mutation]?.results;
  };
  const done = (sid: string) => ({ phoneNumberSid: sid, assignment: { channelEndpointSid: sid }, error: null });
  const refused = (sid: string, at: number, code: string) => ({
    phoneNumberSid: sid,
    assignment: null,
    error: { code, path: ['phoneNumberSids', String(at)] },
  });

  test('each has its own outcome, and those that went well stay', async () => {
    const { number: taken, spareNumber: good, spareProfile } = world;
    const nobodys = `PN${'0'.repeat(32)}`;
    const results = await outcomes('assignPhoneNumbersToCustomerProfile', [taken, good, nobodys]);
    expect(results).toEqual([refused(taken, 0, 'CONFLICT'), done(good), refused(nobodys, 2, 'NOT_FOUND')]);
    const on = `{ customerProfile(sid: "${spareProfile}") { phoneNumbers { sid } } }`;
    expect(await app.data(on)).toEqual({ customerProfile: { phoneNumbers: [{ sid: good }] } });
    const removed = await outcomes('removePhoneNumbersFromCustomerProfile', [taken, good]);
    expect(removed).toEqual([refused(taken, 0, 'NOT_FOUND'), done(good)]);
    expect(await app.data(on)).toEqual({ customerProfile: { phoneNumbers: [] } });
  });
});

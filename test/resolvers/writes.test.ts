import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { realTiming } from '../../src/twilio/transport/timing.js';
import { calls } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';
import { Mutations, part, plantWorld, type World } from './support/write-world.js';
import { WRITES } from './support/writes.js';

// Time stands still for what is kept, so that only writes put it out of date, however slow the machine is.
const now = Date.now();
const app = useTestApp({}, { timing: { ...realTiming, now: () => now } });
let world: World;
let mutations: Mutations;
beforeAll(async () => {
  mutations = await Mutations.of(app);
});
beforeEach(async () => {
  world = await plantWorld(app);
});

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

const upstream = () => [...calls(app.sandbox.journal({ kind: 'request' }))];
/** Reads that no keeping can save: what is under review may be decided at any moment. */
const submitted = (mutation: string) => mutation.startsWith('submit');

/** Onboardings, operations on numbers, copies, hosted forms and accounts have tests of their own. */
const ELSEWHERE =
  /onboard|Onboarding|^(add|remove|set|move)PhoneNumbers$|^(offboard|change)Customer$|Copy|Inquiry|Registration|Account/i;

test('no mutation is forgotten here', () => {
  const steps = [...mutations.inputTypes.keys()].filter((name) => !ELSEWHERE.test(name));
  expect(WRITES.map(({ mutation }) => mutation).sort()).toEqual(steps.sort());
});

describe.each(WRITES.map((write) => [write.mutation, write] as const))('%s', (mutation, write) => {
  test('the next request sees it, and reads again only what it changed', async () => {
    const input = await write.input({ app, world, mutations });
    const before = await app.data(everything());
    app.sandbox.clearJournal();
    expect(await app.data(everything())).toEqual(before);
    expect(upstream()).toEqual([]);
    if (submitted(mutation)) {
      const query = `mutation ($input: SubmitBundleInput!) { ${part(mutation)} }`;
      await app.data(query, { input });
    } else await mutations.mutate(mutation, input);
    app.sandbox.clearJournal();
    const after = await app.data(everything());
    expect(upstream().sort()).toEqual([...write.rereads].sort());
    const { data: truth } = await app.execute(everything(), {}, { 'cache-control': 'no-cache' });
    expect(after).toEqual(truth);
    expect(after).not.toEqual(before);
  });

  test.skipIf(write.seenInDocument === undefined)('what follows in the same document sees it', async () => {
    const input = await write.input({ app, world, mutations });
    const observe = (name: string) => `${name}: ${observerOf(mutation)}`;
    const document = `mutation ($input: ${mutations.typeOf(mutation)}!) {
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
      `mutation ($input: ${mutations.typeOf(mutation)}!) { ${mutation}(input: $input) { userErrors { code }
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

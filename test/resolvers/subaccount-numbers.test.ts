import { beforeEach, describe, expect, test } from 'vitest';

import { realTiming } from '../../src/twilio/transport/timing.js';
import type { GraphQLAnswer } from '../support/graphql.js';
import { calls, numberDispenser } from '../support/onboarding.js';
import { SECONDARY } from '../support/reference-contents.js';
import { asMain, buyNumber, createSubaccount } from '../support/subaccounts.js';
import { useTestApp } from '../support/use-test-app.js';

interface Shown {
  readonly sid: string;
  readonly accountSid: string;
  readonly phoneNumber: string;
}
interface Answer {
  readonly customerProfile: {
    readonly phoneNumbers: readonly Shown[];
    readonly channelEndpointAssignments: {
      readonly nodes: readonly { readonly channelEndpointSid: string; readonly phoneNumber: Shown | null }[];
    };
  };
}

let now = Date.now();
const app = useTestApp(
  { SANDBOX_SWITCHES: 'releasedNumbers=stay-assigned' },
  { timing: { ...realTiming, now: () => now } },
);
const own = numberDispenser(app);
beforeEach(() => {
  app.sandbox.clearFaults();
  // What is remembered of the accounts' lists grows old.
  now += 24 * 60 * 60 * 1_000;
});

let subaccounts = 0;
const subaccountWith = (numbers: number) => {
  subaccounts += 1;
  return createSubaccount(app, numbers);
};

/** A profile of the main account that holds these numbers. */
async function profileWith(numbers: readonly string[]): Promise<string> {
  const { profile } = app.sandbox.seed({
    customerProfiles: [
      { ref: 'profile', friendlyName: 'Acme', email: 'a@acme.example', policySid: SECONDARY, numbers },
    ],
  });
  app.app.trustHubs.clear(app.accountSid);
  app.sandbox.clearJournal();
  return Promise.resolve(profile ?? '');
}

const NUMBER = 'sid accountSid phoneNumber';
const NUMBERS = `query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { ${NUMBER} } } }`;
const ASSIGNED = `query ($sid: Sid!) { customerProfile(sid: $sid) {
  channelEndpointAssignments(first: 100) { nodes { channelEndpointSid phoneNumber { ${NUMBER} } } } } }`;

/** The answer, and the requests for numbers and accounts that it cost. */
async function ask(query: string, sid: string): Promise<GraphQLAnswer<Answer> & { readonly cost: readonly string[] }> {
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  const answer = await app.execute<Answer>(query, { sid });
  const cost = calls(app.sandbox.journal().filter(({ index }) => index > before));
  return { ...answer, cost: cost.filter((call) => call.includes('2010-04-01')) };
}

const release = async (accountSid: string, number: string) => {
  const login = Buffer.from(`${app.accountSid}:${app.app.sandbox?.authToken}`).toString('base64');
  const path = `${app.app.sandbox?.url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number}.json`;
  const { status } = await fetch(path, { method: 'DELETE', headers: { authorization: `Basic ${login}` } });
  expect(status).toBe(204);
};

describe('numbers of a subaccount on a profile of the main account', () => {
  test('are shown, with the account that has them', async () => {
    const [mine = ''] = await own(1);
    const subaccount = await subaccountWith(1);
    const [theirs = ''] = subaccount.numbers;
    const profile = await profileWith([mine, theirs]);
    const { data, errors, cost } = await ask(NUMBERS, profile);
    expect(errors).toBeUndefined();
    expect(data?.customerProfile.phoneNumbers).toMatchObject([
      { sid: mine, accountSid: app.accountSid, phoneNumber: '+14155550100' },
      { sid: theirs, accountSid: subaccount.sid, phoneNumber: expect.stringMatching(/^\+1628555/) as unknown },
    ]);
    // The two are asked for, then the subaccounts, then the one that there is.
    expect(cost).toEqual([
      'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json',
      'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json',
      'GET /2010-04-01/Accounts.json',
      'GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers.json',
    ]);
    const assigned = await ask(ASSIGNED, profile);
    expect(assigned.errors).toBeUndefined();
    expect(assigned.data?.customerProfile.channelEndpointAssignments.nodes[1]?.phoneNumber).toMatchObject({
      accountSid: subaccount.sid,
    });
  });

  test('many of many subaccounts cost a request for each list, and later a request for each account', async () => {
    const made = [];
    for (let count = 0; count < 4; count += 1) made.push(await subaccountWith(3));
    const numbers = made.slice(0, 3).flatMap((subaccount) => subaccount.numbers);
    const profile = await profileWith(numbers);
    const first = await ask(NUMBERS, profile);
    expect(first.data?.customerProfile.phoneNumbers.map(({ sid }) => sid)).toEqual(numbers);
    // Its own numbers, its subaccounts, and their numbers, side by side.
    expect(first.cost).toHaveLength(1 + 1 + subaccounts);
    app.app.trustHubs.clear(app.accountSid);
    const again = await ask(NUMBERS, profile);
    expect(again.data).toEqual(first.data);
    expect(again.cost).toEqual(Array(3).fill('GET /2010-04-01/Accounts/AC/IncomingPhoneNumbers.json'));
  });

  test('one that moved to another subaccount since is found there', async () => {
    const [from, to] = [await subaccountWith(1), await subaccountWith(0)];
    const [number = ''] = from.numbers;
    const profile = await profileWith([number]);
    expect((await ask(NUMBERS, profile)).data?.customerProfile.phoneNumbers[0]?.accountSid).toBe(from.sid);
    await asMain(app, `Accounts/${from.sid}/IncomingPhoneNumbers/${number}.json`, { AccountSid: to.sid });
    app.app.trustHubs.clear(app.accountSid);
    const { data, errors } = await ask(NUMBERS, profile);
    expect(errors).toBeUndefined();
    expect(data?.customerProfile.phoneNumbers).toMatchObject([{ sid: number, accountSid: to.sid }]);
  });

  test('one that was bought a moment after the lists were read is found: only a list that is newer than the question says no', async () => {
    const subaccount = await subaccountWith(1);
    const profile = await profileWith(subaccount.numbers);
    expect((await ask(NUMBERS, profile)).errors).toBeUndefined();
    const bought = await buyNumber(app, subaccount.sid);
    const assign = `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) {
      results { assignment { phoneNumber { ${NUMBER} } } } userErrors { message } } }`;
    const { data, errors } = await app.execute(assign, { input: { bundleSid: profile, phoneNumberSids: [bought] } });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      assignPhoneNumbersToCustomerProfile: {
        results: [{ assignment: { phoneNumber: { sid: bought, accountSid: subaccount.sid } } }],
        userErrors: [],
      },
    });
  });

  test('their SIDs cost nothing', async () => {
    const { numbers } = await subaccountWith(2);
    const { data, cost } = await ask(NUMBERS.replace(NUMBER, 'sid'), await profileWith(numbers));
    expect(data?.customerProfile.phoneNumbers.map(({ sid }) => sid)).toEqual(numbers);
    expect(cost).toEqual([]);
  });

  test('are not shown to whoever asks for a number by its SID: only a bundle makes them the main account’s', async () => {
    const { numbers } = await subaccountWith(1);
    const [number = ''] = numbers;
    await ask(NUMBERS, await profileWith(numbers));
    const query = `{ incomingPhoneNumber(sid: "${number}") { phoneNumber } }`;
    expect(await app.data(query)).toEqual({ incomingPhoneNumber: null });
  });
});

describe('a number that no account has any more', () => {
  test('is not looked for again within the minute', async () => {
    const subaccount = await subaccountWith(1);
    const [mine = ''] = await own(1);
    const profile = await profileWith([mine, ...subaccount.numbers]);
    await release(app.accountSid, mine);
    app.app.trustHubs.clear(app.accountSid);
    const [first, again] = [await ask(NUMBERS, profile), await ask(NUMBERS, profile)];
    for (const { errors } of [first, again]) expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(again.cost.filter((call) => call.endsWith('IncomingPhoneNumbers.json'))).toEqual([]);
  });

  test('is shown by its SID, with an error on its path, and the others are there', async () => {
    const numbers = await own(4);
    const profile = await profileWith(numbers);
    const [, , released = ''] = numbers;
    await release(app.accountSid, released);
    app.app.trustHubs.clear(app.accountSid);
    const { data, errors } = await ask(NUMBERS, profile);
    expect(data?.customerProfile.phoneNumbers.map(({ sid }) => sid)).toEqual(numbers);
    expect(data?.customerProfile.phoneNumbers.map(({ phoneNumber }) => phoneNumber !== '')).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(errors).toMatchObject([{ path: ['customerProfile', 'phoneNumbers', 2], extensions: { code: 'NOT_FOUND' } }]);
    expect(errors?.[0]?.message).toContain(released);
  });

  test('is null in its assignment, whose SID stands beside it, with an error on its path', async () => {
    const [number = ''] = await own(1);
    const profile = await profileWith([number]);
    await release(app.accountSid, number);
    app.app.trustHubs.clear(app.accountSid);
    const { data, errors } = await ask(ASSIGNED, profile);
    const { nodes } = data!.customerProfile.channelEndpointAssignments;
    expect(nodes).toEqual([{ channelEndpointSid: number, phoneNumber: null }]);
    const path = ['customerProfile', 'channelEndpointAssignments', 'nodes', 0, 'phoneNumber'];
    expect(errors).toMatchObject([{ path, extensions: { code: 'NOT_FOUND' } }]);
  });

  test('differs from one that could not be searched for: a subaccount that cannot be read is the error', async () => {
    const [mine = ''] = await own(1);
    const subaccount = await subaccountWith(1);
    const profile = await profileWith([mine, ...subaccount.numbers]);
    app.sandbox.fault({
      method: 'GET',
      path: `/2010-04-01/Accounts/${subaccount.sid}/IncomingPhoneNumbers.json`,
      effect: 'status',
      status: 401,
      code: 20003,
    });
    const { data, errors } = await ask(NUMBERS, profile);
    expect(data?.customerProfile.phoneNumbers.map(({ sid }) => sid)).toEqual([mine, ...subaccount.numbers]);
    expect(errors).toMatchObject([
      { path: ['customerProfile', 'phoneNumbers', 1], extensions: { code: 'UPSTREAM_UNAUTHORIZED' } },
    ]);
  });

  test.each([
    ['not known any more', 404, 'FORBIDDEN'],
    ['forbidden', 403, 'UPSTREAM_UNAUTHORIZED'],
  ])('nor does a subaccount that is %s make its number absent', async (_what, status, code) => {
    const subaccount = await subaccountWith(1);
    const [number = ''] = subaccount.numbers;
    const profile = await profileWith([number]);
    const refuse = () => {
      const path = `/2010-04-01/Accounts/${subaccount.sid}/IncomingPhoneNumbers`;
      for (const end of ['.json', `/${number}.json`])
        app.sandbox.fault({ method: 'GET', path: path + end, effect: 'status', status, code: 20003 });
    };
    refuse();
    const { data, errors } = await ask(ASSIGNED, profile);
    expect(data!.customerProfile.channelEndpointAssignments.nodes).toEqual([
      { channelEndpointSid: number, phoneNumber: null },
    ]);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(errors?.[0]?.message).toContain(`The phone numbers of the subaccount ${subaccount.sid} could not be read.`);
    // Where it was once found is remembered: then the number itself is asked for there.
    app.sandbox.clearFaults();
    expect((await ask(ASSIGNED, profile)).errors).toBeUndefined();
    refuse();
    app.app.trustHubs.clear(app.accountSid);
    const again = await ask(NUMBERS, profile);
    expect(again.errors).toMatchObject([{ extensions: { code } }]);
    expect(again.errors?.[0]?.message).toContain(`the subaccount ${subaccount.sid} could not be read`);
  });
});

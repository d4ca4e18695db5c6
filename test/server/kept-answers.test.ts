import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { GraphQLOverHttp } from '../support/graphql.js';
import { MovableTime } from '../support/movable-time.js';
import { useTestApp } from '../support/use-test-app.js';

/*
 * A query whose answer is made of what is kept anyway is answered as it was, without being carried out; and whatever
 * changes what it would say shows at once.
 */

const time = new MovableTime();
const app = useTestApp({}, { timing: time });

const USERS = '{ endUsers(first: 50) { nodes { sid friendlyName } } }';
const MAKE = `mutation ($name: String!) {
  createEndUser(input: { type: "cnam_information", friendlyName: $name, attributes: {} }) { endUser { sid } } }`;
interface Users {
  readonly endUsers: { readonly nodes: readonly { readonly sid: string; readonly friendlyName: string }[] };
}

/** Answers that were kept so far. */
async function kept(): Promise<number> {
  const response = await fetch(new URL('/metrics', app.graphqlUrl));
  return Number(/^graphql_answers_kept_total (\d+)$/m.exec(await response.text())?.[1]);
}
const requests = () => app.sandbox.journal().length;
const namesOf = ({ endUsers }: Users) => endUsers.nodes.map(({ friendlyName }) => friendlyName);
const make = async (name: string): Promise<string> =>
  (await app.data<{ createEndUser: { endUser: { sid: string } } }>(MAKE, { name })).createEndUser.endUser.sid;

/** Asks until the answer is kept. @returns what was answered then */
async function settled<Data>(query: string, variables: Record<string, unknown> = {}, graphql: GraphQLOverHttp = app) {
  await graphql.data<Data>(query, variables);
  await graphql.data<Data>(query, variables);
  const before = await kept();
  const data = await graphql.data<Data>(query, variables);
  expect(await kept()).toBe(before + 1);
  return data;
}

beforeEach(() => {
  time.move(10_000);
  time.stop();
  onTestFinished(() => time.goOn());
});

test('the same query is answered the same without a request, also while others have other variables', async () => {
  await make('One');
  const query = 'query ($first: Int!) { endUsers(first: $first) { nodes { sid } } }';
  const one = await settled<Users>(query, { first: 1 });
  const two = await settled<Users>(query, { first: 50 });
  const asked = requests();
  expect(await app.data(query, { first: 1 })).toEqual(one);
  expect(await app.data(query, { first: 50 })).toEqual(two);
  expect(one).not.toEqual(two);
  expect(requests()).toBe(asked);
});

test('its cost is reported as for any other query', async () => {
  await settled(USERS);
  const answer = (await app.execute(USERS)) as { readonly extensions?: unknown };
  expect(answer.extensions).toMatchObject({ cost: { requested: 1, actual: 1 } });
});

test('what is written shows at once', async () => {
  expect(namesOf(await settled<Users>(USERS))).not.toContain('Written');
  const sid = await make('Written');
  expect(namesOf(await app.data<Users>(USERS))).toContain('Written');
  await settled(USERS);
  const change = `mutation ($sid: Sid!) { updateEndUser(input: { sid: $sid, friendlyName: "Changed" }) { endUser { sid } } }`;
  await app.data(change, { sid });
  expect(namesOf(await app.data<Users>(USERS))).toContain('Changed');
});

test('what is written elsewhere leaves it as it is', async () => {
  const users = await settled<Users>(USERS);
  await app.data(`mutation { createCustomerProfile(input: { friendlyName: "Made elsewhere", email: "office@acme.example" }) {
    customerProfile { sid } } }`);
  const [before, asked] = [await kept(), requests()];
  expect(await app.data(USERS)).toEqual(users);
  expect([await kept(), requests()]).toEqual([before + 1, asked]);
});

test('it ends with the first of what it was made of, and is not kept for longer by being asked', async () => {
  const users = '{ endUsers(first: 50) { nodes { sid } } }';
  const both = '{ endUsers(first: 50) { nodes { sid } } supportingDocuments(first: 50) { nodes { sid } } }';
  await app.data(users);
  time.move(2_000);
  await settled(both);
  const asked = requests();
  time.move(1_500);
  await app.data(both);
  expect(requests()).toBe(asked + 1);
});

test('what is read from nothing that changes is carried out again after seconds all the same', async () => {
  const account = '{ account { sid } }';
  await settled(account);
  time.move(3_500);
  const [before, asked] = [await kept(), requests()];
  await app.data(account);
  expect([await kept(), requests()]).toEqual([before, asked]);
});

test('Cache-Control: no-cache asks Twilio, and the next is not answered with what was before', async () => {
  await settled(USERS);
  app.sandbox.seed({ endUsers: [{ ref: 'seeded', friendlyName: 'Seeded', type: 'cnam_information', attributes: {} }] });
  const before = await kept();
  const fresh = await app.execute<Users>(USERS, {}, { 'cache-control': 'no-cache' });
  expect(namesOf(fresh.data!)).toContain('Seeded');
  expect(namesOf(await app.data<Users>(USERS))).toContain('Seeded');
  expect(await kept()).toBe(before);
});

test('what is still asked for shortly before its end is renewed', async () => {
  await settled(USERS);
  const before = requests();
  time.move(2_600);
  await app.data<Users>(USERS);
  await expect.poll(requests).toBe(before + 1);
  // Later than the first answer may be: this is made of the renewed one.
  time.move(1_000);
  await settled(USERS);
  expect(requests()).toBe(before + 1);
});

test('what is renewed and the same leaves the answer as it is, for a minute; what is not shows', async () => {
  await settled(USERS);
  const asked = requests();
  const carriedOut: number[] = [];
  for (let round = 1; round <= 25; round += 1) {
    time.move(2_600);
    await app.data(USERS);
    await expect.poll(requests).toBe(asked + round);
    const before = await kept();
    await app.data(USERS);
    if ((await kept()) === before) carriedOut.push(round);
  }
  // Once in 65 s: what an answer says may follow from the time of day too.
  expect(carriedOut).toEqual([24]);
  const before = requests();
  app.sandbox.seed({
    endUsers: [{ ref: 'later', friendlyName: 'Later', type: 'cnam_information', attributes: {} }],
  });
  time.move(2_600);
  await app.data(USERS);
  await expect.poll(requests).toBe(before + 1);
  await expect.poll(async () => namesOf(await app.data<Users>(USERS))).toContain('Later');
  expect(requests()).toBe(before + 1);
});

test('what is renewed is paid by the operation that asks for it then', async () => {
  const lists =
    '{ endUsers(first: 9) { nodes { sid } } supportingDocuments(first: 9) { nodes { sid } } addresses(first: 9) { nodes { sid } } }';
  const costOf = async () => {
    const { extensions } = (await app.execute(lists)) as { extensions?: { cost: { actual: number } } };
    return extensions?.cost.actual;
  };
  await app.data(lists);
  const before = requests();
  expect(await costOf()).toBe(1);
  time.move(2_600);
  expect(await costOf()).toBe(3);
  await expect.poll(requests).toBe(before + 3);
  expect(await costOf()).toBe(1);
});

test('a list by name shows a change of ours at once, however long it is asked for', async () => {
  const make = `mutation ($name: String!) { createCustomerProfile(input: { friendlyName: $name, email: "a@b.example",
    policySid: "RNdfbf3fae0e1107f8aded0e7cead80bf5" }) { customerProfile { sid } userErrors { message } } }`;
  const rename = `mutation ($sid: Sid!) { updateCustomerProfile(input: { sid: $sid, email: "new@b.example" }) {
    customerProfile { sid } userErrors { message } } }`;
  const byName = '{ customerProfiles(filter: { friendlyName: "By name" }) { nodes { sid email } } }';
  interface Made {
    readonly createCustomerProfile: { readonly customerProfile: { readonly sid: string } };
  }
  const { sid } = (await app.data<Made>(make, { name: 'By name' })).createCustomerProfile.customerProfile;
  const asked = () => app.data<{ customerProfiles: { nodes: object[] } }>(byName);
  expect((await asked()).customerProfiles.nodes).toEqual([{ sid, email: 'a@b.example' }]);
  time.move(1_000);
  await app.data(rename, { sid });
  for (let round = 0; round < 5; round += 1) {
    expect((await asked()).customerProfiles.nodes).toEqual([{ sid, email: 'new@b.example' }]);
    time.move(1_300);
  }
});

test('a list by name shows what has changed elsewhere, while it is asked for again and again', async () => {
  const byName =
    '{ endUsers(first: 50) { nodes { sid friendlyName } } customerProfiles(filter: { friendlyName: "By another hand" }) { nodes { sid } } }';
  const asked = () => app.data<{ customerProfiles: { nodes: object[] } }>(byName);
  expect((await asked()).customerProfiles.nodes).toEqual([]);
  app.sandbox.seed({
    customerProfiles: [
      {
        ref: 'e',
        friendlyName: 'By another hand',
        email: 'a@b.example',
        policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
      },
    ],
  });
  for (let passed = 0; passed < 3_500; passed += 700) {
    await asked();
    time.move(700);
  }
  expect((await asked()).customerProfiles.nodes).toHaveLength(1);
});

test('the answer of one account is never another’s', async () => {
  const sid = `AC${'e'.repeat(32)}`;
  app.sandbox.seed({ accounts: [{ sid, authToken: 'token-e', parentSid: app.accountSid }] });
  const other = new GraphQLOverHttp(app.graphqlUrl, { 'x-account-sid': sid });
  const query = '{ account { sid } endUsers(first: 5) { nodes { sid } } }';
  expect(await settled(query)).toMatchObject({ account: { sid: app.accountSid } });
  expect(await settled(query, {}, other)).toEqual({ account: { sid }, endUsers: { nodes: [] } });
});

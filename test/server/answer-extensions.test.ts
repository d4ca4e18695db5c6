import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { MovableTime } from '../support/movable-time.js';
import { useTestApp } from '../support/use-test-app.js';

/* Every answer says how many requests to Twilio were made for it, and how old what it rests on may be. */

const time = new MovableTime();
const app = useTestApp({}, { timing: time });

const USERS = '{ endUsers(first: 50) { nodes { friendlyName } } }';
const DOCUMENTS = '{ supportingDocuments(first: 50) { nodes { sid } } }';
const BOTH = `{ endUsers(first: 50) { nodes { friendlyName } } supportingDocuments(first: 50) { nodes { sid } } }`;

interface Upstream {
  readonly calls: number;
  readonly asOf: string | null;
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<Upstream> {
  const { errors, extensions } = (await app.execute(query, {}, headers)) as unknown as {
    readonly errors?: object;
    readonly extensions: { readonly upstream: Upstream };
  };
  expect(errors).toBeUndefined();
  return extensions.upstream;
}
const moment = () => new Date(time.now()).toISOString();

beforeEach(() => {
  time.move(10_000);
  time.stop();
  onTestFinished(() => time.goOn());
});

test('what is read now is of now; what is kept is of the moment when it was read', async () => {
  const asOf = moment();
  expect(await ask(USERS)).toEqual({ calls: 1, asOf });
  // Carried out with what is kept, then kept itself, then answered at once.
  for (let round = 0; round < 5; round += 1) {
    time.move(200);
    expect(await ask(USERS)).toEqual({ calls: 0, asOf });
  }
});

test('an answer is as old as the oldest of what it rests on', async () => {
  const asOf = moment();
  await ask(USERS);
  time.move(1_000);
  expect(await ask(DOCUMENTS)).toEqual({ calls: 1, asOf: moment() });
  time.move(1_000);
  expect(await ask(BOTH)).toEqual({ calls: 0, asOf });
  time.move(1_500);
  // The users are out of date now, the documents are not.
  expect(await ask(BOTH)).toMatchObject({ asOf: new Date(Date.parse(asOf) + 1_000).toISOString() });
});

test('what is renewed and the same makes an answer younger', async () => {
  for (let round = 0; round < 4; round += 1) await ask(USERS);
  time.move(2_600);
  const asOf = moment();
  const requests = app.sandbox.journal().length;
  await ask(USERS);
  await expect.poll(() => app.sandbox.journal().length).toBe(requests + 1);
  await expect.poll(() => ask(USERS)).toEqual({ calls: 0, asOf });
  time.move(200);
  expect(await ask(USERS)).toEqual({ calls: 0, asOf });
});

test('with no-cache everything is of now', async () => {
  await ask(USERS);
  time.move(1_000);
  expect(await ask(USERS, { 'cache-control': 'no-cache' })).toEqual({ calls: 1, asOf: moment() });
});

test('an answer that rests on nothing of Twilio has no age', async () => {
  expect(await ask('{ __typename }')).toEqual({ calls: 0, asOf: null });
});

test('a mutation says what it has asked for', async () => {
  const asOf = moment();
  const mutation = `mutation { createEndUser(input: { type: "cnam_information", friendlyName: "New", attributes: {} }) {
    endUser { sid } } }`;
  const upstream = await ask(mutation);
  expect(upstream).toMatchObject({ asOf });
  expect(upstream.calls).toBeGreaterThan(0);
});

test('a faulty operation says so too', async () => {
  const { extensions } = (await app.execute('{ nothing }')) as unknown as { extensions: { upstream: Upstream } };
  expect(extensions.upstream).toEqual({ calls: 0, asOf: null });
});

import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { KeptAnswers } from '../../src/server/kept-answers.js';
import { RepeatedQueries } from '../../src/server/repeated-queries.js';
import { MovableTime } from '../support/movable-time.js';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../support/onboarding.js';
import { useTestApp } from '../support/use-test-app.js';

/* Which answers are kept, and for how long they take up memory. */

const time = new MovableTime();
const app = useTestApp({}, { timing: time });
const numbers = numberDispenser(app);

// What is kept outlives any pause of a busy machine.
beforeEach(() => {
  time.stop();
  onTestFinished(() => time.goOn());
});

/** How often a kept answer was given so far. */
async function given(): Promise<number> {
  const response = await fetch(new URL('/metrics', app.graphqlUrl));
  return Number(/^graphql_answers_kept_total (\d+)$/m.exec(await response.text())?.[1]);
}

test('an answer is kept for a query that is asked again, and not for one that is asked once', async () => {
  const query = '{ endUsers(first: 7) { nodes { sid } } }';
  // What the query reads is kept before it is asked for the first time.
  await app.data('{ endUsers(first: 7) { nodes { sid friendlyName } } }');
  const [asked, before] = [app.sandbox.journal().length, await given()];
  const first = await app.data(query);
  const second = await app.data(query);
  expect(await given()).toBe(before);
  expect(await app.data(query)).toEqual(second);
  expect(await given()).toBe(before + 1);
  expect(second).toEqual(first);
  expect(app.sandbox.journal()).toHaveLength(asked);
});

test('that a query was asked is forgotten after a while, and when many others were asked since', async () => {
  let now = 0;
  const queries = new RepeatedQueries(() => now);
  expect(queries.askedBefore('one')).toBe(Infinity);
  now += 7;
  expect(queries.askedBefore('one')).toBe(7);
  for (const letter of 'abc') queries.askedBefore(letter.repeat(900_000));
  expect(queries.size).toBe(2);
  expect(queries.askedBefore('one')).toBe(Infinity);
  const forgetful = new RepeatedQueries(() => now, 20);
  forgetful.askedBefore('one');
  await expect.poll(() => forgetful.size).toBe(0);
  expect(forgetful.askedBefore('one')).toBe(Infinity);
});

test('an answer that no longer holds takes up memory for a moment only', async () => {
  const answers = new KeptAnswers({ keptAnswer: () => undefined }, 20);
  const keep = (name: string, isPast: boolean) => {
    const data = { name };
    const basis = {
      size: 1,
      holds: () => true,
      isRoundDue: () => false,
      beginRound: () => undefined,
      isPast: () => isPast,
      isWithin: () => true,
      asOf: () => null,
    };
    answers.keep(name, data, basis, { operationName: undefined, estimate: 1 });
    expect(answers.textOf({ data })).toBe(`{"data":{"name":"${name}"}}`);
  };
  keep('old', true);
  keep('new', false);
  expect(answers.size).toBe(2);
  await expect.poll(() => answers.size).toBe(1);
  expect(answers.dataOf('new')).toMatchObject({ text: '{"name":"new"}' });
});

test('one that was renewed takes up memory until it is past, and no longer', async () => {
  const answers = new KeptAnswers({ keptAnswer: () => undefined }, 20);
  let asked = 0;
  let isPast = false;
  const basis = {
    size: 1,
    holds: () => true,
    isRoundDue: () => false,
    beginRound: () => undefined,
    isPast: () => ((asked += 1), isPast),
    isWithin: () => true,
    asOf: () => null,
  };
  const data = {};
  answers.keep('renewed', data, basis, { operationName: undefined, estimate: 1 });
  answers.textOf({ data });
  await expect.poll(() => asked).toBeGreaterThan(1);
  expect(answers.size).toBe(1);
  isPast = true;
  await expect.poll(() => answers.size).toBe(0);
});

describe('is never kept', () => {
  const unkept = async (query: string, variables: Record<string, unknown> = {}) => {
    const before = await given();
    for (let time = 0; time < 4; time += 1) await app.execute(query, variables);
    expect(await given()).toBe(before);
  };

  test('what an onboarding says', async () => {
    const { onboarding } = await onboard(app, { ...voiceIntegrityInput(await numbers(1)), wait: 'NOT_AT_ALL' });
    await until(app, onboarding!.id, 'COMPLETED');
    await unkept('{ onboardings(first: 5) { nodes { id status } } }');
  });

  test('an answer with an error, or to a query that is wrong', async () => {
    await unkept('{ endUser(sid: "IT00000000000000000000000000000000") { sid } nonsense }');
    await unkept('query ($sid: Sid!) { endUser(sid: $sid) { sid } }', { sid: 'IT1' });
    // The copy of the account is off.
    const half = `{ endUsers(first: 5) { nodes { sid } } customer(sid: "BU${'0'.repeat(32)}") { id } }`;
    expect(await app.execute(half)).toMatchObject({ data: { customer: null }, errors: [{ path: ['customer'] }] });
    await unkept(half);
  });

  test('what Twilio may change at any moment: a bundle in review', async () => {
    app.sandbox.seed({
      customerProfiles: [
        {
          ref: 'reviewed',
          friendlyName: 'In review',
          email: 'office@acme.example',
          policySid: 'RNdfbf3fae0e1107f8aded0e7cead80bf5',
          status: 'in-review',
        },
      ],
    });
    await unkept('{ customerProfiles(first: 50) { nodes { sid status } } }');
  });
});

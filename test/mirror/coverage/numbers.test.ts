import { beforeAll, describe, expect, it, test } from 'vitest';
import { useTestApp } from '../../support/use-test-app.js';
import { MIRRORED, untilReadSince } from '../support/mirrored.js';
import { contentsWith, numberOf, statesOf } from './support.js';

const NAMES = ['full', 'reviewed', 'rejected', 'draft', 'profile-only', 'twice', 'on-none', 'many-kinds'];
const APPROVED = 'twilio-approved';

const app = useTestApp(MIRRORED);
let sids: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  sids = app.sandbox.seed(
    contentsWith(
      NAMES,
      [
        {
          ref: 'good',
          status: APPROVED,
          numbers: NAMES.filter((name) => name !== 'on-none' && name !== 'reviewed').map((name) => `$${name}`),
        },
        { ref: 'waiting', status: 'in-review', numbers: ['$reviewed'] },
      ],
      [
        {
          ref: 'signing',
          policy: 'SHAKEN_STIR',
          status: APPROVED,
          entities: ['$good'],
          numbers: ['$full', '$many-kinds'],
        },
        { ref: 'early', policy: 'SHAKEN_STIR', status: APPROVED, entities: ['$waiting'], numbers: ['$reviewed'] },
        {
          ref: 'refused',
          policy: 'SHAKEN_STIR',
          status: 'twilio-rejected',
          entities: ['$good'],
          numbers: ['$rejected'],
        },
        { ref: 'begun', policy: 'SHAKEN_STIR', entities: ['$good'], numbers: ['$draft'] },
        { ref: 'labels', policy: 'VOICE_INTEGRITY', status: APPROVED, entities: ['$good'], numbers: ['$many-kinds'] },
        { ref: 'name', policy: 'CNAM', status: 'in-review', entities: ['$good'], numbers: ['$many-kinds'] },
      ],
    ),
  );
  await untilReadSince(app);
});

describe('a number is', () => {
  it.each([
    ['full', ['COVERED', 'MISSING', 'MISSING']],
    ['reviewed', ['IN_REVIEW', 'MISSING', 'MISSING']],
    ['rejected', ['REJECTED', 'MISSING', 'MISSING']],
    ['draft', ['BROKEN', 'MISSING', 'MISSING']],
    ['profile-only', ['MISSING', 'MISSING', 'MISSING']],
    ['on-none', ['MISSING', 'MISSING', 'MISSING']],
    ['many-kinds', ['COVERED', 'COVERED', 'IN_REVIEW']],
  ])('%s: %s', async (name, states) => {
    const { coverage } = await numberOf(app, sids[name]!);
    expect(coverage.map(({ kind }) => kind)).toEqual(['SHAKEN_STIR', 'VOICE_INTEGRITY', 'CNAM']);
    expect(coverage.map(({ state }) => state)).toEqual(states);
    // What is covered needs no reason, and all else has one.
    expect(coverage.map(({ reason }) => reason === null)).toEqual(states.map((state) => state === 'COVERED'));
    expect(coverage.map(({ trustProduct }) => trustProduct === null)).toEqual(
      states.map((state) => state === 'MISSING'),
    );
  });
});

test('a reason names what it is about and what to do, and the product is shown', async () => {
  const [signing] = (await numberOf(app, sids['reviewed']!)).coverage;
  expect(signing).toMatchObject({
    reason: `Twilio is reviewing the customer profile ${sids['waiting']}: wait for the outcome.`,
    trustProduct: { sid: sids['early'], friendlyName: 'early' },
    since: expect.any(String) as string,
  });
  const [refused] = (await numberOf(app, sids['rejected']!)).coverage;
  expect(refused?.reason).toBe(
    `Twilio rejected the trust product ${sids['refused']}: correct what its rejections name, and submit it again.`,
  );
  const [begun] = (await numberOf(app, sids['draft']!)).coverage;
  expect(begun?.reason).toBe(`The trust product ${sids['begun']} was never submitted: complete it and submit it.`);
  const [, missing] = (await numberOf(app, sids['full']!)).coverage;
  expect(missing).toMatchObject({
    reason: expect.stringContaining('no Voice Integrity product') as string,
    since: null,
  });
});

test('an attestation is A with a covered number, and says why it is not', async () => {
  expect(await numberOf(app, sids['full']!)).toMatchObject({ attestation: 'A' });
  const lacking = await numberOf(app, sids['draft']!);
  expect(lacking.attestation).toBe('C');
  expect(lacking.attestationReason).toContain('was never submitted: complete it and submit it.');
});

test('a number names its customer, and how old all of it may be', async () => {
  const shown = await numberOf(app, sids['full']!);
  expect(shown.customer).toEqual({ sid: sids['good'], name: 'good' });
  expect(new Date(shown.asOf!).getTime()).toBeLessThanOrEqual(Date.now());
  expect((await numberOf(app, sids['on-none']!)).customer).toBeNull();
});

test('a page of numbers costs its own request and none for all of their coverage', async () => {
  const query = `{ incomingPhoneNumbers(first: 50) {
    nodes { sid attestation customer { name } coverage { kind state trustProduct { status } } } } }`;
  type Answer = { readonly incomingPhoneNumbers: { readonly nodes: readonly unknown[] } };
  const answer = await app.execute<Answer>(query, {}, { 'cache-control': 'no-cache' });
  expect(answer.data?.incomingPhoneNumbers.nodes).toHaveLength(25 + NAMES.length);
  expect(answer).toMatchObject({ extensions: { upstream: { calls: 1, asOf: expect.any(String) as string } } });
});

test('what this server writes changes the coverage at once', async () => {
  const assign = (kind: string, bundleSid: string) =>
    app.data(
      `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersTo${kind}(input: $input) { userErrors { message } } }`,
      { input: { bundleSid, phoneNumberSids: [sids['on-none']] } },
    );
  const number = sids['on-none']!;
  await assign('CustomerProfile', sids['good']!);
  expect((await numberOf(app, number)).customer?.name).toBe('good');
  await assign('TrustProduct', sids['begun']!);
  expect(await statesOf(app, number)).toEqual(['BROKEN', 'MISSING', 'MISSING']);
  // A number on several products of a kind takes the best of them; here the one before goes.
  const remove = `mutation ($input: RemovePhoneNumbersInput!) { removePhoneNumbersFromTrustProduct(input: $input) { userErrors { message } } }`;
  await app.data(remove, { input: { bundleSid: sids['begun'], phoneNumberSids: [number] } });
  expect(await statesOf(app, number)).toEqual(['MISSING', 'MISSING', 'MISSING']);
  await assign('TrustProduct', sids['signing']!);
  expect(await statesOf(app, number)).toEqual(['COVERED', 'MISSING', 'MISSING']);
  await app.data(remove, { input: { bundleSid: sids['signing'], phoneNumberSids: [number] } });
});

import { beforeAll, expect, test } from 'vitest';
import { FRESH } from './support/workshop.js';
import { useTestApp } from '../../support/use-test-app.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';
const SHAKEN_STIR = 'RN7a97559effdf62d00f4298208492a5ea';

interface NumberAnswer {
  readonly sid: string;
  readonly customerProfile: { readonly sid: string } | null;
  readonly trustProducts: readonly { readonly sid: string }[] | null;
}

const NUMBERS = `{ incomingPhoneNumbers(first: 12) { nodes { sid customerProfile { sid } trustProducts { sid } } } }`;

const app = useTestApp();
let numbers: readonly string[];
let sids: Readonly<Record<string, string>>;

async function numbersWithBundles() {
  app.sandbox.clearJournal();
  type Answer = { readonly incomingPhoneNumbers: { readonly nodes: readonly NumberAnswer[] } };
  const answer = await app.execute<Answer>(NUMBERS, {}, FRESH);
  const calls = app.sandbox.journal().map(({ path, query }) => `${path}?${query}`);
  return { nodes: answer.data?.incomingPhoneNumbers.nodes ?? [], errors: answer.errors, calls };
}

beforeAll(async () => {
  numbers = (await numbersWithBundles()).nodes.map(({ sid }) => sid);
  const bundle = (ref: string, policySid: string, rest: object) => {
    return { ref, friendlyName: ref, email: 'a@b.example', policySid, ...rest };
  };
  sids = app.sandbox.seed({
    customerProfiles: [
      bundle('one', SECONDARY, { numbers: numbers.slice(0, 4) }),
      bundle('two', SECONDARY, { numbers: numbers.slice(4, 6) }),
      bundle('none', SECONDARY, {}),
    ],
    trustProducts: [
      bundle('voice', VOICE_INTEGRITY, { entities: ['$one'], numbers: numbers.slice(0, 3) }),
      bundle('caller', SHAKEN_STIR, { entities: ['$one'], numbers: numbers.slice(2, 4) }),
    ],
  });
});

test('each number names its profile and its products, with one question for each bundle', async () => {
  const { nodes, errors, calls } = await numbersWithBundles();
  expect(errors).toBeUndefined();
  const { one, two, voice, caller } = sids;
  expect(nodes.map(({ customerProfile }) => customerProfile?.sid ?? null)).toEqual([
    ...[one, one, one, one, two, two],
    ...Array<null>(6).fill(null),
  ]);
  const productsOf = ({ trustProducts }: NumberAnswer) => trustProducts?.map(({ sid }) => sid).sort();
  const both = [voice, caller].sort();
  expect(nodes.slice(0, 5).map(productsOf)).toEqual([[voice], [voice], both, [caller], []]);
  const questions = calls.filter((call) => call.includes('ChannelEndpointAssignments'));
  // Three profiles and the primary, two products; beside them the numbers and the two lists of bundles.
  expect(questions).toHaveLength(6);
  expect(questions.every((call) => call.includes(numbers[0] ?? '') && call.includes(numbers[11] ?? ''))).toBe(true);
  expect(calls).toHaveLength(9);
});

test('a number that only its SID is asked of is not fetched for its profile', async () => {
  app.sandbox.clearJournal();
  const query = 'query ($sid: Sid!) { customerProfile(sid: $sid) { phoneNumbers { sid customerProfile { sid } } } }';
  const { data } = await app.execute<object>(query, { sid: sids['two'] }, FRESH);
  const two = { sid: sids['two'] };
  expect(data).toEqual({
    customerProfile: { phoneNumbers: numbers.slice(4, 6).map((sid) => ({ sid, customerProfile: two })) },
  });
  expect(app.sandbox.journal().filter(({ path }) => path.includes('IncomingPhoneNumbers'))).toEqual([]);
});

test('a read after a write sees it', async () => {
  await app.data(
    `mutation ($input: AssignPhoneNumbersInput!) { assignPhoneNumbersToCustomerProfile(input: $input) { userErrors { message } } }`,
    { input: { bundleSid: sids['none'], phoneNumberSids: [numbers[9]] } },
  );
  const query = 'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { customerProfile { sid } } }';
  expect(await app.data(query, { sid: numbers[9] })).toEqual({
    incomingPhoneNumber: { customerProfile: { sid: sids['none'] } },
  });
});

test('a profile that cannot be asked fails those numbers alone that are on no other', async () => {
  const path = `/v1/CustomerProfiles/${sids['two']}/ChannelEndpointAssignments`;
  app.sandbox.fault({ path, effect: 'status', status: 503, count: 0 });
  const { nodes, errors } = await numbersWithBundles();
  app.sandbox.clearFaults();
  expect(nodes.slice(0, 4).map(({ customerProfile }) => customerProfile?.sid)).toEqual(Array(4).fill(sids['one']));
  expect(nodes[4]).toMatchObject({ customerProfile: null, trustProducts: [] });
  expect(errors?.map(({ path: at }) => at?.slice(0, 3).join('.'))).toContain('incomingPhoneNumbers.nodes.4');
});

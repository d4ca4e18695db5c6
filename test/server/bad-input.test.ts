import fc, { type Arbitrary } from 'fast-check';
import {
  getNullableType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';
import { startTestApp, type TestApp } from '../support/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ CALLER_POINTS: '1000000' });
});
afterAll(() => app.close());

const nodeId = (key: string, type = 'OnboardingBatch') =>
  Buffer.from(`${type}:${app.accountSid}:${key}`).toString('base64url');
const deep = (levels: number): object => {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};

describe('input that nobody should send is refused, and is no fault of the server', () => {
  it('21 bad variables', async () => {
    const names = Array.from({ length: 25 }, (_, n) => `v${n}`);
    const query = `query (${names.map((name) => `$${name}: Int`).join(' ')}) { ${names
      .map((name) => `${name}: customerProfiles(first: $${name}) { __typename }`)
      .join(' ')} }`;
    const { errors } = await app.execute(query, Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(errors).toHaveLength(21);
    expect(new Set(errors?.map(({ extensions }) => extensions?.['code']))).toEqual(new Set(['BAD_USER_INPUT']));
  });

  it('a node id that holds a NUL', async () => {
    const keys = ['\0', 'a\0b', '\ud800', ' ', 'é'];
    const ids = keys.flatMap((key) => [nodeId(key), nodeId(key, 'Onboarding')]);
    expect(await app.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).toEqual({
      nodes: ids.map(() => null),
    });
  });

  it('attributes and lists of thousands of levels, as variables and as literals', async () => {
    const create = 'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { userErrors { message } } }';
    // Written by hand, because JSON.stringify runs out of stack itself.
    const attributes = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const body = `{"query":${JSON.stringify(create)},"variables":{"input":{"friendlyName":"x","type":"y","attributes":${attributes}}}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(app.graphqlUrl, { method: 'POST', headers, body });
    const { errors } = (await answer.json()) as { errors: { message: string }[] };
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]?.message).toContain('100 levels');
    const list = `${'['.repeat(1_990)}1${']'.repeat(1_990)}`;
    const literal = await app.execute(`{ nodes(ids: ${list}) { id } }`);
    expect(literal.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(literal.errors?.[0]?.message).toContain('100 levels');
  });

  it('says that there are more faults in a document than are listed', async () => {
    const fields = Array.from({ length: 25 }, (_, n) => `a${n}: customerProfile(sid: "x${n}") { sid }`);
    const { errors } = await app.execute(`{ ${fields.join(' ')} }`);
    expect(errors?.at(-1)?.message).toBe('Too many validation errors, error limit reached. Validation aborted.');
  });
});

describe('an error of coercion', () => {
  const plan = (input: object) =>
    app.execute('query ($input: OnboardCnamInput!) { planCnam(input: $input) { callCount } }', { input });
  const typed = 'mutation ($input: CreateEndUserInput!) { createEndUser(input: $input) { userErrors { message } } }';

  it.each([
    ['LLC', 'LIMITED_LIABILITY_CORPORATION'],
    ['Limited Liability Company', 'LIMITED_LIABILITY_CORPORATION'],
    ['Partnershp', 'PARTNERSHIP'],
  ])('names the words, the likely one for %s, and the place', async (businessType, likely) => {
    const business = { businessType };
    const { errors = [] } = await plan({ customerProfile: { secondary: { business } } });
    const path = ['input', 'customerProfile', 'secondary', 'business', 'businessType'];
    const found = errors.find(({ extensions }) => JSON.stringify(extensions?.['path']) === JSON.stringify(path));
    expect(found?.message).toMatch(/Expected a value of the enum "BusinessType": \w+, .*/);
    expect(found?.message).toContain(`Did you mean ${likely}?`);
    expect(found?.message).not.toContain(businessType);
  });

  it('names a missing field in its path, and where in a list a value is', async () => {
    const missing = await app.execute(typed, { input: {} });
    const paths = missing.errors?.map(({ extensions }) => extensions?.['path']);
    expect(paths).toContainEqual(['input', 'friendlyName']);
    const listed = await app.execute('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', {}] });
    expect(listed.errors).toMatchObject([{ extensions: { path: ['ids', 1] } }]);
  });

  it('says how to find the SID of a phone number that was given in its place', async () => {
    for (const sid of ['+14155550100', '(415) 555-0100']) {
      const query = 'query ($sid: Sid!) { incomingPhoneNumber(sid: $sid) { sid } }';
      const { errors } = await app.execute(query, { sid });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', path: ['sid'] } }]);
      expect(errors?.[0]?.message).toContain('incomingPhoneNumbers(filter: { phoneNumber:');
      expect(errors?.[0]?.message).not.toContain(sid);
    }
  });

  it('says which finding is about which field where a query has several', async () => {
    const query = 'query ($first: Int!) { customerProfiles(first: $first, after: "") { totalCount: __typename } }';
    const { errors } = await app.execute(query, { first: 0 });
    expect(errors?.[0]?.message).toContain('first: Give a whole number');
    expect(errors?.[0]?.message).toContain('after: This is not a cursor.');
  });
});

const NASTY = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '💥',
  '../..',
  '%00',
  "'; drop",
  'x'.repeat(3_000),
  '__proto__',
  '-1',
  'null',
  '+14155550100',
  '2026-13-45',
  '2026-01-01T00:00:00Z',
  'https://a.example',
  'a@b.example',
  'US',
  'Zm9v',
  'BU00000000000000000000000000000001',
  'PN00000000000000000000000000000001',
  'AC00000000000000000000000000000001',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom('\0', 'x', '/').map((key) => nodeId(key)) },
);
const anything = fc.oneof(fc.constant(null), fc.integer(), fc.boolean(), text, fc.constant([]), fc.constant({}));
const SCALARS: Readonly<Record<string, Arbitrary<unknown>>> = {
  Int: fc.constantFrom(0, 1, -1, 20, 101, 2 ** 31 - 1, 2 ** 31, 1.5),
  Boolean: fc.boolean(),
  JSONObject: fc.oneof(fc.dictionary(text, anything, { maxKeys: 4 }), fc.constantFrom(deep(90), deep(150))),
};

/** Values for an input: mostly of its type, so that they get past the first check, and now and then of another. */
function valueOf(type: GraphQLInputType, levels = 4): Arbitrary<unknown> {
  const inner = getNullableType(type);
  const good = isListType(inner)
    ? fc.array(valueOf(inner.ofType, levels - 1), { maxLength: 3 })
    : isEnumType(inner)
      ? fc.constantFrom(...inner.getValues().map(({ name }) => name))
      : isInputObjectType(inner)
        ? levels <= 0
          ? fc.constant({})
          : fc.record(
              Object.fromEntries(
                Object.values(inner.getFields()).map((field) => [field.name, valueOf(field.type, levels - 1)]),
              ),
              {
                requiredKeys: Object.values(inner.getFields())
                  .filter(({ type: of }) => isNonNullType(of))
                  .map(({ name }) => name),
              },
            )
        : (SCALARS[inner.name] ?? text);
  return fc.oneof({ weight: 25, arbitrary: good }, { weight: 1, arbitrary: anything });
}

interface Call {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

function callOf(kind: 'query' | 'mutation', { name, args, type }: GraphQLField<unknown, unknown>): Arbitrary<Call> {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(' ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(' ');
  const query = `${kind} ${declared && `(${declared})`} { ${name}${passed && `(${passed})`} ${
    isLeafType(getNamedType(type)) ? '' : '{ __typename }'
  } }`;
  const values = fc.record(Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg.type)])), { requiredKeys: [] });
  return values.map((variables) => ({ query, variables }));
}

it('no input to any field of the schema is answered as a fault of the server', async () => {
  const schema = buildGraphQLSchema();
  const calls = [
    ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => callOf('query', field)),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => callOf('mutation', field)),
  ];
  const property = fc.asyncProperty(fc.oneof(...calls), async ({ query, variables }) => {
    const { status, errors = [] } = await app.execute(query, variables);
    expect(status).toBeLessThan(500);
    expect(errors.map(({ extensions }) => extensions?.['code'])).not.toContain('INTERNAL_SERVER_ERROR');
  });
  await fc.assert(property, {
    endOnFailure: true,
    seed: 20_261,
    numRuns: Number(process.env['BAD_INPUT_RUNS'] ?? 200),
  });
});

import fc, { type Arbitrary } from 'fast-check';
import {
  getNullableType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  OperationTypeNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { buildGraphQLSchema } from '../../src/resolvers/build-schema.js';
import { useTestApp } from '../support/use-test-app.js';

const app = useTestApp({ LIMIT_CALLER_POINTS: '1000000' });

const nodeId = (key: string) => Buffer.from(`OnboardingBatch:${app.accountSid}:${key}`).toString('base64url');
const deep = (levels: number): object => {
  let value: object = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};

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
  readonly kind: OperationTypeNode;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** The value as it stands in a document. What has no literal there, such as a key that is no name, is left out. */
function literalOf(value: unknown, type: GraphQLInputType | undefined): string {
  const inner = type && getNullableType(type);
  if (Array.isArray(value)) {
    const of = isListType(inner) ? inner.ofType : undefined;
    return `[${value.map((item) => literalOf(item, of)).join(' ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const written = Object.entries(value).filter(([name]) => /^[A-Za-z_]\w*$/.test(name));
    return `{${written.map(([name, item]) => `${name}: ${literalOf(item, fields[name]?.type)}`).join(' ')}}`;
  }
  const isWord = typeof value === 'string' && isEnumType(inner) && /^[A-Za-z_]\w*$/.test(value);
  return isWord ? value : JSON.stringify(value);
}

/** A call of a field, some of whose arguments are variables and some literals, within other fields that lead to it. */
function callOf(kind: OperationTypeNode, { name, args, type }: GraphQLField<unknown, unknown>, within: string[] = []) {
  const values = args.map((arg) =>
    fc.record({
      value: fc.option(valueOf(arg.type), { nil: undefined, freq: 6 }),
      written: fc.boolean(),
    }),
  );
  return fc.tuple(...values).map((given): Call => {
    const passed = args.flatMap((arg, at) => {
      const { value, written } = given[at]!;
      return value === undefined ? [] : [{ arg, value, written }];
    });
    const variables = passed.filter(({ written }) => !written);
    const declared = variables.map(({ arg }) => `$${arg.name}: ${String(arg.type)}`).join(' ');
    const list = passed
      .map(({ arg, value, written }) => `${arg.name}: ${written ? literalOf(value, arg.type) : `$${arg.name}`}`)
      .join(' ');
    const field = `${name}${list && `(${list})`} ${isLeafType(getNamedType(type)) ? '' : '{ __typename }'}`;
    const selection = within.reduceRight((inner, outer) => `${outer} { ${inner} }`, field);
    return {
      kind,
      query: `${kind} ${declared && `(${declared})`} { ${selection} }`,
      variables: Object.fromEntries(variables.map(({ arg, value }) => [arg.name, value])),
    };
  });
}

/** The answer to a call: its status and its text; of a subscription what comes before the answer to another request. */
async function answerTo({ kind, query, variables }: Call): Promise<{ status: number; text: string }> {
  const ended = new AbortController();
  const accept = kind === OperationTypeNode.SUBSCRIPTION ? 'text/event-stream' : 'application/json';
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
    signal: ended.signal,
  });
  const { status } = response;
  if (kind !== OperationTypeNode.SUBSCRIPTION) return { status, text: await response.text() };
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  // One that was accepted may be silent for ever; what is refused says so before it does anything else.
  await Promise.race([reading, app.execute('{ __typename }')]);
  ended.abort();
  await reading;
  return { status, text };
}

it('no input to any field of the schema is answered as a fault of the server', async () => {
  const schema = buildGraphQLSchema();
  const fieldsOf = (type: GraphQLObjectType | null | undefined) => Object.values(type?.getFields() ?? {});
  const profile = schema.getType('CustomerProfile') as GraphQLObjectType;
  const calls = [
    ...fieldsOf(schema.getQueryType()).map((field) => callOf(OperationTypeNode.QUERY, field)),
    ...fieldsOf(schema.getMutationType()).map((field) => callOf(OperationTypeNode.MUTATION, field)),
    ...fieldsOf(schema.getSubscriptionType()).map((field) => callOf(OperationTypeNode.SUBSCRIPTION, field)),
    ...fieldsOf(profile)
      .filter(({ args }) => args.length > 0)
      .map((field) => callOf(OperationTypeNode.QUERY, field, ['primaryCustomerProfile'])),
  ];
  const property = fc.asyncProperty(fc.oneof(...calls), async (call) => {
    const { status, text: answer } = await answerTo(call);
    expect(status).toBeLessThan(500);
    expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
  });
  await fc.assert(property, {
    endOnFailure: true,
    seed: 20_261,
    numRuns: Number(process.env['BAD_INPUT_RUNS'] ?? 200),
  });
});

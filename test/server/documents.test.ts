import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { startTestServer, useTestServer } from './support/test-server.js';

const server = useTestServer();

interface Fault {
  readonly message: string;
  readonly extensions?: Record<string, unknown>;
}

const fields = (count: number, field: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => field(n)).join(' ');

async function overHttp(query: string): Promise<readonly Fault[]> {
  return (await server.post(`query Q ${query}`)).errors;
}

async function asEvents(query: string): Promise<readonly Fault[]> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const body = JSON.stringify({ query: `subscription S ${query}` });
  const { text } = await server.send('/graphql', { method: 'POST', headers, body });
  const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
  return (JSON.parse(data) as { errors?: readonly Fault[] }).errors ?? [];
}

async function overWebSocket(query: string): Promise<readonly Fault[]> {
  const url = server.graphqlUrl.replace('http', 'ws');
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  try {
    await client.iterate({ query: `subscription S ${query}` }).next();
    return [];
  } catch (error) {
    return error as readonly Fault[];
  } finally {
    await client.dispose();
  }
}

/** Each also has a field that does not exist: the expensive rules, which would find it, have not run. */
const TOO_MUCH: readonly [string, string, RegExp][] = [
  ['repeated fields', `{ ${fields(102, () => 'again { n }')} }`, /^Repeated fields limit of 100/],
  [
    'fields repeated by fragments',
    `{ ${fields(102, (n) => `...F${n}`)} } ${fields(102, (n) => `fragment F${n} on Query { again }`)}`,
    /^Repeated fields limit of 100/,
  ],
  ['aliases of __typename', `{ none ${fields(31, (n) => `a${n}: __typename`)} }`, /^Aliases limit of 30/],
  [
    'aliases in fragments',
    `{ ...A ...B } fragment A on Query { ${fields(16, (n) => `a${n}: none`)} } fragment B on Query { ...A ${fields(15, (n) => `b${n}: none`)} }`,
    /^Aliases limit of 30/,
  ],
  ['directives', `{ none ${fields(31, () => '@unknown')} }`, /^Directives limit of 30/],
  ['levels', `{ ${'none { '.repeat(17)} none ${'} '.repeat(17)} }`, /^Query depth limit of 16/],
];

describe.each([
  ['HTTP', overHttp],
  ['server-sent events', asEvents],
  ['WebSocket', overWebSocket],
] as const)('over %s', (_door, send) => {
  it.each(TOO_MUCH)('too many %s are refused, once, before anything dear is checked', async (_what, query, wanted) => {
    const faults = await send(query);
    expect(faults.map(({ message }) => message)).toEqual([expect.stringMatching(wanted)]);
    expect(faults[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('too many tokens are refused', async () => {
    const faults = await send(`{ ${'hello '.repeat(2_001)} }`);
    expect(faults).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
  });
});

describe('what a document may have', () => {
  it('is counted for each operation, and a fragment once', async () => {
    const operation = (name: string) => `query ${name} { ...F ...G ${fields(10, (n) => `${name}${n}: hello`)} }`;
    const fragments = `fragment F on Query { ...G ${fields(10, (n) => `f${n}: hello`)} } fragment G on Query { g: hello }`;
    const body = JSON.stringify({ query: `${operation('a')} ${operation('b')} ${fragments}`, operationName: 'b' });
    const headers = { 'content-type': 'application/json' };
    const answer = await server.send('/graphql', { method: 'POST', headers, body });
    expect(answer.errors).toEqual([]);
    expect(Object.keys(answer.data ?? {})).toHaveLength(21);
  });

  it('may be in fragments that contain themselves, which GraphQL itself refuses', async () => {
    const { errors } = await server.post('{ ...A } fragment A on Query { hello ...B } fragment B on Query { ...A }');
    expect(errors.map(({ message }) => message).join()).toMatch(/Cannot spread fragment/);
  });

  it('is repeated by a query for every kind of a thing, and that is no offence', async () => {
    const { errors } = await server.post(`{ ${fields(40, () => '... on Query { hello }')} }`);
    expect(errors).toEqual([]);
  });
});

describe('checking a document', () => {
  const small = async () => {
    const { limits } = readConfig({ LIMIT_CALLER_POINTS: '150', LIMIT_CALLER_POINTS_PER_SECOND: '1' });
    return startTestServer({ settings: { limits } });
  };
  const available = ({ text }: { readonly text: string }) =>
    (JSON.parse(text) as { extensions: { cost: { available: number } } }).extensions.cost.available;

  it('costs the caller by its length, once: a valid document is kept', async () => {
    const of = await small();
    const query = `{ ${fields(24, (n) => `a${n}: hello`)} }`; // 24 times three, and the braces and both ends: 76 tokens.
    expect(available(await of.post(query))).toBe(150 - 8 - 1);
    expect(available(await of.post(query))).toBeGreaterThanOrEqual(150 - 8 - 2);
    await of.close();
  });

  it('costs by its length where it cannot be parsed', async () => {
    const of = await small();
    const broken = `{ ${fields(1_000, (n) => `x${n}`)} `;
    expect((await of.post(broken)).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
    expect((await of.post(broken)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    await of.close();
  });

  it('is refused to a caller who has spent what they may, before it is checked', async () => {
    const of = await small();
    const wrong = (name: string) => `query ${name} { ${fields(1_000, (n) => `x${n}`)} }`;
    expect((await of.post(wrong('a'))).errors).not.toHaveLength(0);
    const refused = await of.post(wrong('b'));
    expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(refused.errors).toHaveLength(1);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await of.close();
  });
});

import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import { useTestServer } from './support/test-server.js';

// cspell:ignore TWOO

const SETTINGS = {
  LIMIT_EVENT_LOOP_DELAY_MS: '0', // How busy the machine is, is no part of the tests.
  LIMIT_QUERY_BYTES: '20000',
  LIMIT_ERRORS: '5',
  LIMIT_ERROR_BYTES: '4000',
};
const { limits } = readConfig(SETTINGS);
const LONG = 'N'.repeat(15_000);
const LONG_FIELD = 'N'.repeat(500);
const many = (count: number, write: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

const server = useTestServer({ settings: { limits, introspection: false } });

interface ShownError {
  readonly message: string;
  readonly path?: unknown;
  readonly extensions?: Record<string, unknown>;
}
type Failing = (query: string) => Promise<readonly ShownError[]>;

/** The errors that a subscription gets instead of events, or with its only event. */
async function errorsOf(
  results: AsyncIterable<{ readonly errors?: readonly unknown[] }>,
): Promise<readonly ShownError[]> {
  const errors: unknown[] = [];
  try {
    for await (const result of results) errors.push(...(result.errors ?? []));
  } catch (error) {
    if (!Array.isArray(error)) throw error;
    errors.push(...(error as unknown[]));
  }
  return errors as ShownError[];
}

const DOORS: [string, Failing][] = [
  ['HTTP', async (query) => (await server.post(query)).errors],
  [
    'WebSocket',
    async (query) => {
      const url = server.graphqlUrl.replace('http', 'ws');
      const client = createWsClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
      const errors = await errorsOf(client.iterate({ query }));
      await client.dispose();
      return errors;
    },
  ],
  [
    'server-sent events',
    async (query) => {
      const client = createSseClient({ url: server.graphqlUrl, retryAttempts: 0 });
      const errors = await errorsOf(client.iterate({ query }));
      client.dispose();
      return errors;
    },
  ],
];

describe.each(DOORS)('over %s', (_door, fail) => {
  it('an answer stays short, however long the names and however many the errors', async () => {
    const variables = many(20, (n) => `$v${n}: Thing`);
    const errors = await fail(
      `subscription (${variables}) { ticks(until: 1) { n ${many(9, (n) => `${LONG_FIELD}${n}`)} } }`,
    );
    expect(JSON.stringify(errors).length).toBeLessThan(4_500);
    expect(errors).toHaveLength(6);
    for (const { message } of errors) expect(message.length).toBeLessThanOrEqual(300);
    expect(errors.at(-1)).toMatchObject({
      message: expect.stringMatching(/^\d+ more errors are not listed\.$/) as string,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) as string },
    });
  });

  it('a long name leaves the rest of its message readable', async () => {
    const [error] = await fail(`subscription { ticks(until: $${LONG}) { n } }`);
    expect(error?.message).toBe(`Variable "$${'N'.repeat(40)}..." is not defined.`);
  });

  it('the name of an operation is short, because errors repeat it, and is the only thing said', async () => {
    const errors = await fail(`subscription ${'N'.repeat(101)} { ticks(until: $until) { n } }`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toBe("An operation's name has more than 100 characters.");
  });

  it('a message proposes nothing of a closed schema', async () => {
    const [error] = await fail('subscription { ticks(until: 1) { bugs } }');
    expect(error?.message).toBe('Cannot query field "bugs" on type "Tick".');
  });

  it('a message names the words of an enum of a closed schema, but not the fields of its inputs', async () => {
    const errors = await fail(`{ a: echo(input: { kind: TWOO }) b: echo(input: { countt: 1 }) }`);
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) as string };
    expect(errors).toMatchObject([
      {
        message: 'Did you mean TWO? Expected a value of the enum "Kind": ONE, TWO.',
        extensions: { ...extensions, allowed: ['ONE', 'TWO'], path: ['a', 'input', 'kind'] },
      },
      { message: 'Field "countt" is not defined by type "EchoInput".', extensions },
    ]);
    expect(errors[1]?.extensions).not.toHaveProperty('allowed');
  });

  it('an alias is short, because an answer repeats it', async () => {
    const [error] = await fail(`subscription { ticks(until: 1) { ${'a'.repeat(101)}: n } }`);
    expect(error?.message).toBe('An alias has more than 100 characters.');
  });
});

describe('a query', () => {
  it.each(DOORS.slice(0, 2))('is refused over %s by the length of its text', async (_door, fail) => {
    const [error] = await fail(`subscription { ticks(until: 1) { n } } #${'é'.repeat(10_000)}`);
    expect(error).toMatchObject({
      message: 'The query has more than 20000 bytes. Send long values as variables.',
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it('that is too long is answered 413 over HTTP, also where it asks for events, and a long variable is not counted', async () => {
    const long = `{ hello } #${LONG}${LONG}`;
    expect((await server.post(long)).status).toBe(413);
    const stream = await server.post(long, {}, { accept: 'text/event-stream' });
    expect(stream).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const { status, data } = await server.post('query ($name: String) { hello(name: $name) }', { name: LONG + LONG });
    expect(status).toBe(200);
    expect(data).toEqual({ hello: `hello ${LONG}${LONG}` });
  });

  it('gets the answer that introspection is off, and not from which program', async () => {
    const { errors } = await server.post('{ __schema { queryType { name } } }');
    expect(errors).toMatchObject([
      {
        message:
          'This server does not show its schema, because introspection is off. Its operator can set INTROSPECTION=on.',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });
});

describe('an answer over HTTP', () => {
  it('has few errors of fields too, and all that was found', async () => {
    const { data, errors } = await server.post(`{ hello ${many(8, (n) => `a${n}: mendable`)} }`);
    expect(data).toMatchObject({ hello: 'hello you', a7: null });
    expect(errors).toHaveLength(6);
    expect(errors.at(-1)).toMatchObject({
      message: '3 more errors are not listed.',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('is kept by no browser or proxy', async () => {
    for (const query of ['{ hello }', '{ bug }', '{']) {
      expect((await server.post(query)).headers.get('cache-control')).toBe('no-store');
    }
    const stream = await server.post('subscription { ticks(until: 1) { n } }', {}, { accept: 'text/event-stream' });
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
  });
});

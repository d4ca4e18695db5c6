import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { MovableTime } from '../support/movable-time.js';
import { useTestApp } from '../support/use-test-app.js';

/*
 * A request whose answer is kept is answered before Apollo begins with it. Nobody may notice that: the first answer to a
 * client is Apollo's, the fourth is not, and all are the same.
 */

const time = new MovableTime();
const app = useTestApp({}, { timing: time });

const QUERY = 'query Listed($first: Int) { endUsers(first: $first) { nodes { friendlyName } } }';
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly data: unknown; readonly extensions: { readonly cost: { available: number } } };
}

async function ask(body: object = { query: QUERY }, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { date, 'x-request-id': id, ...rest } = Object.fromEntries(response.headers);
  expect(date).toBeDefined();
  expect(id).toBeDefined();
  return { status: response.status, headers: rest, body: (await response.json()) as Answer['body'] };
}

/** Asks until the answer is kept, and has been given in the same form. */
async function asked(times: number, body?: object, headers?: Record<string, string>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let round = 0; round < times; round += 1) answers.push(await ask(body, headers));
  return answers;
}

beforeEach(() => {
  time.move(10_000);
  time.stop();
  onTestFinished(() => time.goOn());
});

describe('the answer is the same as Apollo’s', () => {
  const ACCEPTS = ['*/*', 'application/json', 'application/graphql-response+json, application/json;q=0.9'];

  test.each(ACCEPTS)('for those who accept %s', async (accept) => {
    const [first, ...others] = await asked(5, { query: QUERY, variables: { first: 3 } }, { accept });
    expect(first).toMatchObject({ status: 200, body: { data: { endUsers: { nodes: [{}, {}] } } } });
    expect(first!.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': expect.any(String) as string });
    // What may be spent depends on the moment.
    const without = ({ status, headers, body: { extensions, ...body } }: Answer) => ({
      ...{ status, body, cost: { ...extensions.cost, available: 0 } },
      headers: { ...headers, 'content-length': '' },
    });
    for (const answer of others) expect(without(answer)).toEqual(without(first!));
  });

  test('for each of clients that accept different types', async () => {
    const types = async () => {
      const answers = [];
      for (const accept of ACCEPTS) answers.push(await ask({ query: QUERY, variables: { first: 7 } }, { accept }));
      return answers.map(({ headers }) => headers['content-type']);
    };
    const first = await types();
    expect(new Set(first).size).toBe(2);
    for (let round = 0; round < 4; round += 1) expect(await types()).toEqual(first);
  });

  test('whatever else clients send with it', async () => {
    const variables = { first: 4 };
    const [first] = await asked(4, { query: QUERY, variables, operationName: 'Listed' });
    const extensions = { clientLibrary: { name: 'a client', version: '1' } };
    for (const answer of await asked(3, { query: QUERY, variables, operationName: 'Listed', extensions, id: 1 }))
      expect(answer.body.data).toEqual(first!.body.data);
  });

  test('and refuses what Apollo refuses', async () => {
    await asked(5);
    const persistedQuery = { version: 1, sha256Hash: 'x' };
    const refused = [
      { query: QUERY, extensions: { persistedQuery } },
      { query: QUERY, extensions: [] },
      { query: QUERY, operationName: 5 },
      { query: QUERY, operationName: '' },
      { query: QUERY, operationName: 'Other' },
      { query: QUERY, variables: 'text' },
      { query: QUERY, variables: { first: -1 } },
      { query: QUERY, variables: JSON.parse(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`) as object },
    ];
    for (const body of refused) {
      const { body: answer } = await ask(body);
      expect(answer, JSON.stringify(body)).toHaveProperty('errors');
    }
  });
});

test('it is logged and counted like every operation', async () => {
  const operations = async () => {
    const text = await (await fetch(new URL('/metrics', app.graphqlUrl))).text();
    return Number(/^graphql_operations_total\{.*"query".*"OK".*\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const before = await operations();
  await asked(5, { query: QUERY.replace('Listed', 'Logged') });
  const lines = () => app.logLines.filter((line) => line.includes('"Logged"'));
  await expect.poll(lines).toHaveLength(5);
  for (const line of lines())
    expect(JSON.parse(line)).toMatchObject({ operation: 'query', name: 'Logged', outcome: 'OK', status: 200 });
  expect(await operations()).toBe(before + 5);
});

test('a subscriber’s answers on a reserved stream, and streams of events, are no business of it', async () => {
  await asked(5);
  const onStream = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-graphql-event-stream-token': 'unknown' },
    body: JSON.stringify({ query: QUERY }),
  });
  expect(onStream.status).toBeGreaterThanOrEqual(400);
  const alone = await fetch(app.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: QUERY }),
  });
  expect(alone.headers.get('content-type')).not.toMatch(/^application\/json.*event-stream/);
  await alone.body?.cancel();
  expect((await ask()).headers['content-type']).toMatch(/^application\/json/);
});

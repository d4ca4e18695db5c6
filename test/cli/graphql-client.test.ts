import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { GraphQLClient } from '../../src/cli/graphql-client.js';

interface Reply {
  readonly status: number;
  readonly retryAfter?: string;
  readonly body: object;
}

const BUSY: Reply = { status: 503, body: { errors: [{ message: 'The server is overloaded.' }] } };
const GOOD: Reply = { status: 200, body: { data: { here: true } } };

/** A server that gives these replies, the last one again and again. */
async function serve(...replies: readonly Reply[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const reply = replies[Math.min(bodies.length, replies.length - 1)] ?? GOOD;
      bodies.push(body);
      if (reply.retryAfter !== undefined) response.setHeader('retry-after', reply.retryAfter);
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { client: new GraphQLClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), bodies };
}

test('a server that has no time is asked again, with the same request, when it says so', async () => {
  const { client, bodies } = await serve({ ...BUSY, retryAfter: '0' }, { ...BUSY, status: 429, retryAfter: '0' }, GOOD);
  expect(await client.execute('{ here }')).toEqual({ here: true });
  expect(bodies).toHaveLength(3);
  expect(new Set(bodies).size).toBe(1);
});

test.each([
  ['says nothing of later', undefined],
  ['says so for much later', '3600'],
])('one that %s is not', async (_what, retryAfter) => {
  const { client, bodies } = await serve({ ...BUSY, ...(retryAfter !== undefined && { retryAfter }) });
  await expect(client.execute('{ here }')).rejects.toThrow('The server refused: The server is overloaded.');
  expect(bodies).toHaveLength(1);
});

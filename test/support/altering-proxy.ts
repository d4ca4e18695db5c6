import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** Stands between the server and a sandbox, and makes of its rows what a test wants. */
export interface AlteringProxy {
  readonly url: string;
  /** Every row of the answers to GET, before it is handed on; lists are gone through. None: as they are. */
  alter(change: ((row: Json) => unknown) | undefined): void;
  close(): Promise<void>;
}

export async function startAlteringProxy(upstream: string): Promise<AlteringProxy> {
  let change: ((row: Json) => unknown) | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const body: Buffer[] = [];
      for await (const piece of request) body.push(piece as Buffer);
      const { authorization = '', 'content-type': type = 'application/json' } = request.headers;
      const answer = await fetch(`${upstream}${request.url ?? ''}`, {
        method: request.method,
        headers: { authorization, 'content-type': type },
        ...(body.length > 0 && { body: Buffer.concat(body) }),
      });
      const text = await answer.text();
      const altered = request.method === 'GET' && answer.ok && change ? JSON.stringify(altering(text, change)) : text;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(altered);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    alter(next) {
      change = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function altering(text: string, change: (row: Json) => unknown): unknown {
  const answer = JSON.parse(text) as Json;
  if ('sid' in answer) return change(answer);
  const lists = Object.entries(answer).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map((row) => change(row as Json)) : value,
  ]);
  return Object.fromEntries(lists);
}

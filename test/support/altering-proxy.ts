import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** Stands between the server and a sandbox, and makes of its rows what a test wants. */
export interface AlteringProxy {
  readonly url: string;
  /** Every row of the answers to GET, before it is handed on; lists are gone through. None: as they are. */
  alter(change: ((row: Json) => unknown) | undefined): void;
  /** The answer to the next request like this is kept back until it is released. */
  hold(method: string, path: RegExp): HeldAnswer;
  close(): Promise<void>;
}

/** An answer that the sandbox has given and the server hasn't got. */
export interface HeldAnswer {
  /** The path of the request, once it has been carried out. */
  readonly kept: Promise<string>;
  release(): void;
}

interface Hold {
  readonly method: string;
  readonly path: RegExp;
  readonly kept: (path: string) => void;
  readonly released: Promise<void>;
}

export async function startAlteringProxy(upstream: string): Promise<AlteringProxy> {
  let change: ((row: Json) => unknown) | undefined;
  const holds: Hold[] = [];
  const held = async (method = '', path = ''): Promise<void> => {
    const at = holds.findIndex((hold) => hold.method === method && hold.path.test(path));
    const [hold] = at === -1 ? [] : holds.splice(at, 1);
    hold?.kept(path);
    await hold?.released;
  };
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
      await held(request.method, request.url);
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
    hold(method, path) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const kept = new Promise<string>((resolve) => holds.push({ method, path, kept: resolve, released }));
      return { kept, release };
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

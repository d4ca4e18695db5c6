import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chance } from '../chance.js';

interface Callback {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The address that Twilio calls back: some callbacks are lost on the way to a server, some come twice, and some late. */
export interface CallbackRoad {
  readonly url: string;
  readonly counts: Readonly<Record<'lost' | 'twice' | 'late' | 'passed', number>>;
  /** Sends on what has been held back until now. */
  deliverLate(): Promise<void>;
  close(): Promise<void>;
}

/** @param server the address of a server that lives */
export async function openRoad(server: () => string, chance: Chance): Promise<CallbackRoad> {
  const counts = { lost: 0, twice: 0, late: 0, passed: 0 };
  const ways = Object.keys(counts) as readonly (keyof typeof counts)[];
  const held: Callback[] = [];
  const deliver = async ({ path, method, headers, body }: Callback): Promise<void> => {
    // A server that is being killed loses it, too.
    await fetch(`${server()}${path}`, { method, headers, ...(method === 'POST' && { body }) }).catch(() => undefined);
  };
  const road = createServer((request, response) => {
    void callbackIn(request).then(async (callback) => {
      const way = ways[chance.between(0, ways.length - 1)] ?? 'passed';
      counts[way] += 1;
      if (way === 'late') held.push(callback);
      if (way === 'passed' || way === 'twice') await deliver(callback);
      if (way === 'twice') await deliver(callback);
      response.writeHead(204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(road, 'listening');
  return {
    url: `http://127.0.0.1:${(road.address() as AddressInfo).port}`,
    counts,
    async deliverLate() {
      for (const callback of held.splice(0)) await deliver(callback);
    },
    async close() {
      road.closeAllConnections();
      road.close();
      await once(road, 'close');
    },
  };
}

async function callbackIn(request: IncomingMessage): Promise<Callback> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { 'content-type': type, 'x-twilio-signature': signature } = request.headers;
  const headers = {
    ...(type !== undefined && { 'content-type': type }),
    ...(signature !== undefined && { 'x-twilio-signature': String(signature) }),
  };
  return { path: request.url ?? '/', method: request.method ?? 'POST', headers, body: Buffer.concat(chunks) };
}

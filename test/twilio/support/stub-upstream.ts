import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the upstream does with a request: an answer, or something to the raw response. */
export type Reply =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | ((response: ServerResponse, request: StubRequest) => void);

export interface StubUpstream {
  readonly url: string;
  readonly requests: StubRequest[];
  /** The replies of the next requests, in order; the last one is repeated. */
  reply(...replies: Reply[]): void;
  close(): Promise<void>;
}

/** An HTTP server of the test's own, for what the sandbox doesn't do: broken answers, resets, foreign links. */
export async function startStubUpstream(): Promise<StubUpstream> {
  const requests: StubRequest[] = [];
  let replies: Reply[] = [];
  const server = createServer((request, response) => {
    void receive(request).then((received) => {
      requests.push(received);
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (reply === undefined) response.writeHead(500).end('the test gave no reply');
      else if (typeof reply === 'function') reply(response, received);
      else {
        const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(body);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    reply(...next) {
      replies = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(request: IncomingMessage): Promise<StubRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://stub');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Cuts the connection without an answer. */
export const reset: Reply = (response) => {
  response.socket?.resetAndDestroy();
};

/** Never answers. */
export const silence: Reply = () => {};

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer, or `cut`: the connection is reset before there is one. `never`: there is none. */
export type Reply =
  { readonly status?: number; readonly retryAfter?: string; readonly body: object | string } | 'cut' | 'never';

/** A server that gives these replies in turn, the last one again and again, until it is closed. */
export async function serveReplies(...replies: readonly Reply[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const reply = replies[Math.min(bodies.length, replies.length - 1)]!;
      bodies.push(body);
      if (reply === 'never') return;
      if (reply === 'cut') return void request.socket.resetAndDestroy();
      if (reply.retryAfter !== undefined) response.setHeader('retry-after', reply.retryAfter);
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(text);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies, close };
}

import { WebSocket } from 'ws';
import type { Target } from '../support/target.js';

/** A WebSocket through its handshake that has said nothing, or how it was refused. */
export function shakeHands(target: Target, address = '127.0.0.1'): Promise<WebSocket | string> {
  const socket = new WebSocket(target.graphqlUrl.replace('http', 'ws'), 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': address },
  });
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, { statusCode }) => (socket.terminate(), resolve(String(statusCode))));
    socket.on('error', ({ message }) => resolve(message));
  });
}

/** A WebSocket whose client has sent its key and was acknowledged, or how it was refused. */
export async function enter(target: Target, payload: object): Promise<WebSocket | string> {
  const socket = await shakeHands(target);
  if (typeof socket === 'string') return socket;
  return new Promise((resolve) => {
    socket.once('message', () => resolve(socket));
    socket.once('close', (code) => resolve(String(code)));
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
  });
}

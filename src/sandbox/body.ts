import type { IncomingMessage } from 'node:http';

/** More than any form of Trust Hub needs. */
const MAX_BODY = 1024 * 1024;
/** How much of a body that is too large is still read, so that the refusal reaches a client that is busy sending. */
const MAX_DRAINED = 64 * MAX_BODY;

/** Reads a request's body; null where it is too large. Never called back where the client goes away. */
export function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
    if (length > MAX_DRAINED) request.destroy();
  });
  request.on('error', () => request.destroy());
  request.on('end', () => done(length > MAX_BODY ? null : Buffer.concat(chunks).toString('utf8')));
}

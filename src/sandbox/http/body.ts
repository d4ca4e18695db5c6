import type { IncomingMessage } from 'node:http';

const MB = 1024 * 1024;
/** More than any form of Trust Hub needs. */
export const MAX_FORM = MB;
/** The largest body of `/_sandbox`: a snapshot of some 500,000 bundles. Strings of V8 end at 512 MB. */
export const MAX_UPLOAD = 384 * MB;
/** How much of a body that is too large is still read, so that the refusal reaches a client that is busy sending. */
const MAX_DRAINED = 64 * MB;

/** Reads a request's body; null where it is longer than `most`. Never called back where the client goes away. */
export function readBody(request: IncomingMessage, most: number, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (length > most + MAX_DRAINED) request.destroy();
  });
  request.on('error', () => request.destroy());
  request.on('end', () => done(length > most ? null : Buffer.concat(chunks).toString('utf8')));
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, TwilioError } from './errors.js';

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

/** Sends a body a few bytes at a time, as a slow network would, until it is sent or the client has gone. */
export function drip(response: ServerResponse, body: Buffer, bytes: number, everyMs: number): void {
  response.flushHeaders();
  let sent = 0;
  const step = (): void => {
    const end = sent + Math.max(1, Math.floor(bytes));
    if (end < body.length) response.write(body.subarray(sent, end));
    else {
      clearInterval(timer);
      response.end(body.subarray(sent));
    }
    sent = end;
  };
  const timer = setInterval(step, everyMs);
  response.on('close', () => clearInterval(timer));
}

/** Answers what is not HTTP, or came too late, in the shape of Twilio's errors, and closes the connection. */
export function refuseMalformedHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = refusalOf(error.code);
  const body = JSON.stringify(errorBody(refusal));
  socket.end(
    `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status] ?? ''}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function refusalOf(code: string | undefined): TwilioError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new TwilioError(408, 20001, 'The request took too long to arrive');
  if (code === 'HPE_HEADER_OVERFLOW') return new TwilioError(431, 20001, 'The URL and headers are too large');
  return new TwilioError(400, 20001, 'The request is not valid HTTP');
}

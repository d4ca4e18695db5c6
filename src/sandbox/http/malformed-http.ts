import type { Duplex } from 'node:stream';
import { errorBody, TwilioError } from './errors.js';

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

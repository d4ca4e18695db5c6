import type { ServerResponse } from 'node:http';

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

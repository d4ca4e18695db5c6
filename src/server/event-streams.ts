import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import type { Sid } from '../domain/sid.js';
import type { Caller } from './access/caller.js';
import type { Metrics } from './metrics.js';
import type { Leave } from './seats.js';
import { atExpiry, endAll, type Subscriber } from './subscriber.js';
import type { UnreadEvents } from './unread-events.js';

/** An event stream, open or reserved. */
export interface EventStream extends Subscriber {
  readonly accountSid: Sid;
  readonly caller: string;
  readonly expiresAt: number | undefined;
  /** Gives its place among the caller's connections back. */
  readonly leave: Leave;
  readonly unread: UnreadEvents;
  /** The name of the stream in a client's further requests; missing for the stream of a single subscription. */
  token?: string;
  /** Ends a reservation that is not used, or whose caller is dismissed. */
  expire?: () => void;
  reservation?: NodeJS.Timeout;
  /** What carries its events, once it has been opened. */
  response?: Response;
  /** True once nothing more of it is to be sent. */
  over?: boolean;
}

/** Milliseconds until a reserved stream must have been opened. */
const RESERVATION_MS = 10_000;

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that buffers an answer would hold the events back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Every event stream of the server. */
export class EventStreams {
  private readonly reserved = new Map<string, EventStream>();
  private readonly responses = new Set<Response>();
  private closing = false;

  constructor(private readonly metrics: Metrics) {}

  /** @param expire called when the stream was not opened in time, or may not be opened any more */
  reserve(stream: EventStream, expire: () => void): void {
    stream.token = randomUUID();
    stream.expire = expire;
    stream.reservation = setTimeout(expire, RESERVATION_MS).unref();
    this.reserved.set(stream.token, stream);
  }

  /** Undefined for an unknown token, and for another caller's or account's: a token is a name and proves nothing. */
  find(token: string | undefined, caller: Caller, accountSid: Sid): EventStream | undefined {
    const stream = this.reserved.get(token ?? '');
    return stream?.caller === caller.name && stream.accountSid === accountSid ? stream : undefined;
  }

  has(stream: EventStream): boolean {
    return this.reserved.get(stream.token ?? '') === stream;
  }

  /**
   * The response begins to carry the stream's events: until the client disconnects, its key or token expires, or the
   * server stops.
   * @param stop called once at the end, whichever it was
   */
  open(stream: EventStream, response: Response, stop: () => void): void {
    clearTimeout(stream.reservation);
    stream.response = response;
    response.writeHead(200, HEAD);
    const expiry = atExpiry(stream.expiresAt, () => response.end());
    this.responses.add(response);
    this.metrics.eventStreams(1);
    const closed = (): void => {
      clearTimeout(expiry);
      this.responses.delete(response);
      this.metrics.eventStreams(-1);
      this.leave(stream);
      stop();
    };
    if (response.closed) closed();
    else response.once('close', closed);
    if (this.closing || stream.over === true) response.end();
  }

  /** The stream has ended: nothing of it runs any more, and its place and token are free. */
  leave(stream: EventStream): void {
    clearTimeout(stream.reservation);
    stream.over = true;
    this.reserved.delete(stream.token ?? '');
    stream.leave();
    endAll(stream, this.metrics);
    stream.unread.end();
  }

  /** Ends one stream, open or only reserved, whose caller has lost access. */
  dismiss(stream: EventStream): void {
    if (stream.response !== undefined) stream.response.end();
    else if (stream.expire !== undefined) stream.expire();
    else this.leave(stream); // It ends as soon as it is opened.
  }

  /** Ends every open stream, and those that open from now on. */
  close(): void {
    this.closing = true;
    for (const response of this.responses) response.end();
  }
}

import { once } from 'node:events';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { ServiceError, ServiceErrorCode } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { MirrorExports } from '../../mirror/mirror.js';
import type { Metrics } from '../metrics.js';
import type { OperationTurns } from '../operation-turns.js';
import type { CallerRates } from '../rates/caller-rates.js';
import { countOperation } from '../request-context.js';
import { scopeOf } from '../request-scope.js';
import type { Leave, Seats } from '../seats.js';
import { atExpiry } from '../subscriber.js';
import { customerLines, numberLines } from './lines.js';

/** What can be exported, by the last part of its address. */
export const EXPORTS = ['customers.ndjson', 'numbers.ndjson'] as const;
export type ExportName = (typeof EXPORTS)[number];

interface ExportsParts {
  readonly mirror: { readonly exports: MirrorExports };
  /** Exports of one account at a time. */
  readonly accountExports: number;
  readonly rates: Pick<CallerRates, 'requirePoints' | 'pay'>;
  readonly turns: Pick<OperationTurns, 'enterAfter'>;
  readonly seats: Pick<Seats, 'enter'>;
  readonly metrics: Pick<Metrics, 'exports'>;
  /** Aborts when the server can wait no longer. */
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

/** Request handlers, behind authentication: each sends all of an account, a line for each thing. */
export type Exports = (name: ExportName) => RequestHandler;

/** A line is made without carrying out a query, which is most of the work for a byte of other answers. */
const BYTES_PER_POINT = 2_500;

/** Why an export ends whose client has gone. */
const HUNG_UP = Symbol('The caller has disconnected.');

const CUT_BY_ACCESS = 'The key or token of this export is no longer valid.';

/** Stands at the beginning of each answer. */
const HEAD = { 'content-type': 'application/x-ndjson; charset=utf-8' } as const;

export function createExports(parts: ExportsParts): Exports {
  const places = new ExportPlaces(parts.accountExports);
  return (name) => async (_req, res) => {
    const { caller, accountSid } = scopeOf(res);
    if (caller === undefined || accountSid === undefined) throw new Error('The request was not authenticated.');
    parts.rates.requirePoints(caller.name);
    const end = new AbortController();
    const lost = () => end.abort(new ServiceError(ServiceErrorCode.UNAUTHENTICATED, CUT_BY_ACCESS));
    const stop = () => end.abort(parts.stopping.reason);
    const leaves: Leave[] = [places.enter(accountSid)];
    const expiry = atExpiry(caller.expiresAt, lost);
    parts.stopping.addEventListener('abort', stop, { once: true });
    res.once('close', () => end.abort(HUNG_UP));
    parts.metrics.exports(1);
    try {
      leaves.push(parts.seats.enter(caller.name, lost));
      await send(name, res, { ...parts, accountSid, caller: caller.name, signal: end.signal });
    } catch (error) {
      breakOff(res, end.signal.aborted ? end.signal.reason : error, parts.log);
    } finally {
      parts.metrics.exports(-1);
      parts.stopping.removeEventListener('abort', stop);
      clearTimeout(expiry);
      for (const leave of leaves) leave();
    }
  };
}

interface Sending extends ExportsParts {
  readonly accountSid: Sid;
  /** The caller's name. */
  readonly caller: string;
  readonly signal: AbortSignal;
}

/** What is not read by the client waits: no more than one part is ready, and none is made before it has left. */
async function send(name: ExportName, res: Response, sending: Sending): Promise<void> {
  const { mirror, accountSid, caller, rates, signal } = sending;
  const { asOf, lines } = await linesOf(name, mirror.exports, accountSid);
  const begin = (): void => {
    if (res.headersSent) return;
    const disposition = `attachment; filename="${name}"`;
    res.writeHead(200, { ...HEAD, 'content-disposition': disposition, 'x-as-of': asOf.toISOString() });
  };
  for await (const part of inTurns(lines, sending)) {
    signal.throwIfAborted();
    begin();
    rates.pay(caller, Math.ceil(Buffer.byteLength(part) / BYTES_PER_POINT));
    if (!res.write(part)) await once(res, 'drain', { signal });
  }
  begin();
  scopeOf(res).outcome = 'OK';
  res.end();
}

async function linesOf(name: ExportName, exports: MirrorExports, accountSid: Sid) {
  if (name === 'numbers.ndjson') {
    const exported = await exports.numbers(accountSid);
    return { asOf: exported.asOf, lines: numberLines(exported, accountSid) };
  }
  const exported = await exports.customers(accountSid);
  return { asOf: exported.asOf, lines: customerLines(exported, accountSid) };
}

/** Each part is an operation of the caller while it is made, so that exports leave the process to others as these do. */
async function* inTurns(lines: AsyncGenerator<string>, { turns, caller, accountSid, signal }: Sending) {
  for (;;) {
    const leave = await turns.enterAfter(caller, signal);
    countOperation(accountSid);
    const next = await lines.next().finally(leave);
    if (next.done === true) return;
    yield next.value;
  }
}

/**
 * What has not begun is answered with the error. What has is reset: over HTTP/1.0, as some proxies ask, a connection that
 * is merely closed would look like the end of a whole answer.
 */
function breakOff(res: Response, error: unknown, log: Logger): void {
  if (error === HUNG_UP) return;
  const scope = scopeOf(res);
  if (!res.headersSent) throw error;
  scope.outcome = error instanceof ServiceError ? error.code : ServiceErrorCode.INTERNAL_SERVER_ERROR;
  scope.brokenOff = true;
  log.error({ requestId: scope.requestId, err: error }, 'an export was broken off');
  res.socket?.resetAndDestroy();
}

const RETRY_AFTER_SECONDS = 5;

/** Exports under way in this process: a number for each account. */
class ExportPlaces {
  private readonly taken = new Map<Sid, number>();

  constructor(private readonly most: number) {}

  /** @throws ServiceError RATE_LIMITED where the account has as many as it may */
  enter(accountSid: Sid): Leave {
    const own = this.taken.get(accountSid) ?? 0;
    if (own >= this.most) {
      throw new ServiceError(
        ServiceErrorCode.RATE_LIMITED,
        `This account has ${this.most} exports under way, which is the limit. Try again when one of them has ended.`,
        { retryAfterSeconds: RETRY_AFTER_SECONDS, notProcessed: true },
      );
    }
    this.taken.set(accountSid, own + 1);
    return () => {
      const left = (this.taken.get(accountSid) ?? 1) - 1;
      if (left > 0) this.taken.set(accountSid, left);
      else this.taken.delete(accountSid);
    };
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { OneByOne } from '../domain/pacing/one-by-one.js';
import type { CallerRates } from './rates/caller-rates.js';
import { scopeOf } from './request-scope.js';

/** A body costs its caller a point for so many values. */
const VALUES_PER_POINT = 50;
const [COMMA, BRACKET, BRACE] = [...Buffer.from(',[{')];

/**
 * Looks at a JSON body before it is parsed, which takes a second for a million small values, and what walks over them
 * afterwards as long again.
 * @throws Error of the type `entity.too.many.values`; ServiceError RATE_LIMITED
 */
export function bodyCheck(most: number, rates: Pick<CallerRates, 'charge'>) {
  return (_req: IncomingMessage, res: ServerResponse, body: Buffer): void => {
    const scope = scopeOf(res as Response);
    scope.bodyBytes = body.length;
    const values = valuesIn(body);
    if (values > most) {
      throw Object.assign(new Error('too many values'), { type: 'entity.too.many.values', status: 413 });
    }
    const points = Math.floor(values / VALUES_PER_POINT);
    if (points > 0 && scope.caller !== undefined) rates.charge(scope.caller.name, points);
  };
}

/** Each value of a list or object comes after a comma or an opening bracket. Those in texts count too: telling them apart takes longer. */
function valuesIn(body: Buffer): number {
  let values = 0;
  // Not by an iterator, which takes five times as long: 20 ms for 4 MB.
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === COMMA || byte === BRACKET || byte === BRACE) values += 1;
  }
  return values;
}

/** Bytes of a body that takes this process some milliseconds to read. */
const LARGE = 100_000;
/** Milliseconds after which the next one is read beside it: a slow client holds nobody up for long. */
const LONGEST_WAIT_MS = 1_000;

/** Large bodies of one caller are read one after another, so that others are served in between. */
export function largeBodiesInTurn(): RequestHandler {
  const bodies = new OneByOne();
  return (req, res, next) => {
    const { caller } = scopeOf(res);
    if (caller === undefined || !isLarge(req)) {
      next();
      return;
    }
    void bodies.run(caller.name, () => {
      const read = wasRead(req, res);
      if (!res.closed) next();
      return read;
    });
  };
}

/** One that is compressed may be large when it is unpacked. */
function isLarge({ headers }: Request): boolean {
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return true;
  return Number(headers['content-length'] ?? 0) > LARGE;
}

/** Resolves in a later turn of the event loop than the one in which the body was read. */
function wasRead(req: Request, res: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      setImmediate(resolve);
    };
    const late = setTimeout(done, LONGEST_WAIT_MS);
    req.once('end', done);
    res.once('close', done);
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from 'express';
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
  for (const byte of body) if (byte === COMMA || byte === BRACKET || byte === BRACE) values += 1;
  return values;
}

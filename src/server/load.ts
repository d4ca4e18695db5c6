import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Request, RequestHandler, Response } from 'express';
import { ServiceErrorCode } from '../domain/errors.js';
import { sendError } from './http-errors.js';
import { UNWATCHED, watchProcessor, type Processor } from './processor.js';
import type { CallerRates } from './rates/caller-rates.js';
import { scopeOf } from './request-scope.js';

/** Whether this process has more to do than it can. */
export interface Load {
  isTooHigh(): boolean;
  /** So much that not even callers who ask for little can be answered. */
  isFarTooHigh(): boolean;
  /** What arrives has waited so many milliseconds for its turn after the event loop had taken it. */
  noteWait(ms: number): void;
  readonly processor: Processor;
  close(): void;
}

const WINDOW_MS = 500;
/** So many times the limit is far too high. */
const FAR = 4;
/** Windows in a row: one long piece of work is no overload, and has ended when it is noticed. */
const WINDOWS = 2;
const RESOLUTION_MS = 20;
/** So many times as long as anything may wait for the event loop, operations may wait for others of their caller. */
const PATIENCE = 5;

/**
 * Watches how long incoming work waits for the event loop, and then for its turn.
 * @param limitMs 0: no load is too high
 */
export function watchLoad(limitMs: number, windowMs = WINDOW_MS): Load {
  if (limitMs === 0) {
    const never = (): boolean => false;
    const nothing = (): void => undefined;
    return { isTooHigh: never, isFarTooHigh: never, noteWait: nothing, processor: UNWATCHED, close: nothing };
  }
  const processor = watchProcessor(PATIENCE * limitMs);
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let above = 0;
  let farAbove = 0;
  let before = sumsOf(delays);
  let noted = { sum: 0, count: 0 };
  const timer = setInterval(() => {
    // Not by `reset`, after which the first turn of the loop is not counted, which may be all of a window.
    const now = sumsOf(delays);
    const ofLoop = waitOfArrivals(now.turns - before.turns, now.squares - before.squares);
    const wait = ofLoop + (noted.count === 0 ? 0 : (1e6 * noted.sum) / noted.count);
    before = now;
    noted = { sum: 0, count: 0 };
    above = wait > limitMs * 1e6 ? above + 1 : 0;
    farAbove = wait > FAR * limitMs * 1e6 ? farAbove + 1 : 0;
  }, windowMs).unref();
  return {
    isTooHigh: () => above >= WINDOWS,
    isFarTooHigh: () => farAbove >= WINDOWS,
    noteWait: (ms) => {
      noted.sum += ms;
      noted.count += 1;
    },
    processor,
    close: () => {
      processor.close();
      clearInterval(timer);
      delays.disable();
    },
  };
}

/** Nanoseconds of all turns of the loop so far, and the sum of their squares. */
function sumsOf({ count, mean, stddev }: IntervalHistogram): { readonly turns: number; readonly squares: number } {
  return count === 0 ? { turns: 0, squares: 0 } : { turns: count * mean, squares: count * (mean ** 2 + stddev ** 2) };
}

/**
 * Work that arrives at a random moment meets long turns of the loop more often than short ones, and waits for half of
 * one.
 */
function waitOfArrivals(turns: number, squares: number): number {
  return turns > 0 ? squares / (2 * turns) : 0;
}

/** Seconds: the load is measured more often than that. */
export const RETRY_AFTER = '1';

/**
 * No new work while current work waits too long for the processor. What callers with a key send is judged when it is
 * known who they are (`refuseMuchUnderLoad`), unless the load is far too high.
 */
export function refuseUnderLoad(load: Load, isOfCaller: (path: string) => boolean): RequestHandler {
  return (req, res, next) => {
    if (isOfCaller(req.path) ? load.isFarTooHigh() : load.isTooHigh()) refuse(req, res);
    else next();
  };
}

/** Refuses the callers who spend most first; one with little to ask is answered beside them. */
export function refuseMuchUnderLoad(load: Load, rates: Pick<CallerRates, 'spendsMuch'>): RequestHandler {
  return (req, res, next) => {
    const { caller } = scopeOf(res);
    if (load.isTooHigh() && (caller === undefined || rates.spendsMuch(caller.name))) refuse(req, res);
    else next();
  };
}

function refuse(req: Request, res: Response): void {
  res.setHeader('retry-after', RETRY_AFTER);
  sendError(req, res, ServiceErrorCode.SERVICE_UNAVAILABLE, 'The server is overloaded: try again in a second.');
}

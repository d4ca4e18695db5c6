import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ServiceErrorCode } from '../domain/errors.js';
import { sendError } from './http-errors.js';

/** Whether this process has more to do than it can. */
export interface Load {
  isTooHigh(): boolean;
  close(): void;
}

const WINDOW_MS = 500;
/** Windows in a row: one long piece of work is no overload, and has ended when it is noticed. */
const WINDOWS = 2;
const RESOLUTION_MS = 20;

/**
 * Watches how long incoming work waits for the event loop.
 * @param limitMs 0: no load is too high
 */
export function watchLoad(limitMs: number, windowMs = WINDOW_MS): Load {
  if (limitMs === 0) return { isTooHigh: () => false, close: () => undefined };
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let above = 0;
  let before = sumsOf(delays);
  const timer = setInterval(() => {
    // Not by `reset`, after which the first turn of the loop is not counted, which may be all of a window.
    const now = sumsOf(delays);
    const wait = waitOfArrivals(now.turns - before.turns, now.squares - before.squares);
    before = now;
    above = wait > limitMs * 1e6 ? above + 1 : 0;
  }, windowMs).unref();
  return {
    isTooHigh: () => above >= WINDOWS,
    close: () => {
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

/** No new work while current work waits too long for the processor. */
export function refuseUnderLoad(load: Load): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (!load.isTooHigh()) {
      next();
      return;
    }
    res.setHeader('retry-after', RETRY_AFTER);
    sendError(req, res, ServiceErrorCode.SERVICE_UNAVAILABLE, 'The server is overloaded: try again in a second.');
  };
}

import { performance } from 'node:perf_hooks';

/** Whether this process uses its processor to the full. */
export interface Processor {
  isFull(): boolean;
  /** Milliseconds that an operation may wait for others of its caller while it is full. */
  readonly patienceMs: number;
  /** Calls back whenever it no longer does. */
  onRelief(work: () => void): void;
  close(): void;
}

const WINDOW_MS = 500;
/** The part of a window in which the event loop had work. */
const FULL = 0.95;

/** A processor that is never full, for a server that refuses nobody under load. */
export const UNWATCHED: Processor = {
  isFull: () => false,
  patienceMs: Infinity,
  onRelief: () => undefined,
  close: () => undefined,
};

/** Watches the part of the time in which the event loop has work: small pieces of work fill it without a long turn. */
export function watchProcessor(patienceMs: number, windowMs = WINDOW_MS): Processor {
  const listeners: (() => void)[] = [];
  let before = performance.eventLoopUtilization();
  let full = false;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const wasFull = full;
    full = performance.eventLoopUtilization(now, before).utilization >= FULL;
    before = now;
    if (wasFull && !full) for (const work of listeners) work();
  }, windowMs).unref();
  return {
    isFull: () => full,
    patienceMs,
    onRelief: (work) => void listeners.push(work),
    close: () => clearInterval(timer),
  };
}

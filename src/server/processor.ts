import { ProcessorUse } from '../domain/pacing/processor-use.js';

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

/** Measures the processor's use at regular intervals, until it is closed. */
export function watchProcessor(patienceMs: number, windowMs = WINDOW_MS): Processor {
  const listeners: (() => void)[] = [];
  const use = new ProcessorUse(FULL);
  let full = false;
  const timer = setInterval(() => {
    const wasFull = full;
    full = use.measure();
    if (wasFull && !full) for (const work of listeners) work();
  }, windowMs).unref();
  return {
    isFull: () => full,
    patienceMs,
    onRelief: (work) => void listeners.push(work),
    close: () => clearInterval(timer),
  };
}

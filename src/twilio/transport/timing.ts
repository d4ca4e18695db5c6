import { onAbort } from './abort-listeners.js';

/** Time and chance of the transport, so that tests see the waits asked for and need not sit them out. */
export interface Timing {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to 1: spreads the retries of many callers, who would otherwise come back all at once. */
  random(): number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const realTiming: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        off();
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      const off = onAbort(signal, done);
      if (signal?.aborted) done();
    }),
};

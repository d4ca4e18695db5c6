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

/** For each signal the callbacks behind its one listener. */
const subscribers = new WeakMap<AbortSignal, Subscribers>();

interface Subscribers {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

/**
 * Calls back once when the signal is aborted; the answer takes the callback off again. A query makes hundreds of calls on
 * one signal and a process's shutdown signal serves them all, so each signal has one listener of ours, and none while
 * nothing is under way: Node warns of a leak from the eleventh listener on.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return nothing;
  const { callbacks, listener } = subscribersOf(signal);
  if (callbacks.size === 0) signal.addEventListener('abort', listener);
  callbacks.add(callback);
  return () => {
    if (callbacks.delete(callback) && callbacks.size === 0) signal.removeEventListener('abort', listener);
  };
}

function subscribersOf(signal: AbortSignal): Subscribers {
  let entry = subscribers.get(signal);
  if (entry === undefined) {
    const callbacks = new Set<() => void>();
    entry = {
      callbacks,
      listener: () => {
        for (const callback of [...callbacks]) callback();
      },
    };
    subscribers.set(signal, entry);
  }
  return entry;
}

function nothing(): void {}

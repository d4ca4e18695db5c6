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

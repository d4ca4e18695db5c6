import { setTimeout as delay } from 'node:timers/promises';

/** Read anew after this long even when nothing was announced: an announcement may be lost with a process. */
const LOOK_AGAIN_MS = 15_000;

/**
 * A state as it is now, then again at every change, until the last one or the signal aborts. Changes that come while
 * the consumer is busy are told once, as the state that they led to.
 * @param listen calls back at every change, and answers how to stop
 * @param pauseMs the least time between two reads, for what changes more often than anybody wants to hear of
 */
export async function* watchRun<State>(
  read: () => Promise<State>,
  isLast: (state: State) => boolean,
  listen: (changed: () => void) => () => void,
  signal: AbortSignal | undefined,
  pauseMs = 0,
): AsyncGenerator<State, void, undefined> {
  let changed = false;
  let wake: () => void = () => undefined;
  const notice = (): void => {
    changed = true;
    wake();
  };
  const stop = listen(notice);
  signal?.addEventListener('abort', notice);
  try {
    let told = '';
    while (signal?.aborted !== true) {
      changed = false;
      const record = await read();
      const state = JSON.stringify(record);
      if (state !== told) yield record;
      told = state;
      if (isLast(record)) return;
      if (pauseMs > 0) await delay(pauseMs, undefined, { ref: false });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LOOK_AGAIN_MS).unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (changed) wake();
      });
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', notice);
  }
}

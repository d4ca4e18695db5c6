import { hasEnded, type OnboardingRecord } from '../domain/onboarding.js';

/** Read anew after this long even when nothing was announced: an announcement may be lost with a process. */
const LOOK_AGAIN_MS = 15_000;

/**
 * The run as it is now, then again at every change, until it has ended or the signal aborts. Changes that come while
 * the consumer is busy are told once, as the state that they led to.
 * @param listen calls back at every change, and answers how to stop
 */
export async function* watchRun(
  read: () => Promise<OnboardingRecord>,
  listen: (changed: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<OnboardingRecord, void, undefined> {
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
      if (hasEnded(record.status)) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed) resolve();
        else setTimeout(resolve, LOOK_AGAIN_MS).unref();
      });
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', notice);
  }
}

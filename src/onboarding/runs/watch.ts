import { setTimeout as delay } from 'node:timers/promises';
import { hasEnded, type OnboardingRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import { requireRun, type RunDeps } from './run-deps.js';

interface WatchRequest {
  readonly runId: string;
  readonly signal?: AbortSignal | undefined;
}

/** The run as it is now, then again at every change, until it ends or the signal aborts. @throws CallerError NOT_FOUND */
export function watchRun(
  deps: RunDeps,
  accountSid: Sid,
  { runId, signal }: WatchRequest,
): AsyncIterable<OnboardingRecord> {
  return watchState(
    () => requireRun(deps, accountSid, runId),
    (record) => hasEnded(record.status),
    (changed) => deps.engine.changes.listen(runId, changed),
    signal,
  );
}

/** The run once it no longer carries out steps, or once the signal aborts. @throws CallerError NOT_FOUND */
export async function untilSubmitted(
  deps: RunDeps,
  accountSid: Sid,
  { runId, signal }: WatchRequest,
): Promise<OnboardingRecord> {
  const statuses = watchState(
    () => deps.runs.isGoingOn(accountSid, runId),
    (goesOn) => !goesOn,
    (changed) => deps.engine.changes.listen(runId, changed),
    signal,
  );
  for await (const _goesOn of statuses);
  return requireRun(deps, accountSid, runId);
}

/** Read again after this long even when nothing was announced: an announcement may be lost with a process. */
const READ_AGAIN_MS = 15_000;

/**
 * A state as it is now, then again at every change, until the last one or the signal aborts. Changes that come while
 * the consumer is busy are reported once, as the state that they led to.
 * @param listen calls back at every change, and answers how to stop
 * @param pauseMs the least time between two reads, for what changes more often than anybody can read
 */
export async function* watchState<State>(
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
    let reported = '';
    while (signal?.aborted !== true) {
      changed = false;
      const record = await read();
      const state = JSON.stringify(record);
      if (state !== reported) yield record;
      reported = state;
      if (isLast(record)) return;
      if (pauseMs > 0) await delay(pauseMs, undefined, { ref: false });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, READ_AGAIN_MS).unref();
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

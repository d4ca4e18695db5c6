import { hasEnded, type OnboardingRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import { requireRun, type RunDeps } from './run-deps.js';

interface WatchRequest {
  readonly runId: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The run as it is now, then again at every change, until it ends or the signal aborts.
 * @throws CallerError NOT_FOUND
 */
export function watchRun(
  deps: RunDeps,
  accountSid: Sid,
  { runId, signal }: WatchRequest,
): AsyncIterable<OnboardingRecord> {
  return deps.watches.records.follow(
    `${accountSid} ${runId}`,
    {
      read: () => requireRun(deps, accountSid, runId),
      isLast: (record) => hasEnded(record.status),
      listen: (changed) => deps.engine.changes.listen(runId, changed),
    },
    signal,
  );
}

/** The run once it no longer carries out steps, or once the signal aborts. @throws CallerError NOT_FOUND */
export async function untilSubmitted(
  deps: RunDeps,
  accountSid: Sid,
  { runId, signal }: WatchRequest,
): Promise<OnboardingRecord> {
  const statuses = deps.watches.goingOn.follow(
    `${accountSid} ${runId}`,
    {
      read: () => deps.runs.isGoingOn(accountSid, runId),
      isLast: (goesOn) => !goesOn,
      listen: (changed) => deps.engine.changes.listen(runId, changed),
    },
    signal,
  );
  for await (const _goesOn of statuses);
  return requireRun(deps, accountSid, runId);
}

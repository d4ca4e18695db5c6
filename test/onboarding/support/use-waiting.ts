import { afterAll, beforeAll } from 'vitest';
import { startAlteringProxy, type AlteringProxy } from '../../support/altering-proxy.js';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { PROFILE_REVIEW, startWaiting, WaitingRun, type Waiting } from './waiting.js';

/**
 * A server that waits for the test's decisions, for the tests of a file: begun before the first of them, closed after the
 * last. It is there for hooks and tests alone, and not yet while the file is read.
 */
export function useWaiting(...settings: Parameters<typeof startWaiting>): Waiting {
  const waiting = {} as Waiting;
  beforeAll(async () => void Object.assign(waiting, await startWaiting(...settings)));
  afterAll(() => waiting.close());
  return waiting;
}

/** The same with a proxy before its Trust Hub, which can hold answers back. */
export function useWaitingBehindProxy(): { readonly waiting: Waiting; readonly proxy: AlteringProxy } {
  const proxy = {} as AlteringProxy;
  // Closed after the server, whose calls go through it.
  afterAll(() => proxy.close());
  const waiting = useWaiting({}, {}, async (sandbox) => {
    Object.assign(proxy, await startAlteringProxy(sandbox.url));
    return { ...sandbox, url: proxy.url };
  });
  return { waiting, proxy };
}

/** A run on a profile that is in review, of which Twilio sends no callback by itself. */
export async function onSilentProfile(waiting: Waiting) {
  const profile = plantProfile(waiting.sandbox.control, 'in-review');
  const run = await WaitingRun.start(waiting, profile);
  await run.untilWaitsAt(PROFILE_REVIEW);
  return { profile, run };
}

import { Router } from 'express';
import type { Onboardings } from '../onboarding/onboardings.js';
import { UPSTREAM_ADVICE, type UpstreamCheck } from './upstream-check.js';

/** Milliseconds until a database that doesn't answer counts as lost. */
const PATIENCE_MS = 2_000;

/**
 * GET /healthz: the process is alive. GET /readyz: it can take work; 503 without its database, while it stops, or with
 * credentials that Twilio refuses. While Twilio is merely unreachable it is ready: runs are recorded and wait.
 */
export function healthRouter(
  onboardings: Pick<Onboardings, 'isReady'>,
  isStopping: () => boolean,
  upstream?: Pick<UpstreamCheck, 'state'>,
): Router {
  const router = Router({ caseSensitive: true });
  let asking: Promise<boolean> | undefined;
  // Anybody may ask this, and as often as they like: the database is asked once for all who wait.
  const ready = (): Promise<boolean> => (asking ??= isReady(onboardings).finally(() => (asking = undefined)));
  router.get('/healthz', (_req, res) => void res.json({ status: 'live' }));
  router.get('/readyz', async (_req, res) => {
    const twilio = upstream?.state();
    const status = isStopping()
      ? 'stopping'
      : !(await ready())
        ? 'waiting for the database'
        : twilio === 'refused'
          ? 'waiting for valid Twilio credentials'
          : 'ready';
    const reason =
      twilio === undefined || twilio === 'unchecked' || twilio === 'accepted' ? undefined : UPSTREAM_ADVICE[twilio];
    res.status(status === 'ready' ? 200 : 503).json({ status, twilio, reason });
  });
  return router;
}

async function isReady(onboardings: Pick<Onboardings, 'isReady'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([onboardings.isReady(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

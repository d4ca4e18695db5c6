import { Router } from 'express';
import type { Onboardings } from '../onboarding/door.js';

/** Milliseconds until a database that doesn't answer counts as lost. */
const PATIENCE_MS = 2_000;

/**
 * GET /healthz: the process lives. GET /readyz: it can take work, which it can't without its database or while it
 * stops; 503 then.
 */
export function healthRouter(onboardings: Pick<Onboardings, 'isReady'>, isStopping: () => boolean): Router {
  const router = Router({ caseSensitive: true });
  router.get('/healthz', (_req, res) => void res.json({ status: 'live' }));
  router.get('/readyz', async (_req, res) => {
    const status = isStopping() ? 'stopping' : (await isReady(onboardings)) ? 'ready' : 'waiting for the database';
    res.status(status === 'ready' ? 200 : 503).json({ status });
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

import { raw, Router, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { Onboardings } from '../onboarding/door.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { bundleIn, eventIdOf, readCallback } from './callback-request.js';
import { CALLBACK_PATH, type Callbacks } from './callbacks.js';
import type { Metrics } from './metrics.js';
import { scopeOf } from './request-scope.js';

interface WebhookParts {
  readonly callbacks: Callbacks;
  /** Where answers of a moment ago are kept. */
  readonly trustHubs: Pick<TrustHubFactory, 'clear'>;
  readonly onboardings: Pick<Onboardings, 'bundleMayHaveChanged'>;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * POST /webhooks/trust-hub/:accountSid: Twilio says that a bundle's status has changed. The body is undocumented
 * (TRUSTHUB 7), so it is only a hint at which bundle to fetch again.
 */
export function webhookRouter(parts: WebhookParts): Router {
  const router = Router({ caseSensitive: true });
  router.post(`${CALLBACK_PATH}/:accountSid`, raw({ type: () => true, limit: '64kb' }), receive(parts));
  return router;
}

function receive({ callbacks, trustHubs, onboardings, metrics, log }: WebhookParts): RequestHandler {
  return async (req: Request, res: Response) => {
    const { requestId } = scopeOf(res);
    const request = readCallback(req);
    if (request === undefined || !(await callbacks.isGenuine(request))) {
      metrics.callback('refused');
      log.warn({ requestId }, 'a callback was refused: its signature or token is wrong');
      res.status(403).end();
      return;
    }
    const bundleSid = bundleIn(request.fields);
    if (bundleSid !== undefined) {
      trustHubs.clear(request.accountSid);
      try {
        await onboardings.bundleMayHaveChanged(request.accountSid, bundleSid, eventIdOf(req, request, bundleSid));
      } catch (error) {
        metrics.callback('failed');
        log.error({ requestId, err: error }, 'a callback could not be noted');
        res.status(503).setHeader('retry-after', '5').end(); // Twilio asks again; and reviews are polled anyway.
        return;
      }
    }
    metrics.callback('accepted');
    res.status(204).end();
  };
}

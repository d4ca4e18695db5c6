import { raw, Router, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { Onboardings } from '../onboarding/door.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { bundleIn, eventIdOf, readCallback, verdictIn } from './callback-request.js';
import { CALLBACK_PATH, type Callbacks } from './callbacks.js';
import type { Metrics } from './metrics.js';
import { RefusedCallbacks } from './refused-callbacks.js';
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
 * GET or POST /webhooks/trust-hub/:accountSid: Twilio says that a bundle's status has changed. Both were seen; what is in
 * it is undocumented (TRUSTHUB 7 and 13), so it is only a hint at which bundle to fetch again.
 */
export function webhookRouter(parts: WebhookParts): Router {
  const router = Router({ caseSensitive: true });
  const receiver = receive(parts);
  router
    .route(`${CALLBACK_PATH}/:accountSid`)
    // Express would answer it like GET: a link that is looked at by HEAD is no callback.
    .head((_req, res) => void res.status(405).setHeader('allow', 'GET, POST').end())
    .get(receiver)
    .post(raw({ type: () => true, limit: '64kb' }), receiver);
  return router;
}

function receive({ callbacks, trustHubs, onboardings, metrics, log }: WebhookParts): RequestHandler {
  const refused = new RefusedCallbacks(log, metrics);
  return async (req: Request, res: Response) => {
    const { requestId } = scopeOf(res);
    res.setHeader('cache-control', 'no-store');
    const request = readCallback(req);
    if (request === undefined || !(await callbacks.isGenuine(request))) {
      refused.note(requestId, req.method);
      res.status(403).end();
      return;
    }
    const { accountSid, fields } = request;
    const bundleSid = bundleIn(fields);
    if (bundleSid !== undefined) {
      trustHubs.clear(accountSid);
      try {
        const eventId = eventIdOf(req, request, bundleSid);
        await onboardings.bundleMayHaveChanged(accountSid, bundleSid, eventId, verdictIn(fields));
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

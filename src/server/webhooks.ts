import { raw, Router, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { Onboardings } from '../onboarding/onboardings.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { bundleIn, readCallback, verdictIn } from './callback-request.js';
import { RepeatedCallbacks } from './repeated-callbacks.js';
import { CALLBACK_PATH, type Callbacks } from './callbacks.js';
import type { Metrics } from './metrics.js';
import { scopeOf } from './request-scope.js';

interface WebhookParts {
  readonly callbacks: Callbacks;
  /** The store of recent answers. */
  readonly trustHubs: Pick<TrustHubFactory, 'clear'>;
  readonly onboardings: Pick<Onboardings, 'bundleMayHaveChanged'>;
  /** Milliseconds in which the same callback counts once. */
  readonly repeatMs: number;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/**
 * GET or POST /webhooks/trust-hub/:accountSid: Twilio says that a bundle's status has changed. Both were seen; its
 * contents are undocumented (TRUSTHUB 7 and 13), so it is only a hint which bundle to fetch again.
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

function receive({ callbacks, trustHubs, onboardings, repeatMs, metrics, log }: WebhookParts): RequestHandler {
  const refused = new RefusedCallbacks(log, metrics);
  const repeated = new RepeatedCallbacks(repeatMs);
  return async (req: Request, res: Response) => {
    const { requestId } = scopeOf(res);
    res.setHeader('cache-control', 'no-store');
    const answer = (result: 'accepted' | 'repeated'): void => {
      metrics.callback(result);
      res.status(204).end();
    };
    const request = readCallback(req);
    // Before anything is read or cleared: whoever has seen a signed request may send it as often as they like.
    if (request !== undefined && repeated.has(request)) return answer('repeated');
    const proof = request && (await callbacks.proofOf(request));
    if (request === undefined || proof === undefined) {
      refused.note(requestId, req.method);
      res.status(403).end();
      return;
    }
    const { accountSid, fields } = request;
    const bundleSid = bundleIn(fields);
    if (bundleSid === undefined) return answer('accepted');
    if (!repeated.add(request, proof)) return answer('repeated');
    trustHubs.clear(accountSid);
    try {
      const eventId = repeated.eventId(request, proof);
      await onboardings.bundleMayHaveChanged(accountSid, bundleSid, eventId, verdictIn(fields));
    } catch (error) {
      repeated.forget(request, proof);
      metrics.callback('failed');
      log.error({ requestId, err: error }, 'a callback could not be recorded');
      res.status(503).setHeader('retry-after', '5').end(); // Twilio asks again; and reviews are polled anyway.
      return;
    }
    answer('accepted');
  };
}

/**
 * Anybody can send callbacks that are refused: one log line for all of them in this time, each counted in the metrics.
 */
const QUIET_MS = 60_000;

/** Counts callbacks that are refused, and warns about them without letting strangers fill the log. */
class RefusedCallbacks {
  private warnedAt = -Infinity;
  /** Those since the last warning. */
  private unsaid = 0;

  /** @param now milliseconds, of any clock that only goes forward */
  constructor(
    private readonly log: Logger,
    private readonly metrics: Pick<Metrics, 'callback'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  note(requestId: string, method: string): void {
    this.metrics.callback('refused');
    this.unsaid += 1;
    if (this.now() - this.warnedAt < QUIET_MS) return;
    this.log.warn(
      { requestId, method, callbacks: this.unsaid },
      'status callbacks were refused: their signature or token is wrong',
    );
    this.warnedAt = this.now();
    this.unsaid = 0;
  }
}

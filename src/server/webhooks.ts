import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { raw, Router, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { ServiceError } from '../domain/errors.js';
import { isSid, type Sid } from '../domain/sid.js';
import type { Onboardings } from '../onboarding/door.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { isSignedByTwilio } from '../twilio/webhook-signature.js';
import type { Metrics } from './metrics.js';
import { scopeOf } from './request-scope.js';

/** How a callback proves where it comes from. */
export interface CallbackSecrets {
  readonly defaultAccountSid: Sid;
  /** What Twilio signs the default account's callbacks with. */
  readonly authToken?: string;
  /** What the token in the URL is made of: for an API key, which verifies no signature, and for subaccounts. */
  readonly tokenSecret: string;
}

/** The addresses that Twilio is given for status callbacks, and their verification. */
export interface Callbacks {
  /** Undefined while it isn't known where Twilio can reach this server. */
  url(accountSid: Sid): string | undefined;
  isGenuine(request: CallbackRequest): Promise<boolean>;
}

interface CallbackRequest {
  readonly accountSid: Sid;
  /** Path and query as they came. */
  readonly target: string;
  readonly token: string;
  readonly signature: string;
  readonly fields: Fields;
  readonly isForm: boolean;
  readonly body: string;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

const PATH = '/webhooks/trust-hub';

/**
 * The main account's callbacks are signed with its auth token. A subaccount's are signed with its own, which is not at
 * hand: their address has a token of ours, so that a stranger's request costs no call to Twilio, and then the
 * signature is looked at too. Where that token cannot be had now, the address alone is proof: nobody else was told it.
 */
export function createCallbacks(
  secrets: CallbackSecrets,
  trustHubs: Pick<TrustHubFactory, 'isSignedFor'>,
  publicBaseUrl: () => string | undefined,
): Callbacks {
  const { authToken, defaultAccountSid, tokenSecret } = secrets;
  const tokenOf = (accountSid: Sid) =>
    createHmac('sha256', tokenSecret).update(`trust-hub-callback:${accountSid}`).digest('hex');
  const signingToken = (accountSid: Sid) => (accountSid === defaultAccountSid ? authToken : undefined);
  const isSignedWith = ({ target, signature, fields, isForm, body }: CallbackRequest, by: string): boolean => {
    // The public address, not the Host header: behind a proxy they differ, and a caller chooses the header.
    const base = publicBaseUrl();
    if (base === undefined) return false;
    const params = isForm ? fields : {};
    return isSignedByTwilio({ authToken: by, signature, url: `${base}${target}`, params, body });
  };
  return {
    url: (accountSid) => {
      const base = publicBaseUrl();
      if (base === undefined) return undefined;
      const query = signingToken(accountSid) === undefined ? `?token=${tokenOf(accountSid)}` : '';
      return `${base}${PATH}/${accountSid}${query}`;
    },
    isGenuine: async (request) => {
      const { accountSid, token } = request;
      const known = signingToken(accountSid);
      if (known !== undefined) return isSignedWith(request, known);
      if (!isEqual(token, tokenOf(accountSid))) return false;
      if (accountSid === defaultAccountSid) return true;
      // Undocumented for a subaccount (TRUSTHUB 7): the main account's signature is as good.
      if (authToken !== undefined && isSignedWith(request, authToken)) return true;
      try {
        return await trustHubs.isSignedFor(accountSid, (own) => isSignedWith(request, own.reveal()));
      } catch (error) {
        if (error instanceof ServiceError) return true;
        throw error;
      }
    },
  };
}

function isEqual(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

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
  const router = Router();
  router.post(`${PATH}/:accountSid`, raw({ type: () => true, limit: '64kb' }), receive(parts));
  return router;
}

function receive({ callbacks, trustHubs, onboardings, metrics, log }: WebhookParts): RequestHandler {
  return async (req: Request, res: Response) => {
    const { requestId } = scopeOf(res);
    const request = read(req);
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

function read(req: Request): CallbackRequest | undefined {
  const accountSid = req.params['accountSid'];
  if (!isSid(accountSid, 'AC')) return undefined;
  const body = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
  const isForm = !/\bjson\b/i.test(req.headers['content-type'] ?? '');
  const token = req.query['token'];
  const signature = req.headers['x-twilio-signature'];
  return {
    accountSid,
    target: req.originalUrl,
    token: typeof token === 'string' ? token : '',
    signature: typeof signature === 'string' ? signature : '',
    fields: isForm ? formFields(body) : jsonFields(body),
    isForm,
    body,
  };
}

function formFields(body: string): Fields {
  const form = new URLSearchParams(body);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function jsonFields(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** In order of preference, without case and underscores: `BundleSid`, `bundle_sid`. */
const BUNDLE_FIELDS = ['bundlesid', 'trustproductsid', 'customerprofilesid', 'resourcesid', 'sid', 'objectsid'];
const STATUS_FIELDS = ['status', 'bundlestatus'];

function fieldOf(fields: Fields, name: string): string | undefined {
  const found = Object.entries(fields).find(([key]) => key.replaceAll('_', '').toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

function bundleIn(fields: Fields): Sid | undefined {
  return BUNDLE_FIELDS.map((name) => fieldOf(fields, name)).find((value) => isSid(value, 'BU'));
}

/**
 * One id for one event, so that Twilio's repetitions count once. Twilio's own token where there is one; otherwise the
 * content within a minute, since the same bundle may be rejected twice with the same words.
 */
function eventIdOf(req: Request, { fields, signature }: CallbackRequest, bundleSid: Sid): string {
  const token = req.headers['i-twilio-idempotency-token'];
  const status = STATUS_FIELDS.map((name) => fieldOf(fields, name)).find((value) => value !== undefined) ?? '';
  const minute = Math.floor(Date.now() / 60_000);
  const distinct = typeof token === 'string' ? token : `${signature}|${minute}`;
  return createHash('sha256').update(`${bundleSid}|${status}|${distinct}`).digest('hex');
}

import { json, Router, type Request, type RequestHandler } from 'express';
import { ServiceErrorCode } from '../domain/errors.js';
import type { Sid } from '../domain/sid.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import type { Authenticator } from './access/authenticator.js';
import { RequestErrorCode } from './error-codes.js';
import { refuseForeignPages, type WarnOfForeignPage } from './foreign-pages.js';
import { sendError } from './http-errors.js';
import type { OriginRules } from './origins.js';
import type { AddressRates } from './rates/address-rates.js';
import { authenticate, neverStored } from './request-guards.js';
import { scopeOf } from './request-scope.js';

interface SandboxControlParts {
  /** Where the built-in sandbox listens. */
  readonly sandboxUrl: string;
  /** The store of recent answers, which the sandbox does not know. */
  readonly trustHubs: Pick<TrustHubFactory, 'clear' | 'defaultAccountSid'>;
  readonly settings: OriginRules;
  readonly authenticator: Authenticator;
  readonly addresses: AddressRates;
  readonly warnOfForeignPage: WarnOfForeignPage;
}

export const SANDBOX_PATH = '/sandbox/';

/** What is passed on of the sandbox's control API: what a person does in the console, and nothing that reads data. */
const PASSED_ON: readonly (readonly [method: string, place: RegExp])[] = [
  ['GET', /^state$/],
  ['POST', /^clock$/],
  ['POST', /^numbers$/],
  ['POST', /^reviews\/BU[0-9a-f]{32}$/],
  ['GET', /^faults$/],
  ['POST', /^faults$/],
  ['DELETE', /^faults$/],
  ['POST', /^reset$/],
];

const BODY_LIMIT = '16kb';
const TIMEOUT_MS = 20_000;

/**
 * The built-in sandbox's levers on this server's own origin, for the console: a page may not reach the sandbox itself,
 * which listens elsewhere and takes no keys. They are for callers who may act for the main account, because some of them
 * change every account.
 */
export function sandboxControlRouter(parts: SandboxControlParts): Router {
  const { settings, authenticator, addresses, warnOfForeignPage } = parts;
  const router = Router({ caseSensitive: true });
  router.all(
    `${SANDBOX_PATH}{*place}`,
    neverStored,
    refuseForeignPages(settings, warnOfForeignPage),
    authenticate(authenticator, addresses),
    requireMainAccount(parts.trustHubs.defaultAccountSid),
    json({ limit: BODY_LIMIT }),
    passOn(parts),
  );
  return router;
}

function requireMainAccount(main: Sid): RequestHandler {
  return (req, res, next) => {
    if (scopeOf(res).caller?.allows(main) === true) next();
    else sendError(req, res, ServiceErrorCode.FORBIDDEN, 'The sandbox is changed by callers of the main account only.');
  };
}

function passOn({ sandboxUrl, trustHubs }: SandboxControlParts): RequestHandler {
  return async (req, res) => {
    const place = req.path.slice(SANDBOX_PATH.length);
    if (!PASSED_ON.some(([method, shape]) => method === req.method && shape.test(place))) {
      return sendError(req, res, RequestErrorCode.BAD_REQUEST, 'The sandbox has no such lever here.', 404);
    }
    const answer = await fetch(`${sandboxUrl}/_sandbox/${place}`, {
      method: req.method,
      ...(req.method === 'POST' && { body: bodyOf(req), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (req.method !== 'GET') trustHubs.clear(scopeOf(res).accountSid ?? trustHubs.defaultAccountSid);
    res
      .status(answer.status)
      .type('json')
      .send(await answer.text());
  };
}

function bodyOf({ body }: Request): string {
  return JSON.stringify((body as object | undefined) ?? {});
}

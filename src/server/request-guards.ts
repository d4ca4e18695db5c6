import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import type { AnswerLimits } from '../config.js';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import { isTooLong, queryTooLong } from './document-rules.js';
import { isErrorCode, RequestErrorCode, type ErrorCode } from './error-codes.js';
import { sendError } from './http-errors.js';
import { isOwnHost } from './origins.js';
import type { AddressRates } from './rates/address-rates.js';
import { scopeOf } from './request-scope.js';

/** A server that is stopping takes no new work; load balancers try elsewhere. */
export function refuseWhileDraining(state: { readonly draining: boolean }): RequestHandler {
  return (req, res, next) => {
    if (!state.draining) {
      next();
      return;
    }
    res.setHeader('retry-after', '5').setHeader('connection', 'close');
    sendError(req, res, ServiceErrorCode.SERVICE_UNAVAILABLE, 'The server is stopping.');
  };
}

/** For bodies that are read before it is known who sends them: one that does not arrive in time is not waited for. */
export function bodyWithin(ms: number): RequestHandler {
  return (req, res, next) => {
    const refuse = (): void => {
      // It was answered without its body, or has come whole: a timer must not answer it a second time.
      if (req.complete || res.headersSent || res.writableEnded || res.destroyed) return;
      res.once('finish', () => req.destroy()).setHeader('connection', 'close');
      sendError(req, res, RequestErrorCode.BAD_REQUEST, 'The body did not arrive in time.', 408);
    };
    // After a long piece of work timers come first: what has arrived meanwhile is read before it counts as missing.
    const late = setTimeout(() => setImmediate(refuse), ms);
    res.once('close', () => clearTimeout(late));
    req.once('close', () => clearTimeout(late)).once('end', () => clearTimeout(late));
    next();
  };
}

/** For a server without keys: a page of another name that resolves to this machine (DNS rebinding) may not call it. */
export function refuseForeignHosts(publicBaseUrl: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (isOwnHost(req, publicBaseUrl)) {
      next();
      return;
    }
    const message = 'This server takes calls without a key only at its own address. Set API_KEYS, or PUBLIC_BASE_URL.';
    sendError(req, res, ServiceErrorCode.FORBIDDEN, message);
  };
}

/** GET and POST are GraphQL over HTTP; PUT and DELETE reserve an event stream and end a subscription on it. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

export function onlyKnownMethods(req: Request, res: Response, next: NextFunction): void {
  if (METHODS.includes(req.method)) {
    next();
    return;
  }
  res.setHeader('allow', METHODS.join(', '));
  sendError(req, res, RequestErrorCode.BAD_REQUEST, 'GraphQL is sent by POST or GET.', 405);
}

/** For what is only read. HEAD is refused too: its answer would be made as a whole and thrown away. */
export function onlyGet(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET') {
    next();
    return;
  }
  res.setHeader('allow', 'GET');
  sendError(req, res, RequestErrorCode.BAD_REQUEST, 'This is read by GET.', 405);
}

/** Refuses status callbacks of an address that has sent too many with a wrong signature, before their body is read. */
export function limitCallbacks(addresses: AddressRates): RequestHandler {
  return (req, res, next) => {
    if (refusedForTries(addresses.wait(req, 'CALLBACK'), req, res)) return;
    res.once('close', () => {
      if (res.statusCode !== 204 && res.statusCode !== 503) addresses.count(req, 'CALLBACK');
    });
    next();
  };
}

/** @param wait milliseconds until the address may try again */
function refusedForTries(wait: number, req: Request, res: Response): boolean {
  if (wait === 0) return false;
  const seconds = Math.ceil(wait / 1_000);
  res.setHeader('retry-after', String(seconds));
  const message = `Too many tries without a valid key from this address: try again in ${seconds} s.`;
  sendError(req, res, ServiceErrorCode.RATE_LIMITED, message);
  return true;
}

/** Finds the caller and the account, or answers 401, 403, 400, 429 or 503. */
export function authenticate(authenticator: Authenticator, addresses: AddressRates): RequestHandler {
  return admit(addresses, !authenticator.open, async (key, req, res) => {
    const scope = scopeOf(res);
    scope.caller = await authenticator.authenticate(key);
    if (key !== undefined && !authenticator.open) addresses.remember(req, key);
    scope.accountSid = chooseAccount(scope.caller, req.headers[ACCOUNT_HEADER]);
  });
}

/** Lets through who may read the metrics. */
export function admitToMetrics(authenticator: Authenticator, addresses: AddressRates): RequestHandler {
  return admit(addresses, true, async (key, req) => {
    await authenticator.admitToMetrics(key);
    if (key !== undefined) addresses.remember(req, key);
  });
}

type Check = (key: string | undefined, req: Request, res: Response) => Promise<void>;

/** @param limited whether an address that has tried too many wrong keys is refused before the check */
function admit(addresses: AddressRates, limited: boolean, check: Check): RequestHandler {
  return async (req, res, next) => {
    const key = req.headers.authorization;
    if (limited && refusedForTries(addresses.wait(req, 'KEY', key), req, res)) return;
    try {
      await check(key, req, res);
    } catch (error) {
      const code = codeOf(error);
      if (!(error instanceof Error) || code === undefined) throw error;
      if (code === ServiceErrorCode.UNAUTHENTICATED) {
        addresses.count(req, 'KEY');
        if (key !== undefined) addresses.forget(req, key);
        res.setHeader('www-authenticate', 'Bearer realm="trusthub-graphql"');
      }
      sendError(req, res, code, error.message);
      return;
    }
    next();
  };
}

function codeOf(error: unknown): ErrorCode | undefined {
  if (error instanceof ServiceError) return error.code;
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return isErrorCode(code) ? code : undefined;
}

/** No browser or proxy may cache an answer: it is for one caller and contains business data. */
export function neverStored(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('cache-control', 'no-store');
  next();
}

/** Refuses a query whose text is too long, before it is parsed. */
export function refuseLongQueries(limits: AnswerLimits): RequestHandler {
  return (req, res, next) => {
    const body = req.body as { readonly query?: unknown } | undefined;
    const query = body?.query ?? req.query['query'];
    if (typeof query !== 'string' || !isTooLong(query, limits)) {
      next();
      return;
    }
    sendError(req, res, RequestErrorCode.BAD_REQUEST, queryTooLong(limits), 413);
  };
}

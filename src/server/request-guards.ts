import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import type { Authenticator } from './access/authenticator.js';
import { ACCOUNT_HEADER, chooseAccount } from './access/caller.js';
import { isErrorCode, RequestErrorCode, type ErrorCode } from './error-codes.js';
import { sendError } from './http-errors.js';
import { isOwnHost } from './origins.js';
import { scopeOf } from './request-scope.js';

/** No new work for a server that stops; load balancers try elsewhere. */
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

/** Finds the caller and the account, or answers 401, 403, 400 or 503. */
export function authenticate(authenticator: Authenticator): RequestHandler {
  return async (req, res, next) => {
    const scope = scopeOf(res);
    try {
      scope.caller = await authenticator.authenticate(req.headers.authorization);
      scope.accountSid = chooseAccount(scope.caller, req.headers[ACCOUNT_HEADER]);
    } catch (error) {
      const code = codeOf(error);
      if (!(error instanceof Error) || code === undefined) throw error;
      if (code === ServiceErrorCode.UNAUTHENTICATED)
        res.setHeader('www-authenticate', 'Bearer realm="trusthub-graphql"');
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

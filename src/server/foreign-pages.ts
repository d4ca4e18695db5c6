import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { ServiceErrorCode } from '../domain/errors.js';
import { sendError } from './http-errors.js';
import { isAllowedOrigin, type OriginRules } from './origins.js';

/** The answer to a page of another origin; it is written for the operator of the server. */
export const FOREIGN_PAGE =
  "Pages of this origin may not call this server: ALLOWED_ORIGINS does not list it. Set ALLOWED_ORIGINS to the page's origin, such as https://app.example, and start the server again.";

/** Origins that are named in the log: anybody can send any number of them. */
const NAMED_AT_MOST = 20;

/** Logs that a page was refused, once for each origin and for a limited number of them. */
export type WarnOfForeignPage = (request: IncomingMessage) => void;

export function foreignPageWarning(log: Logger): WarnOfForeignPage {
  const named = new Set<string>();
  return ({ headers: { origin = '' } }) => {
    if (named.has(origin) || named.size >= NAMED_AT_MOST) return;
    // A browser's origin is scheme and host and nothing else; any other text was made up.
    if (origin.length > 200 || !URL.canParse(origin) || new URL(origin).origin !== origin) return;
    named.add(origin);
    log.warn({ origin }, 'a page of another origin was refused: ALLOWED_ORIGINS does not list it');
  };
}

/**
 * For what any page can send without a preflight: it could not read the answer, but this server would make it. Browsers name
 * the page's origin, or say at least that it is another site.
 */
export function refuseForeignPages(rules: OriginRules, warn: WarnOfForeignPage): RequestHandler {
  return (req, res, next) => {
    const isNamed = req.headers.origin !== undefined;
    if (isNamed ? isAllowedOrigin(req, rules) : req.headers['sec-fetch-site'] !== 'cross-site') {
      next();
      return;
    }
    warn(req);
    sendError(req, res, ServiceErrorCode.FORBIDDEN, FOREIGN_PAGE);
  };
}

/** Answers the preflight that a browser sends before a request of a page of another origin. */
export function refuseForeignPreflights(rules: OriginRules, warn: WarnOfForeignPage): RequestHandler {
  return (req, res, next) => {
    const preflight = req.method === 'OPTIONS' && req.headers['access-control-request-method'] !== undefined;
    if (!preflight || isAllowedOrigin(req, rules)) {
      next();
      return;
    }
    warn(req);
    res.setHeader('vary', 'Origin');
    sendError(req, res, ServiceErrorCode.FORBIDDEN, FOREIGN_PAGE);
  };
}

import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { recordableName } from './operation-span.js';
import { openRequestScope, type RequestScope } from './request-scope.js';

/** The first part of the paths that we serve; any other path may be any text and is not logged. */
const PLACES = ['graphql', 'webhooks', 'console', 'playground', 'export', 'sandbox', 'healthz', 'readyz', 'metrics'];

/** Of them, what is logged of each request; the others are asked for every few seconds, or are files. */
const LOGGED = ['graphql', 'webhooks', 'export', 'sandbox', 'other'];

/**
 * Opens each request's scope, and writes one line when it has been answered: never the query string, a header, a body
 * or a variable. What is requested every few seconds (health, metrics) and the files of console and playground are logged with
 * LOG_LEVEL=debug.
 */
export function requestLog(log: Logger, metrics: Metrics): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const scope = openRequestScope(req, res);
    const place = PLACES.find((known) => req.path === `/${known}` || req.path.startsWith(`/${known}/`)) ?? 'other';
    res.once('close', () => {
      const ms = Math.round(performance.now() - scope.startedAt);
      const line = { ...lineOf(scope), method: req.method, place, status: res.statusCode, ms };
      if (scope.streamed) log.info(line, 'an event stream ended');
      else if (!res.writableFinished && !scope.brokenOff) log.info({ ...line, status: 499 }, 'the caller disconnected');
      else if (LOGGED.includes(place)) log.info(line, 'request');
      else log.debug(line, 'request');
      if (place === 'graphql' && scope.outcome !== undefined) {
        metrics.operation(scope.operationType ?? 'none', scope.outcome, ms / 1_000);
      }
    });
    next();
  };
}

function lineOf(scope: RequestScope): object {
  const name = recordableName(scope.operationName);
  return {
    requestId: scope.requestId,
    ...(scope.caller && { caller: scope.caller.name }),
    ...(scope.operationType && { operation: scope.operationType }),
    ...(name !== undefined && { name }),
    ...(scope.outcome && { outcome: scope.outcome }),
  };
}

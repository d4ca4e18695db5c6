import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { ServiceError, ServiceErrorCode } from '../domain/errors.js';
import { RequestErrorCode, type ErrorCode } from './error-codes.js';
import { scopeOf } from './request-scope.js';

const STATUS_OF: Partial<Record<ErrorCode, number>> = {
  [ServiceErrorCode.UNAUTHENTICATED]: 401,
  [ServiceErrorCode.FORBIDDEN]: 403,
  [ServiceErrorCode.RATE_LIMITED]: 429,
  [ServiceErrorCode.SERVICE_UNAVAILABLE]: 503,
  [ServiceErrorCode.INTERNAL_SERVER_ERROR]: 500,
  [ServiceErrorCode.MIRROR_OFF]: 501,
  [ServiceErrorCode.UPSTREAM_UNAUTHORIZED]: 502,
  [ServiceErrorCode.UPSTREAM_UNAVAILABLE]: 502,
  [ServiceErrorCode.UPSTREAM_THROTTLED]: 503,
  [ServiceErrorCode.UPSTREAM_TIMEOUT]: 504,
};

/** Answers with one error in GraphQL's form, for what goes wrong before GraphQL is reached. */
export function sendError(req: Request, res: Response, code: ErrorCode, message: string, status?: number): void {
  const scope = scopeOf(res);
  scope.outcome = code;
  const retryAfterSeconds = Number(res.getHeader('retry-after') ?? NaN);
  const extensions = {
    code,
    ...(Number.isFinite(retryAfterSeconds) && { retryAfterSeconds }),
    requestId: scope.requestId,
  };
  const accepts = (req.headers.accept ?? '').includes('application/graphql-response+json');
  res
    .status(status ?? STATUS_OF[code] ?? 400)
    .setHeader('content-type', `${accepts ? 'application/graphql-response+json' : 'application/json'}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}

/** What body-parser's errors mean to the caller; their own text may repeat the body. */
const BODY_FAULTS: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not valid JSON.',
  'entity.too.many.values': 'The body has too many values. Send fewer things at a time.',
  'entity.too.large': 'The body is too large.',
  'encoding.unsupported': 'The content encoding is not supported.',
  'charset.unsupported': 'The charset is not supported: send UTF-8.',
  'request.aborted': 'The request was cut off.',
  'request.size.invalid': 'The body is not as long as its content-length says.',
};

/** Express would answer errors in HTML, with a stack trace. */
export function jsonErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    if (error instanceof ServiceError) {
      if (error.retryAfterSeconds !== undefined) res.setHeader('retry-after', String(error.retryAfterSeconds));
      sendError(req, res, error.code, error.message);
      return;
    }
    const { type, status } = error as { type?: unknown; status?: unknown };
    const known = typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
    if (known !== undefined) {
      const message = BODY_FAULTS[String(type)] ?? 'The request could not be read.';
      sendError(req, res, RequestErrorCode.BAD_REQUEST, message, known);
      return;
    }
    const { requestId } = scopeOf(res);
    log.error({ requestId, err: error }, 'unexpected error in a request');
    sendError(req, res, ServiceErrorCode.INTERNAL_SERVER_ERROR, `Internal error; request id ${requestId}.`);
  };
}

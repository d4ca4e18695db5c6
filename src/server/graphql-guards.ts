import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { AnswerLimits } from '../config.js';
import { isTooLong, queryTooLong } from './document-rules.js';
import { RequestErrorCode } from './error-codes.js';
import { sendError } from './http-errors.js';

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

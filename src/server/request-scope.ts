import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { GraphQLError } from 'graphql';
import type { Sid } from '../domain/sid.js';
import type { Caller } from './access/caller.js';
import type { CacheControl } from './cache-control.js';
import type { OperationCost } from './rates/caller-rates.js';

/** What the server knows about one HTTP request; grows as the request passes through. */
export interface RequestScope {
  readonly requestId: string;
  readonly startedAt: number;
  caller?: Caller;
  accountSid?: Sid;
  operationType?: 'query' | 'mutation' | 'subscription';
  operationName?: string;
  /** `OK`, or the code of the first error. */
  outcome?: string;
  /** The operation's estimated and actual cost. */
  cost?: OperationCost;
  /** What is wrong with its document, which therefore does not run. */
  faults?: readonly GraphQLError[];
  /** What the caller says of age. */
  control?: CacheControl;
  /** Of a JSON body. */
  bodyBytes?: number;
  /** The answer is a stream of events, whose length says nothing about the server. */
  streamed?: boolean;
  /** This server has ended the answer before it was whole. */
  brokenOff?: boolean;
}

const scopes = new WeakMap<Response, RequestScope>();
const current = new AsyncLocalStorage<RequestScope>();

/** An id that a proxy gave, where it is safe to print; otherwise a new one. */
const SANE_ID = /^[A-Za-z0-9._:-]{8,100}$/;

/** Begins the scope of a request and names it in the answer's `x-request-id`. */
export function openRequestScope(req: Request, res: Response): RequestScope {
  const scope: RequestScope = { requestId: requestIdFrom(req.headers['x-request-id']), startedAt: performance.now() };
  scopes.set(res, scope);
  res.setHeader('x-request-id', scope.requestId);
  return scope;
}

export function requestIdFrom(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' && SANE_ID.test(header) ? header : randomUUID();
}

/** The scope of the request that this response answers. */
export function scopeOf(res: Response): RequestScope {
  const scope = scopes.get(res);
  if (scope === undefined) throw new Error('The request has no scope: openRequestScope must run first.');
  return scope;
}

/** Runs what Apollo calls back without naming the request (formatError, plugins) inside the request's scope. */
export function runInScope<Result>(scope: RequestScope, run: () => Result): Result {
  return current.run(scope, run);
}

export function currentScope(): RequestScope | undefined {
  return current.getStore();
}

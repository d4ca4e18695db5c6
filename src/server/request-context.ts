import type { Request, Response } from 'express';
import { OperationTypeNode } from 'graphql';
import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import type { Sid } from '../domain/sid.js';
import { accountShares } from '../domain/pacing/account-turns.js';
import type { ResolverContext } from '../resolvers/context.js';
import { timeIsUp, type CreateContext } from './context.js';
import { noMutation, readCacheControl, type CacheControl } from './cache-control.js';
import type { Documents } from './documents/documents.js';
import type { CallerRates } from './rates/caller-rates.js';
import { scopeOf, type RequestScope } from './request-scope.js';

interface RequestContextParts {
  readonly createContext: CreateContext;
  readonly documents: Pick<Documents, 'operationType'>;
  readonly limits: Pick<Limits, 'operationMs' | 'operationCalls' | 'answers'>;
  readonly rates: CallerRates;
  /** Aborts when the server can wait for running operations no longer. */
  readonly stopping: AbortSignal;
}

/**
 * The context of one request. When the caller disconnects, nobody waits for a query's Twilio calls; a mutation's
 * are finished, since a write that is cut off may or may not have happened. When its time is up, everything is aborted.
 */
export function contextOf(req: Request, res: Response, parts: RequestContextParts): ResolverContext {
  const { createContext, stopping, limits } = parts;
  const scope = scopeOf(res);
  const control = controlOf(req, parts.documents);
  scope.control = control;
  const answer = new AbortController();
  const calls = new AbortController();
  const stop = (reason?: unknown): void => {
    answer.abort(reason);
    calls.abort(reason);
  };
  const onStopping = () => stop(stopping.reason);
  stopping.addEventListener('abort', onStopping, { once: true });
  const deadline = setTimeout(() => stop(timeIsUp()), limits.operationMs);
  const settle = (): void => {
    clearTimeout(deadline);
    stopping.removeEventListener('abort', onStopping);
  };
  const onClose = (): void => {
    // A mutation goes on, and is settled when it ends.
    const goesOn = !res.writableFinished && scope.operationType === 'mutation' && scope.cost !== undefined;
    if (goesOn) scope.cost?.atEnd(settle);
    else {
      settle();
      scope.cost?.end();
    }
    payForAnswer(scope, res, parts.rates, limits.answers.freeBytes);
    if (res.writableFinished) return;
    answer.abort();
    if (!goesOn) calls.abort();
  };
  if (res.closed) onClose();
  else res.once('close', onClose);
  if (scope.accountSid === undefined || scope.caller === undefined)
    throw new Error('The request was not authenticated.');
  countOperation(scope.accountSid);
  const budget = new CallBudget(limits.operationCalls);
  const { caller } = scope;
  scope.cost = parts.rates.begin(caller.name, budget);
  return createContext({
    accountSid: scope.accountSid,
    caller: caller.name,
    mayActFor: (accountSid) => caller.allows(accountSid),
    requestId: scope.requestId,
    signal: answer.signal,
    callSignal: calls.signal,
    budget,
    control,
  });
}

/** About what an operation takes of this process beside its requests and its lists, in milliseconds. */
const OPERATION_MS = 1;

const BYTES_PER_POINT = 500;

/** A long answer costs its caller, because making it takes time of the server, whether Twilio was asked or not. */
export function payForAnswer(
  { caller }: RequestScope,
  res: Response,
  rates: Pick<CallerRates, 'pay'>,
  freeBytes: number,
): void {
  const bytes = Number(res.getHeader('content-length') ?? 0);
  const points = Math.max(0, Math.floor((bytes - freeBytes) / BYTES_PER_POINT));
  if (caller !== undefined) rates.pay(caller.name, points);
}

/** An operation is begun for this account: others come first for a moment. */
export function countOperation(accountSid: Sid): void {
  accountShares.add(accountSid, OPERATION_MS);
}

/**
 * What the caller says of age. A mutation is not carried out on what may be old: age is for what only reads.
 * @throws GraphQLError BAD_USER_INPUT
 */
function controlOf(req: Request, documents: Pick<Documents, 'operationType'>): CacheControl {
  const control = readCacheControl(req.headers['cache-control']);
  if (control.age === undefined) return control;
  const { query, operationName } = (req.body ?? {}) as { readonly query?: unknown; readonly operationName?: unknown };
  const name = typeof operationName === 'string' ? operationName : null;
  const isMutation = typeof query === 'string' && documents.operationType(query, name) === OperationTypeNode.MUTATION;
  if (!isMutation) return control;
  if (control.age.onlyKept) throw noMutation();
  return { fresh: false };
}

import type { Request, RequestHandler, Response } from 'express';
import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import { answerExtensions } from './answer-extensions.js';
import { readCacheControl, type CacheControl } from './cache-control.js';
import { keyOf, LONGEST_REQUEST, withData, type KeptAnswer, type KeptAnswers } from './kept-answers.js';
import type { WriteStamps } from './kept-answers-plugin.js';
import { checkVariableNesting } from './nesting.js';
import { beginOperationSpan } from './operation-span.js';
import type { CallerRates, OperationCost } from './rates/caller-rates.js';
import { countOperation, payForAnswer } from './request-context.js';
import { scopeOf, type RequestScope } from './request-scope.js';

interface KeptRequestParts {
  readonly answers: KeptAnswers;
  readonly mirror: WriteStamps;
  readonly limits: Pick<Limits, 'operationCalls' | 'answers'>;
  readonly rates: CallerRates;
}

/** Of one answer: clients say in a few ways what they accept. */
const MOST_HEADS = 10;
const LONGEST_ACCEPT = 200;

/**
 * Answers a request whose answer is kept, before Apollo begins with it, which takes most of the time of such a request.
 * Apollo has answered a request for the same before, so that it was found to be in order then; what it costs its caller,
 * its log line, metrics and trace are as if Apollo had answered it. Everything else goes on to Apollo.
 */
export function answerKept({ answers, mirror, limits, rates }: KeptRequestParts): RequestHandler {
  const serve: Serve = (kept, req, res, next) => {
    const scope = scopeOf(res);
    const accept = req.headers.accept ?? '';
    const contentType = kept.heads.get(accept);
    if (contentType === undefined) {
      learnHead(kept, accept, res);
      next();
      return;
    }
    const cost = admit(scope, kept.estimate, limits, rates);
    // Apollo says why not.
    if (cost === undefined) next();
    else send(kept, contentType, { req, res, scope, cost, answers, rates, freeBytes: limits.answers.freeBytes });
  };
  return (req, res, next) => {
    const scope = scopeOf(res);
    const control = controlOf(req);
    const key = control?.fresh === false ? keyFor(req, scope) : undefined;
    const { accountSid } = scope;
    const kept = key === undefined ? undefined : answers.peek(key, control?.age);
    if (kept !== undefined) serve(kept, req, res, next);
    else if (key === undefined || accountSid === undefined || control?.age === undefined || !answers.hasCopied(key))
      next();
    else {
      const { age } = control;
      mirror.written(accountSid).then(
        (written) => {
          const copied = answers.peekCopied(key, age, written);
          if (copied === undefined || res.closed) next();
          else serve(copied, req, res, next);
        },
        () => next(),
      );
    }
  };
}

type Serve = (kept: KeptAnswer, ...exchange: Parameters<RequestHandler>) => void;

/** Undefined where it is refused: Apollo says why. */
function controlOf(req: Request): CacheControl | undefined {
  try {
    return readCacheControl(req.headers['cache-control']);
  } catch {
    return undefined;
  }
}

/** What the request's answer is kept by; undefined where none can be kept for it. */
function keyFor(req: Request, { accountSid, bodyBytes = Infinity }: RequestScope): string | undefined {
  if (bodyBytes > LONGEST_REQUEST) return undefined;
  const body = req.body as Readonly<Record<string, unknown>> | undefined;
  if (req.method !== 'POST' || accountSid === undefined || typeof body !== 'object') return undefined;
  const { query: source, operationName = null, variables = null, extensions = null } = body;
  if (typeof source !== 'string' || isPersisted(extensions)) return undefined;
  if (operationName !== null && typeof operationName !== 'string') return undefined;
  if (typeof variables !== 'object' || Array.isArray(variables)) return undefined;
  try {
    checkVariableNesting(variables);
  } catch {
    return undefined;
  }
  return keyOf({ accountSid, source, operationName, variables });
}

/** Apollo refuses persisted queries, and takes no notice of what else clients send as extensions. */
function isPersisted(extensions: unknown): boolean {
  if (extensions === null) return false;
  return typeof extensions !== 'object' || Array.isArray(extensions) || 'persistedQuery' in extensions;
}

/** What Apollo answers to those who accept this. */
function learnHead({ heads }: KeptAnswer, accept: string, res: Response): void {
  if (accept.length > LONGEST_ACCEPT) return;
  res.once('finish', () => {
    const contentType = res.getHeader('content-type');
    if (heads.size >= MOST_HEADS || res.statusCode !== 200) return;
    if (typeof contentType === 'string') heads.set(accept, contentType);
  });
}

/** Undefined where the caller has not enough left to spend. */
function admit(
  { caller, accountSid }: RequestScope,
  estimate: number,
  limits: Pick<Limits, 'operationCalls'>,
  rates: CallerRates,
): OperationCost | undefined {
  if (caller === undefined || accountSid === undefined) return undefined;
  const cost = rates.begin(caller.name, new CallBudget(limits.operationCalls));
  try {
    cost.hold(estimate);
  } catch {
    return undefined;
  }
  countOperation(accountSid);
  return cost;
}

interface Exchange {
  readonly req: Request;
  readonly res: Response;
  readonly scope: RequestScope;
  readonly cost: OperationCost;
  readonly answers: KeptAnswers;
  readonly rates: CallerRates;
  readonly freeBytes: number;
}

function send(kept: KeptAnswer, contentType: string, exchange: Exchange): void {
  const { req, res, scope, cost, answers, rates, freeBytes } = exchange;
  const span = beginOperationSpan(req.headers['traceparent']);
  Object.assign(scope, { operationType: 'query', operationName: kept.operationName, outcome: 'OK', cost });
  res.once('close', () => {
    payForAnswer(scope, res, rates, freeBytes);
    span.end({ ...scope, outcome: 'OK' });
  });
  cost.end();
  const text = withData(kept.text, { extensions: answerExtensions(cost.report(), 0, kept.basis.asOf()) });
  res.setHeader('content-type', contentType);
  res.setHeader('content-length', Buffer.byteLength(text));
  res.end(text);
  answers.served();
}

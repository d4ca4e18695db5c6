import type { Request } from 'express';
import { OperationTypeNode } from 'graphql';
import type { Documents } from './documents/documents.js';
import type { SubscriptionRequest } from './subscription-operation.js';

/** What a request is in the protocol of graphql-sse. */
export type Verb =
  /** Reserve a stream for all the subscriptions of a client. */
  | 'RESERVE'
  /** Open a reserved stream. */
  | 'OPEN'
  /** Send a subscription's events on a reserved stream. */
  | 'SUBSCRIBE'
  /** Answer with the events of this one subscription. */
  | 'SUBSCRIBE_ALONE'
  /** End a subscription of a reserved stream. */
  | 'STOP';

/** Undefined for a request that belongs to GraphQL over HTTP. */
export function verbOf(req: Request, documents: Documents): Verb | undefined {
  const onReserved = tokenOf(req) !== undefined;
  const events = takesEvents(req);
  if (req.method === 'PUT') return 'RESERVE';
  if (req.method === 'DELETE') return 'STOP';
  if (req.method === 'GET') return events === 'ONLY' || (events === 'TOO' && onReserved) ? 'OPEN' : undefined;
  if (onReserved) return 'SUBSCRIBE';
  return events === 'ONLY' || (events === 'TOO' && isSubscription(req.body, documents)) ? 'SUBSCRIBE_ALONE' : undefined;
}

/** The stream's token: a header or, for a browser's EventSource, which sends none, a part of the address. */
export function tokenOf(req: Request): string | undefined {
  const token = req.headers['x-graphql-event-stream-token'] ?? req.query['token'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** Some clients accept events with every request and mean them for subscriptions only. `text/*` takes them too; `q=0` refuses. */
function takesEvents(req: Request): 'ONLY' | 'TOO' | 'NOT' {
  const ranges = (req.headers.accept ?? '').split(',').filter((range) => !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range));
  const types = ranges.map((range) => range.split(';')[0]?.trim().toLowerCase());
  if (types.every((type) => type === 'text/event-stream') && types.length > 0) return 'ONLY';
  return types.includes('text/event-stream') || types.includes('text/*') ? 'TOO' : 'NOT';
}

/** A subscription as a client POSTs it. */
export interface PostedSubscription extends SubscriptionRequest {
  /** The client's name of it on a reserved stream. */
  readonly operationId: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the JSON body of a POST; undefined where it is no GraphQL request.
 * @param cacheControl of the request's header
 */
export function readSubscription(body: unknown, cacheControl?: string): PostedSubscription | undefined {
  if (!isFields(body)) return undefined;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || query === '') return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined;
  if (variables !== undefined && variables !== null && !isFields(variables)) return undefined;
  const { operationId, cacheControl: own }: Fields = isFields(extensions) ? extensions : {};
  return {
    query,
    operationName,
    variables,
    cacheControl: own ?? cacheControl,
    operationId: typeof operationId === 'string' && operationId !== '' ? operationId : undefined,
  };
}

/** A faulty document is left to whoever reports its faults. */
function isSubscription(body: unknown, documents: Documents): boolean {
  const request = readSubscription(body);
  if (request === undefined) return false;
  return documents.operationType(request.query, request.operationName) === OperationTypeNode.SUBSCRIPTION;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Request, RequestHandler, Response } from 'express';
import type { Response as SseResponse } from 'graphql-sse';
import type { Sid } from '../domain/sid.js';
import type { Authenticator } from './access/authenticator.js';
import type { Caller } from './access/caller.js';
import { RequestErrorCode } from './error-codes.js';
import { EventStreams, type EventStream } from './event-streams.js';
import { sendError } from './http-errors.js';
import { scopeOf } from './request-scope.js';
import type { Seats } from './seats.js';
import { createSseProtocol, type Call, type SseParts } from './sse-protocol.js';
import { readSubscription, tokenOf, verbOf, type PostedSubscription, type Verb } from './sse-request.js';
import { end, endAll } from './subscriber.js';
import { UnreadEvents } from './unread-events.js';

interface GraphqlSseParts extends SseParts {
  readonly seats: Seats;
  readonly authenticator: Pick<Authenticator, 'authenticate'>;
}

/**
 * Subscriptions as server-sent events (the protocol of graphql-sse), behind authentication and the JSON parser: each
 * on a stream of its own, or all of a client's on one that it has reserved. Any other request goes on to `next`.
 */
export interface GraphqlSse {
  readonly handler: RequestHandler;
  /** Ends every stream without saying that its subscriptions are complete, so that clients reconnect. */
  close(): void;
}

/** Why a request of this protocol is not served. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export function createGraphqlSse(parts: GraphqlSseParts): GraphqlSse {
  const speak = createSseProtocol(parts);
  const streams = new EventStreams(parts.metrics);

  const reserve = async (req: Request, res: Response, call: Call): Promise<void> => {
    streams.reserve(call.stream, () => {
      streams.leave(call.stream);
      // graphql-sse releases a stream only once it has been opened.
      void speak('OPEN', req, call).then(([body]) => (typeof body === 'object' ? body?.return(undefined) : undefined));
    });
    await write(req, res, await speak('RESERVE', req, call), call.stream);
  };

  const send = async (verb: 'OPEN' | 'SUBSCRIBE_ALONE', req: Request, res: Response, call: Call): Promise<void> => {
    const answer = await speak(verb, req, call);
    const [body] = answer;
    if (typeof body === 'object' && body !== null) streams.open(call.stream, res, () => void body.return(undefined));
    else if (verb === 'SUBSCRIBE_ALONE') streams.leave(call.stream);
    await write(req, res, answer, call.stream);
  };

  const subscribe = async (req: Request, res: Response, call: Call): Promise<void> => {
    const answer = await speak('SUBSCRIBE', req, call);
    if (!streams.has(call.stream)) endAll(call.stream, parts.metrics); // It was closed meanwhile.
    await write(req, res, answer, call.stream);
  };

  const stop = async (req: Request, res: Response, call: Call): Promise<void> => {
    // Here too, because a subscription that is still being prepared has no results yet that graphql-sse could end.
    const { operationId } = req.query;
    if (typeof operationId === 'string') end(call.stream, operationId, parts.metrics);
    await write(req, res, await speak('STOP', req, call), call.stream);
  };

  const serve = async (verb: Verb, req: Request, res: Response): Promise<void> => {
    // Again, where a stream begins: the key may have been removed while the body was on its way, and then no stream of
    // its holder would be left to close.
    if (isNew(verb)) await parts.authenticator.authenticate(req.headers.authorization);
    const call = callOf(verb, req, res, parts, streams);
    try {
      if (verb === 'RESERVE') await reserve(req, res, call);
      else if (verb === 'OPEN' || verb === 'SUBSCRIBE_ALONE') await send(verb, req, res, call);
      else await (verb === 'SUBSCRIBE' ? subscribe : stop)(req, res, call);
    } catch (error) {
      if (isNew(verb)) streams.leave(call.stream);
      throw error;
    }
  };
  return {
    handler: (req, res, next) => {
      const verb = verbOf(req, parts.documents);
      if (verb === undefined) {
        next();
        return;
      }
      serve(verb, req, res).catch((error: unknown) => {
        if (error instanceof Refusal) sendError(req, res, RequestErrorCode.BAD_REQUEST, error.message, error.status);
        else next(error);
      });
    },
    close: () => streams.close(),
  };
}

/** @throws Refusal; ServiceError where the caller has too many streams */
function callOf(verb: Verb, req: Request, res: Response, parts: GraphqlSseParts, streams: EventStreams): Call {
  const { caller, accountSid, requestId, bodyBytes } = scopeOf(res);
  if (caller === undefined || accountSid === undefined) throw new Error('The request was not authenticated.');
  if ((bodyBytes ?? 0) > parts.limits.sockets.messageBytes)
    throw new Refusal('The body is too large for a subscription.', 413);
  const subscription = subscriptionOf(verb, req);
  const ids = { id: subscription?.operationId ?? '', requestId, traceparent: req.headers['traceparent'] };
  const stream = isNew(verb)
    ? admit(parts.seats, streams, caller, accountSid)
    : streams.find(tokenOf(req), caller, accountSid);
  if (stream === undefined) throw new Refusal(tokenOf(req) === undefined ? NEEDS_TOKEN : NO_STREAM, 404);
  return { stream, ids, ...(subscription !== undefined && { subscription }) };
}

/** Whether it begins a stream. */
function isNew(verb: Verb): boolean {
  return verb === 'RESERVE' || verb === 'SUBSCRIBE_ALONE';
}

const NEEDS_TOKEN = 'Send a subscription by POST. GET opens a stream that was reserved by PUT, and needs its token.';
const NO_STREAM = 'This event stream does not exist: reserve one by PUT, and open it by GET with its token.';
const NOT_READABLE = 'Send a JSON object with the subscription as "query" and its "variables" as an object.';
const NO_ID = 'On a reserved stream each subscription needs an id of its own in extensions.operationId.';

/** @throws Refusal */
function subscriptionOf(verb: Verb, req: Request): PostedSubscription | undefined {
  if (verb !== 'SUBSCRIBE' && verb !== 'SUBSCRIBE_ALONE') return undefined;
  const subscription = readSubscription(req.body, req.headers['cache-control']);
  if (subscription === undefined) throw new Refusal(NOT_READABLE, 400);
  if (verb === 'SUBSCRIBE' && subscription.operationId === undefined) throw new Refusal(NO_ID, 400);
  return subscription;
}

/** A stream of the caller's, in a place of its own. @throws ServiceError where there is none */
function admit(seats: Seats, streams: EventStreams, caller: Caller, accountSid: Sid): EventStream {
  const leave = seats.enter(caller.name, () => streams.dismiss(stream));
  const unread = new UnreadEvents();
  const stream: EventStream = { accountSid, caller: caller.name, expiresAt: caller.expiresAt, leave, unread };
  return stream;
}

/** Writes what graphql-sse answers: a refusal, a short answer, or event by event until either side has enough. */
async function write(req: Request, res: Response, [body, init]: SseResponse, { unread }: EventStream): Promise<void> {
  if (init.status >= 400) {
    sendError(req, res, RequestErrorCode.BAD_REQUEST, messageIn(body), init.status);
    return;
  }
  if (body === null || typeof body === 'string') {
    res.status(init.status).setHeader('content-type', 'text/plain; charset=utf-8');
    res.end(body ?? undefined);
    return;
  }
  scopeOf(res).streamed = true;
  for await (const event of body) {
    if (res.writableEnded || res.destroyed) break;
    await new Promise<void>((resolve) => res.write(event, () => resolve()));
    if (event.startsWith('event: next')) unread.remove();
  }
  res.end();
}

/** graphql-sse's own texts are about streams and ids, and repeat nothing. */
function messageIn(body: SseResponse[0]): string {
  const { errors } = JSON.parse(typeof body === 'string' ? body : '{}') as { readonly errors?: { message: string }[] };
  return errors?.[0]?.message ?? 'This is not a request of GraphQL over server-sent events.';
}

import type { Request } from 'express';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { createHandler, type OperationResult, type Response as SseResponse } from 'graphql-sse';
import { withinLimits } from './answer-errors.js';
import { answerExtensions } from './answer-extensions.js';
import type { EventStream } from './event-streams.js';
import type { MaskError } from './mask-error.js';
import type { PostedSubscription, Verb } from './sse-request.js';
import { end } from './subscriber.js';
import { prepare, type OperationParts, type PreparedArgs, type SubscriptionIds } from './subscription-operation.js';
import { begin } from './subscriptions.js';

export interface SseParts extends OperationParts {
  readonly mask: MaskError;
}

/** One request of a client, on its way through graphql-sse. */
export interface Call {
  readonly stream: EventStream;
  readonly ids: SubscriptionIds;
  /** What a POST asks for. */
  readonly subscription?: PostedSubscription;
}

/** Sends one request to graphql-sse, and receives its answer. */
export type Speak = (verb: Verb, req: Request, call: Call) => Promise<SseResponse>;

/** How the protocol expresses each of them: the method, and what the client accepts. */
const WIRE: Readonly<Record<Verb, readonly [method: string, accept: string]>> = {
  RESERVE: ['PUT', '*/*'],
  OPEN: ['GET', 'text/event-stream'],
  SUBSCRIBE: ['POST', 'application/json'],
  SUBSCRIBE_ALONE: ['POST', 'text/event-stream'],
  STOP: ['DELETE', '*/*'],
};

interface CallArgs extends PreparedArgs {
  readonly call: Call;
}

/** The protocol of graphql-sse, with the checks and limits that subscriptions over WebSocket have. */
export function createSseProtocol(parts: SseParts): Speak {
  const handler = createHandler<Request, Call>({
    validate: () => [], // `prepare` has done so, with our limits.
    authenticate: ({ context }) => context.stream.token ?? null,
    onSubscribe: ({ context: call }) => {
      if (call.subscription === undefined) return undefined;
      const prepared = prepare(call.stream, call.subscription, call.ids, parts);
      if ('document' in prepared) return { ...prepared, call, contextValue: undefined };
      const errors = maskAll(prepared, call, parts);
      const extensions = answerExtensions(parts.rates.report(call.stream.caller, 0, 0), 0, null);
      call.stream.unread.add();
      return { data: undefined, errors, extensions } as unknown as OperationResult; // It recognises results by `data`.
    },
    subscribe: (args) => deliver(args as unknown as CallArgs, parts),
  });
  return (verb, req, call) => {
    const [method, accept] = WIRE[verb];
    return handler({
      method,
      url: req.originalUrl,
      headers: { get: (name) => (name === 'accept' ? accept : req.get(name)) },
      body: () => req.body as Record<string, unknown>,
      raw: req,
      context: call,
    });
  };
}

function maskAll(errors: readonly unknown[], { ids }: Call, { mask, limits }: SseParts) {
  return withinLimits(
    errors.map((error) => mask(error, ids.requestId)),
    limits.answers,
  );
}

interface Unmasked extends Omit<ExecutionResult, 'errors'> {
  readonly errors?: readonly unknown[];
}
type Results = AsyncIterableIterator<ExecutionResult, void, void>;

/**
 * The results of a subscription with their errors masked. A source that breaks ends with its error as the last result.
 */
async function deliver({ call, ...args }: CallArgs, parts: SseParts): Promise<Results | ExecutionResult> {
  const finish = (): void => end(call.stream, call.ids.id, parts.metrics, args.running);
  const masked = ({ errors, ...result }: Unmasked): ExecutionResult => {
    if (errors === undefined) return result;
    const shown = maskAll(errors, call, parts);
    args.running.failed ??= String(shown[0]?.extensions?.['code']);
    return { ...result, errors: shown as unknown as readonly GraphQLError[] };
  };
  const results = await begin(args, parts);
  if (!(Symbol.asyncIterator in results)) {
    const only = masked(results);
    call.stream.unread.add();
    finish();
    return only;
  }
  let broken = false;
  const stop = async (): Promise<IteratorReturnResult<void>> => {
    finish();
    await results.return?.();
    return { done: true, value: undefined };
  };
  const made = (result: ExecutionResult): IteratorYieldResult<ExecutionResult> => {
    call.stream.unread.add();
    return { done: false, value: result };
  };
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    if (broken) return stop();
    await call.stream.unread.none();
    try {
      const event = await results.next();
      return event.done === true ? await stop() : made(masked(event.value));
    } catch (error) {
      broken = true;
      return made(masked({ errors: [error], extensions: { ...args.extensions(0, null) } }));
    }
  };
  const delivered: Results = { next, return: stop, throw: stop, [Symbol.asyncIterator]: () => delivered };
  return delivered;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { context } from '@opentelemetry/api';
import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { CallBudget } from '../domain/call-budget.js';
import { ServiceError } from '../domain/errors.js';
import type { ResolverContext } from '../resolvers/context.js';
import { asOf, type AnswerExtensions } from './answer-extensions.js';
import type { EventScope } from './event-scopes.js';
import type { OperationParts, PreparedArgs } from './subscription-operation.js';

type Results = AsyncIterableIterator<ExecutionResult, void, void>;
const OVER: IteratorReturnResult<void> = { done: true, value: undefined };

/** Carries out what was prepared, with a context of its own for each event. */
export function begin(
  { accountSid, caller, requestId, control, running, extensions, ...args }: PreparedArgs,
  { createContext, limits, eventScopes, turns }: OperationParts,
) {
  const { stop, span } = running;
  const { signal } = stop;
  const reader = { accountSid, caller, requestId, control, signal };
  const budget = new CallBudget(limits.operationCalls);
  const contexts = {
    ofSource: () => createContext({ ...reader, callSignal: signal, budget }),
    ofEvent: async (event: unknown) => {
      const leave = await turns.enterAfter(caller, signal);
      try {
        const scope = eventScopes.open(event, reader);
        return { ...scope, end: () => (leave(), scope.end()) };
      } catch (error) {
        leave();
        throw error;
      }
    },
    extensions,
  };
  return span.run(() => subscribeFresh(args, contexts, stop));
}

/** Where a subscription gets its contexts. */
export interface SubscriptionContexts {
  /** For what it does before its first event. */
  readonly ofSource: () => ResolverContext;
  /**
   * Waits for the event's turn among the operations of its caller.
   * @throws ServiceError where the caller has no points left for the event
   */
  readonly ofEvent: (event: unknown) => Promise<EventScope>;
  /** Of a result for which so many requests were made. */
  readonly extensions: (requests: number, asOf: number | null) => AnswerExtensions;
}

/**
 * Runs a subscription with a fresh context for every event: loaders remember what they read, and would go on serving
 * the graph as it was at the first event. Ends at once when the signal aborts, also while the source waits. Between two
 * events it lets the rest of the process go on.
 * @returns the results, or one result when the subscription could not begin
 */
export async function subscribeFresh(
  args: ExecutionArgs,
  contexts: SubscriptionContexts,
  stop: AbortController,
): Promise<Results | ExecutionResult> {
  const source = await open(args, contexts.ofSource);
  if (!(Symbol.asyncIterator in source)) {
    stop.abort();
    return { ...source, extensions: { ...source.extensions, ...contexts.extensions(0, null) } };
  }
  const { signal } = stop;
  const events = source[Symbol.asyncIterator]();
  let release = (): void => undefined;
  signal.addEventListener('abort', () => release(), { once: true });
  const nextEvent = () =>
    // Not Promise.race, which would keep every event in memory until the subscription ends.
    new Promise<IteratorResult<unknown, void>>((resolve, reject) => {
      release = () => resolve(OVER);
      if (signal.aborted) release();
      else events.next().then(resolve, reject);
    });
  const close = (): Promise<IteratorReturnResult<void>> => {
    stop.abort();
    // Not awaited: a generator that waits for its next event returns only after it.
    void events.return?.().catch(() => undefined);
    return Promise.resolve(OVER);
  };
  let begun = false;
  // Every event belongs to the trace of the subscription, whoever asks for it.
  const next = context.bind(context.active(), async (): Promise<IteratorResult<ExecutionResult, void>> => {
    // If neither the source nor the client ever waits, nothing else in this process would run, not even closing.
    if (begun) await nextTurn();
    begun = true;
    const event = await nextEvent();
    if (event.done === true || signal.aborted) return OVER;
    const value = await executeEvent(args, event.value, contexts);
    return signal.aborted ? OVER : { done: false, value };
  });
  const results: Results = {
    next,
    return: close,
    throw: async (error: unknown) => {
      await close();
      throw error;
    },
    [Symbol.asyncIterator]: () => results,
  };
  return results;
}

async function executeEvent(
  args: ExecutionArgs,
  event: unknown,
  { ofEvent, extensions: extensionsOf }: SubscriptionContexts,
): Promise<ExecutionResult> {
  let scope: EventScope;
  try {
    scope = await ofEvent(event);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const errors = [new GraphQLError(error.message, { originalError: error })];
    return { data: null, errors, extensions: { ...extensionsOf(0, null) } };
  }
  let requests = 0;
  const result = await Promise.resolve(execute({ ...args, rootValue: event, contextValue: scope.context })).finally(
    () => (requests = scope.end()),
  );
  const errors = [...(result.errors ?? []), ...scope.context.partial];
  const extensions = { ...result.extensions, ...extensionsOf(requests, asOf(scope.context)) };
  return { ...result, ...(errors.length > 0 && { errors }), extensions };
}

/** graphql-js rejects where a resolver returns no stream: a bug of ours, which must not end the connection. */
async function open(args: ExecutionArgs, createContext: () => ResolverContext) {
  try {
    return await createSourceEventStream({ ...args, contextValue: createContext() });
  } catch (error) {
    const originalError = error instanceof Error ? error : undefined;
    return { errors: [new GraphQLError('The subscription could not begin.', originalError && { originalError })] };
  }
}

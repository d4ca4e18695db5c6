import { context } from '@opentelemetry/api';
import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { ResolverContext } from '../resolvers/context.js';

type Results = AsyncIterableIterator<ExecutionResult, void, void>;

/**
 * Runs a subscription with a fresh context for every event: loaders remember what they read, and would go on serving
 * the graph as it was at the first event. Ends at once when the signal aborts, also while the source waits.
 * @returns the results, or one result when the subscription could not begin
 */
export async function subscribeFresh(
  args: ExecutionArgs,
  createContext: () => ResolverContext,
  stop: AbortController,
): Promise<Results | ExecutionResult> {
  const source = await open(args, createContext);
  if (!(Symbol.asyncIterator in source)) {
    stop.abort();
    return source;
  }
  const events = source[Symbol.asyncIterator]();
  const stopped = new Promise<IteratorReturnResult<void>>((resolve) => {
    const end = (): void => resolve({ done: true, value: undefined });
    if (stop.signal.aborted) end();
    stop.signal.addEventListener('abort', end, { once: true });
  });
  const close = (): Promise<IteratorReturnResult<void>> => {
    stop.abort();
    // Not awaited: a generator that waits for its next event returns only after it.
    void events.return?.().catch(() => undefined);
    return stopped;
  };
  // Every event belongs to the trace of the subscription, whoever asks for it.
  const next = context.bind(context.active(), async (): Promise<IteratorResult<ExecutionResult, void>> => {
    const event = await Promise.race([events.next(), stopped]);
    if (event.done === true) return { done: true, value: undefined };
    const contextValue = createContext();
    const result = await execute({ ...args, rootValue: event.value, contextValue });
    const errors = [...(result.errors ?? []), ...contextValue.partial];
    return { done: false, value: errors.length === 0 ? result : { ...result, errors } };
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

/** graphql-js rejects where a resolver gives no stream: a fault of ours, which must not take the connection down. */
async function open(args: ExecutionArgs, createContext: () => ResolverContext) {
  try {
    return await createSourceEventStream({ ...args, contextValue: createContext() });
  } catch (error) {
    const originalError = error instanceof Error ? error : undefined;
    return { errors: [new GraphQLError('The subscription could not begin.', originalError && { originalError })] };
  }
}

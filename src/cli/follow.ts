import type { GraphQLClient } from './graphql-client.js';
import { ClientError } from './graphql-client.js';
import { UPDATED, type RunState, type UpdatedAnswer } from './demo.operations.js';
import { createProgress } from './progress.js';

/** Statuses after which nothing more happens without a person. */
export const AT_REST: ReadonlySet<string> = new Set(['COMPLETED', 'ACTION_REQUIRED', 'FAILED', 'CANCELLED']);

/**
 * Shows the progress of an onboarding until it has one of these statuses; returns its last state.
 * @throws ClientError when the server ends the subscription before
 */
export async function follow(
  client: GraphQLClient,
  id: string,
  { stream, until, signal }: { stream: NodeJS.WriteStream; until: ReadonlySet<string>; signal: AbortSignal },
): Promise<RunState> {
  const progress = createProgress(stream);
  const events = client.subscribe<UpdatedAnswer>(UPDATED, { id });
  const interrupted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('interrupted')), { once: true });
  });
  try {
    for (;;) {
      const event = await Promise.race([events.next(), interrupted]);
      if (event.done === true) throw new ClientError('The server ended the subscription before the onboarding ended.');
      const run = event.value.onboardingUpdated;
      progress.show(run);
      if (until.has(run.status)) return run;
    }
  } finally {
    progress.end();
    // Not awaited: after an interruption the generator still waits in its next().
    void events.return(undefined).catch(() => undefined);
  }
}

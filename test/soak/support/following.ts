import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from '../../support/server-process.js';

/** How long a page stays open. */
const OPEN_MS = 3_000;

/** Follows a run over WebSocket for a while, from its first event on. */
export async function follow(server: ServerProcess, id: string | undefined): Promise<string> {
  if (id === undefined) return 'answered';
  const events = server.subscribe('subscription ($id: ID!) { onboardingUpdated(id: $id) { status } }', { id });
  const first = await events.next();
  const next = events.next().catch(() => undefined);
  await Promise.race([next, delay(OPEN_MS)]);
  void events.return(undefined);
  return first.done === true ? 'ended without an event' : 'answered';
}

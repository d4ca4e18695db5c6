import type { CursorSeal } from '../domain/cursor-seal.js';
import type { OnboardingEventRecord } from '../domain/onboarding-event.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';
import type { EventsStore } from './storage/events.store.js';

/**
 * A page of a run's timeline, oldest first. A cursor holds the place of an event.
 * @param of a run of the caller's own account
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export async function timelineOf(
  events: EventsStore,
  cursors: CursorSeal,
  { accountSid, runId }: { readonly accountSid: Sid; readonly runId: string },
  { first, after }: PageArguments,
): Promise<Page<OnboardingEventRecord>> {
  const binding = JSON.stringify(['events', runId]);
  const place = after === undefined ? undefined : cursors.open(accountSid, binding, after);
  const found = await events.page(runId, place, first + 1);
  const edges = found
    .slice(0, first)
    .map(({ event, sequence }) => ({ node: event, cursor: cursors.seal(accountSid, binding, sequence) }));
  return { edges, hasNextPage: found.length > first, hasPreviousPage: after !== undefined };
}

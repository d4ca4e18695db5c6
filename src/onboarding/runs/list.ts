import { foreignCursor, type CursorSeal } from '../../domain/cursor-seal.js';
import { OneByOne } from '../../domain/pacing/one-by-one.js';
import type { OnboardingFilter } from '../../domain/onboarding.js';
import { pageOf } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { Onboardings } from '../onboardings.js';
import type { RunPlace } from '../storage/run-list-sql.js';
import type { RunDeps } from './run-deps.js';

/**
 * A hundred runs with their steps are half a megabyte, and an operation may ask for many such pages: read side by side,
 * they would all be parsed in one turn of the event loop.
 */
export const RUN_PAGES = new OneByOne();

/** A page of the account's runs, newest first. @throws CallerError INVALID_INPUT for a cursor of another list */
export const listRuns =
  ({ runs, cursors }: RunDeps): Onboardings['page'] =>
  async (accountSid, filter, page) => {
    const binding = bindingOf(filter);
    const place = page.after === undefined ? undefined : placeFrom(cursors, accountSid, binding, page.after);
    const found = await RUN_PAGES.run(accountSid, () => runs.page(accountSid, filter, place, page.first + 1));
    return pageOf(found, page, ({ record, place: at }) => ({
      node: record,
      cursor: toCursor(cursors, accountSid, binding, at),
    }));
  };

/** What a search finds may change from page to page: the search itself stands for it. */
function bindingOf(filter: OnboardingFilter): string {
  const { status, kind, idempotencyKeyPrefix, createdBetween, customerProfileSids, search } = filter;
  const found = search ?? customerProfileSids ?? null;
  const more = [idempotencyKeyPrefix ?? null, createdBetween ?? null, found];
  // As before where nothing of it is given, so that cursors of earlier versions go on.
  const isMore = more.some((one) => one !== null);
  return JSON.stringify(['onboardings', status ?? null, kind ?? null, ...(isMore ? more : [])]);
}

/**
 * A page of a run's timeline, oldest first. A cursor holds the place of an event.
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export const listEvents =
  ({ events, cursors }: RunDeps): Onboardings['events'] =>
  async (accountSid, runId, page) => {
    const binding = JSON.stringify(['events', runId]);
    const place = page.after === undefined ? undefined : cursors.open(accountSid, binding, page.after);
    const found = await events.page(runId, place, page.first + 1);
    return pageOf(found, page, ({ event, sequence }) => ({
      node: event,
      cursor: cursors.seal(accountSid, binding, sequence),
    }));
  };

/** A cursor holds the place of a run: its time and id. @param binding the list and its filter */
export function toCursor(
  cursors: CursorSeal,
  accountSid: Sid,
  binding: string,
  { createdAt, runId }: RunPlace,
): string {
  return cursors.seal(accountSid, binding, JSON.stringify([createdAt, runId]));
}

/** @throws CallerError INVALID_INPUT for a cursor of another list or account */
export function placeFrom(cursors: CursorSeal, accountSid: Sid, binding: string, cursor: string): RunPlace {
  const [createdAt, runId] = JSON.parse(cursors.open(accountSid, binding, cursor)) as readonly unknown[];
  if (typeof createdAt !== 'string' || typeof runId !== 'string') throw foreignCursor();
  return { createdAt, runId };
}

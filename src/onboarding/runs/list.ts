import { foreignCursor, type CursorSeal } from '../../domain/cursor-seal.js';
import type { OnboardingFilter } from '../../domain/onboarding.js';
import { OneByOne } from '../../domain/pacing/one-by-one.js';
import { pageOf } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { Onboardings } from '../onboardings.js';
import type { RunPlace } from '../storage/runs.store.js';
import type { RunDeps } from './run-deps.js';

/**
 * A hundred runs with their steps are half a megabyte, and an operation may ask for many such pages: read side by side,
 * they would all be parsed in one turn of the event loop.
 */
const PAGES = new OneByOne();

/** A page of the account's runs, newest first. @throws CallerError INVALID_INPUT for a cursor of another list */
export const listRuns =
  ({ runs, cursors }: RunDeps): Onboardings['page'] =>
  async (accountSid, filter, page) => {
    const list = { accountSid, filter };
    const place = page.after === undefined ? undefined : fromCursor(cursors, list, page.after);
    const found = await PAGES.run(accountSid, () => runs.page(accountSid, filter, place, page.first + 1));
    return pageOf(found, page, ({ record, place: at }) => ({ node: record, cursor: toCursor(cursors, list, at) }));
  };

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

/** The list of an account's runs with its filter. */
interface RunList {
  readonly accountSid: Sid;
  readonly filter: OnboardingFilter;
}

/** A cursor holds the place of a run: its time and id. */
function toCursor(cursors: CursorSeal, list: RunList, { createdAt, runId }: RunPlace): string {
  return cursors.seal(list.accountSid, bindingOf(list), JSON.stringify([createdAt, runId]));
}

/** @throws CallerError INVALID_INPUT for a cursor of another list or account */
function fromCursor(cursors: CursorSeal, list: RunList, cursor: string): RunPlace {
  const [createdAt, runId] = JSON.parse(cursors.open(list.accountSid, bindingOf(list), cursor)) as readonly unknown[];
  if (typeof createdAt !== 'string' || typeof runId !== 'string') throw foreignCursor();
  return { createdAt, runId };
}

function bindingOf({ filter }: RunList): string {
  return JSON.stringify(['onboardings', filter.status ?? null, filter.kind ?? null]);
}

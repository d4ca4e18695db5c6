import type { CursorSeal } from '../../domain/cursor-seal.js';
import { pageOf, type Page, type PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { Onboardings } from '../onboardings.js';
import type { RunDeps } from './run-deps.js';

/** A list of a run's whose items have places that only grow. */
interface PlacedList<Placed, Item> {
  /** At most so many after a place; 0 stands before the first. */
  readonly after: (place: number, limit: number) => Promise<readonly Placed[]>;
  /** Of all pages. */
  readonly count: () => Promise<number>;
  readonly itemOf: (placed: Placed) => Item;
}

/**
 * A page of such a list.
 * @param binding what a cursor belongs to: the list, its run and its filter
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
async function placedPage<Placed extends { readonly position: number }, Item>(
  cursors: CursorSeal,
  accountSid: Sid,
  binding: readonly unknown[],
  page: PageArguments,
  { after, count, itemOf }: PlacedList<Placed, Item>,
): Promise<Page<Item> & { readonly totalCount: number }> {
  const bound = JSON.stringify(binding);
  const place = page.after === undefined ? '0' : cursors.open(accountSid, bound, page.after);
  const [found, totalCount] = await Promise.all([after(Number(place), page.first + 1), count()]);
  const toEdge = (placed: Placed) => ({
    node: itemOf(placed),
    cursor: cursors.seal(accountSid, bound, String(placed.position)),
  });
  return { ...pageOf(found, page, toEdge), totalCount };
}

/**
 * A page of what becomes of each thing of a customer that leaves, in the order in which it is deleted.
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export const listDeletions =
  ({ deletions, cursors }: RunDeps): Onboardings['deletions'] =>
  (accountSid, runId, { outcomes = null, page }) =>
    placedPage(cursors, accountSid, ['deletions', runId, outcomes], page, {
      after: (place, limit) => deletions.page(runId, outcomes, place, limit),
      count: () => deletions.count(runId, outcomes),
      itemOf: ({ deletion }) => deletion,
    });

/**
 * A page of what became of each number of a run, in the order in which they were worked on.
 * @throws CallerError INVALID_INPUT for a cursor of another list
 */
export const listNumberResults =
  ({ numberResults, cursors }: RunDeps): Onboardings['numberResults'] =>
  (accountSid, runId, { outcomes = null, page }) =>
    placedPage(cursors, accountSid, ['numbers', runId, outcomes], page, {
      after: (place, limit) => numberResults.page(runId, outcomes, place, limit),
      count: () => numberResults.count(runId, outcomes),
      itemOf: ({ result }) => result,
    });

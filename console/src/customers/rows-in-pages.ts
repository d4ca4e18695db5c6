import type { CustomerRowFragment } from '../operations/generated/graphql';

/*
 * The rows of a long list, of which only those near the screen are read. The server gives pages from a cursor on, so that
 * a page can be read once it is known where the one before it ends: on the way to a far row the pages between are asked
 * for that alone.
 */

/** A first page is what a screen shows and a little more; those that follow are as long as the server lets them be. */
const FIRST = 50;
const MOST = 100;

export interface ReadPage {
  /** Undefined where only its end is known. */
  readonly rows?: readonly CustomerRowFragment[];
  /** The cursor that the next page begins after; undefined where there is none. */
  readonly end?: string;
}

/** By their place; undefined where nothing of a page is known. */
export type ReadPages = readonly (ReadPage | undefined)[];

/** What is to be asked of the server next. */
export interface NextRead {
  readonly page: number;
  readonly first: number;
  readonly after?: string;
  /** Whether the rows of the page are wanted, or only its end. */
  readonly shown: boolean;
}

/** What is read before anything is known. */
export const BEGINNING: NextRead = { page: 0, first: FIRST, shown: true };

const pageAt = (row: number): number => (row < FIRST ? 0 : 1 + Math.floor((row - FIRST) / MOST));
const placeIn = (row: number): number => (row < FIRST ? row : (row - FIRST) % MOST);
const firstOf = (page: number): number => (page === 0 ? 0 : FIRST + (page - 1) * MOST);
const lengthOf = (page: number): number => (page === 0 ? FIRST : MOST);

/** @returns undefined while it is not read; null where its page is read and lacks it, because it went meanwhile */
export function rowAt(pages: ReadPages, row: number): CustomerRowFragment | null | undefined {
  const rows = pages[pageAt(row)]?.rows;
  return rows && (rows[placeIn(row)] ?? null);
}

/** How many places there are: as the server has counted, until the last page says where the list ends. */
export function placesIn(pages: ReadPages, total: number): number {
  const last = pages.length - 1;
  const { rows, end } = pages[last] ?? {};
  return rows === undefined || end !== undefined ? total : firstOf(last) + rows.length;
}

/** Those from one place to another that are there. One that moved while the list was read may be in two pages. */
export function rowsFrom(pages: ReadPages, from: number, to: number): CustomerRowFragment[] {
  const rows = new Map<string, CustomerRowFragment>();
  for (let place = from; place <= to; place += 1) {
    const row = rowAt(pages, place);
    if (row != null) rows.set(row.sid, row);
  }
  return [...rows.values()];
}

/** What to read next so that the rows from one place to another are there; null where all that exist are. */
export function nextRead(pages: ReadPages, from: number, to: number): NextRead | null {
  const last = pageAt(Math.max(0, to));
  for (let wanted = pageAt(Math.max(0, from)); wanted <= last; wanted += 1) {
    if (pages[wanted]?.rows !== undefined) continue;
    let before = wanted - 1;
    while (before >= 0 && pages[before] === undefined) before -= 1;
    if (before === -1) return BEGINNING;
    const after = pages[before]?.end;
    if (after === undefined) return null;
    const page = before + 1;
    return { page, first: lengthOf(page), after, shown: page === wanted };
  }
  return null;
}

/** The same with what has been read. */
export function withPage(pages: ReadPages, place: number, page: ReadPage): ReadPages {
  const next = [...pages];
  next[place] = page;
  return next;
}

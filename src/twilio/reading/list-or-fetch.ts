/*
 * When one list takes the place of many fetches: REST cannot fetch many things by their SIDs in one call. All thresholds
 * of reading are here.
 */

/** What is remembered of a collection that was listed before. */
export interface CollectionSize {
  /** How many pages of 1,000 it has; where it was not read to its end, the fewest to expect. */
  readonly pages: number;
  /** It was read to its end. */
  readonly complete: boolean;
}

/** A list that finds nothing costs one call more than the fetches, so that of an unknown size two keys are too few. */
const FEWEST_KEYS = { known: 2, unknown: 3 };
/** With this many parents it is likely that something will be needed, so it is listed before their sub-lists arrive. */
const FEWEST_PARENTS = 4;
/** How often a list may be read ahead without any use before reading ahead stops. */
const MOST_IN_VAIN = 2;

/** Whether so many missing things of a collection are listed rather than fetched one by one. */
export function isListWorthwhile(missing: number, size: CollectionSize | undefined): boolean {
  if (size === undefined) return missing >= FEWEST_KEYS.unknown;
  return missing >= FEWEST_KEYS.known && size.pages < missing;
}

/**
 * Whether to turn to the next page rather than fetch what is still missing. Never more pages than keys, and, in a
 * collection whose end is not known, only while each page has spared as many fetches as pages were read.
 */
export function isNextPageWorthwhile(
  { spent, found, missing }: { readonly spent: number; readonly found: number; readonly missing: number },
  size: CollectionSize | undefined,
): boolean {
  return missing > 0 && spent < missing && (size?.complete === true || found >= spent);
}

/** Whether to list a collection beside the sub-lists of so many parents, in which its SIDs will be found. */
export function isLookAheadWorthwhile(parents: number, size: CollectionSize | undefined, inVain: number): boolean {
  return parents >= FEWEST_PARENTS && inVain < MOST_IN_VAIN && (size === undefined || size.pages <= 1);
}

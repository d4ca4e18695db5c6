import { LoopTurns } from './loop-turns.js';
import { Shares } from './shares.js';

/**
 * About how many milliseconds of the process each account has taken lately. One that takes more than all others together
 * goes on in small portions, so that these are answered as if it were not there.
 */
export const accountShares = new Shares(() => performance.now());

const PORTION_MS = 6;
const SMALL_PORTION_MS = 2;
/** Where all else takes long, pieces take as long again, but no longer than this. */
const LARGEST_PORTION_MS = 30;
/** Of one that takes more than all others together, a part of that. */
const SMALL_PART = 0.25;

/**
 * Milliseconds of a turn of the event loop in which an account's pieces that have waited are begun.
 * @param others milliseconds that everything else of the process has taken since the last turn
 */
export function portionOf(account: string, others: number): number {
  const asLong = Math.min(others, LARGEST_PORTION_MS);
  return accountShares.isMost(account) ? Math.max(SMALL_PORTION_MS, asLong * SMALL_PART) : Math.max(PORTION_MS, asLong);
}

/** What an account has taken, in milliseconds of a second or two, when the process has little time left for others. */
const MUCH_MS = 500;
const FEW_CALLS = 8;

/**
 * How many calls of an account may be under way, beside its own limits. The answers to a hundred come together, and are
 * all read in one turn of the event loop: that is too long where others want the process too.
 */
export function mostCallsOf(account: string): number {
  return accountShares.isMost(account, MUCH_MS) ? FEW_CALLS : Infinity;
}

/**
 * Turns of accounts.
 * @param pieces that are begun in one turn of the loop whatever they take
 */
export function accountTurns(pieces: number): LoopTurns<string> {
  return new LoopTurns(pieces, portionOf);
}

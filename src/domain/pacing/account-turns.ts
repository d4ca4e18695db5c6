import { LoopTurns } from './loop-turns.js';
import { Shares } from './shares.js';

/**
 * About how many milliseconds of the process each account has taken lately. One that takes more than all others together
 * goes on in small portions, so that these are answered as if it were not there.
 */
export const accountShares = new Shares(() => performance.now());

const PORTION_MS = 6;
const SMALL_PORTION_MS = 2;

/** Milliseconds of a turn of the event loop in which an account's pieces that have waited are begun. */
export function portionOf(account: string): number {
  return accountShares.isMost(account) ? SMALL_PORTION_MS : PORTION_MS;
}

/**
 * Turns of accounts.
 * @param pieces that are begun in one turn of the loop whatever they take
 */
export function accountTurns(pieces: number): LoopTurns<string> {
  return new LoopTurns(pieces, portionOf);
}

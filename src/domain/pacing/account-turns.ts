import { LoopTurns } from './loop-turns.js';
import { ProcessorUse } from './processor-use.js';
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

/** Milliseconds of the last second or two; an account that has taken no more is not slowed down. */
const MUCH_MS = 500;
const FEW_CALLS = 8;
/** Few calls leave the processor some idle time. If all began again at once, the others would wait again. */
const processorUse = new ProcessorUse(0.9, 0.5);
const MEASURED_EVERY_MS = 250;

/**
 * How many calls of an account may be under way, beside its own limits: few while the processor is full and the account
 * takes more of it than all others together. The answers to a hundred calls come together, and all are read in one turn of
 * the event loop, for which the others would have to wait.
 */
export function mostCallsOf(account: string): number {
  return accountShares.isMost(account, MUCH_MS) && processorUse.isFull(MEASURED_EVERY_MS) ? FEW_CALLS : Infinity;
}

/**
 * Turns of accounts.
 * @param pieces that are begun in one turn of the loop whatever they take
 */
export function accountTurns(pieces: number): LoopTurns<string> {
  return new LoopTurns(pieces, portionOf);
}

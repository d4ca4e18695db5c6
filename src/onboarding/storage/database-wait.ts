import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { checkDatabase } from './database-check.js';
import { DatabaseFault } from './database-fault.js';

/** How a start waits for a database that is away. */
export interface WaitOptions {
  readonly waitMs: number;
  /** Called once, with a sentence for people, when the waiting begins. */
  readonly onWait?: ((sentence: string) => void) | undefined;
  readonly log: Logger;
}

const ASK_AGAIN_MS = 500;

/**
 * Checks the database as soon as it answers. Waits for what passes by itself; reports at once what a person must
 * change.
 * @throws DatabaseFault, or Error with the last one as its cause when the time is over
 */
export async function waitForDatabase(databaseUrl: string, { waitMs, onWait, log }: WaitOptions): Promise<void> {
  const begun = Date.now();
  for (let attempts = 1; ; attempts += 1) {
    try {
      await checkDatabase(databaseUrl);
      if (attempts > 1) log.info({ attempts }, 'the database answers');
      return;
    } catch (error) {
      if (!(error instanceof DatabaseFault) || !error.passes || waitMs === 0) throw error;
      const seconds = `${waitMs / 1_000} s (DATABASE_WAIT_SECONDS)`;
      if (Date.now() - begun >= waitMs) {
        throw new Error(`${error.message} The start has waited ${seconds} for it.`, { cause: error });
      }
      if (attempts === 1) {
        onWait?.(`${error.message} The start waits for it, up to ${seconds}.`);
        log.warn({ err: error, waitMs }, 'the database is away; the start waits for it');
      }
      await delay(ASK_AGAIN_MS);
    }
  }
}

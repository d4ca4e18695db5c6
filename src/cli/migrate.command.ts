import { pino } from 'pino';
import { ConfigError, environment, readDatabaseConfig } from '../config.js';
import { migrateDatabase } from '../onboarding/tables.js';
import { printJson } from './terminal.js';

export interface MigrateCommandOptions {
  readonly grantTo?: string;
  readonly json?: true;
}

/** sysexits.h: EX_CONFIG. */
const EXIT_CONFIG = 78;

/** Brings the tables in DATABASE_URL up to date with the role that it names, and ends. */
export async function runMigrate({ grantTo, json }: MigrateCommandOptions): Promise<void> {
  try {
    const { databaseUrl, waitMs } = readDatabaseConfig(environment());
    const onWait = (sentence: string): void => console.error(sentence);
    // Messages for people are printed here; a log would repeat them.
    const log = pino({ level: 'silent' });
    await migrateDatabase({ databaseUrl: databaseUrl.reveal(), waitMs, onWait, grantTo, log });
    if (json === true) return printJson({ schemas: ['onboarding', 'dbos'], grantedTo: grantTo ?? null });
    console.log('The schemas onboarding and dbos are up to date.');
    if (grantTo !== undefined) console.log(`The role ${grantTo} may read and write their tables.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The tables could not be migrated.');
    process.exitCode = error instanceof ConfigError ? EXIT_CONFIG : 1;
  }
}

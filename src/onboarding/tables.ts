import { pino, type Logger } from 'pino';
import { migrateWorkflowTables } from './engine/queue/workflow-tables.js';
import { DatabaseFault } from './storage/database-fault.js';
import { checkDatabase } from './storage/database-check.js';
import { waitForDatabase, type WaitOptions } from './storage/database-wait.js';
import { migrate, tablesExist, versionsOf } from './storage/migrate.js';
import { createPool, createSql, type Sql } from './storage/pool.js';
import { grantRights, requireRights } from './storage/rights.js';

/**
 * Brings all tables up to date, DBOS' own too. Tables that are up to date need no right to create anything.
 * @throws DatabaseFault which names what this role lacks
 */
export async function prepareTables(sql: Sql, log: Logger): Promise<void> {
  await requireRights(sql);
  try {
    await migrate(sql);
    await migrateWorkflowTables(sql, log);
  } catch (error) {
    // 42501: insufficient_privilege, also for a role that does not own the tables.
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new DatabaseFault((await tablesExist(sql)) ? MAY_NOT_CHANGE : MAY_NOT_CREATE, { cause: error });
  }
}

const MAY_NOT_CREATE =
  'its role may not create the schemas onboarding and dbos in this database (42501). Run `trusthub-graphql migrate --grant-to ROLE` with a role that may, or give this one the right: GRANT CREATE ON DATABASE name TO role (docs/databases.md).';
const MAY_NOT_CHANGE =
  'its tables are older than this server, and its role may not change them (42501). Run `trusthub-graphql migrate` with the role that owns them (docs/databases.md).';

export interface MigrationOptions extends WaitOptions {
  readonly databaseUrl: string;
  /** The role of the servers, where it is not the one that migrates. */
  readonly grantTo?: string | undefined;
}

/**
 * Prepares a database for servers whose role may not create anything.
 * @throws DatabaseFault, and Error when the database stays away
 */
export async function migrateDatabase(options: MigrationOptions): Promise<void> {
  await waitForDatabase(options.databaseUrl, options);
  const pool = createPool(options.databaseUrl, options.log);
  try {
    const sql = createSql(pool, 'hurried');
    await prepareTables(sql, options.log);
    if (options.grantTo !== undefined) await grantRights(sql, options.grantTo);
  } finally {
    await pool.end();
  }
}

/** What a database is, and how far its tables are. */
export interface TablesSurvey {
  /** The version of PostgreSQL, such as 16.4. */
  readonly postgres: string;
  /** 0 where there are none yet. */
  readonly version: number;
  /** What this program needs. */
  readonly newest: number;
}

/**
 * Connects as a server does, and changes nothing.
 * @throws DatabaseFault which says what to do
 */
export async function surveyTables(databaseUrl: string): Promise<TablesSurvey> {
  await checkDatabase(databaseUrl);
  const pool = createPool(databaseUrl, pino({ level: 'silent' }));
  try {
    const sql = createSql(pool, 'hurried');
    const [server] = await sql.query<{ postgres: string }>(
      `select split_part(current_setting('server_version'), ' ', 1) as postgres`,
    );
    const exist = await tablesExist(sql);
    if (exist) await requireRights(sql);
    return { postgres: server?.postgres ?? '', ...(await versionsOf(sql, exist)) };
  } finally {
    await pool.end();
  }
}

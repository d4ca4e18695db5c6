import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { migrateDatabase } from '../../../src/onboarding/tables.js';
import { createTestDatabase } from '../../support/database.js';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { programOf } from '../../support/program.js';
import { startTestApp } from '../../support/start-app.js';

const log = pino({ level: 'silent' });
const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** A database, and the address of it for a role that owns nothing and may create nothing. */
async function stage() {
  const owner = await createTestDatabase();
  const database = new pg.Client({ connectionString: owner });
  await database.connect();
  const role = `server_${randomBytes(6).toString('hex')}`;
  await database.query(`create role ${role} login password 'CANARY'`);
  cleanups.push(async () => {
    await database.query(`drop owned by ${role}`);
    await database.query(`drop role ${role}`);
    await database.end();
  });
  const url = new URL(owner);
  [url.username, url.password] = [role, 'CANARY'];
  return { owner, role, database, server: url.toString() };
}

function migrate(databaseUrl: string, grantTo?: string): Promise<void> {
  return migrateDatabase({ databaseUrl, grantTo, waitMs: 0, log });
}

/** The command in a process of its own: its exit code and what it printed. */
async function command(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  const all = [...programOf('cli/index'), 'migrate', ...args];
  return promisify(execFile)(process.execPath, all, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

describe('a server whose role may create nothing', () => {
  it('says on an empty database which right is missing, and how to do without it', async () => {
    const { server, database } = await stage();
    const starting = startTestApp({ DATABASE_URL: server });
    await expect(starting).rejects.toThrow(
      /^DATABASE_URL: its role may not create the schemas .*migrate --grant-to ROLE.*GRANT CREATE ON DATABASE/,
    );
    const { rows } = await database.query(`select 1 from pg_namespace where nspname in ('onboarding', 'dbos')`);
    expect(rows).toEqual([]);
    await expect(migrate(server)).rejects.toThrow(/its role may not create the schemas/);
  });

  it('names the rights that it lacks on tables that another role has made', async () => {
    const { owner, role, server, database } = await stage();
    await migrate(owner);
    await expect(startTestApp({ DATABASE_URL: server })).rejects.toThrow(
      /its role lacks rights: USAGE on schema onboarding; USAGE on schema dbos; .* and \d+ more\. Run `trusthub-graphql migrate --grant-to/,
    );
    await migrate(owner, role);
    await database.query(`revoke update, delete on onboarding.run from ${role}`);
    await expect(startTestApp({ DATABASE_URL: server })).rejects.toThrow(
      /its role lacks rights: UPDATE, DELETE on table onboarding\.run\. /,
    );
  });

  it.each([
    [
      'ours',
      `delete from onboarding.version where version >= 19;
       drop table onboarding.mirror_account, onboarding.mirror_list, onboarding.mirror_row, onboarding.mirror_assignment cascade`,
    ],
    ["the engine's", 'alter table dbos.dbos_migrations rename to moved'],
  ])('says when tables are of an older version, which only their owner may change: %s', async (_whose, aged) => {
    const { owner, role, server, database } = await stage();
    await migrate(owner, role);
    await database.query(aged);
    await expect(startTestApp({ DATABASE_URL: server })).rejects.toThrow(
      /^DATABASE_URL: its tables are older than this server,.*with the role that owns them/,
    );
  });

  it(
    'works after `trusthub-graphql migrate --grant-to`: an onboarding is complete, nothing was created',
    { timeout: 180_000 },
    async () => {
      const { owner, role, server, database } = await stage();
      const settings = { DATABASE_URL: owner, HOST: '0.0.0.0' };
      expect(await command(settings, '--grant-to', role)).toEqual({
        code: 0,
        said: `The schemas onboarding and dbos are up to date.\nThe role ${role} may read and write their tables.\n`,
      });
      const again = await command(settings, '--json');
      expect(JSON.parse(again.said)).toEqual({ schemas: ['onboarding', 'dbos'], grantedTo: null });
      const app = await startTestApp({ DATABASE_URL: server });
      cleanups.push(() => app.close());
      const { onboarding } = await onboard(app, voiceIntegrityInput(await numberDispenser(app)(1)));
      const ended = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
      expect(ended).toMatchObject({ status: 'COMPLETED', failure: null });
      const { rows } = await database.query(
        'select relname from pg_class where relowner = (select oid from pg_roles where rolname = $1)',
        [role],
      );
      expect(rows).toEqual([]);
      // Done once more it changes nothing, under a server that runs.
      await migrate(owner, role);
    },
  );
});

describe('the command', () => {
  it('says what is wrong, without the address', { timeout: 60_000 }, async () => {
    const { owner } = await stage();
    await expect(migrate(owner, 'nobody-of-this-name')).rejects.toThrow(
      /there is no role .* Create it first: CREATE ROLE/,
    );
    const without = await command({ DATABASE_URL: '' });
    expect(without).toMatchObject({ code: 78, said: expect.stringContaining('DATABASE_URL is not set') as string });
    const away = await command({ DATABASE_URL: 'postgresql://u:CANARY@127.0.0.1:1/d', DATABASE_WAIT_SECONDS: '0' });
    expect(away).toMatchObject({ code: 1, said: expect.stringContaining('(ECONNREFUSED)') as string });
    expect(away.said).not.toContain('CANARY');
  });
});

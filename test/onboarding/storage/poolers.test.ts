import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { checkDatabase } from '../../../src/onboarding/storage/database-check.js';
import { createTestDatabase } from '../../support/database.js';
import { numberDispenser, onboard, until, voiceIntegrityInput } from '../../support/onboarding.js';
import { hasPgbouncer, startPgbouncer } from '../../support/pgbouncer.js';
import { startTestApp } from '../../support/start-app.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

async function pgbouncer(...options: Parameters<typeof startPgbouncer>) {
  const started = await startPgbouncer(...options);
  cleanups.push(() => started.stop());
  return started;
}

const REFUSED = /^DATABASE_URL: the pooler .* single transactions or statements.* Set pool_mode = session there/;

describe.runIf(hasPgbouncer())('pgbouncer', () => {
  it(
    'with session pooling, carries a whole onboarding to its end, by the names of its connections',
    { timeout: 120_000 },
    async () => {
      const direct = await createTestDatabase();
      const { through } = await pgbouncer('session', ['default_pool_size = 30', 'application_name_add_host = 1']);
      const app = await startTestApp({ DATABASE_URL: through(direct) });
      cleanups.push(() => app.close());
      const { onboarding, userErrors } = await onboard(app, voiceIntegrityInput(await numberDispenser(app)(2)));
      expect(userErrors).toEqual([]);
      const ended = await until(app, onboarding!.id, 'COMPLETED', 'ACTION_REQUIRED');
      expect(ended).toMatchObject({ status: 'COMPLETED', failure: null });

      const database = new pg.Client({ connectionString: direct });
      await database.connect();
      cleanups.push(() => database.end());
      const { rows } = await database.query<{ name: string }>(
        `select distinct application_name as name from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() order by 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(['trusthub-changes', 'trusthub-graphql', 'trusthub-lease']);
    },
  );

  it.each([
    ['transaction', []],
    ['transaction', ['default_pool_size = 1']],
    ['transaction', ['server_round_robin = 1']],
    ['statement', []],
  ] as const)(
    'with %s pooling (%j) a start is refused with the reason, before it has made anything',
    async (mode, more) => {
      const direct = await createTestDatabase();
      const { through } = await pgbouncer(mode, more);
      // Sessions that the pooler has at hand, which it could give to anyone.
      const clients = Array.from({ length: 3 }, () => new pg.Client({ connectionString: through(direct) }));
      if (mode === 'transaction' && !more.some((setting) => setting === 'default_pool_size = 1')) {
        for (const client of clients) await client.connect().then(() => client.query('begin'));
        for (const client of clients) await client.query('commit');
      }
      const starting = startTestApp({ DATABASE_URL: through(direct) });
      await expect(starting).rejects.toThrow(REFUSED);
      await Promise.all(clients.map((client) => client.end()));

      const database = new pg.Client({ connectionString: direct });
      await database.connect();
      cleanups.push(() => database.end());
      const { rows } = await database.query(
        `select nspname from pg_namespace where nspname in ('onboarding', 'dbos')
       union all select locktype from pg_locks l where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
      );
      expect(rows).toEqual([]);
    },
  );

  it.each<[string, (url: URL) => unknown, RegExp]>([
    ['the password', (url) => (url.password = 'CANARY'), /refuses the user or the password .* user to the pooler/],
    ['the user', (url) => (url.username = 'CANARY'), /refuses the user or the password/],
    ['the database', (url) => (url.pathname = '/CANARY'), /no database of this name/],
    ['a parameter', (url) => (url.search = '?options=-c%20search_path%3DCANARY'), /ignore_startup_parameters/],
    ['a time-out', (url) => (url.search = '?statement_timeout=5000'), /Leave it out \(options, statement_timeout/],
  ])('says that it refuses %s', async (_what, change, wanted) => {
    const { through } = await pgbouncer('session');
    const url = new URL(through(inject('postgresUrl')));
    await checkDatabase(url.toString());
    change(url);
    const message = await checkDatabase(url.toString()).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    expect(message).toMatch(wanted);
    expect(message).not.toContain('CANARY');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { postgresUser } from '../../src/onboarding/storage/operating-user.js';
import { endWithUs } from './child-processes.js';
import { freePort } from './server-process.js';

const PGBOUNCER = '/usr/sbin/pgbouncer';

/** Whether tests of poolers run here: a machine without pgbouncer skips them loudly, CI does not. */
export function hasPgbouncer(): boolean {
  if (existsSync(PGBOUNCER) || process.env['CI'] === 'true') return true;
  console.warn(`\nSKIPPED: poolers are NOT tested. Missing: ${PGBOUNCER} (apt-get install -y pgbouncer)\n`);
  return false;
}

export interface Pgbouncer {
  /** The address through the pooler of a database that this one names directly. */
  readonly through: (databaseUrl: string) => string;
  stop(): Promise<void>;
}

type PoolMode = 'session' | 'transaction' | 'statement';

/** pgbouncer before the run's PostgreSQL, with its own defaults beside what is given. It refuses to run as root. */
export async function startPgbouncer(mode: PoolMode, settings: readonly string[] = []): Promise<Pgbouncer> {
  const upstream = new URL(inject('postgresUrl'));
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-pgbouncer-'));
  const user = postgresUser();
  const configuration = path.join(folder, 'pgbouncer.ini');
  const users = path.join(folder, 'users.txt');
  writeFileSync(users, `"${upstream.username}" "${decodeURIComponent(upstream.password)}"\n`);
  writeFileSync(
    configuration,
    [
      ...['[databases]', `* = host=${upstream.searchParams.get('host')}`, '[pgbouncer]'],
      ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir ='],
      ...['auth_type = scram-sha-256', `auth_file = ${users}`, `pool_mode = ${mode}`, ...settings],
      '',
    ].join('\n'),
  );
  chmodSync(folder, 0o755);
  for (const file of [folder, configuration, users]) if (user !== undefined) chownSync(file, user.uid, user.gid);
  const child = endWithUs(spawn(PGBOUNCER, ['-q', configuration], { ...user, cwd: '/', stdio: 'ignore' }));
  const through = (databaseUrl: string): string => {
    const url = new URL(databaseUrl);
    url.host = `127.0.0.1:${port}`;
    url.search = '';
    return url.toString();
  };
  await answering(through(inject('postgresUrl')));
  return {
    through,
    stop: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(databaseUrl: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { locateBinaries } from './binaries.js';
import { makeCluster, readOrMakePassword, SUPERUSER } from './embedded-cluster.js';
import { makePrivateFolder, postgresUser, type OperatingUser } from './operating-user.js';
import { placesFor, type Places } from './embedded-places.js';
import { prepareServerDatabase, SERVER_ROLE, serverPassword } from './server-role.js';

/** One embedded PostgreSQL, started by this process or found running. */
export interface EmbeddedPostgres {
  /** Makes a database with the server's role as its owner, or hands over one that an earlier version made. */
  prepare(database: string): Promise<void>;
  /** Address of a prepared database, for the server's role. */
  url(database: string): string;
  /** Address of any database in it, for the superuser. */
  administratorUrl(database: string): string;
  /** Checks its process only: cheap enough for every second, and wrong only if the process id was given again. */
  seemsAlive(): boolean;
  /** Starts it again if it has died; harmless while it lives. */
  ensureRunning(): Promise<void>;
  /** Stops it, unless another process is still connected; with `force`, in any case. */
  stop(options?: { readonly force: boolean }): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const ATTEMPT_MS = 20;

/** Settings of a small private database. Synchronous commits stay on: an acknowledged run is on the disk. */
const SETTINGS = ['listen_addresses=', 'max_connections=100', 'shared_buffers=64MB', 'unix_socket_permissions=0700'];

/** `unclear`: it did not answer, and nothing shows that it is down. */
type Liveness = 'alive' | 'starting' | 'absent' | 'unclear';

/** Nothing listens on the socket, or there is none. Any other fault, such as a process without descriptors, is ours. */
const ABSENT = ['ECONNREFUSED', 'ENOENT'];
const OWN_FAULTS = ['EMFILE', 'ENFILE', 'ENOMEM', 'EPERM'];

class Postmaster implements EmbeddedPostgres {
  private child: ChildProcess | undefined;
  /** Why it did not answer the last time. */
  private fault: unknown;
  private readonly password: string;

  constructor(
    private readonly places: Places,
    private readonly binaries: string,
    private readonly user: OperatingUser | undefined,
    private readonly log: Logger,
  ) {
    this.password = readOrMakePassword(places);
  }

  url(database: string): string {
    return this.address(SERVER_ROLE, serverPassword(this.password), database);
  }

  administratorUrl(database: string): string {
    return this.address(SUPERUSER, this.password, database);
  }

  prepare(name: string): Promise<void> {
    return prepareServerDatabase((database) => this.administratorUrl(database), name, serverPassword(this.password));
  }

  seemsAlive(): boolean {
    try {
      const [pid] = readFileSync(path.join(this.places.cluster, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 0);
      return true;
    } catch (error) {
      return OWN_FAULTS.includes((error as NodeJS.ErrnoException).code ?? '');
    }
  }

  async ensureRunning(): Promise<void> {
    // First: otherwise somebody else's socket in its place would be sent the password.
    makePrivateFolder(this.places.sockets, this.user);
    if ((await this.liveness()) === 'alive') return;
    makeCluster({ places: this.places, user: this.user, password: this.password, initdb: this.binary('initdb') });
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const now = await this.liveness();
      if (now === 'alive') return;
      // Of two starters one gets the lock file; the other's postmaster ends at once, and finds the first one's alive.
      if (now === 'absent' && !this.launching()) this.launch();
      if (Date.now() > deadline) {
        throw new Error(
          `The embedded PostgreSQL did not answer within 30 s; see ${this.places.logFile}, or set DATABASE_URL.`,
          { cause: this.fault },
        );
      }
      await delay(ATTEMPT_MS);
    }
  }

  async stop({ force } = { force: false }): Promise<void> {
    if (!force && (await this.otherConnections()) > 0) {
      this.log.info('another process uses the embedded PostgreSQL; it stays up');
      return;
    }
    const args = ['-D', this.places.cluster, '-m', 'fast', '-w', '-t', '20', 'stop'];
    spawnSync(this.binary('pg_ctl'), args, { ...this.user, cwd: '/', stdio: 'ignore' });
  }

  private address(role: string, password: string, database: string): string {
    return `postgresql://${role}:${password}@localhost/${database}?host=${encodeURIComponent(this.places.sockets)}`;
  }

  /** True while the postmaster that this process has spawned lives; one that was killed has a signal, not a code. */
  private launching(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private binary(name: string): string {
    return path.join(this.binaries, 'bin', name);
  }

  private async liveness(): Promise<Liveness> {
    const client = new pg.Client({
      connectionString: this.administratorUrl('postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return 'alive';
    } catch (error) {
      // 57P03: it runs, and is still replaying its log after a crash.
      if ((error as { code?: string }).code === '57P03') return 'starting';
      if ((error as { code?: string }).code === '28P01') {
        throw new Error(
          `The embedded PostgreSQL refuses its password. ${this.places.passwordFile} does not belong to ` +
            `${this.places.cluster}: restore it, or remove both to start empty.`,
          { cause: error },
        );
      }
      this.fault = error;
      return ABSENT.includes((error as { code?: string }).code ?? '') ? 'absent' : 'unclear';
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async otherConnections(): Promise<number> {
    const client = new pg.Client({
      connectionString: this.administratorUrl('postgres'),
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return rows[0]?.n ?? 0;
    } catch {
      return 0;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Detached, with its log in a file: it outlives a killed server, which attaches to it when it starts again. */
  private launch(): void {
    const log = openSync(this.places.logFile, 'a', 0o600);
    const places = ['-D', this.places.cluster, '-k', this.places.sockets];
    const args = [...places, ...SETTINGS.flatMap((setting) => ['-c', setting])];
    this.child = spawn(this.binary('postgres'), args, {
      ...this.user,
      cwd: '/',
      stdio: ['ignore', log, log],
      detached: true,
    });
    this.child.on('error', (error) => this.log.error({ err: error }, 'the embedded PostgreSQL cannot be started'));
    this.child.unref();
  }
}

/**
 * Starts the PostgreSQL that came with the npm packages, or attaches to the one that serves this DATA_DIR already (left
 * by a killed server, or started by another process). It listens on a Unix socket only.
 * @throws Error when it does not come up within 30 s, saying where its log is
 */
export async function startEmbeddedPostgres(dataDir: string, log: Logger): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new Error('The embedded PostgreSQL is not supported on Windows: set DATABASE_URL, or use WSL.');
  }
  const user = postgresUser();
  const places = placesFor(dataDir, user !== undefined);
  const postmaster = new Postmaster(places, locateBinaries(user !== undefined, places.binaryCopies), user, log);
  await postmaster.ensureRunning();
  return postmaster;
}

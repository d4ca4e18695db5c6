import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { locateBinaries } from '../../../src/onboarding/storage/binaries.js';
import { postgresUser } from '../../../src/onboarding/storage/operating-user.js';
import { placesFor } from '../../../src/onboarding/storage/embedded-places.js';
import { endWithUs } from '../../support/child-processes.js';
import { freePort } from '../../support/server-process.js';

/** Its data outlives a killed postmaster without fsync: only the machine's own death would need it. */
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'fsync=off'];

interface OutsideOptions {
  /** Settings beside those of every one, such as `ssl=on`. */
  readonly settings?: readonly string[];
  /** Files of its data folder by name; they replace what initdb made. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A PostgreSQL that no server of ours starts or watches: over TCP, as DATABASE_URL names one. */
export class OutsidePostgres {
  private readonly user = postgresUser();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'trusthub-outside-'));
  private readonly cluster = path.join(this.folder, 'cluster');
  private readonly binaries = locateBinaries(
    this.user !== undefined,
    placesFor(this.folder, this.user !== undefined).binaryCopies,
  );
  private postmaster: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly options: OutsideOptions,
  ) {
    chmodSync(this.folder, 0o755);
    if (this.user !== undefined) chownSync(this.folder, this.user.uid, this.user.gid);
  }

  /** Makes a cluster and starts it. */
  static async start(options: OutsideOptions = {}): Promise<OutsidePostgres> {
    const postgres = new OutsidePostgres(await freePort(), options);
    const args = [
      '-D',
      postgres.cluster,
      '-U',
      'chaos',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ];
    const made = spawnSync(postgres.binary('initdb'), [...args, '--no-sync'], {
      ...postgres.user,
      cwd: '/',
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
    for (const [name, text] of Object.entries(options.files ?? {})) postgres.write(name, text);
    await postgres.launch();
    return postgres;
  }

  url(database: string): string {
    return `postgresql://chaos@127.0.0.1:${this.port}/${database}`;
  }

  /** A new, empty database; its address. */
  async createDatabase(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    await client.end();
    return this.url(name);
  }

  /** kill -9 of the postmaster; its children end by themselves. */
  async kill(): Promise<void> {
    const dead = this.postmaster;
    if (dead === undefined) return;
    this.postmaster = undefined;
    const exited = once(dead, 'exit');
    dead.kill('SIGKILL');
    await exited;
  }

  /** Starts it on the same data and port, and waits until it answers. */
  async launch(): Promise<void> {
    const settings = [...SETTINGS, ...(this.options.settings ?? [])].flatMap((setting) => ['-c', setting]);
    const deadline = Date.now() + 30_000;
    for (;;) {
      // Until the last child of a killed one has ended, the shared memory is in use and a start is refused.
      if (this.postmaster === undefined || this.postmaster.exitCode !== null) {
        const args = ['-D', this.cluster, '-p', String(this.port), ...settings];
        this.postmaster = endWithUs(spawn(this.binary('postgres'), args, { ...this.user, cwd: '/', stdio: 'ignore' }));
      }
      if (await this.answers()) return;
      if (Date.now() > deadline) throw new Error('The outside PostgreSQL does not start.');
      await delay(50);
    }
  }

  async stop(): Promise<void> {
    await this.kill();
    // Its children look for their postmaster before they end; what they still write is of no use to anyone.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private write(name: string, text: string): void {
    const file = path.join(this.cluster, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (this.user !== undefined) chownSync(file, this.user.uid, this.user.gid);
  }

  private binary(name: string): string {
    return path.join(this.binaries, 'bin', name);
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url('postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

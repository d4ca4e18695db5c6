import { randomInt } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs } from './child-processes.js';
import { GraphQLOverHttp } from './graphql.js';
import { programOf, sourceOf } from './program.js';
import type { Upstream } from './start-app.js';

/** About a second on a quiet machine; three that start beside a whole test run have been seen to take 30. */
const LONGEST_START_MS = 90_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * A port that is free, for a server that has to come back on the same one. Below the range from which the system hands
 * out ports by itself, so that no other test is given it meanwhile.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const free = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

/** An empty data folder that another user may walk to, so that root's PostgreSQL lies in it too. */
export function dataDirectory(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'trusthub-data-'));
  chmodSync(dir, 0o755);
  return dir;
}

/** The server as its own process, as `npm start` runs it, which a test may kill and start again. */
export class ServerProcess extends GraphQLOverHttp {
  private child: ChildProcess | undefined;
  /** Everything that was written to both outputs, over all starts. */
  output = '';
  starts = 0;

  constructor(
    readonly port: number,
    private readonly environment: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
    /** The folder of the build that is run: this one, or another. */
    private readonly build = ROOT,
    /** What node runs there. Another build is a copy of the source. */
    private readonly program: readonly string[] = build === ROOT ? programOf('main') : sourceOf('main'),
    /** Node.js itself: this one, or another. */
    private readonly runtime = process.execPath,
  ) {
    super(`http://127.0.0.1:${port}/graphql`, headers);
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Starts it, and waits for nothing. */
  launch(): void {
    this.starts += 1;
    const child = spawn(this.runtime, this.program, {
      cwd: this.build,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        LIMIT_EVENT_LOOP_DELAY_MS: '0', // How busy the machine is, is no part of the tests.
        MIRROR: 'off', // It reads by itself, and many tests count requests.
        ...this.environment,
        PORT: String(this.port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child = endWithUs(child);
  }

  async ready(): Promise<void> {
    await this.until(async () => (await fetch(`http://127.0.0.1:${this.port}/readyz`)).ok);
  }

  /** kill -9, and waits until the process is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  private async until(ready: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + LONGEST_START_MS;
    while (!(await ready().catch(() => false))) {
      if (this.child?.exitCode !== null) throw new Error(`The server ended (${this.child?.exitCode}):\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`The server is not ready:\n${this.output}`);
      await delay(25);
    }
  }
}

const API_KEY = 'a-key-for-these-tests';

/** A server of its own process, not started yet, over a Trust Hub that the test has started. */
export async function processOver(
  upstream: Upstream,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const settings = {
    TWILIO_ACCOUNT_SID: upstream.accountSid,
    TWILIO_AUTH_TOKEN: upstream.authToken,
    TWILIO_BASE_URL: upstream.url,
    API_KEYS: API_KEY,
    ...environment,
  };
  return new ServerProcess(await freePort(), settings, { authorization: `Bearer ${API_KEY}` });
}

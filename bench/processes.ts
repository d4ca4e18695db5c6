import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN, type JournalEntry } from '../src/sandbox/index.js';
import { ask } from './ask.js';
import { allStats } from './processor.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const API_KEY = 'a-key-of-the-benchmark-of-many-onboardings';
/** What `npm run build` makes and `npm start` runs: with tsx a process would hold the compiler too. */
const PROGRAM = 'dist/cli/index.js';

/** Settings of a process whose inspector shall listen there once it is sent SIGUSR1; until then it has none. */
export const inspectorSettings = (port: number) => ({ NODE_OPTIONS: `--inspect-port=127.0.0.1:${port}` });

/** A program of ours in a process of its own, so that its memory and processor time are its own. */
class Program {
  /** From its start until it answered. */
  answeredAfterMs = NaN;
  private readonly startedAt = performance.now();
  private output = '';
  private readonly child: ChildProcess;

  constructor(command: readonly string[], environment: Readonly<Record<string, string>>) {
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, [PROGRAM, ...command], {
      cwd: ROOT,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => void (this.output = (this.output + chunk.toString()).slice(-5_000));
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
  }

  get pid(): number {
    return this.child.pid ?? NaN;
  }

  /** Waits until it answers there. @throws Error with what it wrote, where it ends first */
  async answers(url: string): Promise<void> {
    for (;;) {
      if (
        await fetch(url).then(
          ({ ok }) => ok,
          () => false,
        )
      ) {
        this.answeredAfterMs = performance.now() - this.startedAt;
        return;
      }
      if (this.child.exitCode !== null) throw new Error(this.output);
      await delay(10);
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}

/** What a process used so far. */
export interface Usage {
  readonly rssMb: number;
  readonly cpuSeconds: number;
  /** Of all processes of its PostgreSQL; only Linux shows them. */
  readonly databaseCpuSeconds: number;
  /** The longest time that its event loop stood still since it was asked last. */
  readonly longestStallMs: number;
}

/** The server on a sandbox, each in a process of its own, with an embedded PostgreSQL under a folder of their own. */
export class Stage {
  readonly key = API_KEY;
  readonly headers = { authorization: `Bearer ${API_KEY}` };

  private constructor(
    private server: Program,
    private readonly sandboxProgram: Program,
    /** Starts the server, on the same folder each time. */
    private readonly startServer: (settings: Readonly<Record<string, string>>) => Promise<Program>,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly dataDir: string,
    readonly serverUrl: string,
    readonly sandboxUrl: string,
  ) {}

  /**
   * @param settings of the server, beside those that lead it to its sandbox
   * @param plant fills the sandbox before the server starts
   */
  static async start(
    latencyMs: number,
    settings: Readonly<Record<string, string>>,
    plant: (sandboxUrl: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<Stage> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
    chmodSync(dataDir, 0o755);
    const [port, sandboxPort] = [await freePort(), await freePort()];
    const [serverUrl, sandboxUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${sandboxPort}`];
    // Nothing is decided automatically: reviews wait until the bench decides them.
    const review = ['--review-delay', '86400000'];
    const sandbox = new Program(
      ['sandbox', '--port', String(sandboxPort), '--latency', String(latencyMs), ...review],
      {},
    );
    await sandbox.answers(`${sandboxUrl}/_sandbox/state`);
    await plant(sandboxUrl);
    const environment = {
      PORT: String(port),
      DATA_DIR: dataDir,
      TWILIO_BASE_URL: sandboxUrl,
      TWILIO_ACCOUNT_SID: SANDBOX_ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: SANDBOX_AUTH_TOKEN,
      API_KEYS: API_KEY,
      PUBLIC_BASE_URL: serverUrl,
      LOG_LEVEL: 'warn',
    };
    const startServer = async (settings: Readonly<Record<string, string>>): Promise<Program> => {
      const server = new Program(['start'], { ...environment, ...settings });
      await server.answers(`${serverUrl}/readyz`);
      return server;
    };
    return new Stage(await startServer(settings), sandbox, startServer, settings, dataDir, serverUrl, sandboxUrl);
  }

  /**
   * Ends the server and starts it again on the same folder and the same sandbox; returns once it is ready.
   * @param settings those of its first start where they are left out
   */
  async restart(settings = this.settings): Promise<void> {
    await this.server.stop();
    this.server = await this.startServer(settings);
  }

  /** From the start of the server's process until it was ready. */
  get startMs(): number {
    return this.server.answeredAfterMs;
  }

  get serverPid(): number {
    return this.server.pid;
  }

  get sandboxPid(): number {
    return this.sandboxProgram.pid;
  }

  ask<Data>(query: string, variables: object = {}): Promise<Data> {
    return ask<Data>(`${this.serverUrl}/graphql`, query, variables, this.headers);
  }

  sandbox<Answer>(method: string, order: string, body?: object): Promise<Answer> {
    return orderSandbox<Answer>(this.sandboxUrl, method, order, body);
  }

  async journal(since = 0): Promise<readonly JournalEntry[]> {
    return (await this.sandbox<{ entries: readonly JournalEntry[] }>('GET', `journal?since=${since}`)).entries;
  }

  /** How many requests have reached the sandbox meanwhile. */
  async requestsDuring(work: () => Promise<unknown>): Promise<number> {
    const since = ((await this.journal()).at(-1)?.index ?? -1) + 1;
    await work();
    return (await this.journal(since)).length;
  }

  async usage(): Promise<Usage> {
    const text = await (await fetch(`${this.serverUrl}/metrics`, { headers: this.headers })).text();
    const value = (name: string): number => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? NaN);
    return {
      rssMb: value('process_resident_memory_bytes') / 1024 / 1024,
      cpuSeconds: value('process_cpu_seconds_total'),
      databaseCpuSeconds: this.databaseCpuSeconds(),
      longestStallMs: value('nodejs_eventloop_lag_max_seconds') * 1000,
    };
  }

  private databaseCpuSeconds(): number {
    const [main = ''] = readFileSync(path.join(this.dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split(
      '\n',
    );
    const own = allStats().filter(({ pid, parent }) => pid === main || parent === main);
    return own.reduce((sum, { seconds }) => sum + seconds, 0);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.sandboxProgram.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** What a sandbox is ordered to do. @throws Error where it refuses */
export async function orderSandbox<Answer>(url: string, method: string, order: string, body?: object): Promise<Answer> {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(`${url}/_sandbox/${order}`, init);
  if (!response.ok) throw new Error(`${order}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

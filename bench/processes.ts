import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN, type JournalEntry } from '../src/sandbox/index.js';
import { ask } from './ask.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const API_KEY = 'a-key-of-the-benchmark-of-many-onboardings';
/** What `npm run build` makes and `npm start` runs: with tsx a process would hold the compiler too. */
const PROGRAM = 'dist/cli/index.js';

/** A program of ours in a process of its own, so that its memory and processor time are its own. */
class Program {
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
      )
        return;
      if (this.child.exitCode !== null) throw new Error(this.output);
      await delay(50);
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
  readonly headers = { authorization: `Bearer ${API_KEY}` };

  private constructor(
    /** The server is the first. */
    private readonly programs: readonly Program[],
    private readonly dataDir: string,
    readonly serverUrl: string,
    readonly sandboxUrl: string,
  ) {}

  /** @param settings of the server, beside those that lead it to its sandbox */
  static async start(latencyMs: number, settings: Readonly<Record<string, string>>): Promise<Stage> {
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
    const server = new Program(['start'], {
      PORT: String(port),
      DATA_DIR: dataDir,
      TWILIO_BASE_URL: sandboxUrl,
      TWILIO_ACCOUNT_SID: SANDBOX_ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: SANDBOX_AUTH_TOKEN,
      API_KEYS: API_KEY,
      PUBLIC_BASE_URL: serverUrl,
      LOG_LEVEL: 'warn',
      ...settings,
    });
    await server.answers(`${serverUrl}/readyz`);
    return new Stage([server, sandbox], dataDir, serverUrl, sandboxUrl);
  }

  /** Of the server. */
  get serverPid(): number {
    return this.programs[0]?.pid ?? NaN;
  }

  ask<Data>(query: string, variables: object = {}): Promise<Data> {
    return ask<Data>(`${this.serverUrl}/graphql`, query, variables, this.headers);
  }

  async sandbox<Answer>(method: string, order: string, body?: object): Promise<Answer> {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${this.sandboxUrl}/_sandbox/${order}`, init);
    if (!response.ok) throw new Error(`${order}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  async journal(since = 0): Promise<readonly JournalEntry[]> {
    return (await this.sandbox<{ entries: readonly JournalEntry[] }>('GET', `journal?since=${since}`)).entries;
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
    const stats = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? statOf(pid) : []));
    const own = stats.filter(({ pid, parent }) => pid === main || parent === main);
    return own.reduce((sum, { seconds }) => sum + seconds, 0);
  }

  async stop(): Promise<void> {
    for (const program of this.programs) await program.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

const TICKS_PER_SECOND = 100;

/** Processor time of a process so far, in seconds. */
export const processorSeconds = (pid: number): number => statOf(String(pid))[0]?.seconds ?? NaN;

/** A process as /proc describes it, with the time of children that have ended; nothing where it has ended. */
function statOf(pid: string): readonly { pid: string; parent: string; seconds: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; state, parent, ... follow it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: fields[1] ?? '', seconds: ticks / TICKS_PER_SECOND }];
  } catch {
    return [];
  }
}

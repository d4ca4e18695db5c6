import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SANDBOX_ACCOUNT_SID, SANDBOX_AUTH_TOKEN, type JournalEntry } from '../../../src/sandbox/index.js';
import { endWithUs } from '../../support/child-processes.js';
import { programOf } from '../../support/program.js';
import { freePort } from '../../support/server-process.js';
import type { Holdings } from './outcome.js';
import { parseSnapshot } from './rows.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A sandbox in a process of its own, as `npm run sandbox` runs it, spoken with over HTTP only. */
export class SandboxProcess {
  readonly accountSid = SANDBOX_ACCOUNT_SID;
  readonly authToken = SANDBOX_AUTH_TOKEN;
  private readonly writes: JournalEntry[] = [];

  private constructor(
    readonly url: string,
    private readonly child: ReturnType<typeof spawn>,
  ) {}

  static async start(): Promise<SandboxProcess> {
    const port = await freePort();
    const args = [...programOf('cli/index'), 'sandbox', '--port', String(port), '--review-delay', '200'];
    const child = endWithUs(spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore' }));
    const sandbox = new SandboxProcess(`http://127.0.0.1:${port}`, child);
    const deadline = Date.now() + 30_000;
    while (!(await sandbox.get('state').catch(() => undefined))) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error('The sandbox does not start.');
      await delay(25);
    }
    return sandbox;
  }

  /** So many phone numbers more; the SIDs of these. */
  async plantNumbers(count: number): Promise<readonly string[]> {
    const phoneNumbers = Array.from({ length: count }, (_, at) => ({
      ref: `n${at}`,
      phoneNumber: `+1415${5_570_000 + at}`,
    }));
    const body = JSON.stringify({ phoneNumbers });
    const answer = await fetch(`${this.url}/_sandbox/seed`, { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
    const { sids } = (await answer.json()) as { sids: Readonly<Record<string, string>> };
    return phoneNumbers.flatMap(({ ref }) => sids[ref] ?? []);
  }

  /** How many bundles, end users and so on there are in all. */
  async size(): Promise<number> {
    const { counts } = (await this.get('state')) as { counts: Readonly<Record<string, number>> };
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async holdings(): Promise<Holdings> {
    const snapshot = await fetch(`${this.url}/_sandbox/snapshot`);
    await this.readJournal();
    return { rows: parseSnapshot(await snapshot.text()), journal: this.writes };
  }

  /** Reads what was written since the last time: the journal forgets its oldest entries. */
  async readJournal(): Promise<void> {
    const since = (this.writes.at(-1)?.index ?? -1) + 1;
    const { entries } = (await this.get(`journal?method=POST&since=${since}`)) as { entries: readonly JournalEntry[] };
    this.writes.push(...entries);
  }

  /** Makes requests fail from now on, as a `FaultSpec` says. */
  async fault(spec: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await fetch(`${this.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(spec) });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/_sandbox/faults`, { method: 'DELETE' });
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }

  private async get(path: string): Promise<unknown> {
    return (await fetch(`${this.url}/_sandbox/${path}`)).json();
  }
}

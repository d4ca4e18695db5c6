import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox, type SandboxControl } from '../../../src/sandbox/index.js';
import { Fleet } from './fleet.js';
import { sidsOf, type Before, type Holdings } from './outcome.js';
import { Register } from './register.js';
import { parseSnapshot, type SandboxRow } from './rows.js';

const ACCOUNT = { sid: `AC${'c'.repeat(32)}`, authToken: 'c'.repeat(32) };
/** Opens the account's subaccounts. */
export const SUBACCOUNTS_KEY = 'a-key-for-subaccounts-in-chaos-tests';
const TENANTS = [{ name: 'chaos', apiKey: SUBACCOUNTS_KEY, accounts: [ACCOUNT.sid], subaccounts: true }];

/** Two for each run of a shape's whole table, and some for chance. */
const NUMBERS = 4_000;

const SETTINGS = {
  // The longest that a request is under way, and so the longest that a search waits before it says "not there".
  UPSTREAM_TIMEOUT_MS: '3000',
  REVIEW_POLL_SECONDS: '0.2',
  // Enough places for every run of a batch: most of them are held somewhere.
  ACCOUNT_CONCURRENCY: '500',
};

/** A fleet whose Trust Hub is in this process: it outlives the servers, and faults can look at every request. */
export class Stage extends Fleet {
  readonly register: Register;
  private readonly numbers: string[] = [];

  private constructor(
    private readonly sandbox: Sandbox,
    private readonly folder: string,
    ...storage: Awaited<ReturnType<typeof Fleet.storage>>
  ) {
    super(...storage, sandbox, { ...SETTINGS, TENANTS_FILE: path.join(folder, 'tenants.json') });
    this.register = new Register(sandbox.control);
    for (const { table, row } of this.rows()) if (table === 'incomingPhoneNumbers') this.numbers.push(row.sid);
  }

  static async open(): Promise<Stage> {
    const storage = await Fleet.storage();
    const sandbox = await startSandbox({ accounts: [{ ...ACCOUNT, phoneNumbers: NUMBERS }], reviewDelayMs: 100 });
    const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-chaos-'));
    writeFileSync(path.join(folder, 'tenants.json'), JSON.stringify(TENANTS));
    return new Stage(sandbox, folder, ...storage);
  }

  get control(): SandboxControl {
    return this.sandbox.control;
  }

  get accountSid(): string {
    return this.sandbox.accountSid;
  }

  /** Which of these numbers are on which bundles, with the SIDs of their assignments. */
  numberAssignments(numbers: ReadonlySet<string>) {
    return this.rows().flatMap(({ table, row: { sid, bundleSid = '', channelEndpointSid: number = '' } }) =>
      table === 'channelEndpointAssignments' && numbers.has(number) ? [{ sid, number, bundle: bundleSid }] : [],
    );
  }

  /** Phone numbers that no run has had. */
  takeNumbers(count: number): readonly string[] {
    const taken = this.numbers.splice(0, count);
    if (taken.length < count) throw new Error('The sandbox has no phone numbers left.');
    return taken;
  }

  /** Forgets what was received until now, and answers the SIDs of what is there. */
  lookBefore(): Before {
    this.register.update();
    this.control.clearJournal();
    return sidsOf(this.rows());
  }

  holdings(): Holdings {
    return { rows: this.rows(), journal: this.control.journal() };
  }

  private rows(): readonly SandboxRow[] {
    return parseSnapshot(this.control.snapshot().toString('utf8'));
  }

  override async close(): Promise<void> {
    await super.close();
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

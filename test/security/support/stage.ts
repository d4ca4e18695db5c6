import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OutsidePostgres } from '../../chaos/support/outside-postgres.js';
import { SandboxProcess } from '../../chaos/support/sandbox-process.js';
import { freePort, ServerProcess } from '../../support/server-process.js';
import { bearer, type Party, type Target } from './target.js';

const SECONDARY = 'RNdfbf3fae0e1107f8aded0e7cead80bf5';
const VOICE_INTEGRITY = 'RN5b3660f9598883b1df4e77f77acefba0';
const keyOf = (name: 'attacker' | 'neighbour' | 'reseller' | 'metrics'): string => `key-of-the-${name}-0123456789`;
/** So many that a question about all of them is dear. */
const PRODUCTS = 2_500;
const NUMBERS = 100;
/** Loaded into the server beside its program: on SIGUSR2 it collects its garbage, so that memory is compared that is held. */
const COLLECT_GARBAGE = `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => collect());
`;

/** Limits of time as a part of an attack, so that it meets them before it ends; the others are what they are by default. */
export function timeLimits(attackSeconds: number): Readonly<Record<string, string>> {
  const part = String(Math.max(1.5, attackSeconds / 4));
  return {
    LIMIT_HEADER_SECONDS: part,
    // Of a body of 4 MB that a busy machine takes a while to send.
    LIMIT_REQUEST_SECONDS: String(Math.max(3, attackSeconds / 2)),
    // Connections that wait for nothing are back soon, so that what is left after them is seen soon.
    LIMIT_KEEP_ALIVE_SECONDS: '2',
    LIMIT_IDLE_SECONDS: part,
    LIMIT_UNREAD_SECONDS: part,
    LIMIT_SOCKET_WAIT_SECONDS: String(Math.max(1, Math.round(attackSeconds / 4))),
  };
}

/** How the server of a stage is run, beside its defaults. */
export interface StageOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly program?: readonly string[];
}

/** A server in a process of its own with two tenants, over a sandbox and a PostgreSQL in processes of theirs. */
export class Stage {
  private constructor(
    readonly target: Target,
    readonly server: ServerProcess,
    private readonly sandbox: SandboxProcess,
    private readonly postgres: OutsidePostgres,
    private readonly folder: string,
  ) {}

  static async open({ settings = {}, program }: StageOptions = {}): Promise<Stage> {
    const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-security-'));
    const [postgres, sandbox] = await Promise.all([OutsidePostgres.start(), SandboxProcess.start()]);
    const databaseUrl = await postgres.createDatabase('security');
    const [attacker, neighbour] = [
      await settle(sandbox, keyOf('attacker'), PRODUCTS, 5_580_000),
      await settle(sandbox, keyOf('neighbour'), 5, 5_590_000),
    ];
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const tenantsFile = path.join(folder, 'tenants.json');
    writeFileSync(tenantsFile, JSON.stringify(tenantsOf(attacker, neighbour, sandbox.accountSid)));
    const environment = {
      DATABASE_URL: databaseUrl,
      TWILIO_ACCOUNT_SID: sandbox.accountSid,
      TWILIO_AUTH_TOKEN: sandbox.authToken,
      TWILIO_BASE_URL: sandbox.url,
      PUBLIC_BASE_URL: url,
      TENANTS_FILE: tenantsFile,
      METRICS_KEY: keyOf('metrics'),
      // Callers may come from different addresses: a row's flood of wrong keys is not to refuse the next row's.
      TRUSTED_PROXIES: '127.0.0.0/8',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(COLLECT_GARBAGE)}`,
      ...settings,
    };
    const server = new ServerProcess(port, environment, bearer(neighbour.key), undefined, program);
    await server.start();
    const target: Target = {
      ...{ url, graphqlUrl: server.graphqlUrl, sandboxUrl: sandbox.url, attacker, neighbour, tenantsFile },
      ...{ mainAccount: sandbox.accountSid, authToken: sandbox.authToken, metricsKey: keyOf('metrics') },
      reseller: { key: keyOf('reseller') },
    };
    return new Stage(target, server, sandbox, postgres, folder);
  }

  /** How many requests reached Trust Hub, of those that are wanted: `method=POST&path=...`. */
  async requests(filter = ''): Promise<number> {
    const answer = await fetch(`${this.target.sandboxUrl}/_sandbox/journal?kind=request&${filter}`);
    return ((await answer.json()) as { entries: readonly object[] }).entries.length;
  }

  async close(): Promise<void> {
    await this.server.kill('SIGTERM');
    await this.sandbox.close();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The tenants of a stage, as TENANTS_FILE lists them. */
export function tenantsOf(attacker: Party, neighbour: Party, mainAccount: string): readonly object[] {
  return [
    { name: 'Attacker', apiKey: attacker.key, accounts: [attacker.account] },
    { name: 'Neighbour', apiKey: neighbour.key, accounts: [neighbour.account] },
    { name: 'Reseller', apiKey: keyOf('reseller'), accounts: [mainAccount], subaccounts: true },
  ];
}

/** Makes a subaccount with numbers, a profile, and products on it. */
async function settle(sandbox: SandboxProcess, key: string, products: number, firstNumber: number): Promise<Party> {
  const login = Buffer.from(`${sandbox.accountSid}:${sandbox.authToken}`).toString('base64');
  const made = await fetch(`${sandbox.url}/2010-04-01/Accounts.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${login}` },
    body: new URLSearchParams({ FriendlyName: key }),
  });
  const { sid: account } = (await made.json()) as { sid: string };
  const phoneNumbers = Array.from({ length: NUMBERS }, (_, at) => ({
    ref: `n${at}`,
    phoneNumber: `+1415${firstNumber + at}`,
  }));
  const bundle = { email: 'office@acme.example' };
  const answer = await fetch(`${sandbox.url}/_sandbox/seed`, {
    method: 'POST',
    body: JSON.stringify({
      accountSid: account,
      phoneNumbers,
      customerProfiles: [{ ref: 'profile', friendlyName: 'Acme', ...bundle, policySid: SECONDARY, numbers: ['$n0'] }],
      trustProducts: [
        { friendlyName: 'calls', ...bundle, policySid: VOICE_INTEGRITY, copies: products, entities: ['$profile'] },
      ],
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { sids } = (await answer.json()) as { sids: Readonly<Record<string, string>> };
  return { key, account, numbers: phoneNumbers.flatMap(({ ref }) => sids[ref] ?? []), profile: sids['profile'] ?? '' };
}

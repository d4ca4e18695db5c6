import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { greeting } from '../../src/server/greeting.js';
import { realTiming, type Timing } from '../../src/twilio/transport/timing.js';
import { createTestDatabase } from '../support/database.js';
import { calls } from '../support/onboarding.js';
import { startAppOver, type ServerOverHttp, type Upstream } from '../support/start-app.js';

const NONPROFIT = 'RN936f6140f1864391adca88df5d84cb6d';
const POLICIES = 'GET /v1/Policies';
const PROFILES = 'GET /v1/CustomerProfiles';

/** One for all servers of this file, none of which runs anything. */
let databaseUrl: string;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
});

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

type Settings = NonNullable<Parameters<typeof startSandbox>[0]>;

async function sandbox(settings: Partial<Settings> = {}): Promise<Sandbox> {
  const started = await startSandbox({ port: 0, ...settings });
  open.push(started);
  return started;
}

/** The check's waits, which last until the test ends them; the short ones between the transport's tries are skipped. */
class HeldTiming implements Timing {
  readonly held: number[] = [];
  private go: (() => void) | undefined;
  private noticed: (() => void) | undefined;

  now(): number {
    return realTiming.now();
  }

  random(): number {
    return realTiming.random();
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (milliseconds < 5_000) return realTiming.wait(0, signal);
    this.held.push(milliseconds);
    await new Promise<void>((resolve) => {
      this.go = resolve;
      signal?.addEventListener('abort', () => resolve());
      this.noticed?.();
    });
  }

  /** Resolves when a try is over and the next one is waited for. */
  async waiting(): Promise<void> {
    if (this.go === undefined) await new Promise<void>((resolve) => (this.noticed = resolve));
  }

  next(): void {
    const { go } = this;
    this.go = undefined;
    go?.();
  }
}

/** A server that checks its credentials, after the first check. */
async function start(upstream: Upstream, timing?: Timing): Promise<ServerOverHttp> {
  const server = await startAppOver(
    upstream,
    { DATABASE_URL: databaseUrl },
    { checkCredentials: true, ...(timing && { timing }) },
  );
  open.push(server);
  await server.app.upstream?.first;
  return server;
}

async function readiness({ app }: ServerOverHttp): Promise<{ readonly http: number; readonly body: unknown }> {
  const response = await fetch(`${app.url}/readyz`);
  return { http: response.status, body: await response.json() };
}

const greetingOf = ({ app }: ServerOverHttp) => greeting({ ...app, locked: true });

it('is not ready with credentials that Twilio refuses, and says so in the log and in the greeting', async () => {
  const { url, accountSid } = await sandbox();
  const server = await start({ url, accountSid, authToken: 'not-the-token' });
  expect(await readiness(server)).toMatchObject({
    http: 503,
    body: { status: 'waiting for valid Twilio credentials', twilio: 'refused' },
  });
  expect(await greetingOf(server)).toContain('Twilio refuses the credentials. Compare TWILIO_ACCOUNT_SID');
  expect(server.logLines.filter((line) => line.includes('Twilio refuses the credentials'))).toHaveLength(1);
  expect(server.logLines.join()).not.toContain('not-the-token');
});

it('is ready with credentials that Twilio accepts, and greets with a query that reaches Twilio', async () => {
  const upstream = await sandbox();
  const server = await start(upstream);
  expect(await readiness(server)).toEqual({ http: 200, body: { status: 'ready', twilio: 'accepted' } });
  const text = await greetingOf(server);
  expect(text).toContain('accepts the credentials');
  const { query } = JSON.parse(/<<'END'.*\n([\s\S]*?)\nEND/.exec(text)?.[1] ?? '') as { query: string };
  // What the check has read is known for some seconds.
  server.app.trustHubs.clear(upstream.accountSid);
  upstream.control.clearJournal();
  const { primaryCustomerProfile } = await server.data<{ primaryCustomerProfile: { status: string } }>(query);
  expect(primaryCustomerProfile.status).toBe('TWILIO_APPROVED');
  expect(calls(upstream.control.journal())).toContain(PROFILES);
});

it('stays ready while Twilio cannot be reached', async () => {
  const upstream = await sandbox();
  const { url, accountSid, authToken } = upstream;
  await upstream.close();
  open.splice(0);
  const server = await start({ url, accountSid, authToken });
  expect(await readiness(server)).toMatchObject({ http: 200, body: { status: 'ready', twilio: 'unreachable' } });
});

describe('goes on asking until there is an approved primary profile', () => {
  it('when credentials that were refused become right: /readyz, the log and the greeting say it', async () => {
    const upstream = await sandbox();
    upstream.control.fault({ method: 'GET', effect: 'status', status: 401, code: 20003, count: 0 });
    const timing = new HeldTiming();
    const server = await start(upstream, timing);
    await timing.waiting();
    expect(await readiness(server)).toMatchObject({ http: 503, body: { twilio: 'refused' } });
    upstream.control.clearFaults();
    upstream.control.clearJournal();
    timing.next();
    await accepted(server);
    expect(await readiness(server)).toEqual({ http: 200, body: { status: 'ready', twilio: 'accepted' } });
    expect(await greetingOf(server)).toContain('accepts the credentials');
    expect(said(server)).toEqual(['Twilio refuses the credentials', 'Twilio accepts the credentials']);
    expect(timing.held).toEqual([5_000]);
    expect(calls(upstream.control.journal())).toEqual([POLICIES, PROFILES]);
  });

  it('when Twilio comes back', async () => {
    const upstream = await sandbox();
    upstream.control.fault({ method: 'GET', effect: 'drop', count: 0 });
    const timing = new HeldTiming();
    const server = await start(upstream, timing);
    await timing.waiting();
    expect(await readiness(server)).toMatchObject({ http: 200, body: { twilio: 'unreachable' } });
    upstream.control.clearFaults();
    timing.next();
    await accepted(server);
    expect(said(server)).toEqual(['Twilio cannot be reached', 'Twilio accepts the credentials']);
  });

  it('after twice as long each time up to five minutes, two requests a time, and says the same only once', async () => {
    const upstream = await sandbox();
    upstream.control.fault({ method: 'GET', effect: 'status', status: 401, code: 20003, count: 0 });
    const timing = new HeldTiming();
    const server = await start(upstream, timing);
    for (let tries = 1; tries < 9; tries += 1) {
      await timing.waiting();
      timing.next();
    }
    await timing.waiting();
    expect(timing.held).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1_000));
    expect(calls(upstream.control.journal())).toEqual(Array<string[]>(9).fill([POLICIES, PROFILES]).flat());
    expect(said(server)).toEqual(['Twilio refuses the credentials']);
  });

  it('while the account has none; one of another kind counts', async () => {
    const upstream = await sandbox({
      accounts: [{ sid: `AC${'5'.repeat(32)}`, authToken: 'the-token-of-the-account', primaryIdentity: null }],
    });
    const timing = new HeldTiming();
    const server = await start(upstream, timing);
    await timing.waiting();
    expect(await readiness(server)).toMatchObject({ http: 200, body: { twilio: 'no primary profile' } });
    expect(await greetingOf(server)).toContain('no approved primary customer profile');
    plantNonprofit(upstream, 'draft');
    timing.next();
    await timing.waiting();
    expect(await readiness(server)).toMatchObject({ http: 200, body: { twilio: 'no primary profile' } });
    plantNonprofit(upstream, 'twilio-approved');
    timing.next();
    await accepted(server);
    expect(await readiness(server)).toEqual({ http: 200, body: { status: 'ready', twilio: 'accepted' } });
    expect(said(server)).toEqual(['The account has no approved', 'Twilio accepts the credentials']);
  });
});

it.each([
  ['a 401 that says that the primary profile is not approved', 401, 20003, 'no primary profile', 'no approved primary'],
  ['a 403', 403, 20403, 'restricted', 'may not read Trust Hub'],
])('takes %s for no fault of the credentials', async (_case, status, code, state, advice) => {
  const upstream = await sandbox();
  const message = 'Primary compliance profile is not approved';
  upstream.control.fault({ path: '/v1/CustomerProfiles', effect: 'status', status, code, message, count: 0 });
  const server = await start(upstream, new HeldTiming());
  expect(await readiness(server)).toMatchObject({ http: 200, body: { status: 'ready', twilio: state } });
  expect(await greetingOf(server)).toContain(advice);
  expect(server.logLines.join()).not.toContain('refuses the credentials');
});

/** Which sentences of the check are in the log, in order. */
function said({ logLines }: ServerOverHttp): readonly string[] {
  const sentence =
    /Twilio (?:accepts the credentials|refuses the credentials|cannot be reached)|The account has no approved/;
  return logLines.flatMap((line) => sentence.exec(line)?.[0] ?? []);
}

async function accepted(server: ServerOverHttp): Promise<void> {
  await expect.poll(() => server.app.upstream?.state(), { interval: 10, timeout: 60_000 }).toBe('accepted');
}

function plantNonprofit({ control }: Sandbox, status: 'draft' | 'twilio-approved'): void {
  const profile = { ref: 'own', friendlyName: 'Own', email: 'own@acme.example', policySid: NONPROFIT };
  control.seed({ customerProfiles: [{ ...profile, ...(status !== 'draft' && { status }) }] });
}

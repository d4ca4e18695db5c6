import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startSandbox, type JournalEntry, type Sandbox } from '../../src/sandbox/index.js';
import { numberDispenser, onboard, RUN, voiceIntegrityInput, type OnboardingAnswer } from '../support/onboarding.js';
import { created, EXPECTED_CREATES, submissions } from '../support/created.js';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';

/** Short, so that a search for what a dead process may still have under way does not take long. */
const UPSTREAM_TIMEOUT_MS = '1000';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

function temporaryData(): string {
  const dir = dataDirectory();
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function run(server: ServerProcess, id: string): Promise<OnboardingAnswer> {
  return (
    await server.data<{ onboarding: OnboardingAnswer }>(`query ($id: ID!) { onboarding(id: $id) { ${RUN} } }`, { id })
  ).onboarding;
}

async function untilEnded(server: ServerProcess, id: string): Promise<OnboardingAnswer> {
  for (;;) {
    const now = await run(server, id);
    if (!['RUNNING', 'WAITING_FOR_REVIEW'].includes(now.status)) return now;
    await delay(50);
  }
}

/** Resolves when the condition holds, or the time is over: then the moment did not come, which is no fault. */
async function moment(condition: () => boolean | Promise<boolean>, longestMs: number): Promise<void> {
  const deadline = Date.now() + longestMs;
  while (!(await condition()) && Date.now() < deadline) await delay(2);
}

describe('kill -9 at ten moments of a run, each followed by a start', () => {
  test('with the sandbox inside: the run finishes and everything was made once', { timeout: 150_000 }, async () => {
    const port = await freePort();
    const sandboxPort = await freePort();
    const server = new ServerProcess(port, {
      DATA_DIR: temporaryData(),
      UPSTREAM_TIMEOUT_MS,
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_LATENCY_MS: '30',
      SANDBOX_REVIEW_DELAY_MS: '300',
      REVIEW_POLL_SECONDS: '0.5',
    });
    cleanups.push(() => server.kill('SIGTERM'));
    const journal = async (): Promise<readonly JournalEntry[]> => {
      const answer = await fetch(`http://127.0.0.1:${sandboxPort}/_sandbox/journal`);
      return ((await answer.json()) as { entries: readonly JournalEntry[] }).entries;
    };
    await server.start();
    const input = voiceIntegrityInput(await numberDispenser(server)(2));
    const { onboarding } = await onboard(server, { ...input, wait: 'NOT_AT_ALL' });
    const id = onboarding!.id;

    let written = 0;
    for (let kill = 1; kill <= 10; kill += 1) {
      // After two more writes than at the last kill, wherever in its work the server then is.
      await moment(async () => writes(await journal()) >= written + 2, 2_500);
      written = writes(await journal());
      await server.kill();
      await server.start();
    }
    const done = await untilEnded(server, id);
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    const all = await journal();
    expect(created(all)).toEqual(EXPECTED_CREATES);
    expect(submissions(all)).toBe(2);
    expect(server.starts).toBe(11);
  });

  test(
    'with an upstream of its own process, polled, killed while answers are under way: the same',
    { timeout: 200_000 },
    async () => {
      const sandbox = await startSandbox({ reviewDelayMs: 300, linkBase: 'twilio' });
      cleanups.push(() => sandbox.close());
      const key = 'a-key-for-the-kill-test';
      const server = new ServerProcess(
        await freePort(),
        {
          DATA_DIR: temporaryData(),
          UPSTREAM_TIMEOUT_MS,
          TWILIO_ACCOUNT_SID: sandbox.accountSid,
          TWILIO_AUTH_TOKEN: sandbox.authToken,
          TWILIO_BASE_URL: sandbox.url,
          API_KEYS: key,
          REVIEW_POLL_SECONDS: '0.3',
        },
        { authorization: `Bearer ${key}` },
      );
      cleanups.push(() => server.kill('SIGTERM'));
      await server.start();
      const input = voiceIntegrityInput(await numberDispenser(server)(2));
      sandbox.control.clearJournal();
      hangNextWrite(sandbox, 0);
      const { onboarding } = await onboard(server, { ...input, wait: 'NOT_AT_ALL' });
      for (let kill = 1; kill <= 10; kill += 1) {
        // In turns: Twilio never gets to carry the write out; it has, and the answer never comes.
        await moment(() => hung(sandbox) >= kill, 10_000);
        await server.kill();
        sandbox.control.clearFaults();
        hangNextWrite(sandbox, kill);
        await server.start();
      }
      expect(hung(sandbox)).toBe(10);
      sandbox.control.clearFaults();
      const done = await untilEnded(server, onboarding!.id);
      expect(done.failure).toBeNull();
      expect(done.status).toBe('COMPLETED');
      expect(created(sandbox.control.journal())).toEqual(EXPECTED_CREATES);
      expect(submissions(sandbox.control.journal())).toBe(2);
      // Nobody could call back: the approval was seen by polling.
      expect(sandbox.control.journal({ kind: 'callback' })).toEqual([]);
    },
  );
});

/** How many answers were held back until now. */
const hung = (sandbox: Sandbox): number =>
  sandbox.control.journal().filter((entry) => entry.fault?.startsWith('hang')).length;

const writes = (journal: readonly JournalEntry[]): number =>
  journal.filter(({ method, status }) => method === 'POST' && status < 300).length;

/** The answer of the next write hangs, in turns before and after it is carried out. */
function hangNextWrite(sandbox: Sandbox, kill: number): void {
  sandbox.control.fault({ method: 'POST', count: 1, effect: 'hang', afterCommit: kill % 2 === 1 });
}

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/sandbox/index.js';
import { created, EXPECTED_CREATES, submissions } from '../support/created.js';
import { numberDispenser, onboard, until, voiceIntegrityInput, type OnboardingAnswer } from '../support/onboarding.js';
import { dataDirectory, freePort, ServerProcess } from '../support/server-process.js';

/*
 * What the table of `table.test.ts` cannot show, because there everything but the server lives on: a server with its
 * sandbox and its PostgreSQL inside, as `npm start` runs it.
 */

const KILLS = 2;

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

interface Inside {
  readonly server: ServerProcess;
  readonly dataDir: string;
  readonly journal: () => Promise<readonly JournalEntry[]>;
}

async function everythingInside(settings: Readonly<Record<string, string>>): Promise<Inside> {
  const dataDir = dataDirectory();
  cleanups.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const sandboxPort = await freePort();
  const server = new ServerProcess(await freePort(), {
    DATA_DIR: dataDir,
    // Short, so that a search for what a dead process may still have under way does not take long.
    UPSTREAM_TIMEOUT_MS: '1000',
    SANDBOX_PORT: String(sandboxPort),
    REVIEW_POLL_SECONDS: '0.5',
    ...settings,
  });
  cleanups.push(() => server.kill('SIGTERM'));
  await server.start();
  const journal = async (): Promise<readonly JournalEntry[]> => {
    const answer = await fetch(`http://127.0.0.1:${sandboxPort}/_sandbox/journal`);
    return ((await answer.json()) as { entries: readonly JournalEntry[] }).entries;
  };
  return { server, dataDir, journal };
}

/** The run when it needs nothing more, however often the server is away meanwhile. */
async function untilEnded(server: ServerProcess, id: string): Promise<OnboardingAnswer> {
  for (;;) {
    const done = await until(server, id, 'COMPLETED', 'ACTION_REQUIRED').catch(() => undefined);
    if (done !== undefined) return done;
    await delay(50);
  }
}

const writes = (journal: readonly JournalEntry[]): number =>
  journal.filter(({ method, status }) => method === 'POST' && status < 300).length;

test(
  'all of it is killed again and again: the run finishes and everything was made once',
  { timeout: 150_000 },
  async () => {
    const { server, journal } = await everythingInside({ SANDBOX_LATENCY_MS: '30', SANDBOX_REVIEW_DELAY_MS: '300' });
    const input = voiceIntegrityInput(await numberDispenser(server)(2));
    const { onboarding } = await onboard(server, { ...input, wait: 'NOT_AT_ALL' });
    let written = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      // After some more writes than at the last kill, wherever in its work the server then is, or in the midst of a review.
      const deadline = Date.now() + 2_500;
      while (writes(await journal()) < written + 5 && Date.now() < deadline) await delay(2);
      written = writes(await journal());
      await server.kill();
      await server.start();
    }
    const done = await untilEnded(server, onboarding!.id);
    expect(done.failure).toBeNull();
    expect(done.status).toBe('COMPLETED');
    const all = await journal();
    expect(created(all)).toEqual(EXPECTED_CREATES);
    expect(submissions(all)).toBe(2);
    expect(server.starts).toBe(KILLS + 1);
  },
);

test('its database dies alone: the server brings it back, and the run finishes', { timeout: 90_000 }, async () => {
  const { server, dataDir, journal } = await everythingInside({
    SANDBOX_LATENCY_MS: '60',
    SANDBOX_REVIEW_DELAY_MS: '1000',
  });
  const input = voiceIntegrityInput(await numberDispenser(server)(2));
  const { onboarding } = await onboard(server, { ...input, wait: 'NOT_AT_ALL' });
  while ((created(await journal())['POST EndUsers'] ?? 0) < 3) await delay(2);
  const [postmaster] = readFileSync(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(postmaster), 'SIGKILL');
  const { pid } = server;
  const done = await untilEnded(server, onboarding!.id);
  expect(done.failure).toBeNull();
  expect(done.status).toBe('COMPLETED');
  expect(server.pid).toBe(pid);
  expect(created(await journal())).toEqual(EXPECTED_CREATES);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** How the tests of a fault ended. */
export interface TestRun {
  readonly passed: boolean;
  readonly seconds: number;
  /** The first test that failed, or why none could be named. */
  readonly failure: string;
  readonly output: string;
}

/** A test that hangs because of a fault ends after this time, and the fault counts as caught. */
const LONGEST_MS = 240_000;
/** All tests of a room without a fault, each with the time of an ordinary run. */
const LONGEST_OF_ROOM_MS = 4 * LONGEST_MS;
/** Shorter than in an ordinary run, where a busy machine must not fail a test. */
const TIMEOUTS = ['--testTimeout=40000', '--hookTimeout=60000'];

/**
 * Runs test files one after another, up to the first that fails.
 * @param postgresUrl of a PostgreSQL that runs already: to start one takes longer than most of these tests
 * @param isWhole whether these are all tests of a room, without a fault
 */
export async function runTests(
  root: string,
  files: readonly string[],
  postgresUrl: string,
  isWhole = false,
): Promise<TestRun> {
  const began = performance.now();
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', ...files, '--maxWorkers=1', '--bail=1', ...(isWhole ? [] : TIMEOUTS)];
  // A group of its own, so that servers which a test has started end with it.
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, NO_COLOR: '1', CI: '1', TEST_POSTGRES_URL: postgresUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    end();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let isOverdue = false;
  const timer = setTimeout(
    () => {
      isOverdue = true;
      end();
    },
    isWhole ? LONGEST_OF_ROOM_MS : LONGEST_MS,
  );
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  if (isInterrupted) throw new Error('Interrupted.');
  const failure = isOverdue ? 'it hung' : (/^\s*FAIL\s+(.+)$/m.exec(output)?.[1] ?? 'no test was named');
  return { passed: code === 0, seconds: (performance.now() - began) / 1_000, failure, output };
}

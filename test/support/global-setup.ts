import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/onboarding/storage/embedded.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** An administrator's address of a real PostgreSQL, in which each test file makes a database of its own. */
    readonly postgresUrl: string;
  }
}

/**
 * One PostgreSQL for the whole run: the embedded one, in a folder of its own, stopped and removed at the end; or the one at
 * TEST_POSTGRES_URL, for who starts many short runs.
 */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['TEST_POSTGRES_URL'];
  if (running !== undefined) {
    project.provide('postgresUrl', running);
    return () => Promise.resolve();
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-test-'));
  // Root lends PostgreSQL another user, who must be able to walk there.
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres(dataDir, pino({ level: 'silent' }));
  project.provide('postgresUrl', postgres.administratorUrl('postgres'));
  return async () => {
    await postgres.stop({ force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
}

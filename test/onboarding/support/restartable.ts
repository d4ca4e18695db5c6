import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished } from 'vitest';
import { keyIdOf } from '../../../src/onboarding/storage/keyring.js';
import { createTestDatabase } from '../../support/database.js';
import { startTestApp, type TestApp } from '../../support/start-app.js';

const textOf = (...keys: readonly Buffer[]): string => keys.map((key) => key.toString('base64')).join(',');

/**
 * A server that is started again and again on one database and one sandbox, with the keys of each start. For use in a
 * test, after which it is closed.
 */
export async function restartable() {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trusthub-keys-'));
  const databaseUrl = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  let app: TestApp | undefined;
  onTestFinished(async () => {
    await app?.close();
    await pool.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    databaseUrl,
    pool,
    start: async (...keys: readonly Buffer[]): Promise<TestApp> => {
      await app?.close();
      app = await startTestApp({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ENCRYPTION_KEYS: textOf(...keys) });
      return app;
    },
    /** Waits until every run lies under this key. */
    allUnder: (key: Buffer) =>
      expect
        .poll(async () => (await pool.query<object>('select distinct sealed_with from onboarding.run')).rows, {
          timeout: 20_000,
        })
        .toEqual([{ sealed_with: keyIdOf(key) }]),
  };
}

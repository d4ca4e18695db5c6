import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyIdOf } from '../../../src/onboarding/storage/keyring.js';
import { inputFor } from '../../support/onboarding-kinds.js';
import type { TestApp } from '../../support/start-app.js';
import { wholeDatabase } from '../../support/whole-database.js';
import { restartable } from '../support/restartable.js';

const [KEY_A, KEY_B] = [randomBytes(32), randomBytes(32)];

test(
  'the names of batches are encrypted with the same keys, and without theirs only they are missing',
  { timeout: 60_000 },
  async () => {
    const { start, pool, databaseUrl } = await restartable();
    const [plain, sealed] = ['Canary Dental, spring', 'Canary Dental, autumn'];
    const startBatch = async (app: TestApp, name: string): Promise<void> => {
      const { phoneNumberSids: _none, ...profile } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], {
        secondary: (good) => good,
      });
      const input = { idempotencyKey: name.slice(-6), name, items: { secondaryCustomerProfiles: [profile] } };
      const start =
        'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { name } userErrors { code } } }';
      expect(await app.data(start, { input })).toEqual({ onboardMany: { batch: { name }, userErrors: [] } });
    };
    const names = async (app: TestApp) => {
      const found = await app.data<{ onboardingBatches: { nodes: { name: string | null }[] } }>(
        '{ onboardingBatches { nodes { name } } }',
      );
      return found.onboardingBatches.nodes.map(({ name }) => name);
    };
    const allUnder = (key: Buffer) =>
      expect
        .poll(
          async () =>
            (await pool.query<object>(`select distinct sealed_name->>'sealedWith' as id from onboarding.batch`)).rows,
          {
            timeout: 20_000,
          },
        )
        .toEqual([{ id: keyIdOf(key) }]);
    const planted = async () => (await wholeDatabase(databaseUrl)).filter(({ row }) => /canary/i.test(row));

    let app = await start();
    await startBatch(app, plain);
    expect((await planted()).map(({ table }) => table)).toContain('onboarding.batch');
    app = await start(KEY_A);
    await startBatch(app, sealed);
    await allUnder(KEY_A);
    expect(await planted()).toEqual([]);
    expect(await names(app)).toEqual([sealed, plain]);

    app = await start(KEY_B, KEY_A);
    await allUnder(KEY_B);
    expect(await names(app)).toEqual([sealed, plain]);
    // Moved to another batch, a name does not open.
    await pool.query(`update onboarding.batch set sealed_name = (select sealed_name from onboarding.batch
    where idempotency_key = 'autumn')`);
    expect(await names(app)).toEqual([sealed, null]);

    app = await start(KEY_A);
    expect(await names(app)).toEqual([null, null]);
    expect(app.logLines.join('\n')).not.toMatch(/canary/i);
  },
);

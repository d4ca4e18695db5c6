import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { created } from '../../support/created.js';
import { createTestDatabase } from '../../support/database.js';
import { inputFor } from '../../support/onboarding-kinds.js';
import { startAppOver } from '../../support/start-app.js';

test('a batch that was answered is carried out, also when the server ends before it has begun', async () => {
  const sandbox = await startSandbox({ reviewDelayMs: 50 });
  const DATABASE_URL = await createTestDatabase();
  const first = await startAppOver(sandbox, { DATABASE_URL });
  const secondaryCustomerProfiles = Array.from({ length: 30 }, () => {
    const { phoneNumberSids: _none, ...input } = inputFor('SECONDARY_CUSTOMER_PROFILE', [], {
      secondary: (good) => good,
    });
    return input;
  });
  const { onboardMany } = await first.data<{ onboardMany: { batch: { id: string } } }>(
    'mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { id } } }',
    { input: { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles } } },
  );
  await first.close();
  const begun = created(sandbox.control.journal())['POST CustomerProfiles'] ?? 0;
  expect(begun).toBeLessThan(30);

  const second = await startAppOver(sandbox, { DATABASE_URL });
  const query = 'query ($id: ID!) { onboardingBatch(id: $id) { counts { status count } } }';
  await expect
    .poll(() => second.data(query, { id: onboardMany.batch.id }), { timeout: 60_000 })
    .toEqual({ onboardingBatch: { counts: [{ status: 'COMPLETED', count: 30 }] } });
  expect(created(sandbox.control.journal())['POST CustomerProfiles']).toBe(30);
  await second.close();
  await sandbox.close();
}, 90_000);

import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.js';
import { createTestDatabase } from '../../support/database.js';
import { inputFor } from '../../support/onboarding-kinds.js';
import { processOver, type ServerProcess } from '../../support/server-process.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const CAP = 6;
const RUNS = 12;

const LATENCY_MS = 200;

/**
 * The most requests that were under way at one moment. Each counts for a part of its time: the sandbox writes down that it
 * has answered a little after the answer is read.
 */
function widest(requests: readonly { readonly at: string; readonly durationMs: number }[]): number {
  const edges = requests.flatMap(({ at, durationMs }) => [
    { ms: Date.parse(at), step: 1 },
    { ms: Date.parse(at) + Math.min(durationMs, LATENCY_MS) / 2, step: -1 },
  ]);
  let now = 0;
  return Math.max(
    0,
    ...edges.sort((left, right) => left.ms - right.ms || left.step - right.step).map(({ step }) => (now += step)),
  );
}

test(
  'two processes together send no more requests of an account at once than it may have',
  { timeout: 120_000 },
  async () => {
    const sandbox = await startSandbox({ latencyMs: LATENCY_MS, reviewDelayMs: 3_600_000 });
    cleanups.push(() => sandbox.close());
    const url = await createTestDatabase();
    const servers: ServerProcess[] = [];
    for (const _ of [1, 2]) {
      const server = await processOver(sandbox, { DATABASE_URL: url, ACCOUNT_CONCURRENCY: String(CAP) });
      cleanups.push(() => server.kill('SIGTERM'));
      server.launch();
      servers.push(server);
    }
    await Promise.all(servers.map((server) => server.ready()));
    // Each counts the processes once a second.
    const known = () => servers.every(({ output }) => output.includes('"processes":2'));
    await expect.poll(known, { timeout: 20_000 }).toBe(true);
    const batches = await Promise.all(
      servers.map(async (server) => {
        const secondaryCustomerProfiles = Array.from({ length: RUNS }, () => {
          const input = inputFor('SECONDARY_CUSTOMER_PROFILE', [], { secondary: (good) => good });
          return { idempotencyKey: input['idempotencyKey'], customerProfile: input['customerProfile'] };
        });
        const query = `mutation ($input: OnboardManyInput!) { onboardMany(input: $input) { batch { id } userErrors { message path } } }`;
        const input = { idempotencyKey: randomUUID(), items: { secondaryCustomerProfiles } };
        type Answer = { onboardMany: { batch: { id: string }; userErrors: unknown } };
        const { onboardMany } = await server.data<Answer>(query, { input });
        expect(onboardMany.userErrors).toEqual([]);
        return onboardMany.batch.id;
      }),
    );
    const waiting = async (id: string): Promise<number> => {
      const query = '{ node(id: "%") { ... on OnboardingBatch { counts { status count } } } }'.replace('%', id);
      type Answer = { node: { counts: readonly { status: string; count: number }[] } };
      const { node } = await servers[0]!.data<Answer>(query);
      return node.counts.find(({ status }) => status === 'WAITING_FOR_REVIEW')?.count ?? 0;
    };
    for (const id of batches) await expect.poll(() => waiting(id), { timeout: 60_000 }).toBe(RUNS);
    const requests = sandbox.control.journal({ kind: 'request' });
    expect(requests.length).toBeGreaterThan(RUNS * 2 * 10);
    expect(widest(requests)).toBeLessThanOrEqual(CAP);
    expect(widest(requests)).toBeGreaterThan(CAP / 2);
  },
);

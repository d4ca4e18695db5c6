import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import {
  calls,
  numberDispenser,
  onboard,
  refuseNext,
  resume,
  until,
  voiceIntegrityInput,
} from '../../support/onboarding.js';
import { useTestApp } from '../../support/use-test-app.js';

/*
 * Corrections are merged with the input of a run before the run is locked. Here another request comes first: a lock of the
 * test's own holds the requests between the two.
 */

const app = useTestApp();
const numbers = numberDispenser(app);
let database: pg.Pool;
beforeAll(() => {
  database = new pg.Pool({ connectionString: app.databaseUrl });
  return () => database.end();
});

/** A run that has stopped at the evaluation of its profile, beside which its product was made. */
async function stoppedRun() {
  const input = voiceIntegrityInput(await numbers(1));
  const before = app.sandbox.journal().at(-1)?.index ?? -1;
  refuseNext(app.sandbox, '/v1/CustomerProfiles/*/Evaluations');
  const { onboarding } = await onboard(app, input);
  const { id, status } = await until(app, onboarding!.id, 'ACTION_REQUIRED', 'COMPLETED');
  expect(status).toBe('ACTION_REQUIRED');
  return {
    id,
    runId: Buffer.from(id, 'base64url').toString().split(':')[2] ?? '',
    /** What was made at Twilio since the run began. */
    made: () => calls(app.sandbox.journal().filter(({ index, status: answer }) => index > before && answer === 201)),
  };
}

/** Locks a run until the transaction of the connection ends. */
async function lock(runId: string): Promise<pg.PoolClient> {
  const client = await database.connect();
  await client.query('begin');
  await client.query('select from onboarding.run where run_id = $1 for update', [runId]);
  return client;
}

/** Resolves when so many requests wait for the lock. */
async function untilHeld(count: number): Promise<void> {
  const held = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    and query = 'select * from onboarding.run where run_id = $1 for update'`;
  await vi.waitFor(async () => expect((await database.query(held)).rowCount).toBe(count), { timeout: 20_000 });
}

/** A correction of the number of employees. */
const employees = (businessEmployeeCount: number) => ({ voiceIntegrity: { businessEmployeeCount } });

async function employeesOf(id: string): Promise<number> {
  const query = 'query ($id: ID!) { onboarding(id: $id) { input } }';
  const { onboarding } = await app.data<{
    onboarding: { input: { voiceIntegrity: { businessEmployeeCount: number } } };
  }>(query, { id });
  return onboarding.input.voiceIntegrity.businessEmployeeCount;
}

test('of two that resume with corrections at once one succeeds, and nothing is made twice', async () => {
  const { id, runId, made } = await stoppedRun();
  const holder = await lock(runId);
  const counts = [21, 22];
  const resuming = counts.map((count) => resume(app, id, employees(count)));
  await untilHeld(2);
  await holder.query('commit');
  holder.release();

  const answers = await Promise.all(resuming);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'CONFLICT', path: ['id'] }]);
  const done = await until(app, id, 'COMPLETED', 'ACTION_REQUIRED');
  expect(done.failure).toBeNull();
  expect(await employeesOf(id)).toBe(counts[answers.findIndex(({ userErrors }) => userErrors.length === 0)]);
  const count = (call: string) => made().filter((one) => one === call).length;
  expect(count('POST /v1/CustomerProfiles')).toBe(1);
  expect(count('POST /v1/TrustProducts')).toBe(1);
  expect(count('POST /v1/EndUsers')).toBe(3);
  expect(count('POST /v1/CustomerProfiles/BU/EntityAssignments')).toBe(4);
});

test('corrections of an input that may have been corrected meanwhile are refused, and may be given again', async () => {
  const { id, runId } = await stoppedRun();
  const before = await employeesOf(id);
  const holder = await lock(runId);
  const late = resume(app, id, employees(31));
  await untilHeld(1);
  // As a request leaves it that has resumed the run, once the run has stopped again.
  await holder.query('update onboarding.run set round = round + 1 where run_id = $1', [runId]);
  await holder.query('commit');
  holder.release();

  const { userErrors } = await late;
  expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['id'] }]);
  expect(userErrors[0]?.message).toContain('was resumed meanwhile');
  expect(await employeesOf(id)).toBe(before);
  expect((await resume(app, id, employees(31))).userErrors).toEqual([]);
  expect((await until(app, id, 'COMPLETED', 'ACTION_REQUIRED')).failure).toBeNull();
  expect(await employeesOf(id)).toBe(31);
});

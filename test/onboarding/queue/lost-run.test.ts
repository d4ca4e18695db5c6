import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plantProfile } from '../../support/onboarding-kinds.js';
import { useWaitingBehindProxy } from '../support/use-waiting.js';
import { PATIENTLY, statusOf, WaitingRun } from '../support/waiting.js';

/*
 * A process that stood still for so long that another was given its run: when it goes on it must touch nothing more.
 */

const OTHER = 'another-process';
const HAS = 'select pg_advisory_lock(hashtextextended($1, 7))';
const GIVES_BACK = 'select pg_advisory_unlock(hashtextextended($1, 7))';

const { waiting, proxy } = useWaitingBehindProxy();
let other: pg.Client;

beforeAll(async () => {
  // The other process lives: it has its lease.
  other = new pg.Client({ connectionString: waiting.app.databaseUrl });
  await other.connect();
  await other.query(HAS, [`executor:${OTHER}`]);
});
afterAll(() => other.end());

test('it changes nothing more of the run, which continues in the process that has it now', async () => {
  const { sandbox, database } = waiting;
  const held = proxy.hold('POST', /^\/v1\/TrustProducts$/);
  const run = await WaitingRun.start(waiting, plantProfile(sandbox.control, 'twilio-approved'));
  await held.kept;
  const segment = `${run.runId}:1`;
  const give = 'update dbos.workflow_status set executor_id = $2 where workflow_uuid = $1';
  expect((await database.query(give, [segment, OTHER])).rowCount).toBe(1);
  held.release();
  const lost = () => waiting.app.logLines.filter((line) => line.includes('another process carries this run on'));
  await vi.waitFor(() => expect(lost()).toHaveLength(1), PATIENTLY);
  // The answer to what it had sent is kept; the steps after it are the other's.
  const state = await run.now();
  expect([state.status, statusOf(state, 'create-trust-product')]).toEqual(['RUNNING', 'SUCCEEDED']);
  expect(statusOf(state, 'assign-customer-profile')).toBe('PENDING');
  // Its workflow is the other's too: a failure written there would end the run for good.
  const workflows = 'select status from dbos.workflow_status where workflow_uuid = $1 and executor_id = $2';
  const { rows } = await database.query<object>(workflows, [segment, OTHER]);
  expect(rows).toEqual([{ status: 'PENDING' }]);

  // The other dies, and this one carries the run on after all.
  await other.query(GIVES_BACK, [`executor:${OTHER}`]);
  const done = await run.until(({ status }) => status !== 'RUNNING');
  expect([done.status, done.failure]).toEqual(['WAITING_FOR_REVIEW', null]);
  expect(run.productWrites()).toEqual({ made: 1, submitted: 1 });
});

import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ONBOARDING_STEP_STATUSES } from '../../../src/domain/onboarding.js';
import { statusOf } from '../../../src/onboarding/state/run-status.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { createSql } from '../../../src/onboarding/storage/pool.js';
import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { StepsStore } from '../../../src/onboarding/storage/steps.store.js';
import { prepareTables } from '../../../src/onboarding/tables.js';
import { createTestDatabase } from '../../support/database.js';

/*
 * Which steps are ready is said by one view. Both that depend on it, the wave that is taken and the status of the run,
 * are compared with the definition in words, over random graphs in random statuses.
 */

const GRAPHS = 300;
const MOST_STEPS = 12;
const EXECUTOR = 'the-process-that-has-them';

interface Node {
  readonly key: string;
  readonly status: string;
  readonly after: readonly string[];
}

let pool: pg.Pool;
let store: StepsStore;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  const sql = createSql(pool, 'patient');
  await prepareTables(sql, pino({ level: 'silent' }));
  store = new StepsStore(sql, new RunVault(new Keyring([])));
});
afterAll(() => pool.end());

/** Steps that come after any of those before them. */
function randomGraph(): readonly Node[] {
  // A step that has failed stops the run, so most graphs have none.
  const statuses = ONBOARDING_STEP_STATUSES.filter((status) => status !== 'FAILED' || randomInt(20) === 0);
  return Array.from({ length: 1 + randomInt(MOST_STEPS) }, (_, at) => ({
    key: `step-${at}`,
    status: statuses[randomInt(statuses.length)] ?? 'PENDING',
    after: Array.from({ length: at }, (_before, before) => `step-${before}`).filter(() => randomInt(4) === 0),
  }));
}

async function stored(graph: readonly Node[]): Promise<string> {
  const runId = randomUUID();
  await pool.query(
    `with run as (
       insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status)
       values ($1, 'AC1', $1, 'CNAM', '', '{}', 'RUNNING')
     ), workflow as (
       insert into dbos.workflow_status (workflow_uuid, status, name, executor_id, created_at, updated_at)
       values ($1 || ':1', 'PENDING', 'onboarding', $3, 0, 0)
     )
     insert into onboarding.step (run_id, key, position, title, use, parameters, after, status)
     select $1, s->>'key', n, '', 'create-end-user', '{}', array(select jsonb_array_elements_text(s->'after')), s->>'status'
     from jsonb_array_elements($2::jsonb) with ordinality as graph(s, n)`,
    [runId, JSON.stringify(graph), EXECUTOR],
  );
  return runId;
}

const isDone = ({ status }: Node): boolean => status === 'SUCCEEDED' || status === 'SKIPPED';

function readyOf(graph: readonly Node[]): readonly string[] {
  const done = new Set(graph.filter(isDone).map(({ key }) => key));
  return graph
    .filter(({ status }) => status === 'PENDING' || status === 'RUNNING')
    .filter(({ after }) => after.every((key) => done.has(key)))
    .map(({ key }) => key);
}

function expectedStatus(graph: readonly Node[]): string {
  if (graph.some(({ status }) => status === 'FAILED')) return 'ACTION_REQUIRED';
  if (graph.every(isDone)) return 'COMPLETED';
  return readyOf(graph).length > 0 ? 'RUNNING' : 'WAITING_FOR_REVIEW';
}

test(`the status of a run and the wave that is taken agree with the definition, in ${GRAPHS} graphs`, async () => {
  const graphs = Array.from({ length: GRAPHS }, randomGraph);
  const differ = [];
  for (const graph of graphs) {
    const runId = await stored(graph);
    const { status } = statusOf(await store.load(runId));
    const wave = await store.takeWave(runId, [], { segment: 1, executorId: EXECUTOR });
    const taken = wave.taken.map(({ key }) => key);
    const expected = expectedStatus(graph);
    const ready = expected === 'ACTION_REQUIRED' ? [] : readyOf(graph);
    const isSame = status === expected && statusOf(wave.before).status === expected && taken.join() === ready.join();
    if (!isSame) differ.push({ graph, status, expected, taken, ready });
  }
  expect(differ).toEqual([]);
  expect(new Set(graphs.map(expectedStatus)).size).toBe(4);
});

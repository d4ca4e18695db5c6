import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ONBOARDING_STATUSES, ONBOARDING_STEP_STATUSES } from '../../../src/domain/onboarding.js';
import { RUN_TRANSITIONS, STEP_TRANSITIONS } from '../../../src/onboarding/state/transitions.js';
import { createSql, type Sql } from '../../../src/onboarding/storage/pool.js';
import { prepareTables } from '../../../src/onboarding/tables.js';
import { createTestDatabase } from '../../support/database.js';
import { RUN_WAYS, STEP_WAYS, type Way } from './ways.js';

/*
 * Holds the statements to the table of transitions: each statement is carried out on a run, or a step, in every status, in
 * each of its ways; what it changed, and the events that it recorded, are exactly what the table says.
 */

let pool: pg.Pool;
let sql: Sql;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: await createTestDatabase() });
  sql = createSql(pool, 'patient');
  await prepareTables(sql, pino({ level: 'silent' }));
});
afterAll(() => pool.end());

interface Seen {
  readonly statement: string;
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

/** A run with one step, in these statuses, as it was before the statement. */
async function stored(status: string, step: string, { columns = {} }: Pick<Way, 'columns'>): Promise<string> {
  const runId = randomUUID();
  await pool.query(
    `insert into onboarding.run (run_id, account_sid, idempotency_key, kind, input_hash, input, status)
     values ($1, 'AC1', $1, 'CNAM', '', '{}', $2)`,
    [runId, status],
  );
  const row = { use: 'create-trust-product', parameters: '{}', ...columns };
  const names = Object.keys(row);
  await pool.query(
    `insert into onboarding.step (run_id, key, position, title, after, status, ${names.join(', ')})
     values ($1, 'step', 1, '', '{}', $2, ${names.map((_, at) => `$${at + 3}`).join(', ')})`,
    [runId, step, ...Object.values(row)],
  );
  return runId;
}

async function tried(subject: 'run' | 'step', from: string, way: Way): Promise<Seen | null> {
  const runId = await stored(
    subject === 'run' ? from : (way.run ?? 'RUNNING'),
    subject === 'step' ? from : 'PENDING',
    way,
  );
  await way.work(sql, runId);
  const read = `select status from onboarding.${subject} where run_id = $1`;
  const { rows } = await pool.query<{ status: string }>(read, [runId]);
  const events = await pool.query<{ type: string }>(
    'select type from onboarding.event where run_id = $1 order by sequence',
    [runId],
  );
  const to = rows[0]?.status ?? '';
  return to === from ? null : { statement: way.statement, from, to, events: events.rows.map(({ type }) => type) };
}

/** Everything that the statements did, one line for each change and statement, with all events that it can record. */
function linesOf(seen: readonly Seen[]): readonly string[] {
  const events = new Map<string, Set<string>>();
  for (const { statement, from, to, events: recorded } of seen) {
    const line = `${statement}: ${from} -> ${to}`;
    events.set(line, new Set([...(events.get(line) ?? []), ...recorded]));
  }
  return [...events].map(([line, types]) => `${line} [${[...types].sort().join(' ')}]`).sort();
}

describe.each([
  ['run', RUN_TRANSITIONS, RUN_WAYS, ONBOARDING_STATUSES],
  ['step', STEP_TRANSITIONS, STEP_WAYS, ONBOARDING_STEP_STATUSES],
] as const)('the statuses of a %s', (subject, transitions, ways, statuses) => {
  test('change by its statements as the table says, and in no other way', async () => {
    const seen: Seen[] = [];
    for (const way of ways) {
      for (const from of statuses) {
        const change = await tried(subject, from, way);
        if (change !== null) seen.push(change);
      }
    }
    const declared = transitions.flatMap(({ from, to, statement, events }) =>
      from === 'nothing' ? [] : from.map((status) => ({ statement, from: status, to, events })),
    );
    expect(linesOf(seen)).toEqual(linesOf(declared));
  });
});

describe('a statement that writes a status', () => {
  const SOURCES = path.resolve(import.meta.dirname, '../../../src/onboarding');
  const WRITES =
    /(?:update onboarding\.(?:run|step)\b[^;`]*?\bset\b(?:(?!\bwhere\b)[^;`])*?\bstatus = |insert into onboarding\.(?:run|step)\b\s*\()/;
  const NAMED = /(?:export )?const ([A-Z_]+) = `([^`]*)`/g;

  /** The names of those in a file; `?` for one that is no constant of `storage/transitions`. */
  function writersIn(file: string, text: string): readonly string[] {
    const inTransitions = /^storage\/transitions\//.test(file);
    const named = [...text.matchAll(NAMED)].filter(([, , body = '']) => WRITES.test(body));
    const rest = named.reduce((left, [whole]) => left.replace(whole, ''), text);
    const names = named.map(([, name = '']) => (inTransitions ? name : '?'));
    return WRITES.test(rest) ? [...names, '?'] : names;
  }

  test('is a constant of storage/transitions that the table names', () => {
    const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const writers = files.flatMap((file) => writersIn(file, readFileSync(path.join(SOURCES, file), 'utf8')));
    const declared = [...RUN_TRANSITIONS, ...STEP_TRANSITIONS].map(({ statement }) => statement);
    // The body of both that insert runs.
    expect(new Set(writers)).toEqual(new Set([...declared.filter((name) => name !== 'INSERT_RUN'), 'INSERT']));
  });

  test.each([
    ['storage/runs.store.ts', "await sql.query(`update onboarding.run set status = 'COMPLETED' where run_id = $1`)"],
    ['storage/cancel.store.ts', "const END = `update onboarding.step set error = null,\n  status = 'UNDONE'`;"],
    ['batches/start.ts', 'await sql.query(`insert into onboarding.run (run_id, status) values ($1, $2)`)'],
  ])('elsewhere is found: %s: %s', (file, text) => {
    expect(writersIn(file, text)).toEqual(['?']);
  });

  test('and one that only reads it is not', () => {
    const text = "const SEEN = `update onboarding.step set detail = '{}' where status = 'WAITING'`;";
    expect(writersIn('storage/transitions/step.ts', text)).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { CustomerQuery } from '../src/domain/customer.js';
import type { Mirror } from '../src/mirror/mirror.js';
import { createQuestions } from '../src/mirror/questions.js';
import { AccountsStore } from '../src/mirror/storage/accounts.store.js';
import { AssignmentsStore } from '../src/mirror/storage/assignments.store.js';
import { DueCustomers } from '../src/mirror/storage/due-customers.js';
import { RecordVault } from '../src/mirror/storage/record-vault.js';
import { RowsStore } from '../src/mirror/storage/rows.store.js';
import { UsedAccounts } from '../src/mirror/used-accounts.js';
import { startEmbeddedPostgres } from '../src/onboarding/storage/embedded.js';
import { migrate } from '../src/onboarding/storage/migrate.js';
import { createPool, createSql, type Sql } from '../src/onboarding/storage/pool.js';
import { ACCOUNT, fillMirror, numberSid, profileSid } from './mirror-rows.js';
import { machine, median, printTable, whole } from './tables.js';

/*
 * The mirror's questions over a large account, as the resolvers ask them: statements, decryption and sorting, without HTTP
 * and GraphQL. `-- --quick` is a short form.
 */

const FULL = { customers: 10_000, rounds: 60 };
const QUICK = { customers: 2_000, rounds: 15 };
const WARM_UP = 3;
const PAGE = { first: 20 };

type Questions = Pick<Mirror, 'customers' | 'coverage'>;
type Question = (questions: Questions, round: number) => Promise<unknown>;

const customers =
  (query: Partial<CustomerQuery>): Question =>
  ({ customers: ask }) =>
    ask(ACCOUNT, { filter: {}, orderBy: 'NAME_ASC', ...query }, PAGE);

export const QUESTIONS: Readonly<Record<string, Question>> = {
  'customers by a name': (questions, round) => customers({ search: `quarry${round}` })(questions, round),
  'customers by the beginning of a shared word': customers({ search: 'group4' }),
  'customers by a phone number': (questions, round) =>
    customers({ search: `415200${1_000 + round}` })(questions, round),
  'customers by a SID': (questions, round) => customers({ search: profileSid(round) })(questions, round),
  'all customers, by name': customers({}),
  'customers of a status': customers({ filter: { status: ['twilio-rejected'] } }),
  'customers whose product is rejected': customers({
    filter: { product: { kind: 'SHAKEN_STIR', status: ['twilio-rejected'] } },
  }),
  'customers with a number that is BROKEN': customers({
    filter: { coverage: { kind: 'SHAKEN_STIR', states: ['BROKEN'] } },
  }),
  'facets by status and rejection code': async (questions, round) =>
    (
      (await customers({ orderBy: 'CREATED_ASC' })(questions, round)) as Awaited<ReturnType<Mirror['customers']>>
    ).facets(),
  'facets by coverage': async (questions, round) => {
    const page = await customers({ orderBy: 'CREATED_ASC' })(questions, round);
    return (await (page as Awaited<ReturnType<Mirror['customers']>>).facets()).coverage();
  },
  'the coverage of all numbers, counted': ({ coverage }) => coverage.summary(ACCOUNT),
  'numbers that are missing a kind, 100 of them': ({ coverage }) =>
    coverage.page(ACCOUNT, { missing: ['SHAKEN_STIR'] }, { first: 100 }),
  'the coverage of 100 numbers, with reasons': ({ coverage }, round) =>
    coverage.ofNumbers(
      ACCOUNT,
      Array.from({ length: 100 }, (_, at) => ({ sid: numberSid(round * 100 + at), accountSid: ACCOUNT })),
    ),
  'the profile and products of 100 numbers': ({ coverage }, round) =>
    coverage.bundlesOf(
      ACCOUNT,
      Array.from({ length: 100 }, (_, at) => numberSid(round * 100 + at)),
    ),
  'the numbers of 20 customers, counted': ({ coverage }, round) =>
    coverage.ofCustomers(
      ACCOUNT,
      Array.from({ length: 20 }, (_, at) => profileSid(round * 20 + at)),
    ),
};

export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { quick: { type: 'boolean', default: false } },
  });
  const size = values.quick ? QUICK : FULL;
  const before = machine();
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  const postgres = await startEmbeddedPostgres(folder, pino({ level: 'warn' }));
  await postgres.prepare('bench');
  const pool = createPool(postgres.url('bench'), pino({ level: 'warn' }));
  try {
    const sql = createSql(pool, 'patient');
    await migrate(sql);
    const { questions, seconds } = await filled(sql, size.customers);
    console.log(
      `${before}. ${whole(size.customers)} customers with two products and three numbers each; ${size.rounds} rounds of each question, one after another. To write the rows took ${whole(seconds)} s.`,
    );
    const rows: string[][] = [];
    for (const [name, ask] of Object.entries(QUESTIONS))
      rows.push([name, ...(await timesOf(questions, ask, size.rounds))]);
    printTable('Questions to the mirror', ['question', 'p50', 'p95'], rows);
  } finally {
    await pool.end();
    await postgres.stop({ force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function filled(sql: Sql, count: number) {
  const vault = new RecordVault([Buffer.alloc(32, 1)]);
  const accounts = new AccountsStore(sql);
  const rows = new RowsStore(sql, vault);
  const used = new UsedAccounts(accounts, { defaultAccountSid: ACCOUNT, requireUsable: () => Promise.resolve() });
  await used.use(ACCOUNT);
  const begun = performance.now();
  await fillMirror(rows, new AssignmentsStore(sql), count);
  const seconds = (performance.now() - begun) / 1_000;
  // As the database does by itself within a minute.
  await sql.query('analyze');
  const questions = createQuestions({
    sql,
    vault,
    accounts,
    rows,
    due: new DueCustomers(sql),
    used,
    cursorSecret: 'of the benchmark',
    mainAccountSid: ACCOUNT,
    log: pino({ level: 'warn' }),
  });
  return { questions, seconds };
}

/** The median, and what 95 of 100 do not exceed. */
export async function timesOf(questions: Questions, ask: Question, rounds: number): Promise<readonly string[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const begun = performance.now();
    await ask(questions, round);
    if (round >= WARM_UP) times.push(performance.now() - begun);
  }
  const p95 = [...times].sort((one, other) => one - other)[Math.ceil(times.length * 0.95) - 1] ?? NaN;
  return [median(times), p95].map((time) => `${time.toFixed(1)} ms`);
}

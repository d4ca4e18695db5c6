import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import type { CustomerQuery } from '../src/domain/customer.js';
import type { MirroredKind, MirroredRecord } from '../src/domain/mirror.js';
import { startEmbeddedPostgres } from '../src/onboarding/storage/embedded.js';
import { createPool, createSql } from '../src/onboarding/storage/pool.js';
import { migrateDatabase } from '../src/onboarding/tables.js';
import { CustomerCursors } from '../src/mirror/customers/cursors.js';
import { Customers } from '../src/mirror/customers/customers.js';
import { CustomersStore } from '../src/mirror/customers/customers.store.js';
import { CustomerNames } from '../src/mirror/customers/names.js';
import { AssignmentsStore } from '../src/mirror/storage/assignments.store.js';
import { DueCustomers } from '../src/mirror/storage/due-customers.js';
import { ReadableRecords } from '../src/mirror/storage/readable-records.js';
import { RecordVault } from '../src/mirror/storage/record-vault.js';
import { RowsStore } from '../src/mirror/storage/rows.store.js';
import { accountOf } from './customers-account.js';
import { machine, median, printTable, whole } from './tables.js';

/** Times each question is asked, after it was asked once. */
const TIMES = 20;

/** Questions about all customers, and what a page shows of each. */
const QUESTIONS: readonly (readonly [name: string, query: CustomerQuery])[] = [
  ['by name', { filter: {}, orderBy: 'NAME_ASC' }],
  ['by creation', { filter: {}, orderBy: 'CREATED_DESC' }],
  ['by latest change', { filter: {}, orderBy: 'UPDATED_DESC' }],
  ['by how long they wait', { filter: {}, orderBy: 'WAITING_SINCE_ASC' }],
  ['a word that 1 has, by name', { search: 'business04711', filter: {}, orderBy: 'NAME_ASC' }],
  ['a word that 100 have, by name', { search: 'town042', filter: {}, orderBy: 'NAME_ASC' }],
  ['changed in a range of time', { filter: { updatedBetween: { from: new Date('2026-02-01') } }, orderBy: 'NAME_ASC' }],
  ['without a kind of product', { filter: { product: { kind: 'CNAM', missing: true } }, orderBy: 'CREATED_ASC' }],
  ['rejected for a reason', { filter: { rejectionCode: [18601] }, orderBy: 'NAME_ASC' }],
  ['an approval ends', { filter: { expiresBefore: new Date('2026-06-01') }, orderBy: 'NAME_ASC' }],
];

/** `npm run bench customers -- --customers 10000`: the questions about customers, over a filled mirror with and without a key. */
export async function bench(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { customers: { type: 'string', default: '10000' } },
  });
  const count = Number(values.customers);
  const folder = mkdtempSync(path.join(tmpdir(), 'trusthub-bench-'));
  chmodSync(folder, 0o755);
  const log = pino({ level: 'silent' });
  const postgres = await startEmbeddedPostgres(folder, log);
  try {
    console.log(`${machine()}. ${whole(count)} customers with a product, a document and 3 numbers each.`);
    for (const [name, keys] of [
      ['plain', []],
      ['encrypted', [randomBytes(32)]],
    ] as const) {
      await measure(postgres.administratorUrl('postgres'), name, keys, count);
    }
  } finally {
    await postgres.stop({ force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(administratorUrl: string, name: string, keys: readonly Buffer[], count: number): Promise<void> {
  const log = pino({ level: 'silent' });
  const administrator = createPool(administratorUrl, log);
  await administrator.query(`create database ${name}`);
  await administrator.end();
  const url = new URL(administratorUrl);
  url.pathname = `/${name}`;
  await migrateDatabase({ databaseUrl: url.toString(), log, waitMs: 0 });
  const pool = createPool(url.toString(), log);
  const sql = createSql(pool, 'hurried');
  let statements = 0;
  const counting = {
    query: <Row extends Record<string, unknown>>(text: string, given?: unknown[]) => {
      statements += 1;
      return sql.query<Row>(text, given);
    },
  } as Pick<typeof sql, 'query'>;
  const vault = new RecordVault(keys);
  const { accountSid, things, assignments } = accountOf(count);
  const rows = new RowsStore(sql, vault);
  const begun = new Date();
  for (const [kind, records] of Object.entries(things) as [MirroredKind, readonly MirroredRecord[]][]) {
    for (let at = 0; at < records.length; at += 1_000) {
      await rows.put({ accountSid, kind, records: records.slice(at, at + 1_000), begun });
    }
  }
  const placed = new AssignmentsStore(sql);
  for (let at = 0; at < assignments.length; at += 1_000) {
    await placed.put(accountSid, assignments.slice(at, at + 1_000), begun);
  }
  await pool.query('vacuum analyze');
  const store = new CustomersStore(counting);
  const records = new ReadableRecords(vault, rows, log);
  const customers = new Customers({
    store,
    due: new DueCustomers(counting),
    names: new CustomerNames(store, records),
    vault,
    records,
    cursors: new CustomerCursors('secret'),
  });
  const table: string[][] = [];
  for (const [question, query] of QUESTIONS) {
    const ask = async () => {
      statements = 0;
      const delays = monitorEventLoopDelay({ resolution: 1 });
      delays.enable();
      const from = performance.now();
      const page = await customers.page(accountSid, query, { first: 20 });
      await Promise.all(page.edges.map(({ node }) => node.trustProducts()));
      delays.disable();
      return { ms: performance.now() - from, found: page.totalCount, heldMs: delays.max / 1e6 };
    };
    const first = await ask();
    const took: number[] = [];
    const held: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const { ms, heldMs } = await ask();
      took.push(ms);
      held.push(heldMs);
    }
    const counts = await customers.page(accountSid, query, { first: 1 });
    const from = performance.now();
    await counts.facets();
    const facetsMs = performance.now() - from;
    const cells = [first.ms, median(took), p95(took), Math.max(first.heldMs), median(held), facetsMs];
    table.push([question, whole(first.found), ...cells.map((ms) => ms.toFixed(1)), String(statements)]);
  }
  printTable(
    `${name}, milliseconds`,
    ['question', 'found', 'first time', 'median', 'p95', 'loop held at first', 'later', 'counts', 'statements'],
    table,
  );
  await pool.end();
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}

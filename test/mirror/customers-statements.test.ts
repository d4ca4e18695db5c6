import { expect, onTestFinished, test } from 'vitest';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { accountOf } from '../../bench/customers-account.js';
import type { CustomerOrder } from '../../src/domain/customer.js';
import type { MirroredKind, MirroredRecord } from '../../src/domain/mirror.js';
import { createQuestions } from '../../src/mirror/questions.js';
import { UsedAccounts } from '../../src/mirror/used-accounts.js';
import { CustomerCursors } from '../../src/mirror/customers/cursors.js';
import { Customers } from '../../src/mirror/customers/customers.js';
import { CustomersStore } from '../../src/mirror/customers/customers.store.js';
import { CustomerNames } from '../../src/mirror/customers/names.js';
import { AccountsStore } from '../../src/mirror/storage/accounts.store.js';
import { AssignmentsStore } from '../../src/mirror/storage/assignments.store.js';
import { DueCustomers } from '../../src/mirror/storage/due-customers.js';
import { PassesStore } from '../../src/mirror/storage/passes.store.js';
import { ReadableRecords } from '../../src/mirror/storage/readable-records.js';
import { ReadingsStore } from '../../src/mirror/storage/readings.store.js';
import { RecordVault } from '../../src/mirror/storage/record-vault.js';
import { RowsStore } from '../../src/mirror/storage/rows.store.js';
import { createPool, createSql, type Sql } from '../../src/onboarding/storage/pool.js';
import { createPreparedDatabase } from '../support/database.js';

/** An account with so many customers in a database, and how many statements it has been sent through `query`. */
async function accountWith(customers: number) {
  const log = pino({ level: 'silent' });
  const pool = createPool(await createPreparedDatabase(), log);
  onTestFinished(() => pool.end());
  const sql = createSql(pool, 'hurried');
  let sent = 0;
  const query: Sql['query'] = (...statement) => {
    sent += 1;
    return sql.query(...statement);
  };
  const { accountSid, things, assignments } = accountOf(customers);
  const vault = new RecordVault([]);
  const rows = new RowsStore({ query }, vault);
  const placed = new AssignmentsStore({ query });
  for (const [kind, records] of Object.entries(things) as [MirroredKind, readonly MirroredRecord[]][]) {
    await rows.put({ accountSid, kind, records, begun: new Date() });
  }
  await placed.put(accountSid, assignments, new Date());
  return { log, pool, sql: { ...sql, query }, vault, rows, placed, accountSid, assignments, sent: () => sent };
}

/** Questions over an account with 30 customers, and how many statements they have taken so far. */
async function thirtyCustomers() {
  const { log, sql, vault, rows, placed, accountSid, assignments, sent } = await accountWith(30);
  const { query } = sql;
  const store = new CustomersStore({ query });
  const records = new ReadableRecords(vault, rows, log);
  const names = new CustomerNames(store, records);
  const cursors = new CustomerCursors('secret');
  const customers = new Customers({ store, due: new DueCustomers({ query }), names, vault, records, cursors });
  return { accountSid, assignments, placed, customers, sent };
}

test('a page takes as many statements however many customers it has', async () => {
  const { accountSid, customers, sent } = await thirtyCustomers();
  const statementsOf = async (orderBy: CustomerOrder, first: number) => {
    const before = sent();
    const page = await customers.page(accountSid, { filter: {}, orderBy }, { first });
    expect(page.edges).toHaveLength(first);
    for (const { node } of page.edges) await Promise.all([node.trustProducts(), node.rejections()]);
    await page.facets();
    return sent() - before;
  };
  // The names are read once.
  await statementsOf('NAME_ASC', 1);
  for (const orderBy of ['NAME_ASC', 'UPDATED_DESC', 'WAITING_SINCE_ASC'] as const) {
    // As of when; which; what is shown; their products; the counts.
    expect([await statementsOf(orderBy, 1), await statementsOf(orderBy, 30)]).toEqual([5, 5]);
  }
});

test('what changes on a product makes its customer the last that changed, also when it is taken off', async () => {
  const { accountSid, assignments, placed, customers } = await thirtyCustomers();
  const last = async () => {
    const page = await customers.page(accountSid, { filter: {}, orderBy: 'UPDATED_DESC' }, { first: 1 });
    return page.edges[0]?.node;
  };
  const number = assignments.find(({ bundleRef, sid }) => bundleRef.kind === 'TrustProduct' && sid.startsWith('RA'))!;
  const [product] = assignments.filter(
    ({ bundleRef, sid }) => bundleRef.sid === number.bundleRef.sid && sid.startsWith('BV'),
  );
  const profileSid = product && 'objectSid' in product ? product.objectSid : '';
  const createdAt = new Date('2026-09-01T00:00:00Z');
  await placed.put(accountSid, [{ ...number, createdAt }], null);
  expect(await last()).toMatchObject({ sid: profileSid, updatedAt: createdAt });
  const other = assignments.findLast(
    ({ bundleRef, sid }) => bundleRef.kind === 'CustomerProfile' && sid.startsWith('RA'),
  )!;
  await placed.bury(accountSid, other.bundleRef.sid, other.sid, null);
  expect((await last())?.sid).toBe(other.bundleRef.sid);
  // An older reading that still has it does not make it change again.
  const at = (await last())?.updatedAt;
  await placed.put(accountSid, [other], new Date('2026-01-01T00:00:00Z'));
  expect((await last())?.updatedAt).toEqual(at);
});

test('each page of an export takes as many statements', async () => {
  // Two pages of 50 customers and one of 20; one page of 200 numbers and one of 157.
  const { log, sql, vault, rows, accountSid, sent } = await accountWith(119);
  const accounts = new AccountsStore(sql);
  const trustHubs = { defaultAccountSid: accountSid, requireUsable: () => Promise.resolve() };
  const used = new UsedAccounts(accounts, trustHubs);
  await used.use(accountSid);
  const due = new DueCustomers(sql);
  const parts = { sql, vault, accounts, rows, due, used, cursorSecret: 'secret', mainAccountSid: accountSid, log };
  const { exports } = createQuestions(parts);
  const statementsOf = async (pages: AsyncIterable<readonly object[]>) => {
    const each: number[][] = [];
    let before = sent();
    for await (const page of pages) {
      each.push([page.length, sent() - before]);
      before = sent();
    }
    return each;
  };
  const { pages: customers } = await exports.customers(accountSid);
  // Which, with what is shown; the counts, after what has expired; the numbers, as of when, and what they gain; the products.
  expect(await statementsOf(customers)).toEqual([50, 50, 20].map((length) => [length, 7]));
  const before = sent();
  const { pages: numbers } = await exports.numbers(accountSid);
  // As of when, for the numbers and for what the attestation rests on; and that.
  expect(sent() - before).toBe(3);
  // Which; what they gain; what they are on; as of when, and their customers.
  expect(await statementsOf(numbers)).toEqual([
    [200, 5],
    [157, 5],
  ]);
});

test('what is read of many bundles is kept with as many statements as of one, and what cannot be kept fails alone', async () => {
  const { sql, rows, placed, accountSid, assignments, sent } = await accountWith(30);
  const passes = new PassesStore(sql);
  const readings = new ReadingsStore({ assignments: placed, rows, passes });
  const bundles = [...new Set(assignments.map(({ bundleRef }) => bundleRef.sid))];
  const begun = new Date();
  const readingOf = (bundle: string, leftOut?: string) => ({
    bundle,
    assignments: assignments.filter(({ bundleRef, sid }) => bundleRef.sid === bundle && sid !== leftOut),
    evaluation: null,
    begun,
  });
  const due = () => passes.dueBundles(accountSid, { notReadSince: begun, except: [], most: 1_000 });
  const others = (await due()).length - bundles.length;
  const gone = assignments[0]!;
  const before = sent();
  const missing = await Promise.all(
    bundles.map((bundle) =>
      readings.keep(accountSid, readingOf(bundle, bundle === gone.bundleRef.sid ? gone.sid : undefined)),
    ),
  );
  // The assignments; the newest evaluations; what is missing; that they were read.
  expect(sent() - before).toBe(4);
  expect(missing.flat()).toEqual([gone.sid]);
  const left = (await due()).map(({ sid }) => sid);
  expect(left).toHaveLength(others + 1);
  expect(left).toContain(gone.bundleRef.sid);

  const later = new Date(begun.getTime() + 1_000);
  const [bad = '', ...good] = bundles;
  const kept = await Promise.allSettled(
    bundles.map((bundle) => {
      const reading = { ...readingOf(bundle), begun: later };
      // PostgreSQL has no texts with this character.
      const [first, ...rest] = reading.assignments;
      const unreadable = first && { ...first, channelEndpointSid: first.sid, channelEndpointType: '\0' };
      return readings.keep(accountSid, bundle === bad ? { ...reading, assignments: [unreadable!, ...rest] } : reading);
    }),
  );
  expect(kept.map(({ status }) => status)).toEqual(['rejected', ...good.map(() => 'fulfilled')]);
});

const TOGETHER = 20;

/** How many rows of the mirror's tables some work takes in hand, on a connection of its own. */
async function rowsTouched(pool: Pool, work: (query: Sql['query']) => Promise<void>): Promise<number> {
  const client = await pool.connect();
  const query = async (text: string, values: unknown[]) => (await client.query(text, values)).rows as never[];
  const counted = async (): Promise<number> => {
    const [row] = await query(
      `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as rows from pg_stat_xact_user_tables where relname like 'mirror%'`,
      [],
    );
    return Number((row as { rows: string } | undefined)?.rows);
  };
  try {
    // What the connection has read before is still counted.
    await client.query('begin');
    const before = await counted();
    await work(query);
    return (await counted()) - before;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('numbers and bundles are found by their SIDs, also in an account that PostgreSQL has no statistics of', async () => {
  const { pool, vault, accountSid, assignments } = await accountWith(119);
  const searched = await rowsTouched(pool, async (query) => {
    expect(await new AssignmentsStore({ query }).numbersElsewhere(accountSid, [])).toEqual([]);
  });
  const numbers = assignments.filter(({ sid }) => sid.startsWith('RA')).length;
  expect(searched).toBeLessThan(5 * numbers);
  const kept = await rowsTouched(pool, async (query) => {
    const sql = { query };
    const stores = {
      assignments: new AssignmentsStore(sql),
      rows: new RowsStore(sql, vault),
      passes: new PassesStore(sql),
    };
    const readings = new ReadingsStore(stores);
    const bundles = [...new Set(assignments.map(({ bundleRef }) => bundleRef.sid))].slice(0, TOGETHER);
    const begun = new Date();
    await Promise.all(
      bundles.map((bundle) => {
        const held = assignments.filter(({ bundleRef }) => bundleRef.sid === bundle);
        return readings.keep(accountSid, { bundle, assignments: held, evaluation: null, begun });
      }),
    );
  });
  // What is missing, the evaluations before and now, what triggers compare.
  expect(kept).toBeLessThan(20 * TOGETHER);
});

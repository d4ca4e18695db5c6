import { expect, test } from 'vitest';
import type { CustomerOrder } from '../../src/domain/customer.js';
import { createQuestions } from '../../src/mirror/questions.js';
import { UsedAccounts } from '../../src/mirror/used-accounts.js';
import { CustomerCursors } from '../../src/mirror/customers/cursors.js';
import { Customers } from '../../src/mirror/customers/customers.js';
import { CustomersStore } from '../../src/mirror/customers/customers.store.js';
import { CustomerNames } from '../../src/mirror/customers/names.js';
import { AccountsStore } from '../../src/mirror/storage/accounts.store.js';
import { DueCustomers } from '../../src/mirror/storage/due-customers.js';
import { ReadableRecords } from '../../src/mirror/storage/readable-records.js';
import { accountWith } from './support/filled-account.js';

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
  await placed.putMade(accountSid, [{ assignment: { ...number, createdAt }, begun: new Date() }]);
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

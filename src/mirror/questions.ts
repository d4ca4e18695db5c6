import type { Logger } from 'pino';
import { CursorSeal } from '../domain/cursor-seal.js';
import type { Sid } from '../domain/sid.js';
import type { Sql } from '../onboarding/storage/pool.js';
import { CoverageChangesStore } from './coverage/changes.store.js';
import { CoverageChanges } from './coverage/coverage-changes.js';
import { Coverages } from './coverage/coverages.js';
import { CoverageStore } from './coverage/coverage.store.js';
import { CustomerCursors } from './customers/cursors.js';
import { Customers } from './customers/customers.js';
import { CustomersStore } from './customers/customers.store.js';
import { CustomerNames } from './customers/names.js';
import { DriftStore } from './drift/drift.store.js';
import { Drifts } from './drift/drifts.js';
import { Edges } from './edges/edges.js';
import { EdgesStore } from './edges/edges.store.js';
import { Exports } from './exports/exports.js';
import type { Dated, Mirror } from './mirror.js';
import type { AccountsStore } from './storage/accounts.store.js';
import type { DueCustomers } from './storage/due-customers.js';
import { ReadableRecords, WholeRecords } from './storage/readable-records.js';
import type { RecordVault } from './storage/record-vault.js';
import type { RowsStore } from './storage/rows.store.js';
import type { UsedAccounts } from './used-accounts.js';

interface QuestionParts {
  readonly sql: Sql;
  readonly vault: RecordVault;
  readonly accounts: AccountsStore;
  readonly rows: RowsStore;
  readonly due: DueCustomers;
  readonly used: UsedAccounts;
  readonly cursorSecret: string;
  readonly mainAccountSid: Sid;
  readonly log: Logger;
}

type Questions = Pick<
  Mirror,
  | 'customersBySid'
  | 'customers'
  | 'customersFound'
  | 'drift'
  | 'edges'
  | 'wholeEdges'
  | 'secondaryProfiles'
  | 'coverage'
  | 'exports'
  | 'channels'
>;

/** What is asked of the mirror. Whoever asks uses the account: from then on it is read. */
export function createQuestions(parts: QuestionParts): Questions {
  const { sql, vault, accounts, rows, due, used, cursorSecret, mainAccountSid, log } = parts;
  const store = new CustomersStore(sql);
  const records = new ReadableRecords(vault, rows, log);
  const names = new CustomerNames(store, records);
  const coverage = new CoverageStore(sql);
  const ofCustomers = {
    store,
    due,
    names,
    vault,
    cursors: new CustomerCursors(cursorSecret),
  };
  const customers = new Customers({ ...ofCustomers, records });
  const followed = new CoverageChanges({ store: new CoverageChangesStore(sql), coverage, records, log });
  const cursors = new CursorSeal(cursorSecret);
  const require = (accountSid: Sid) => used.require(accountSid);
  const ofNumbers = { store: coverage, accounts, cursors, followed, mainAccountSid, require };
  const whole = new WholeRecords(records);
  const edges = new Edges({ store: new EdgesStore(sql), vault, records, cursors });
  const drifts = new Drifts({ store: new DriftStore(sql), accounts, cursors });
  const dated = async <Found>(accountSid: Sid, find: () => Promise<Found>): Promise<Dated<Found>> => {
    await used.require(accountSid);
    // Before the rows are read: they may be newer than it says, and never older.
    const asOf = await accounts.asOf(accountSid);
    return { asOf, found: await find() };
  };
  return {
    customersBySid: async (accountSid, sids) => {
      await used.require(accountSid);
      return customers.bySid(accountSid, sids);
    },
    customers: async (accountSid, query, page) => {
      await used.require(accountSid);
      return customers.page(accountSid, query, page);
    },
    customersFound: async (accountSid, search, most) => {
      await used.require(accountSid);
      return customers.found(accountSid, search, most);
    },
    drift: async (accountSid, query, page) => {
      await used.require(accountSid);
      return drifts.page(accountSid, query, page);
    },
    edges: (accountSid, edge, sids) => dated(accountSid, () => edges.of(accountSid, edge, sids)),
    wholeEdges: async (accountSid, edge, sids) => {
      await require(accountSid);
      return edges.whole(accountSid, edge, sids);
    },
    secondaryProfiles: (accountSid, requests) => dated(accountSid, () => edges.secondaries(accountSid, requests)),
    coverage: new Coverages({ ...ofNumbers, records }),
    exports: new Exports({
      customers: new Customers({ ...ofCustomers, records: whole }),
      coverage: new Coverages({ ...ofNumbers, records: whole }),
      records: whole,
      store: coverage,
      require,
    }),
    channels: [followed],
  };
}

import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import type { Sid } from '../domain/sid.js';
import type { Sql } from '../onboarding/storage/pool.js';
import type { Copies } from '../twilio/reading/copy.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import { Feed } from './feed.js';
import type { Mirror } from './mirror.js';
import { createQuestions } from './questions.js';
import { MirroredAccount } from './reading/account-copy.js';
import { ListsStore } from './reading/lists.store.js';
import { RecordsStore } from './reading/records.store.js';
import { statusOf } from './status.js';
import { AccountsStore } from './storage/accounts.store.js';
import { AssignmentsStore } from './storage/assignments.store.js';
import { DatabaseClock } from './storage/clock.js';
import { DueCustomers } from './storage/due-customers.js';
import { PassesStore } from './storage/passes.store.js';
import { ReadableRecords, WholeRecords } from './storage/readable-records.js';
import { RecordVault } from './storage/record-vault.js';
import { ReadingsStore } from './storage/readings.store.js';
import { RowsStore } from './storage/rows.store.js';
import { WritesStore } from './storage/writes.store.js';
import { Sweeper } from './sweeps/sweeper.js';
import { UsedAccounts } from './used-accounts.js';

export type { Mirror } from './mirror.js';
export { NO_MIRROR } from './off.js';

export interface MirrorOptions {
  /** Over the database with all tables. */
  readonly sql: Sql;
  readonly trustHubs: TrustHubFactory;
  /** Milliseconds from the beginning of one reading of a list to that of the next. */
  readonly sweepMs: number;
  readonly callsPerMinute: number;
  /** 32 bytes each: the first encrypts, all of them decrypt. */
  readonly encryptionKeys: readonly Buffer[];
  /** What cursors are made with: the same in every process of a deployment. */
  readonly cursorSecret: string;
  readonly log: Logger;
}

/**
 * Begins to copy the main account into the database, and every subaccount that is used.
 * @throws Error when the database can't be reached
 */
export async function createMirror(options: MirrorOptions): Promise<Mirror> {
  const { sql, trustHubs, sweepMs, callsPerMinute, cursorSecret, log } = options;
  const vault = new RecordVault(options.encryptionKeys);
  const accounts = new AccountsStore(sql);
  const clock = new DatabaseClock(sql);
  const rows = new RowsStore(sql, vault);
  const assignments = new AssignmentsStore(sql);
  const passes = new PassesStore(sql);
  const stores = {
    accounts,
    rows,
    assignments,
    passes,
    readings: new ReadingsStore({ assignments, rows, passes }),
    writes: new WritesStore(sql),
    clock,
    due: new DueCustomers(sql),
  };
  await clock.sync();
  const used = new UsedAccounts(accounts, trustHubs);
  const useMain = () => used.use(trustHubs.defaultAccountSid);
  await useMain();
  const whole = new WholeRecords(new ReadableRecords(vault, stores.rows, log));
  trustHubs.observe(new Feed({ ...stores, used, log }), copiesIn(sql, whole, log));
  const stamps = new DataLoader((sids: readonly Sid[]) => accounts.writeStamps(sids), { cache: false });
  const counted = { calls: 0, buried: 0 };
  const sweeper = new Sweeper(randomUUID(), {
    ...stores,
    trustHubs,
    sweepMs,
    callsPerMinute,
    onCall: () => (counted.calls += 1),
    onBuried: () => (counted.buried += 1),
    use: (accountSid) => used.use(accountSid),
    useMain,
    refused: (accountSid) => used.refused(accountSid),
    log,
  });
  sweeper.start();
  return {
    isOn: true,
    status: async (accountSid, isUsed) => {
      if (isUsed) await used.require(accountSid);
      return statusOf(await accounts.progress(accountSid), { sweepMs, callsPerMinute });
    },
    written: (accountSid) => stamps.load(accountSid),
    ...createQuestions({
      ...stores,
      sql,
      vault,
      used,
      cursorSecret,
      mainAccountSid: trustHubs.defaultAccountSid,
      log,
    }),
    figures: async () => ({ ...(await accounts.figures()), ...counted }),
    close: () => sweeper.stop(),
  };
}

function copiesIn(sql: Sql, whole: WholeRecords, log: Logger): Copies {
  const parts = { records: new RecordsStore(sql), lists: new ListsStore(sql), whole, log };
  return { open: (accountSid, age) => new MirroredAccount(accountSid, age, parts) };
}

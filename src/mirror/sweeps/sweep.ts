import { CallerError } from '../../domain/errors.js';
import type { ListedKind, MirroredRecord } from '../../domain/mirror.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { DatabaseClock } from '../storage/clock.js';
import type { Pass, PassesStore } from '../storage/passes.store.js';
import type { RowsStore } from '../storage/rows.store.js';
import type { AccountCalls } from './calls.js';

/** Twilio's largest page. */
export const PAGE_SIZE = 1_000;

/** How a list of an account is read, and one thing of it. */
interface SweptList {
  page(trustHub: TrustHub, page: PageArguments): Reading<Page<MirroredRecord>>;
  load(trustHub: TrustHub, sid: Sid): Reading<MirroredRecord | null>;
}

const LIST: Readonly<Record<ListedKind, SweptList>> = {
  CustomerProfile: {
    page: ({ customerProfiles }, page) => customerProfiles.page({}, page),
    load: ({ customerProfiles }, sid) => customerProfiles.load(sid),
  },
  TrustProduct: {
    page: ({ trustProducts }, page) => trustProducts.page({}, page),
    load: ({ trustProducts }, sid) => trustProducts.load(sid),
  },
  EndUser: {
    page: ({ endUsers }, page) => endUsers.page(page),
    load: ({ endUsers }, sid) => endUsers.load(sid),
  },
  SupportingDocument: {
    page: ({ supportingDocuments }, page) => supportingDocuments.page(page),
    load: ({ supportingDocuments }, sid) => supportingDocuments.load(sid),
  },
  Address: {
    page: ({ addresses }, page) => addresses.page({}, page),
    load: ({ addresses }, sid) => addresses.load(sid),
  },
  IncomingPhoneNumber: {
    page: ({ incomingPhoneNumbers }, page) => incomingPhoneNumbers.page({}, page),
    load: ({ incomingPhoneNumbers }, sid) => incomingPhoneNumbers.load(sid),
  },
  Policy: {
    page: ({ policies }, page) => policies.page(page),
    load: ({ policies }, sid) => policies.load(sid),
  },
};

/** What a sweep reads with and writes to. */
export interface SweepParts {
  readonly accountSid: Sid;
  readonly calls: AccountCalls;
  readonly clock: DatabaseClock;
  readonly rows: RowsStore;
  readonly passes: PassesStore;
  /** Called for each tombstone. */
  readonly onBuried: () => void;
}

/**
 * Reads a list of the account from its beginning to its end, or on from where a process has stopped. What was read before,
 * and is missing in a complete pass, is fetched one by one: only Twilio's 404 makes a tombstone, because rows move between
 * pages while a list is read.
 */
export async function sweep(parts: SweepParts, kind: ListedKind, unfinished?: Pass): Promise<void> {
  const { accountSid, clock, passes } = parts;
  let pass: Pass = unfinished ?? { begunAt: clock.moment(), after: undefined };
  // Of a reading that another process has begun, the order of the first pages is not known.
  const order: Sid[] | undefined = pass.after === undefined ? [] : undefined;
  for (;;) {
    await passes.note(accountSid, kind, pass);
    const { sids, next } = await readPage(parts, kind, pass);
    order?.push(...sids);
    if (next === null) break;
    pass = next;
  }
  try {
    await buryMissing(parts, kind, pass.begunAt);
  } catch (error) {
    // The next try reads the whole list again, so that all else that changes in it goes on being noticed.
    if (!parts.calls.isOver) await passes.note(accountSid, kind, { begunAt: clock.moment(), after: undefined });
    throw error;
  }
  await passes.end(accountSid, kind, pass.begunAt, order && [...new Set(order)]);
}

/** One page, and the place after it; null after the last one. */
async function readPage(
  parts: SweepParts,
  kind: ListedKind,
  pass: Pass,
): Promise<{ readonly sids: readonly Sid[]; readonly next: Pass | null }> {
  const { accountSid, calls, clock, rows } = parts;
  await calls.turn();
  const begun = clock.moment();
  try {
    const { after } = pass;
    const page = await LIST[kind].page(calls.trustHub, { first: PAGE_SIZE, ...(after !== undefined && { after }) });
    const records = page.edges.map(({ node }) => node);
    await rows.put({ accountSid, kind, records, begun });
    const last = page.edges.at(-1);
    const next = page.hasNextPage && last !== undefined ? { begunAt: pass.begunAt, after: last.cursor } : null;
    return { sids: records.map(({ sid }) => sid), next };
  } catch (error) {
    // Twilio may no longer know the place: the next try begins a new pass.
    if (error instanceof CallerError) await parts.passes.note(accountSid, kind, { begunAt: begun, after: undefined });
    throw error;
  }
}

/** @throws what the first of them has failed with, when all have been asked for */
async function buryMissing(parts: SweepParts, kind: ListedKind, begunAt: Date): Promise<void> {
  const { accountSid, calls, rows } = parts;
  const failures: unknown[] = [];
  for (const sid of await rows.notReadSince(accountSid, kind, begunAt)) {
    try {
      await check(parts, kind, sid);
    } catch (error) {
      if (calls.isOver) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Fetches what a whole list lacked: it is gone only where Twilio answers 404. */
async function check({ accountSid, calls, clock, rows, onBuried }: SweepParts, kind: ListedKind, sid: Sid) {
  await calls.withinBudget(1);
  await calls.turn();
  const begun = clock.moment();
  const record = await LIST[kind].load(calls.trustHub, sid);
  if (record !== null) await rows.put({ accountSid, kind, records: [record], begun });
  else if (await rows.bury(accountSid, kind, sid, begun)) onBuried();
}

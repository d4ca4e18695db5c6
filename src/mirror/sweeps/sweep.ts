import { CallerError } from '../../domain/errors.js';
import type { MirroredKind, MirroredRecord } from '../../domain/mirror.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHub } from '../../twilio/trust-hub.js';
import type { DatabaseClock } from '../storage/clock.js';
import type { Pass, PassesStore } from '../storage/passes.store.js';
import type { RowsStore } from '../storage/rows.store.js';
import type { AccountCalls } from './calls.js';

/** Twilio's largest page. */
const PAGE_SIZE = 1_000;

/** How a list of an account is read, and one thing of it. */
interface SweptList {
  page(trustHub: TrustHub, page: PageArguments): Reading<Page<MirroredRecord>>;
  load(trustHub: TrustHub, sid: Sid): Reading<MirroredRecord | null>;
}

const LIST: Readonly<Record<MirroredKind, SweptList>> = {
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
  IncomingPhoneNumber: {
    page: ({ incomingPhoneNumbers }, page) => incomingPhoneNumbers.page({}, page),
    load: ({ incomingPhoneNumbers }, sid) => incomingPhoneNumbers.load(sid),
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
export async function sweep(parts: SweepParts, kind: MirroredKind, unfinished?: Pass): Promise<void> {
  const { accountSid, clock, passes } = parts;
  let pass: Pass = unfinished ?? { begunAt: clock.moment(), after: undefined };
  for (;;) {
    await passes.note(accountSid, kind, pass);
    const next = await readPage(parts, kind, pass);
    if (next === null) break;
    pass = next;
  }
  await buryMissing(parts, kind, pass.begunAt);
  await passes.end(accountSid, kind, pass.begunAt);
}

/** The place after one page; null after the last one. */
async function readPage(parts: SweepParts, kind: MirroredKind, pass: Pass): Promise<Pass | null> {
  const { accountSid, calls, clock, rows } = parts;
  await calls.turn();
  const begun = clock.moment();
  try {
    const { after } = pass;
    const page = await LIST[kind].page(calls.trustHub, { first: PAGE_SIZE, ...(after !== undefined && { after }) });
    await rows.put({ accountSid, kind, records: page.edges.map(({ node }) => node), begun });
    const last = page.edges.at(-1);
    return page.hasNextPage && last !== undefined ? { begunAt: pass.begunAt, after: last.cursor } : null;
  } catch (error) {
    // Twilio may no longer know the place: the next try begins a new pass.
    if (error instanceof CallerError) await parts.passes.note(accountSid, kind, { begunAt: begun, after: undefined });
    throw error;
  }
}

async function buryMissing(parts: SweepParts, kind: MirroredKind, begunAt: Date): Promise<void> {
  const { accountSid, calls, clock, rows, onBuried } = parts;
  for (const sid of await rows.notReadSince(accountSid, kind, begunAt)) {
    await calls.turnsWithinBudget(1);
    const begun = clock.moment();
    const record = await LIST[kind].load(calls.trustHub, sid);
    if (record !== null) await rows.put({ accountSid, kind, records: [record], begun });
    else if (await rows.bury(accountSid, kind, sid, begun)) onBuried();
  }
}

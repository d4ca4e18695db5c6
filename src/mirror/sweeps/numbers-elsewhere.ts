import { AccountStatus } from '../../domain/account.js';
import { sideBySide } from '../../domain/pacing/side-by-side.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';
import type { AssignmentsStore, NumberElsewhere } from '../storage/assignments.store.js';
import { PAGE_SIZE, type SweepParts } from './sweep.js';

/** Requests of a search that wait for their turns side by side. */
const AT_ONCE = 10;
/** One that was searched for is left for so many sweeps, and an hour at most: a search may take a request for each subaccount. */
const SWEEPS_LEFT = 12;
const LONGEST_LEFT_MS = 60 * 60 * 1_000;

export interface NumberSearchParts extends SweepParts {
  readonly assignments: AssignmentsStore;
  readonly sweepMs: number;
  /** Whether it is the main account, whose bundles may hold numbers of subaccounts. */
  readonly isMain: boolean;
  /** Notes that an account is in use, so that it is read. */
  readonly use: (accountSid: Sid) => Promise<void>;
}

/**
 * Finds the numbers on bundles that no copy has: released before this server first read the account, or owned by a
 * subaccount that nobody has used yet. The former become tombstones, by which they are shown as gone; the account that owns
 * the latter is read from then on. Each number is fetched, and then each subaccount that is not read listed once for all that
 * are still missing; all of these requests are within the budget.
 */
export class NumbersElsewhere {
  /** Until when each number is left, by this process's clock. */
  private readonly left = new Map<Sid, number>();

  constructor(private readonly parts: NumberSearchParts) {}

  /** @returns the milliseconds until it is to be done again */
  async search(): Promise<number> {
    const { accountSid, assignments, passes, clock, rows, sweepMs, isMain, onBuried } = this.parts;
    const { passedAt } = await passes.state(accountSid, 'IncomingPhoneNumber');
    // Before its numbers were all read once, every number is unknown.
    if (passedAt === null) return sweepMs;
    for (const [sid, until] of this.left) if (until < performance.now()) this.left.delete(sid);
    const unknown = await assignments.numbersElsewhere(accountSid, [...this.left.keys()]);
    if (unknown.length === 0) return sweepMs;
    // Also where it fails: the next try may fail for the same reason, after as many requests.
    const until = performance.now() + Math.min(SWEEPS_LEFT * sweepMs, LONGEST_LEFT_MS);
    for (const { sid } of unknown) this.left.set(sid, until);
    const begun = clock.moment();
    const missing = new Map(unknown.map((number) => [number.sid, number]));
    await sideBySide(unknown, AT_ONCE, (number) => this.fetch(number, missing));
    if (isMain && missing.size > 0) await this.searchSubaccounts(missing);
    for (const { sid, isGone } of missing.values()) {
      if (!isGone && (await rows.bury(accountSid, 'IncomingPhoneNumber', sid, begun))) onBuried();
    }
    return sweepMs;
  }

  /** In the account itself: its list may be older than the number. */
  private async fetch({ sid }: NumberElsewhere, missing: Map<Sid, NumberElsewhere>): Promise<void> {
    const { accountSid, calls, clock, rows } = this.parts;
    await calls.withinBudget(1);
    await calls.turn();
    const begun = clock.moment();
    const number = await calls.trustHub.incomingPhoneNumbers.load(sid);
    if (number === null) return;
    missing.delete(sid);
    await rows.put({ accountSid, kind: 'IncomingPhoneNumber', records: [number], begun });
  }

  /** @throws what a list has failed with: then what is still missing may be in that account */
  private async searchSubaccounts(missing: Map<Sid, NumberElsewhere>): Promise<void> {
    const { accountSid, assignments, calls, use } = this.parts;
    const { accounts, incomingPhoneNumbers } = calls.trustHub;
    const read = await assignments.readSubaccounts(accountSid);
    const unread: Sid[] = [];
    for await (const { sid, status } of this.all((page) => accounts.page({}, page))) {
      if (sid !== accountSid && status !== AccountStatus.CLOSED && !read.has(sid)) unread.push(sid);
    }
    await sideBySide(unread, AT_ONCE, async (subaccount) => {
      if (missing.size === 0) return;
      for await (const { sid } of this.all((page) => incomingPhoneNumbers.pageOf(subaccount, page))) {
        if (missing.delete(sid)) await use(subaccount);
      }
    });
  }

  /** Everything in a list, each page in its turn. */
  private async *all<Item>(read: (page: PageArguments) => Reading<Page<Item>>): AsyncGenerator<Item> {
    const { calls } = this.parts;
    for (let after: string | undefined; ;) {
      await calls.withinBudget(1);
      await calls.turn();
      const { edges, hasNextPage } = await read({ first: PAGE_SIZE, ...(after !== undefined && { after }) });
      for (const { node } of edges) yield node;
      after = edges.at(-1)?.cursor;
      if (!hasNextPage || after === undefined) return;
    }
  }
}

import type { Sid } from '../../domain/sid.js';
import type { AssignmentsStore } from '../storage/assignments.store.js';
import type { SweepParts } from './sweep.js';

/** Numbers that are searched for side by side. */
const AT_ONCE = 100;
/** One that was searched for is left for so many sweeps, and an hour at most: a search may take a request for each subaccount. */
const SWEEPS_LEFT = 12;
const LONGEST_LEFT_MS = 60 * 60 * 1_000;

export interface NumberSearchParts extends SweepParts {
  readonly assignments: AssignmentsStore;
  readonly sweepMs: number;
  /** Notes that an account is in use, so that it is read. */
  readonly use: (accountSid: Sid) => Promise<void>;
}

/**
 * Finds the numbers on bundles that no copy has: released before this server first read the account, or owned by a
 * subaccount that nobody has used yet. The former become tombstones, by which they are shown as gone; the account that owns
 * the latter is read from then on.
 */
export class NumbersElsewhere {
  /** Until when each number is left, by this process's clock. */
  private readonly left = new Map<Sid, number>();

  constructor(private readonly parts: NumberSearchParts) {}

  /** @returns the milliseconds until it is to be done again */
  async search(): Promise<number> {
    const { accountSid, assignments, passes, sweepMs } = this.parts;
    const { passedAt } = await passes.state(accountSid, 'IncomingPhoneNumber');
    // Before its numbers were all read once, every number is unknown.
    if (passedAt === null) return sweepMs;
    for (const [sid, until] of this.left) if (until < performance.now()) this.left.delete(sid);
    const unknown = await assignments.numbersElsewhere(accountSid, [...this.left.keys()]);
    for (let start = 0; start < unknown.length; start += AT_ONCE)
      await this.locate(unknown.slice(start, start + AT_ONCE));
    return sweepMs;
  }

  private async locate(sids: readonly Sid[]): Promise<void> {
    const { accountSid, calls, clock, rows, sweepMs, use, onBuried } = this.parts;
    await calls.withinBudget(sids.length);
    for (const _ of sids) await calls.turn();
    const begun = clock.moment();
    // Also where it fails: the next try may fail for the same reason, after as many requests.
    const until = performance.now() + Math.min(SWEEPS_LEFT * sweepMs, LONGEST_LEFT_MS);
    for (const sid of sids) this.left.set(sid, until);
    const found = await calls.trustHub.incomingPhoneNumbers.locate(sids);
    for (const [at, sid] of sids.entries()) {
      const number = found[at] ?? null;
      // Of what could not be found out nothing is written down: the number stays unknown.
      if (number instanceof Error) continue;
      if (number === null) {
        if (await rows.bury(accountSid, 'IncomingPhoneNumber', sid, begun)) onBuried();
      } else if (number.accountSid === accountSid) {
        await rows.put({ accountSid, kind: 'IncomingPhoneNumber', records: [number], begun });
      } else {
        await use(number.accountSid);
      }
    }
    const failed = found.find((number) => number instanceof Error);
    if (failed !== undefined) throw failed;
  }
}

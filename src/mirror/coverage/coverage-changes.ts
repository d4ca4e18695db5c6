import type { Logger } from 'pino';
import type { CoverageChangeRecord } from '../../domain/coverage.js';
import type { Sid } from '../../domain/sid.js';
import type { Channel } from '../../onboarding/storage/channel.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import { PAGE, type CoverageChangesStore } from './changes.store.js';
import type { CoverageStore } from './coverage.store.js';
import { FollowedAccount } from './followed-account.js';

interface ChangesParts {
  readonly store: CoverageChangesStore;
  readonly coverage: Pick<CoverageStore, 'refreshExpired'>;
  readonly records: ReadableRecords;
  readonly log: Logger;
}

/**
 * Changes of the coverage of numbers, whichever process has noticed them: the database announces in which account there are
 * some. Nothing is kept for a follower but where it is and the page that it is sent: a number that changes several times
 * meanwhile comes once.
 */
export class CoverageChanges implements Channel {
  readonly name = 'mirror_coverage_changed';
  private readonly accounts = new Map<Sid, FollowedAccount>();

  constructor(private readonly parts: ChangesParts) {}

  /**
   * Every change from now on, until the signal aborts.
   * @param customerSid only of the numbers of this customer
   */
  async follow(
    accountSid: Sid,
    customerSid: Sid | undefined,
    signal: AbortSignal,
  ): Promise<AsyncIterable<CoverageChangeRecord>> {
    const newest = await this.parts.store.newest(accountSid);
    const account = this.accounts.get(accountSid) ?? this.open(accountSid);
    this.accounts.set(accountSid, account);
    let isNew = false;
    let wake = (): void => undefined;
    const notice = (): void => {
      isNew = true;
      wake();
    };
    const leave = (): void => {
      account.leave(notice);
      if (!account.isFollowed && this.accounts.get(accountSid) === account) this.accounts.delete(accountSid);
      wake();
    };
    account.enter(notice);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    return stream();

    async function* stream(): AsyncGenerator<CoverageChangeRecord, void, undefined> {
      for (let since = newest; !signal.aborted;) {
        isNew = false;
        const page = await account.after(since);
        for (const change of page) {
          since = change.change;
          if (customerSid === undefined || change.customerSids.includes(customerSid)) yield change;
          if (signal.aborted) return;
        }
        if (page.length === PAGE) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (isNew || signal.aborted) resolve();
        });
      }
    }
  }

  received(accountSid: string): void {
    this.accounts.get(accountSid)?.changed();
  }

  /** What is announced meanwhile is read once the connection is back. */
  lost(): void {
    return;
  }

  restored(): void {
    for (const account of this.accounts.values()) account.changed();
  }

  private open(accountSid: Sid): FollowedAccount {
    const { log } = this.parts;
    return new FollowedAccount({
      read: (since) => this.read(accountSid, since),
      expire: () => this.expire(accountSid),
      log,
    });
  }

  private async read(accountSid: Sid, since: number): Promise<readonly CoverageChangeRecord[]> {
    const { store, records } = this.parts;
    const rows = await store.since(accountSid, since);
    return rows.map(({ sid, account_sid: owner, record, is_gone: isGone, change, customers }) => ({
      change,
      phoneNumberSid: sid,
      known:
        owner === null || record === null
          ? null
          : records.open<'IncomingPhoneNumber'>({ accountSid: owner, sid }, record),
      isGone,
      customerSids: customers,
    }));
  }

  private async expire(accountSid: Sid): Promise<number> {
    const { store, coverage } = this.parts;
    const due = await store.due(accountSid);
    const expired = due.filter(({ in_ms: inMs }) => inMs <= 0);
    if (expired.length > 0) await coverage.refreshExpired(expired.map(({ sid }) => sid));
    return expired.length > 0 ? 0 : Math.min(...due.map(({ in_ms: inMs }) => inMs));
  }
}

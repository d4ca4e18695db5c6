import { LRUCache } from 'lru-cache';
import type { Sid } from '../domain/sid.js';
import type { TrustHubFactory } from '../twilio/trust-hub.js';
import type { AccountsStore } from './storage/accounts.store.js';

/** A use is noted again after so many milliseconds, so that an account in use goes on being read. */
const NOTED_FOR_MS = 60 * 60 * 1_000;
const MOST_ACCOUNTS = 1_000;

/** The accounts that this process knows to be in use. */
export class UsedAccounts {
  private readonly noted = new LRUCache<Sid, true>({ max: MOST_ACCOUNTS, ttl: NOTED_FOR_MS });

  constructor(
    private readonly accounts: AccountsStore,
    private readonly trustHubs: Pick<TrustHubFactory, 'requireUsable' | 'defaultAccountSid'>,
  ) {}

  /** For an account that Twilio has just answered for. */
  async use(accountSid: Sid): Promise<void> {
    if (this.noted.has(accountSid)) return;
    await this.accounts.use(accountSid, this.trustHubs.defaultAccountSid);
    this.noted.set(accountSid, true);
  }

  /** Without asking the database. */
  isUsed(accountSid: Sid): boolean {
    return this.noted.has(accountSid);
  }

  /** Twilio no longer answers for it: the next use makes sure of it. */
  refused(accountSid: Sid): void {
    this.noted.delete(accountSid);
  }

  /**
   * For one that a caller names: SIDs are easily made up, and each that is noted is read from then on.
   * @throws ServiceError FORBIDDEN for one that calls cannot be made for
   */
  async require(accountSid: Sid): Promise<void> {
    if (this.noted.has(accountSid)) return;
    await this.trustHubs.requireUsable(accountSid);
    await this.use(accountSid);
  }
}

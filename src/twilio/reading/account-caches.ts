import { LRUCache } from 'lru-cache';

import { isAllowed, notInMirror, type AllowedAge } from '../../domain/allowed-age.js';
import type { AttributeTypeRecord } from '../../domain/end-user.js';
import type { PolicyRecord } from '../../domain/policy.js';
import type { Sid } from '../../domain/sid.js';

import type { Basis } from './basis.js';
import { CollectionMemory } from './collection-memory.js';
import { NumberOwners } from './number-owners.js';
import { SharedReads } from './shared-reads.js';

/** Policies and types are Twilio's own and change with its releases. */
const LIFETIME_MS = 10 * 60 * 1_000;
/** For data that may change at any time: long enough for a web page that is built from several queries. */
const SHORT_LIFETIME_MS = 3_000;
/** What is asked for in the last part of that is read again, so that nobody waits when it ends. */
const RENEWAL_MS = 500;
const MOST_ACCOUNTS = 1_000;

/** On whose behalf a list is read. */
interface CacheAsker {
  readonly accountSid: Sid;
  readonly age?: AllowedAge | undefined;
  readonly basis: Pick<Basis, 'spoil' | 'restsOn'>;
}

/** One list for each account, kept for minutes over all scopes of the process. Concurrent readers share one call. */
export class AccountCache<Value extends object> {
  private readonly entries: LRUCache<Sid, { readonly value: Promise<Value>; readonly since: number }>;

  /** @param now milliseconds, so that tests can let entries grow old */
  constructor(private readonly now: () => number) {
    this.entries = new LRUCache({ max: MOST_ACCOUNTS, ttl: LIFETIME_MS, ttlResolution: 0, perf: { now } });
  }

  /**
   * The kept value, or what `produce` returns. A failure is not kept: the next caller tries again.
   * @param fresh true to ignore what is kept
   */
  get(accountSid: Sid, produce: () => Promise<Value>, fresh = false): Promise<Value> {
    const kept = fresh ? undefined : this.entries.get(accountSid);
    if (kept !== undefined) return kept.value;
    const made = { value: produce(), since: this.now() };
    this.entries.set(accountSid, made);
    made.value.catch(() => {
      if (this.entries.peek(accountSid) === made) this.entries.delete(accountSid);
    });
    return made.value;
  }

  /**
   * The same for a scope, by what its caller says of age; it records what it is given.
   * @throws ServiceError NOT_IN_MIRROR for one that takes only what is kept
   */
  async getFor({ accountSid, age, basis }: CacheAsker, produce: () => Promise<Value>, fresh: boolean): Promise<Value> {
    if (age === undefined) return this.get(accountSid, produce, fresh);
    const kept = this.entries.get(accountSid);
    const isYoung = kept !== undefined && isAllowed(age, kept.since, this.now());
    if (!isYoung && age.onlyKept) throw notInMirror();
    basis.spoil();
    basis.restsOn(isYoung ? kept.since : this.now());
    return this.get(accountSid, produce, !isYoung);
  }

  /** Keeps a value for another time, in milliseconds, such as an empty list after a refusal. */
  put(accountSid: Sid, value: Value, lifetimeMs: number): void {
    this.entries.set(accountSid, { value: Promise.resolve(value), since: this.now() }, { ttl: lifetimeMs });
  }
}

/** The process-wide caches. */
export interface AccountCaches {
  readonly policies: AccountCache<readonly PolicyRecord[]>;
  readonly endUserTypes: AccountCache<readonly AttributeTypeRecord[]>;
  readonly supportingDocumentTypes: AccountCache<readonly AttributeTypeRecord[]>;
  readonly collections: CollectionMemory;
  readonly numberOwners: NumberOwners;
  /** Everything else: kept for seconds, and until the next write. */
  readsOf(accountSid: Sid): SharedReads;
}

export function createAccountCaches(now: () => number): AccountCaches {
  // Answers may still rest on those of an account that is pushed out, and no write would reach them.
  const reads = new LRUCache<Sid, SharedReads>({ max: MOST_ACCOUNTS, dispose: (old) => old.outdateAll() });
  return {
    policies: new AccountCache(now),
    endUserTypes: new AccountCache(now),
    supportingDocumentTypes: new AccountCache(now),
    collections: new CollectionMemory(now),
    numberOwners: new NumberOwners(now),
    readsOf: (accountSid) => {
      const known = reads.get(accountSid);
      if (known !== undefined) return known;
      const made = new SharedReads(SHORT_LIFETIME_MS, now, RENEWAL_MS);
      reads.set(accountSid, made);
      return made;
    },
  };
}

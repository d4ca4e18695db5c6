import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { BundleRecord } from '../../../domain/bundle.js';
import type { ServiceError } from '../../../domain/errors.js';
import type { Sid } from '../../../domain/sid.js';
import type { StatusChange } from '../../storage/bundle-statuses.store.js';
import { backOffMs, TRIES } from '../advance/back-off.js';
import { isWorthRetrying } from '../advance/failure.js';

type Notify = (bundle: BundleRecord) => void;
interface Follower {
  /** Undefined for every bundle of the account. */
  readonly sid: Sid | undefined;
  readonly notify: Notify;
}

/** A change that is on its way to those who followed the bundle when it was announced. */
interface Delivery {
  readonly to: Set<Follower>;
  /** Aborted when its last follower has left, or when a later change of the bundle is delivered instead. */
  readonly over: AbortController;
}

interface BundleFollowersOptions {
  /** Fetches the bundle as it is now; null where it is gone. */
  readonly fetch: (change: StatusChange) => Promise<BundleRecord | null>;
  readonly log: Logger;
  /** The wait after a failed try, in milliseconds. */
  readonly backOff?: (tried: number, error: ServiceError) => number;
}

/**
 * The followers of bundles in this process, by account. A change is delivered to all of them with one fetch. A fetch
 * that meets a fault that may pass is tried again, for about a minute, as long as a follower waits for it and the
 * bundle does not change again.
 */
export class BundleFollowers {
  private readonly followers = new Map<Sid, Set<Follower>>();
  private readonly deliveries = new Map<string, Delivery>();

  constructor(private readonly options: BundleFollowersOptions) {}

  /** The accounts whose bundles are followed. */
  accounts(): readonly Sid[] {
    return [...this.followers.keys()];
  }

  /**
   * Calls back with every bundle of the account, or with one, after each change of its status; returns a function that
   * stops it.
   */
  listen(accountSid: Sid, sid: Sid | undefined, notify: Notify): () => void {
    const follower = { sid, notify };
    const set = this.followers.get(accountSid) ?? new Set();
    this.followers.set(accountSid, set.add(follower));
    return () => {
      set.delete(follower);
      if (set.size === 0 && this.followers.get(accountSid) === set) this.followers.delete(accountSid);
      for (const { to, over } of this.deliveries.values()) {
        if (to.delete(follower) && to.size === 0) over.abort();
      }
    };
  }

  /** Delivers a change to its followers. Never fails: a change that could not be delivered is in the log. */
  async deliver(change: StatusChange): Promise<void> {
    const [, accountSid, , sid] = change;
    const key = `${accountSid} ${sid}`;
    this.deliveries.get(key)?.over.abort();
    const following = [...(this.followers.get(accountSid) ?? [])].filter(
      (one) => one.sid === undefined || one.sid === sid,
    );
    if (following.length === 0) return;
    const delivery = { to: new Set(following), over: new AbortController() };
    this.deliveries.set(key, delivery);
    await this.retrieve(change, delivery);
    if (this.deliveries.get(key) === delivery) this.deliveries.delete(key);
  }

  private async retrieve(change: StatusChange, { to, over }: Delivery): Promise<void> {
    const { fetch, log, backOff = backOffMs } = this.options;
    for (let tried = 1; ; tried += 1) {
      try {
        const bundle = await fetch(change);
        if (bundle !== null) to.forEach((follower) => follower.notify(bundle));
        return;
      } catch (error) {
        if (over.signal.aborted) return;
        if (!isWorthRetrying(error) || tried === TRIES) {
          return log.warn({ err: error, tried }, 'a bundle whose status changed could not be fetched');
        }
        await delay(backOff(tried, error), undefined, { signal: over.signal, ref: false }).catch(() => undefined);
        if (over.signal.aborted) return;
      }
    }
  }
}

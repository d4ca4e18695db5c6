import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { BundleRecord } from '../../../domain/bundle.js';
import type { ServiceError } from '../../../domain/errors.js';
import type { Sid } from '../../../domain/sid.js';
import type { StatusChange } from '../../storage/bundle-statuses.store.js';
import { backOffMs, TRIES } from '../advance/back-off.js';
import { isWorthRetrying } from '../advance/failure.js';

type Heard = (bundle: BundleRecord) => void;
interface Follower {
  /** Undefined for every bundle of the account. */
  readonly sid: Sid | undefined;
  readonly heard: Heard;
}

/** A change that is being reported to those who followed the bundle when it was announced. */
interface Telling {
  readonly to: Set<Follower>;
  /** Aborted when nobody waits for it any more, or when a later change of the bundle is reported instead. */
  readonly over: AbortController;
}

interface BundleFollowersOptions {
  /** Asks Twilio for the bundle as it is now; null where it is gone. */
  readonly fetch: (change: StatusChange) => Promise<BundleRecord | null>;
  readonly log: Logger;
  /** The wait after a failed try, in milliseconds. */
  readonly backOff?: (tried: number, error: ServiceError) => number;
}

/**
 * Who in this process follows the bundles of which account. A change is reported to all of them with one fetch. A fetch
 * that fails for a reason that may pass is tried again, for about a minute, while somebody waits for it and until the
 * bundle changes again.
 */
export class BundleFollowers {
  private readonly followers = new Map<Sid, Set<Follower>>();
  private readonly tellings = new Map<string, Telling>();

  constructor(private readonly options: BundleFollowersOptions) {}

  /** The accounts whose bundles somebody follows. */
  accounts(): readonly Sid[] {
    return [...this.followers.keys()];
  }

  /**
   * Calls back with every bundle of the account, or with one, after each change of its status; returns a function that
   * stops it.
   */
  listen(accountSid: Sid, sid: Sid | undefined, heard: Heard): () => void {
    const follower = { sid, heard };
    const set = this.followers.get(accountSid) ?? new Set();
    this.followers.set(accountSid, set.add(follower));
    return () => {
      set.delete(follower);
      if (set.size === 0 && this.followers.get(accountSid) === set) this.followers.delete(accountSid);
      for (const { to, over } of this.tellings.values()) {
        if (to.delete(follower) && to.size === 0) over.abort();
      }
    };
  }

  /** Never fails: a change that could not be reported is in the log. */
  async tell(change: StatusChange): Promise<void> {
    const [, accountSid, , sid] = change;
    const key = `${accountSid} ${sid}`;
    this.tellings.get(key)?.over.abort();
    const following = [...(this.followers.get(accountSid) ?? [])].filter(
      (one) => one.sid === undefined || one.sid === sid,
    );
    if (following.length === 0) return;
    const telling = { to: new Set(following), over: new AbortController() };
    this.tellings.set(key, telling);
    await this.persist(change, telling);
    if (this.tellings.get(key) === telling) this.tellings.delete(key);
  }

  private async persist(change: StatusChange, { to, over }: Telling): Promise<void> {
    const { fetch, log, backOff = backOffMs } = this.options;
    for (let tried = 1; ; tried += 1) {
      try {
        const bundle = await fetch(change);
        if (bundle !== null) to.forEach((follower) => follower.heard(bundle));
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

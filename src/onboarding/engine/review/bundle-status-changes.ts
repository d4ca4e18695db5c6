import type { Logger } from 'pino';
import type { BundleRecord } from '../../../domain/bundle.js';
import type { Sid } from '../../../domain/sid.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import { gatewayOf } from '../../steps/step.js';
import { STATUS_CHANNEL, type BundleStatusesStore, type StatusChange } from '../../storage/bundle-statuses.store.js';
import type { Channel } from '../../storage/channel.js';
import { BundleFollowers } from './bundle-followers.js';
import { isWorthRetrying } from '../advance/failure.js';

/**
 * Changes of the status of bundles, wherever they are noticed: by a callback, a check of a review, a mutation. Every
 * process is notified through PostgreSQL; one that has listeners fetches the bundle once for all of them.
 */
export class BundleStatusChanges implements Channel {
  readonly name = STATUS_CHANNEL;
  private readonly followers: BundleFollowers;
  /**
   * The newest change that was received. Changes are committed in the order of their numbers, so no older one can
   * follow.
   */
  private newest = 0;
  /**
   * The newest change that was received before the connection was lost; undefined once the missed ones are being
   * fetched.
   */
  private lostAfter: number | undefined;

  constructor(
    private readonly statuses: BundleStatusesStore,
    private readonly trustHubs: TrustHubFactory,
    private readonly log: Logger,
  ) {
    const fetch = async ([, accountSid, kind, sid]: StatusChange): Promise<BundleRecord | null> =>
      gatewayOf(trustHubs.open(accountSid, { cached: false }), kind).load(sid);
    this.followers = new BundleFollowers({ fetch, log });
  }

  /** Begins with the newest change: earlier ones are not delivered. */
  async begin(): Promise<void> {
    const newest = await this.statuses.newest();
    this.newest = Math.max(this.newest, newest);
  }

  /** Records a status as Twilio has just answered it, in the background. Never fails: what goes wrong is in the log. */
  recordStatus(accountSid: Sid, bundle: BundleRecord): void {
    this.statuses.note(accountSid, bundle).catch((error: unknown) => {
      this.log.warn({ err: error }, 'the status of a bundle could not be recorded');
    });
  }

  /**
   * Fetches and records a bundle that no run waits for, after a callback about it.
   * @throws ServiceError when Twilio or the database can't be asked just now
   */
  async fetchAndRecord(accountSid: Sid, sid: Sid): Promise<void> {
    try {
      const { customerProfiles, trustProducts } = this.trustHubs.open(accountSid, { cached: false });
      const bundle = (await customerProfiles.load(sid)) ?? (await trustProducts.load(sid));
      if (bundle !== null) await this.statuses.note(accountSid, bundle);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.log.warn({ err: error }, 'the bundle of a callback could not be fetched');
    }
  }

  /**
   * Calls back with every bundle of the account, or with one, after each change of its status; returns a function that
   * stops it.
   */
  listen(accountSid: Sid, sid: Sid | undefined, notify: (bundle: BundleRecord) => void): () => void {
    return this.followers.listen(accountSid, sid, notify);
  }

  received(payload: string): void {
    const change = JSON.parse(payload) as StatusChange;
    this.newest = Math.max(this.newest, change[0]);
    void this.followers.deliver(change);
  }

  /** Remembers where to continue: after the connection is back, changes have been missed. */
  lost(): void {
    this.lostAfter ??= this.newest;
  }

  restored(): void {
    const since = this.lostAfter ?? this.newest;
    this.lostAfter = undefined;
    this.catchUp(since).catch((error: unknown) => {
      this.log.warn({ err: error }, 'changes of bundles may have been missed');
    });
  }

  private async catchUp(since: number): Promise<void> {
    const accounts = this.followers.accounts();
    const newest = await this.statuses.newest();
    for (const accountSid of accounts) {
      for await (const change of this.statuses.since(accountSid, since)) void this.followers.deliver(change);
    }
    // Changes without a follower are not delivered to later followers.
    this.newest = Math.max(this.newest, newest);
  }
}

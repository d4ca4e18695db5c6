import type { Logger } from 'pino';
import type { BundleKind, BundleRecord } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import { gatewayOf } from '../steps/step.js';
import { STATUS_CHANNEL, type BundleStatusesStore, type StatusChange } from '../storage/bundle-statuses.store.js';
import type { Channel } from './changes.js';
import { isWorthRetrying } from './failure.js';

type Heard = (bundle: BundleRecord) => void;
interface Listener {
  /** Undefined for every bundle of the account. */
  readonly sid: Sid | undefined;
  readonly heard: Heard;
}

/**
 * Changes of the status of bundles, whoever learnt of them: a callback, a run's look at a review, a mutation. Every
 * process is told through PostgreSQL, and one with listeners asks Twilio once for all of them.
 */
export class BundleChanges implements Channel {
  readonly name = STATUS_CHANNEL;
  private readonly listeners = new Map<Sid, Set<Listener>>();
  private newest = 0;

  constructor(
    private readonly statuses: BundleStatusesStore,
    private readonly trustHubs: TrustHubFactory,
    private readonly log: Logger,
  ) {}

  /** What was told while this process did not listen is not news to it. */
  async begin(): Promise<void> {
    this.newest = await this.statuses.newest();
  }

  /** A status as Twilio has just answered it. Never waits and never fails: the caller has other work. */
  seen(accountSid: Sid, bundle: BundleRecord): void {
    this.statuses.note(accountSid, bundle).catch((error: unknown) => {
      this.log.warn({ err: error }, 'the status of a bundle could not be noted');
    });
  }

  /**
   * A callback says that a bundle may have changed. Where a run waits for it, the run looks; any other is fetched here.
   * @throws ServiceError when Twilio or the database can't be asked just now
   */
  async lookAt(accountSid: Sid, sid: Sid): Promise<void> {
    if (await this.statuses.isAwaited(accountSid, sid)) return;
    try {
      const { customerProfiles, trustProducts } = this.trustHubs.open(accountSid, { cached: false });
      const bundle = (await customerProfiles.load(sid)) ?? (await trustProducts.load(sid));
      if (bundle !== null) await this.statuses.note(accountSid, bundle);
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.log.warn({ err: error }, 'a bundle of which a callback told could not be looked at');
    }
  }

  /** Calls back with every bundle of the account, or with one, after each change of its status; answers how to stop. */
  listen(accountSid: Sid, sid: Sid | undefined, heard: Heard): () => void {
    const listener = { sid, heard };
    const set = this.listeners.get(accountSid) ?? new Set();
    this.listeners.set(accountSid, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(accountSid) === set) this.listeners.delete(accountSid);
    };
  }

  heard(payload: string): void {
    void this.tell(JSON.parse(payload) as StatusChange);
  }

  missed(): void {
    const since = this.newest;
    for (const accountSid of this.listeners.keys()) {
      this.statuses.since(accountSid, since).then(
        (changes) => changes.forEach((change) => void this.tell(change)),
        (error: unknown) => this.log.warn({ err: error }, 'changes of bundles may have been missed'),
      );
    }
  }

  private async tell([change, accountSid, kind, sid]: StatusChange): Promise<void> {
    this.newest = Math.max(this.newest, change);
    const waiting = [...(this.listeners.get(accountSid) ?? [])].filter(
      (one) => one.sid === undefined || one.sid === sid,
    );
    if (waiting.length === 0) return;
    try {
      const bundle = await this.fetch(accountSid, kind, sid);
      if (bundle !== null) waiting.forEach((listener) => listener.heard(bundle));
    } catch (error) {
      this.log.warn({ err: error }, 'a bundle whose status changed could not be fetched');
    }
  }

  private fetch(accountSid: Sid, kind: BundleKind, sid: Sid): Promise<BundleRecord | null> {
    return gatewayOf(this.trustHubs.open(accountSid, { cached: false }), kind).load(sid);
  }
}

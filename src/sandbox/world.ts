import { CallbackSender } from './http/callbacks.js';
import type { Clock } from './control/clock.js';
import type { Bundle } from './entities/bundle.js';
import type { Row } from './entities/rows.js';
import { Journal } from './control/journal.js';
import type { JournalEntry } from './control/journal.js';
import { ReviewSchedule } from './control/review-schedule.js';
import type { Line } from './store/lines.js';
import type { Settings } from './control/settings.js';
import type { Switches } from './control/switches.js';
import { Store } from './store/store.js';
import type { RowOf, TableName, Tables } from './store/tables.js';

/** When a review that could not be written is tried again. */
const RETRY_MS = 1000;

/**
 * What moves reviews on; `rules/reviewer.ts`, given to the world, so that rules know the world and not the world them.
 */
export interface Reviewer {
  /** Moves the review of one bundle on as far as its time has come. */
  step(world: World, sid: string): void;
  /** Schedules the reviews that a start or a snapshot found under way. */
  resume(world: World): void;
}

/** What every route and rule works on: one sandbox's rows, time, reviews and callbacks. */
export class World {
  readonly journal: Journal;
  readonly store: Store;
  readonly reviews: ReviewSchedule;
  readonly callbacks: CallbackSender;
  /** What absolute links begin with; the server puts its own address here where `linkBase` is `self`. */
  trusthubBase = 'https://trusthub.twilio.com';
  private outbox: Bundle[] = [];
  private console = false;
  private current: Settings;

  constructor(
    readonly clock: Clock,
    settings: Settings,
    seed: string,
    dataDir: string | undefined,
    private readonly reviewer: Reviewer,
  ) {
    this.current = settings;
    this.journal = new Journal(settings.journalLimit);
    this.store = new Store(seed, this.journal, dataDir);
    this.callbacks = new CallbackSender(settings, (entry) =>
      this.store.commit(this.now(), this.journal.add({ ...entry, at: this.clock.now().toISOString() })),
    );
    this.reviews = new ReviewSchedule(clock, (sid) => this.review(sid));
  }

  get settings(): Settings {
    return this.current;
  }

  /** Gives switches other values, from the next request on. What was answered or decided before stays as it is. */
  setSwitches(switches: Partial<Switches>): void {
    this.current = { ...this.current, ...switches };
  }

  get tables(): Tables {
    return this.store.tables;
  }

  now(): number {
    return this.clock.now().getTime();
  }

  /** True for what is not asked for by API: Twilio's Console makes and submits primary profiles. */
  get isConsole(): boolean {
    return this.console;
  }

  /** Does something as Twilio's Console would. */
  byConsole<Result>(work: () => Result): Result {
    this.console = true;
    try {
      return work();
    } finally {
      this.console = false;
    }
  }

  /** Makes a row: SID, place and dates are given here. */
  create<N extends TableName>(
    table: N,
    prefix: string,
    accountSid: string,
    fields: Omit<RowOf<N>, keyof Row>,
  ): RowOf<N> {
    const now = this.now();
    const head: Row = { ...this.store.issue(prefix), accountSid, createdAt: now, updatedAt: now };
    const row = { ...head, ...fields } as unknown as RowOf<N>;
    this.store.put(table, row);
    return row;
  }

  /** Replaces a row by itself with changes, and moves its date. */
  update<N extends TableName>(table: N, row: RowOf<N>, changes: Partial<RowOf<N>>): RowOf<N> {
    const updated: RowOf<N> = { ...row, ...changes, updatedAt: this.now() };
    this.store.put(table, updated);
    return updated;
  }

  /** Remembers a change of status for the callback, which leaves only once the change is written. */
  announce(bundle: Bundle): void {
    if (bundle.statusCallback !== null) this.outbox.push(bundle);
  }

  /** Writes what was changed, then sends the callbacks that follow from it. */
  commit(entry?: JournalEntry): void {
    this.reviews.settle((sid) => this.reviewer.step(this, sid));
    this.store.commit(this.now(), entry);
    const announced = this.outbox;
    this.outbox = [];
    for (const bundle of announced) this.sendCallback(bundle);
  }

  /** Writes what was changed, and sends no callbacks. */
  commitQuietly(): void {
    this.reviews.settle((sid) => this.reviewer.step(this, sid));
    this.outbox = [];
    this.store.commit(this.now());
  }

  /** Undoes what was changed since the last commit, with the callbacks for it. */
  abandon(): void {
    this.store.abandon();
    this.outbox = [];
  }

  /** Puts other rows and another journal in place of these, or none; their reviews go on. */
  replace(lines: Iterable<Line>): void {
    this.reviews.clear();
    this.callbacks.abandon();
    this.outbox = [];
    this.store.load(lines);
    this.reviewer.resume(this);
    this.store.forgetHistory();
  }

  /** A review that came due. One that cannot be written (a full disk) has not happened, and comes due again. */
  private review(sid: string): void {
    try {
      this.reviewer.step(this, sid);
      this.commit();
    } catch {
      this.abandon();
      this.reviews.watch(sid, this.now() + RETRY_MS);
    }
  }

  /** The fields are a guess at an undocumented body: those that handlers in the wild read (TRUSTHUB 7). */
  private sendCallback(bundle: Bundle): void {
    const account = this.tables.accounts.get(bundle.accountSid);
    if (account === undefined || bundle.statusCallback === null) return;
    const codes = bundle.errors?.join(',') ?? '';
    const reason = bundle.failureReason ?? codes;
    this.callbacks.send({
      method: this.settings.callbackMethod,
      url: bundle.statusCallback,
      authToken: account.authToken,
      accountSid: bundle.accountSid,
      sid: bundle.sid,
      fields: {
        AccountSid: bundle.accountSid,
        BundleSid: bundle.sid,
        Sid: bundle.sid,
        Status: bundle.status,
        FriendlyName: bundle.friendlyName,
        ...(codes !== '' && { ErrorCodes: codes }),
        ...(reason !== '' && { FailureReason: reason }),
      },
    });
  }
}

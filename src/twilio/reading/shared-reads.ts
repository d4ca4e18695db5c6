import { isDeepStrictEqual } from 'node:util';

import { LRUCache } from 'lru-cache';

import { isAllowed, notInMirror, type AllowedAge } from '../../domain/allowed-age.js';
import type { CallBudget } from '../../domain/call-budget.js';
import { Clearing } from '../../domain/pacing/clearing.js';

import { Basis, type Kept, type PageRead, type Place, type Term } from './basis.js';
import { cancellation } from '../errors/transport-error.js';
import { Flights, ranOutOfRequests } from './flights.js';

const MOST_ENTRIES = 20_000;
const MOST_VERSIONS = 20_000;
/** Until what is out of date is taken out, beyond its life. */
const CLEARED_AFTER_MS = 500;

/** On whose behalf something is read. */
interface Asker {
  readonly signal?: AbortSignal;
  /** Uses nothing that was read before (`Cache-Control: no-cache`). */
  readonly fresh: boolean;
  /** The budget that counts the requests, if this scope is the one that begins the read. */
  readonly budget?: CallBudget;
  /** How old what it is given may be; default: as old as anything that is kept. */
  readonly age?: AllowedAge | undefined;
  /** Records what the asker is given. */
  readonly basis?: Basis;
}

/** How something is read. */
export interface SharedRead<Value> {
  produce(this: void): Promise<Value>;
  /** False for an answer that may change at any moment; default true. */
  isKept?(this: void, value: Value): boolean;
}

/** Where an answer comes from. */
export interface Origin {
  /** When the read began; default now. */
  readonly since?: number;
  /** The page that it came on. */
  readonly page?: PageRead;
}

/**
 * The reads that all scopes of one account share: equal reads at the same time are one call, and answers are kept for
 * seconds. Every read has names. Outdating a name makes everything that was read or begun under it unreachable, so that
 * a read which a write has overtaken is neither kept nor joined.
 */
export class SharedReads {
  private readonly answers: LRUCache<string, Kept>;
  private readonly clearing: Clearing;
  private readonly flights = new Flights();
  /** How often each name has been outdated. */
  private readonly versions = new Map<string, number>();
  /** All of these together. */
  private outdated = 0;
  /** A part of every stamp. */
  private base = 0;
  /** Grows with everything that may change what is kept, but for age. */
  changes = 0;

  /**
   * @param now milliseconds, so that tests can let answers grow old
   * @param renewalMs how long before its end an answer is due to be renewed; 0: it never is
   */
  constructor(
    private readonly lifetimeMs: number,
    readonly now: () => number,
    private readonly renewalMs = 0,
  ) {
    // By size, because `max` would set the room aside at once, for each account that somebody names.
    const bound = { maxSize: MOST_ENTRIES, sizeCalculation: () => 1 };
    this.answers = new LRUCache({ ...bound, ttl: lifetimeMs, ttlResolution: 0, perf: { now } });
    this.clearing = new Clearing(lifetimeMs + CLEARED_AFTER_MS, () => this.answers.purgeStale());
  }

  /** How many answers take up memory. */
  get size(): number {
    return this.answers.size;
  }

  /**
   * The place of an answer under these names. Its stamp grows whenever one of them is outdated.
   * @param key of this answer alone
   */
  placeOf(names: readonly string[], key: string): Place {
    return { key, names, stamp: this.stampOf(names) };
  }

  private stampOf(names: readonly string[]): number {
    let stamp = this.base;
    for (const name of names) stamp += this.versions.get(name) ?? 0;
    return stamp;
  }

  /** What is kept or under way at a place costs nothing. */
  has(place: Place): boolean {
    return this.keptAt(place) !== undefined || this.flights.to(place) !== undefined;
  }

  peek(place: Place): unknown {
    return this.keptAt(place)?.value;
  }

  keep(place: Place, value: unknown, { since = this.now(), page }: Origin = {}): void {
    if (this.hasNewer(place, since)) return;
    const now = this.now();
    const until = now + this.lifetimeMs;
    const dueAt = this.renewalMs === 0 ? Infinity : until - this.renewalMs;
    const term: Term = { since, until, dueAt, page, renewal: page ?? { isBegun: false } };
    const there = this.keptAt(place);
    // What was made of the one that is there holds on. Comparing takes time, and is of use where it was to be renewed.
    const isSame = there !== undefined && now >= there.dueAt && isDeepStrictEqual(there.value, value);
    this.changes += 1;
    this.answers.set(place.key, isSame ? Object.assign(there, term) : { value, stamp: place.stamp, ...term });
    this.clearing.kept();
  }

  drop(place: Place, { since = this.now() }: Origin = {}): void {
    if (!this.hasNewer(place, since) && this.answers.delete(place.key)) this.changes += 1;
  }

  outdate(name: string): void {
    if (this.versions.size >= MOST_VERSIONS) {
      this.versions.clear();
      // So that every stamp from now on is greater than every one before.
      this.base += this.outdated + 1;
      this.outdated = 0;
    }
    this.versions.set(name, (this.versions.get(name) ?? 0) + 1);
    this.outdated += 1;
    this.changes += 1;
  }

  /** Whatever is kept or under way. */
  outdateAll(): void {
    this.base += 1;
    this.changes += 1;
  }

  /**
   * For a scope that begins now.
   * @param isFresh whether it takes nothing of what is kept
   * @param budget counts its requests
   * @param hasRoomToSpare whether the account has requests to spare for what nobody waits for
   */
  basis(isFresh: boolean, budget: CallBudget | undefined, hasRoomToSpare?: () => boolean): Basis {
    return new Basis(this, this.lifetimeMs, isFresh, budget, hasRoomToSpare);
  }

  /** The answer that is kept at this place, without waiting; undefined where there is none for this asker. */
  kept(place: Place, { signal, fresh, basis, age }: Asker): Kept | undefined {
    const kept = fresh || signal?.aborted === true ? undefined : this.keptAt(place);
    if (kept === undefined || !isAllowed(age, kept.since, this.now())) return undefined;
    basis?.took(place, kept);
    return kept;
  }

  /** Whether it is time to renew this, and nobody has. */
  isDue({ dueAt, renewal }: Kept): boolean {
    return !renewal.isBegun && this.now() >= dueAt;
  }

  /**
   * Reads again what is still asked for shortly before it is out of date, while callers go on with what is kept. It is
   * one of the asker's requests, and nobody waits for it. Who allows age makes none.
   */
  renew<Value>(place: Place, { renewal }: Kept, asker: Asker, read: SharedRead<Value>): void {
    if (asker.age !== undefined) return;
    const isUnderway = this.flights.to(place) !== undefined;
    if (!isUnderway && asker.basis?.mayRenew() === false) return;
    renewal.isBegun = true;
    if (!isUnderway) this.flights.limit(place, this.begin(place, asker.budget, read));
  }

  /** Whether this is still kept at a place: it is not too old, nothing newer is there, and no name of it was outdated. */
  isKept({ key, names, stamp }: Place, kept: Kept): boolean {
    return this.answers.peek(key) === kept && this.stampOf(names) === stamp;
  }

  private keptAt({ key, stamp }: Place): Kept | undefined {
    const kept = this.answers.get(key);
    return kept?.stamp === stamp ? kept : undefined;
  }

  private hasNewer({ key, stamp }: Place, since: number): boolean {
    const there = this.answers.peek(key);
    return there !== undefined && (there.stamp > stamp || (there.stamp === stamp && there.since > since));
  }

  /**
   * The answer that is kept or under way at this place, or what is read. A failure is not kept.
   * @throws TransportError when the asker's signal is aborted; the call goes on while anyone else waits for it.
   * ServiceError NOT_IN_MIRROR for an asker that takes only what is kept
   */
  async read<Value>(place: Place, asker: Asker, read: SharedRead<Value>): Promise<Value> {
    const { signal, fresh, basis, budget, age } = asker;
    if (signal?.aborted) throw cancellation(signal, true);
    const kept = this.kept(place, asker);
    if (kept !== undefined) {
      // What came with its page is renewed with that.
      if (kept.page === undefined && this.isDue(kept)) this.renew(place, kept, asker, read);
      return kept.value as Value;
    }
    if (age?.onlyKept === true) throw notInMirror();
    basis?.spoil();
    const underway = fresh ? undefined : this.flights.to(place);
    const joined = underway && isAllowed(age, underway.since, this.now()) ? underway : undefined;
    const flight = joined ?? this.begin(place, budget, read);
    basis?.restsOn(flight.since);
    try {
      return (await this.flights.wait(place, flight, asker)) as Value;
    } catch (error) {
      if (ranOutOfRequests(error, flight, asker)) return this.read(place, asker, read);
      throw error;
    }
  }

  private begin<Value>(place: Place, budget: CallBudget | undefined, { produce, isKept }: SharedRead<Value>) {
    const since = this.now();
    return this.flights.begin(place, since, budget, produce, (value) =>
      isKept?.(value as Value) === false ? this.drop(place, { since }) : this.keep(place, value, { since }),
    );
  }
}

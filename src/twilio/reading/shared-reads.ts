import { LRUCache } from 'lru-cache';

import type { CallBudget } from '../../domain/call-budget.js';
import { Clearing } from '../../domain/pacing/clearing.js';

import { Basis, type Kept, type Place } from './basis.js';
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
  /** Records what the asker is given. */
  readonly basis?: Basis;
}

/** How an answer came about, so that it can be renewed. */
export interface Source {
  readonly place: Place;
  readonly produce: Produce<unknown>;
  readonly isKept: (value: unknown) => boolean;
  /** It is renewed once: where that fails, the next answer is read when this one is out of date. */
  isRenewed: boolean;
}

/** @param source how what is read came about, for what is kept on the way */
export type Produce<Value> = (source: Source) => Promise<Value>;

/**
 * The reads that all scopes of one account share: equal reads at the same time are one call, and answers are kept for
 * seconds. Every read has names. Outdating a name makes everything that was read or begun under it unreachable, so that
 * a read which a write has overtaken is neither kept nor joined.
 */
export class SharedReads {
  private readonly answers: LRUCache<string, Kept<Source>>;
  private readonly clearing: Clearing;
  private readonly flights = new Flights();
  /** How often each name has been outdated. */
  private readonly versions = new Map<string, number>();
  /** All of these together. */
  private outdated = 0;
  /** A part of every stamp. */
  private base = 0;

  /**
   * @param now milliseconds, so that tests can let answers grow old
   * @param renewalMs how long before its end an answer is renewed, if it is asked for then; 0: never
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

  /** @param source lets it be renewed while it is asked for */
  keep({ key, stamp }: Place, value: unknown, source?: Source): void {
    if (this.hasNewer(key, stamp)) return;
    this.answers.set(key, { value, stamp, source, dueAt: this.now() + this.lifetimeMs - this.renewalMs });
    this.clearing.kept();
  }

  drop({ key, stamp }: Place): void {
    if (!this.hasNewer(key, stamp)) this.answers.delete(key);
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
  }

  /** Whatever is kept or under way. */
  outdateAll(): void {
    this.base += 1;
  }

  /**
   * For a scope that begins now.
   * @param isFresh whether it takes nothing of what is kept
   * @param budget counts its requests
   */
  basis(isFresh: boolean, budget: CallBudget | undefined): Basis {
    return new Basis(this, this.lifetimeMs, isFresh, budget);
  }

  /** The answer that is kept at this place, without waiting; undefined where there is none for this asker. */
  kept(place: Place, asker: Asker): { readonly value: unknown } | undefined {
    const { signal, fresh, basis } = asker;
    const kept = fresh || signal?.aborted === true ? undefined : this.keptAt(place);
    if (kept === undefined) return undefined;
    basis?.took(place, kept);
    this.renewIfDue(kept, asker);
    return kept;
  }

  /** Whether this is still kept at a place: it is not too old, nothing newer is there, and no name of it was outdated. */
  isKept({ key, names, stamp }: Place, kept: Kept): boolean {
    return this.answers.peek(key) === kept && this.stampOf(names) === stamp;
  }

  private keptAt({ key, stamp }: Place): Kept<Source> | undefined {
    const kept = this.answers.get(key);
    return kept?.stamp === stamp ? kept : undefined;
  }

  private hasNewer(key: string, stamp: number): boolean {
    return (this.answers.peek(key)?.stamp ?? 0) > stamp;
  }

  /**
   * The answer that is kept or under way at this place, or what `produce` returns. A failure is not kept.
   * @param isKept false for an answer that may change at any moment
   * @throws TransportError when the asker's signal is aborted; the call goes on while anyone else waits for it
   */
  async read<Value>(
    place: Place,
    asker: Asker,
    produce: Produce<Value>,
    isKept: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const { signal, fresh, basis, budget } = asker;
    if (signal?.aborted) throw cancellation(signal, true);
    const kept = this.kept(place, asker);
    if (kept !== undefined) return kept.value as Value;
    basis?.spoil();
    const joined = fresh ? undefined : this.flights.to(place);
    const source = { produce, isKept: isKept as (value: unknown) => boolean };
    const flight = joined ?? this.begin(place, budget, source);
    try {
      return (await this.flights.wait(place, flight, asker)) as Value;
    } catch (error) {
      if (ranOutOfRequests(error, flight, asker)) return this.read(place, asker, produce, isKept);
      throw error;
    }
  }

  private begin(
    place: Place,
    budget: CallBudget | undefined,
    { produce, isKept }: Pick<Source, 'produce' | 'isKept'>,
  ): ReturnType<Flights['begin']> {
    const source = { place, produce, isKept, isRenewed: false };
    return this.flights.begin(
      place,
      budget,
      () => produce(source),
      (value) => (isKept(value) ? this.keep(place, value, source) : this.drop(place)),
    );
  }

  /** What is still asked for shortly before it is out of date is read again, while callers go on with what is kept. */
  private renewIfDue({ source, dueAt }: Kept<Source>, { budget }: Asker): void {
    if (source === undefined || source.isRenewed || this.now() < dueAt) return;
    source.isRenewed = true;
    const place = this.placeOf(source.place.names, source.place.key);
    if (this.flights.to(place) === undefined) this.begin(place, budget, source);
  }
}

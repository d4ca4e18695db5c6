import { AsyncLocalStorage } from 'node:async_hooks';

import { LRUCache } from 'lru-cache';

import { CallBudgetSpent, type CallBudget } from '../../domain/call-budget.js';
import { Clearing } from '../../domain/pacing/clearing.js';

import { onAbort } from '../transport/abort-listeners.js';
import { Basis, type Kept, type Place } from './basis.js';
import { cancellation } from '../errors/transport-error.js';

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

/** A read under way, and how many wait for it. */
interface Flight {
  readonly stamp: number;
  readonly budget: CallBudget | undefined;
  readonly answer: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

const flightSignal = new AsyncLocalStorage<AbortSignal>();

/** The signal that cancels the current call if its answer is shared: it is not that of the scope that began it. */
export function signalOfFlight(): AbortSignal | undefined {
  return flightSignal.getStore();
}

/**
 * The reads that all scopes of one account share: equal reads at the same time are one call, and answers are kept for
 * seconds. Every read has names. Outdating a name makes everything that was read or begun under it unreachable, so that
 * a read which a write has overtaken is neither kept nor joined.
 */
export class SharedReads {
  private readonly answers: LRUCache<string, Kept>;
  private readonly clearing: Clearing;
  private readonly flights = new Map<string, Flight>();
  /** How often each name has been outdated. */
  private readonly versions = new Map<string, number>();
  /** All of these together. */
  private outdated = 0;
  /** A part of every stamp. */
  private base = 0;

  /** @param now milliseconds, so that tests can let answers grow old */
  constructor(
    private readonly lifetimeMs: number,
    readonly now: () => number,
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
    return this.keptAt(place) !== undefined || this.flights.get(place.key)?.stamp === place.stamp;
  }

  peek(place: Place): unknown {
    return this.keptAt(place)?.value;
  }

  keep({ key, stamp }: Place, value: unknown): void {
    if (this.hasNewer(key, stamp)) return;
    this.answers.set(key, { value, stamp });
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
  kept(place: Place, { signal, fresh, basis }: Asker): { readonly value: unknown } | undefined {
    const kept = fresh || signal?.aborted === true ? undefined : this.keptAt(place);
    if (kept !== undefined) basis?.took(place, kept);
    return kept;
  }

  /** Whether this is still kept at a place: it is not too old, nothing newer is there, and no name of it was outdated. */
  isKept({ key, names, stamp }: Place, kept: Kept): boolean {
    return this.answers.peek(key) === kept && this.stampOf(names) === stamp;
  }

  private keptAt({ key, stamp }: Place): Kept | undefined {
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
    produce: () => Promise<Value>,
    isKept: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const { signal, fresh, basis, budget } = asker;
    if (signal?.aborted) throw cancellation(signal, true);
    const kept = this.kept(place, asker);
    if (kept !== undefined) return kept.value as Value;
    basis?.spoil();
    const joined = fresh ? undefined : this.flights.get(place.key);
    const flight = joined?.stamp === place.stamp ? joined : this.begin(place, budget, produce, isKept);
    try {
      return (await this.wait(place, flight, signal)) as Value;
    } catch (error) {
      // Another operation began it and then ran out of requests. This one still has its own.
      if (error instanceof CallBudgetSpent && flight.budget !== budget) return this.read(place, asker, produce, isKept);
      throw error;
    }
  }

  private begin<Value>(
    place: Place,
    budget: CallBudget | undefined,
    produce: () => Promise<Value>,
    isKept: (value: Value) => boolean,
  ): Flight {
    const controller = new AbortController();
    const answer = flightSignal.run(controller.signal, produce);
    const flight = { stamp: place.stamp, budget, controller, waiting: 0, answer };
    this.flights.set(place.key, flight);
    answer.then(
      (value) => {
        if (!this.land(place.key, flight)) return;
        if (isKept(value)) this.keep(place, value);
        else this.drop(place);
      },
      () => this.land(place.key, flight),
    );
    return flight;
  }

  /** False for one that a later read has replaced. */
  private land(key: string, flight: Flight): boolean {
    return this.flights.get(key) === flight && this.flights.delete(key);
  }

  private wait(place: Place, flight: Flight, signal: AbortSignal | undefined): Promise<unknown> {
    flight.waiting += 1;
    if (signal === undefined) return flight.answer;
    return new Promise((resolve, reject) => {
      const off = onAbort(signal, () => {
        off();
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.land(place.key, flight);
          flight.controller.abort(signal.reason);
        }
        reject(cancellation(signal, true));
      });
      void flight.answer.then(resolve, reject).finally(off);
    });
  }
}

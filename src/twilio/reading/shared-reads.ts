import { AsyncLocalStorage } from 'node:async_hooks';

import { LRUCache } from 'lru-cache';

import { CallBudgetSpent, type CallBudget } from '../../domain/call-budget.js';

import { onAbort } from '../transport/abort-listeners.js';
import { cancellation } from '../errors/transport-error.js';

const MOST_ENTRIES = 20_000;
const MOST_VERSIONS = 20_000;

/** On whose behalf something is read. */
interface Asker {
  readonly signal?: AbortSignal;
  /** Uses nothing that was read before (`Cache-Control: no-cache`). */
  readonly fresh: boolean;
  /** The budget that counts the requests, if this scope is the one that begins the read. */
  readonly budget?: CallBudget;
}

/** A read under way, and how many wait for it. */
interface Flight {
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
  private readonly answers: LRUCache<string, { readonly value: unknown }>;
  private readonly flights = new Map<string, Flight>();
  private readonly versions = new Map<string, number>();
  private era = 0;

  constructor(lifetimeMs: number, now: () => number) {
    // By size, because `max` would set the room aside at once, for each account that somebody names.
    const bound = { maxSize: MOST_ENTRIES, sizeCalculation: () => 1 };
    this.answers = new LRUCache({ ...bound, ttl: lifetimeMs, ttlResolution: 0, perf: { now } });
  }

  /** The place of an answer under these names. It changes whenever one of them is outdated. */
  placeOf(names: readonly string[], key: string): string {
    return `${this.era} ${names.map((name) => this.versions.get(name) ?? 0).join('.')} ${names.join(' ')} ${key}`;
  }

  /** What is kept or under way at a place costs nothing. */
  has(place: string): boolean {
    return this.answers.has(place) || this.flights.has(place);
  }

  peek(place: string): unknown {
    return this.answers.get(place)?.value;
  }

  keep(place: string, value: unknown): void {
    this.answers.set(place, { value });
  }

  drop(place: string): void {
    this.answers.delete(place);
  }

  outdate(name: string): void {
    if (this.versions.size >= MOST_VERSIONS) {
      this.versions.clear();
      this.era += 1;
    }
    this.versions.set(name, (this.versions.get(name) ?? 0) + 1);
  }

  /** Whatever is kept or under way. */
  outdateAll(): void {
    this.era += 1;
  }

  /** The answer that is kept at this place, without waiting; undefined where there is none for this asker. */
  kept(place: string, { signal, fresh }: Asker): { readonly value: unknown } | undefined {
    return fresh || signal?.aborted === true ? undefined : this.answers.get(place);
  }

  /**
   * The answer that is kept or under way at this place, or what `produce` returns. A failure is not kept.
   * @param isKept false for an answer that may change at any moment
   * @throws TransportError when the asker's signal is aborted; the call goes on while anyone else waits for it
   */
  async read<Value>(
    place: string,
    asker: Asker,
    produce: () => Promise<Value>,
    isKept: (value: Value) => boolean = () => true,
  ): Promise<Value> {
    const { signal, fresh, budget } = asker;
    if (signal?.aborted) throw cancellation(signal, true);
    const kept = this.kept(place, asker);
    if (kept !== undefined) return kept.value as Value;
    const flight = (fresh ? undefined : this.flights.get(place)) ?? this.begin(place, budget, produce, isKept);
    try {
      return (await this.wait(place, flight, signal)) as Value;
    } catch (error) {
      // Another operation began it and then ran out of requests. This one still has its own.
      if (error instanceof CallBudgetSpent && flight.budget !== budget) return this.read(place, asker, produce, isKept);
      throw error;
    }
  }

  private begin<Value>(
    place: string,
    budget: CallBudget | undefined,
    produce: () => Promise<Value>,
    isKept: (value: Value) => boolean,
  ): Flight {
    const controller = new AbortController();
    const answer = flightSignal.run(controller.signal, produce);
    const flight = { budget, controller, waiting: 0, answer };
    this.flights.set(place, flight);
    answer.then(
      (value) => {
        if (!this.land(place, flight)) return;
        if (isKept(value)) this.keep(place, value);
        else this.drop(place);
      },
      () => this.land(place, flight),
    );
    return flight;
  }

  /** False for one that a later read has replaced. */
  private land(place: string, flight: Flight): boolean {
    return this.flights.get(place) === flight && this.flights.delete(place);
  }

  private wait(place: string, flight: Flight, signal: AbortSignal | undefined): Promise<unknown> {
    flight.waiting += 1;
    if (signal === undefined) return flight.answer;
    return new Promise((resolve, reject) => {
      const off = onAbort(signal, () => {
        off();
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.land(place, flight);
          flight.controller.abort(signal.reason);
        }
        reject(cancellation(signal, true));
      });
      void flight.answer.then(resolve, reject).finally(off);
    });
  }
}

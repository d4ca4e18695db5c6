import { AsyncLocalStorage } from 'node:async_hooks';

import { CallBudgetSpent, type CallBudget } from '../../domain/call-budget.js';

import { cancellation } from '../errors/transport-error.js';
import { onAbort } from '../transport/abort-listeners.js';
import type { Place } from './basis.js';

/** A read under way, and how many wait for it. */
interface Flight {
  readonly stamp: number;
  /** When it began, in milliseconds. */
  readonly since: number;
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

/** For a read that nobody waits for. */
const LONGEST_ALONE_MS = 5_000;

/** On whose behalf a flight is waited for. */
interface Passenger {
  readonly signal?: AbortSignal;
  readonly budget?: CallBudget;
}

/** The reads under way of one account: equal reads at the same time are one call. */
export class Flights {
  private readonly flights = new Map<string, Flight>();

  /** The one that is on its way to a place, unless a name of it was outdated since it began. */
  to({ key, stamp }: Place): Flight | undefined {
    const flight = this.flights.get(key);
    return flight?.stamp === stamp ? flight : undefined;
  }

  /**
   * Begins a read in place of any other on its way there.
   * @param since the moment now, in milliseconds
   * @param land called with the answer, unless a later read has taken its place
   */
  begin(
    { key, stamp }: Place,
    since: number,
    budget: CallBudget | undefined,
    produce: () => Promise<unknown>,
    land: (value: unknown) => void,
  ): Flight {
    const controller = new AbortController();
    const answer = flightSignal.run(controller.signal, produce);
    const flight = { stamp, since, budget, controller, waiting: 0, answer };
    this.flights.set(key, flight);
    answer.then(
      (value) => {
        if (this.end(key, flight)) land(value);
      },
      () => this.end(key, flight),
    );
    return flight;
  }

  /** Ends it after a while if nobody waits for it then: no operation's time limit does. */
  limit({ key }: Place, flight: Flight): void {
    const late = setTimeout(() => {
      if (flight.waiting === 0) this.cancel(key, flight, new DOMException('Nobody waits for it.', 'TimeoutError'));
    }, LONGEST_ALONE_MS).unref();
    const end = (): void => clearTimeout(late);
    flight.answer.then(end, end);
  }

  /**
   * Its answer. When the last of those who wait gives up, it is cancelled.
   * @throws TransportError when the passenger's signal is aborted
   */
  async wait({ key }: Place, flight: Flight, { signal }: Passenger): Promise<unknown> {
    flight.waiting += 1;
    if (signal === undefined) return flight.answer;
    return new Promise((resolve, reject) => {
      const off = onAbort(signal, () => {
        off();
        flight.waiting -= 1;
        if (flight.waiting === 0) this.cancel(key, flight, signal.reason);
        reject(cancellation(signal, true));
      });
      void flight.answer.then(resolve, reject).finally(off);
    });
  }

  private cancel(key: string, flight: Flight, reason: unknown): void {
    this.end(key, flight);
    flight.controller.abort(reason);
  }

  /** False for one that a later read has replaced. */
  private end(key: string, flight: Flight): boolean {
    return this.flights.get(key) === flight && this.flights.delete(key);
  }
}

/** Whether a flight failed because another operation, which began it, ran out of requests. */
export function ranOutOfRequests(error: unknown, flight: Flight, { budget }: Passenger): boolean {
  return error instanceof CallBudgetSpent && flight.budget !== budget;
}

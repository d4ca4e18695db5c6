import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import type { Sid } from '../domain/sid.js';
import type { CacheControl } from './cache-control.js';
import type { ResolverContext } from '../resolvers/context.js';
import { timeIsUp, type CreateContext } from './context.js';
import type { CallerRates } from './rates/caller-rates.js';

/**
 * How long what was read for an event is shared: a subscription that handles the event later is to see the graph as it
 * is then.
 */
const LIFETIME_MS = 3_000;

/** The subscription that an event is executed for. */
export interface EventReader {
  readonly accountSid: Sid;
  /** The caller's name. */
  readonly caller: string;
  readonly requestId: string;
  /** What the subscription says of age. */
  readonly control?: CacheControl;
  /** Aborts when the subscription ends. */
  readonly signal: AbortSignal;
}

/** The context of one event for one subscription. */
export interface EventScope {
  readonly context: ResolverContext;
  /**
   * The event has been executed.
   * @returns the requests that were made for it, where no other subscription has counted them already
   */
  end(): number;
}

/** What the subscriptions of one caller read for one event, each thing once. */
interface SharedReads {
  readonly context: ResolverContext;
  readonly stop: AbortController;
  readonly until: number;
  readers: number;
  /** Runs while there are readers. */
  deadline?: NodeJS.Timeout;
}

/** What one event may cost one caller, however many subscriptions it is sent to. */
interface Purse {
  readonly budget: CallBudget;
  /** Requests that the caller has paid with points. */
  paid: number;
  reads?: SharedReads;
}

interface EventScopeParts {
  readonly createContext: CreateContext;
  readonly limits: Pick<Limits, 'eventCalls' | 'operationMs'>;
  readonly rates: CallerRates;
}

/**
 * The contexts in which events are executed. A new one for each event, because loaders remember what they read; the
 * same for all subscriptions of a caller that are sent the event, so that a thousand of them make the requests of one.
 * An event has the time of an operation: then its requests are aborted, and the subscription goes on.
 */
export class EventScopes {
  private readonly purses = new WeakMap<object, Map<string, Purse>>();

  constructor(
    private readonly parts: EventScopeParts,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * @param event the same object for all that are sent it
   * @throws ServiceError RATE_LIMITED where the caller has no points left
   */
  open(event: unknown, reader: EventReader): EventScope {
    this.parts.rates.requirePoints(reader.caller);
    const purse = this.purseOf(event, reader);
    const reads = this.readsOf(purse, reader);
    const { signal, requestId, caller } = reader;
    if (reads.readers === 0) {
      reads.deadline = setTimeout(() => reads.stop.abort(timeIsUp()), this.parts.limits.operationMs).unref();
    }
    reads.readers += 1;
    const leave = (): void => {
      reads.readers -= 1;
      if (reads.readers === 0) clearTimeout(reads.deadline);
      signal.removeEventListener('abort', abandon);
    };
    const abandon = (): void => {
      leave();
      if (reads.readers > 0) return;
      if (purse.reads === reads) delete purse.reads;
      reads.stop.abort(signal.reason);
    };
    signal.addEventListener('abort', abandon, { once: true });
    if (signal.aborted) abandon();
    return {
      context: { ...reads.context, requestId, signal, partial: [] },
      end: () => {
        if (!signal.aborted) leave();
        const requests = purse.budget.calls - purse.paid;
        this.parts.rates.pay(caller, requests);
        purse.paid = purse.budget.calls;
        return requests;
      },
    };
  }

  private purseOf(event: unknown, { accountSid, caller, control }: EventReader): Purse {
    const purse = { budget: new CallBudget(this.parts.limits.eventCalls), paid: 0 };
    if (typeof event !== 'object' || event === null) return purse;
    const purses = this.purses.get(event) ?? new Map<string, Purse>();
    this.purses.set(event, purses);
    const key = `${accountSid} ${control?.fresh} ${control?.age?.maxAgeMs} ${control?.age?.onlyKept} ${caller}`;
    const known = purses.get(key);
    if (known === undefined) purses.set(key, purse);
    return known ?? purse;
  }

  private readsOf(purse: Purse, { accountSid, caller, requestId, control }: EventReader): SharedReads {
    const { reads } = purse;
    if (reads !== undefined && !reads.stop.signal.aborted && reads.until > this.now()) return reads;
    const stop = new AbortController();
    const { signal } = stop;
    const { budget } = purse;
    const calls = { signal, callSignal: signal, budget };
    const context = this.parts.createContext({ accountSid, caller, requestId, control, ...calls });
    // A subscription that joins has at least half the time of an operation left.
    const lifetime = Math.min(LIFETIME_MS, this.parts.limits.operationMs / 2);
    purse.reads = { context, stop, until: this.now() + lifetime, readers: 0 };
    return purse.reads;
  }
}

import type { Limits } from '../config.js';
import { CallBudget } from '../domain/call-budget.js';
import type { Sid } from '../domain/sid.js';
import type { ResolverContext } from '../resolvers/context.js';
import type { CreateContext } from './context.js';
import type { CallerRates } from './rates/caller-rates.js';

/** How long what was read for an event is shared: a subscription that comes later to it shall see the graph as it is then. */
const LIFETIME_MS = 3_000;

/** Whose subscription an event is executed for. */
export interface EventReader {
  readonly accountSid: Sid;
  /** The caller's name. */
  readonly caller: string;
  readonly requestId: string;
  /** Aborts when the subscription ends. */
  readonly signal: AbortSignal;
}

/** The context of one event for one subscription. */
export interface EventScope {
  readonly context: ResolverContext;
  /** The event has been executed. */
  end(): void;
}

/** What the subscriptions of one caller read for one event, each thing once. */
interface SharedReads {
  readonly context: ResolverContext;
  readonly stop: AbortController;
  readonly until: number;
  readers: number;
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
  readonly limits: Pick<Limits, 'eventCalls'>;
  readonly rates: CallerRates;
}

/**
 * The contexts in which events are executed. A new one for each event, because loaders remember what they read; the same for
 * all subscriptions of a caller that are sent the event, so that a thousand of them make the requests of one.
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
    reads.readers += 1;
    const leave = (): void => {
      reads.readers -= 1;
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
        this.parts.rates.pay(caller, purse.budget.calls - purse.paid);
        purse.paid = purse.budget.calls;
      },
    };
  }

  private purseOf(event: unknown, { accountSid, caller }: EventReader): Purse {
    const purse = { budget: new CallBudget(this.parts.limits.eventCalls), paid: 0 };
    if (typeof event !== 'object' || event === null) return purse;
    const purses = this.purses.get(event) ?? new Map<string, Purse>();
    this.purses.set(event, purses);
    const key = `${accountSid} ${caller}`;
    const known = purses.get(key);
    if (known === undefined) purses.set(key, purse);
    return known ?? purse;
  }

  private readsOf(purse: Purse, { accountSid, caller, requestId }: EventReader): SharedReads {
    if (purse.reads !== undefined && purse.reads.until > this.now()) return purse.reads;
    const stop = new AbortController();
    const { signal } = stop;
    const { budget } = purse;
    const context = this.parts.createContext({ accountSid, caller, requestId, signal, callSignal: signal, budget });
    purse.reads = { context, stop, until: this.now() + LIFETIME_MS, readers: 0 };
    return purse.reads;
  }
}

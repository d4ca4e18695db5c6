import { errorIn } from './answer.js';
import { Events } from './events.js';
import { cacheControlOf, type ClientOptions, type SubscribeOptions } from './options.js';
import type { Sink, SubscriptionRequest, Way, WaySettings } from './way.js';

interface Settings extends Omit<WaySettings, 'headersOf'>, Pick<ClientOptions, 'account' | 'subscriptions'> {
  headersOf(account?: string): Promise<Record<string, string>>;
}

/** Subscriptions over a way that is loaded with the first of them: most programs make none. */
export class Subscriptions {
  /** By account, because a connection belongs to one. */
  private readonly ways = new Map<string | undefined, Promise<Way>>();

  constructor(private readonly settings: Settings) {}

  subscribe<Data>(request: SubscriptionRequest, chosen: SubscribeOptions): AsyncIterableIterator<Data> {
    const { signal, onState, onPartial } = chosen;
    let stop: (() => void) | undefined;
    const end = (): void => void events.return();
    const events = new Events<Data>(() => {
      signal?.removeEventListener('abort', end);
      stop?.();
    });
    const sink: Sink = {
      next: (answer) => {
        const error = errorIn(answer, { repeatable: true });
        if (error !== undefined && onPartial === undefined) return fail(error);
        if (error !== undefined) onPartial?.(error);
        if (answer.data != null) events.push(answer.data as Data);
      },
      complete: () => events.end(),
      error: (error) => events.end(error),
      state: (state) => onState?.(state),
    };
    const fail = (error: Error): void => {
      events.end(error);
      stop?.();
    };
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
    const cacheControl = cacheControlOf(chosen);
    const sent = cacheControl === undefined ? request : { ...request, extensions: { cacheControl } };
    this.wayOf(chosen.account).then((way) => {
      if (!events.done) stop = way.subscribe(sent, sink);
    }, fail);
    return events;
  }

  private wayOf(account = this.settings.account): Promise<Way> {
    const known = this.ways.get(account);
    if (known !== undefined) return known;
    const way = this.load(account);
    this.ways.set(account, way);
    // A part of the program that could not be loaded may be there the next time.
    way.catch(() => this.ways.delete(account));
    return way;
  }

  private async load(account: string | undefined): Promise<Way> {
    const { settings } = this;
    const own = { ...settings, headersOf: () => settings.headersOf(account) };
    const hasWebSocket = settings.webSocket !== undefined || 'WebSocket' in globalThis;
    if ((settings.subscriptions ?? (hasWebSocket ? 'websocket' : 'sse')) === 'sse') {
      const { EventStreamWay } = await import('./event-stream.js');
      return new EventStreamWay(own);
    }
    const { WebSocketWay } = await import('./web-socket.js');
    return new WebSocketWay(own);
  }
}

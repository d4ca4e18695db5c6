import { Pool } from 'undici';

import { TransportError } from '../errors/transport-error.js';
import { ReadyConnections } from './ready-connections.js';

export interface UpstreamHostsOptions {
  /** Every Twilio host is this one instead; a path in it goes before Twilio's. None: Twilio itself. */
  readonly baseUrl?: string;
  readonly timeoutMs: number;
}

/** More than one account's calls at a time need; past it calls wait for a free connection. */
const MOST_CONNECTIONS = 256;
const CONNECT_TIMEOUT_MS = 10_000;
/** As many as a query over 20 profiles with all that is on them uses at once. */
const MOST_AHEAD = 64;

/** Where all of Trust Hub but addresses and phone numbers is. */
const TRUST_HUB = 'https://trusthub.twilio.com';

/** Where a call goes: the connections of its host, and the path there. */
export interface Destination {
  readonly pool: Pool;
  /** Path with query. Not for logs: queries hold phone numbers and names. */
  readonly target: string;
  /** Path alone: SIDs and resource names. */
  readonly path: string;
  /** Twilio's part of the path: without what a base URL puts before it. */
  readonly resource: string;
  /** Scheme, host and port. */
  readonly origin: string;
}

/** The hosts that this process talks to, with one pool of kept connections for each. */
export class UpstreamHosts {
  private readonly base: URL | undefined;
  private readonly prefix: string;
  private readonly timeoutMs: number;
  private readonly pools = new Map<string, Pool>();
  private readonly ready: ReadyConnections;
  private closed: Promise<unknown> | undefined;

  constructor(options: UpstreamHostsOptions) {
    this.base = options.baseUrl === undefined ? undefined : new URL(options.baseUrl);
    this.prefix = this.base?.pathname.replace(/\/+$/, '') ?? '';
    this.timeoutMs = options.timeoutMs;
    this.ready = new ReadyConnections(this.trustHubOrigin, this.connectTimeoutMs);
  }

  /**
   * Opens connections to Trust Hub before calls need them; resolves when they are open, or can't be.
   * @param most calls that there may be at a time
   */
  openAhead(most: number): Promise<void> {
    return this.ready.open(Math.min(most, MOST_AHEAD));
  }

  /**
   * The twilio package hard-wires its hosts and follows page links as absolute URLs, so both are sent elsewhere here.
   * @throws TransportError misrouted for a host that is not Twilio's: a forged link must not get the credentials;
   * unavailable after close
   */
  locate(uri: string, query: string): Destination {
    if (this.closed !== undefined) throw new TransportError('unavailable', { notProcessed: true });
    const url = new URL(uri);
    if (this.base === undefined && !isTwilio(url)) throw new TransportError('misrouted', { notProcessed: true });
    // A link that the other server made itself already begins with its own path.
    const prefixed = this.base !== undefined && url.origin === this.base.origin && url.pathname.startsWith(this.prefix);
    const path = prefixed ? url.pathname : this.prefix + url.pathname;
    const resource = prefixed ? url.pathname.slice(this.prefix.length) : url.pathname;
    const origin = this.base?.origin ?? url.origin;
    const search = query === '' ? url.search : url.search === '' ? `?${query}` : `${url.search}&${query}`;
    return { pool: this.poolOf(origin), target: path + search, path, resource, origin };
  }

  /** Takes no more calls, and waits for those under way. */
  async close(): Promise<void> {
    this.ready.close();
    this.closed ??= Promise.all([...this.pools.values()].map((pool) => pool.close()));
    await this.closed;
  }

  private get trustHubOrigin(): string {
    return this.base?.origin ?? TRUST_HUB;
  }

  private get connectTimeoutMs(): number {
    return Math.min(this.timeoutMs, CONNECT_TIMEOUT_MS);
  }

  private poolOf(origin: string): Pool {
    let pool = this.pools.get(origin);
    if (pool === undefined) {
      pool = new Pool(origin, {
        connections: MOST_CONNECTIONS,
        // One call at a time on a connection: a slow answer must not delay others, nor a reset take them along.
        pipelining: 1,
        connect: origin === this.trustHubOrigin ? this.ready.connect : { timeout: this.connectTimeoutMs },
        // The exchange keeps one limit over headers and body together; these two would restart with every chunk.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      this.pools.set(origin, pool);
    }
    return pool;
  }
}

function isTwilio(url: URL): boolean {
  return url.protocol === 'https:' && url.hostname.endsWith('.twilio.com');
}

import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { AddressLimits } from '../../config.js';
import { networkOf, TrustedProxies } from './client-address.js';
import { TokenBucket } from './token-bucket.js';

/** Addresses, and keys of addresses, that are remembered. */
const MOST = 10_000;

/** What proves nothing yet: a key, a WebSocket that opens, a status callback. Each has points of its own. */
export type Kind = 'KEY' | 'HANDSHAKE' | 'CALLBACK';

/** What each address may try without proving anything: a bucket for each, which refills with time. */
export class AddressRates {
  private readonly buckets = new LRUCache<string, TokenBucket>({ max: MOST });
  private readonly proven = new LRUCache<string, true>({ max: MOST });
  /** The name of a request is needed twice, and expensive to make. */
  private readonly names = new WeakMap<IncomingMessage, string>();
  private readonly proxies: TrustedProxies;
  private processes = 1;

  constructor(
    private readonly limits: AddressLimits,
    /** Milliseconds. */
    private readonly now: () => number = () => performance.now(),
  ) {
    this.proxies = new TrustedProxies(limits.trustedProxies);
  }

  /** This many processes answer callers: each gives its part. */
  share(processes: number): void {
    if (processes === this.processes) return;
    this.processes = Math.max(1, processes);
    for (const bucket of this.buckets.values()) bucket.resize(this.capacity, this.perSecond, this.now());
  }

  /**
   * Milliseconds until this address may try again; 0 for at once, and for a key that was right at this address before,
   * so that others who try keys there don't lock its holder out.
   */
  wait(request: IncomingMessage, kind: Kind, key?: string): number {
    if (key !== undefined && this.proven.has(this.nameOf(request, key))) return 0;
    const level = this.bucketOf(request, kind).level(this.now());
    return level >= 1 ? 0 : Math.ceil(((1 - level) / this.perSecond) * 1_000);
  }

  /** Counts one that proved nothing, or nothing yet. */
  count(request: IncomingMessage, kind: Kind): void {
    this.bucketOf(request, kind).give(-1, this.now());
  }

  /** It has proved itself after it was counted. */
  giveBack(request: IncomingMessage, kind: Kind): void {
    this.bucketOf(request, kind).give(1, this.now());
  }

  /** This key was right. */
  remember(request: IncomingMessage, key: string): void {
    this.proven.set(this.nameOf(request, key), true);
  }

  /** This key is right no longer: a token that has expired, a tenant that was removed. */
  forget(request: IncomingMessage, key: string): void {
    this.proven.delete(this.nameOf(request, key));
  }

  private bucketOf(request: IncomingMessage, kind: Kind): TokenBucket {
    const name = `${kind} ${this.networkOf(request)}`;
    const known = this.buckets.get(name);
    if (known !== undefined) return known;
    const bucket = new TokenBucket(this.capacity, this.perSecond, this.now());
    this.buckets.set(name, bucket);
    return bucket;
  }

  /** The key itself is not kept. */
  private nameOf(request: IncomingMessage, key: string): string {
    const known = this.names.get(request);
    if (known !== undefined) return known;
    const name = createHash('sha256')
      .update(`${this.networkOf(request)} ${key}`)
      .digest('base64');
    this.names.set(request, name);
    return name;
  }

  /** What counts as one address: of IPv6 a network, behind a trusted proxy its client's. */
  networkOf(request: IncomingMessage): string {
    return networkOf(this.proxies.clientOf(request));
  }

  private get capacity(): number {
    return Math.max(1, this.limits.tries / this.processes);
  }

  private get perSecond(): number {
    return this.limits.triesPerSecond / this.processes;
  }
}

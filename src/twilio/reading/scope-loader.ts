import DataLoader from 'dataloader';

import { settledInTurns } from '../../domain/pacing/long-work.js';
import type { Reading } from '../../domain/reading.js';
import type { Scope } from './scope.js';

/** A value that is at hand. It may be null, and so needs a place of its own. */
export interface AtHand<Value> {
  readonly value: Value;
}

interface Source<Key, Value> {
  fetch(key: Key): Promise<Value>;
  nameOf(key: Key): string;
  /** For a resource that knows a cheaper way than one fetch for each key. */
  fetchMany?(keys: readonly Key[]): Promise<readonly PromiseSettledResult<Value>[]>;
  /** What other scopes have read lately, without waiting. */
  atHand?(key: Key): AtHand<Value> | undefined;
}

/**
 * What one scope asks for by key. In a scope that caches, equal keys are one call, and keys that are asked for in the
 * same tick go out and come back together, so that the next level of the graph arrives as one batch. What is known, or at
 * hand, is returned at once. Without the cache every read goes out.
 */
export class ScopeLoader<Key, Value> {
  /** Made with the first key: most requests touch few of a scope's many loaders. */
  private loader: DataLoader<Key, Value, string> | undefined;
  private readonly known = new Map<string, AtHand<Value>>();
  /** Reads that began before are not kept. */
  private era = 0;

  constructor(
    private readonly source: Source<Key, Value>,
    private readonly scope: Pick<Scope, 'accountSid' | 'cached'>,
  ) {}

  /** Rejects with the error of this key's fetch, whatever happened to the other keys of the batch. */
  load(key: Key): Reading<Value> {
    if (!this.scope.cached) return this.source.fetch(key);
    const name = this.source.nameOf(key);
    const known = this.known.get(name);
    if (known !== undefined) return known.value;
    const atHand = this.source.atHand?.(key);
    if (atHand === undefined) return this.loadLater(key);
    this.known.set(name, atHand);
    return atHand.value;
  }

  /** Stores what a list brought along. What is known already stays: within one request an answer does not change. */
  prime(key: Key, value: Value): void {
    if (!this.scope.cached) return;
    const name = this.source.nameOf(key);
    if (!this.known.has(name)) this.known.set(name, { value });
  }

  /** Stores the result of a write; reads in progress may still return the old value to those who wait for them. */
  replace(key: Key, value: Value): void {
    if (!this.scope.cached) return;
    this.loader?.clear(key);
    this.known.set(this.source.nameOf(key), { value });
  }

  clearAll(): void {
    this.era += 1;
    this.known.clear();
    this.loader?.clearAll();
  }

  private async loadLater(key: Key): Promise<Value> {
    const { era } = this;
    this.loader ??= new DataLoader<Key, Value, string>((keys) => this.fetchAll(keys), {
      cacheKeyFn: (one) => this.source.nameOf(one),
    });
    const { loader } = this;
    try {
      const value = await loader.load(key);
      if (era === this.era) this.prime(key, value);
      return value;
    } catch (error) {
      // DataLoader keeps failures for good; the next read in a long-lived scope tries again.
      loader.clear(key);
      throw error;
    }
  }

  private async fetchAll(keys: readonly Key[]): Promise<(Value | Error)[]> {
    const { source, scope } = this;
    const results = await (source.fetchMany?.(keys) ??
      settledInTurns(scope.accountSid, keys, (key) => source.fetch(key)));
    return results.map((result) => (result.status === 'fulfilled' ? result.value : asError(result.reason)));
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('A read failed without an error.');
}

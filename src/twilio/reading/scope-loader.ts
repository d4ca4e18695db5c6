import DataLoader from 'dataloader';

import { settledInTurns } from '../../domain/pacing/long-work.js';
import type { Scope } from './scope.js';

/**
 * What one scope asks for by key. In a scope that caches, equal keys are one call, and keys that are asked for in the
 * same tick go out and come back together, so that the next level of the graph arrives as one batch. Without the cache
 * every read goes out.
 */
export class ScopeLoader<Key, Value> {
  /** Made with the first key: most requests touch few of a scope's many loaders. */
  private loader: DataLoader<Key, Value, string> | undefined;

  constructor(
    private readonly fetch: (key: Key) => Promise<Value>,
    private readonly nameOf: (key: Key) => string,
    private readonly scope: Pick<Scope, 'accountSid' | 'cached'>,
    /** For a resource that knows a cheaper way than one fetch for each key. */
    private readonly fetchMany: (keys: readonly Key[]) => Promise<readonly PromiseSettledResult<Value>[]> = (keys) =>
      settledInTurns(scope.accountSid, keys, this.fetch),
  ) {}

  /** Rejects with the error of this key's fetch, whatever happened to the other keys of the batch. */
  async load(key: Key): Promise<Value> {
    if (!this.scope.cached) return this.fetch(key);
    const loader = this.loaderForUse();
    try {
      return await loader.load(key);
    } catch (error) {
      // DataLoader keeps failures for good; the next read in a long-lived scope tries again.
      loader.clear(key);
      throw error;
    }
  }

  /** Stores what a list brought along. What is known already stays: within one request an answer does not change. */
  prime(key: Key, value: Value): void {
    if (this.scope.cached) this.loaderForUse().prime(key, value);
  }

  /** Stores the result of a write; reads in progress may still return the old value to those who wait for them. */
  replace(key: Key, value: Value): void {
    if (this.scope.cached) this.loaderForUse().clear(key).prime(key, value);
  }

  clearAll(): void {
    this.loader?.clearAll();
  }

  private loaderForUse(): DataLoader<Key, Value, string> {
    this.loader ??= new DataLoader<Key, Value, string>((keys) => this.fetchAll(keys), { cacheKeyFn: this.nameOf });
    return this.loader;
  }

  private async fetchAll(keys: readonly Key[]): Promise<(Value | Error)[]> {
    const results = await this.fetchMany(keys);
    return results.map((result) => (result.status === 'fulfilled' ? result.value : asError(result.reason)));
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('A read failed without an error.');
}

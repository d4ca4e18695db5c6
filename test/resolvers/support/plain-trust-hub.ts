import DataLoader from 'dataloader';

import type { TrustHub } from '../../../src/twilio/index.js';

type Read = (...parameters: readonly unknown[]) => unknown;

/** The reads of all gateways. */
const READS: ReadonlySet<string> = new Set(['load', 'page', 'list', 'latest']);

/**
 * What a plain DataLoader for each request gives, the usual remedy: equal reads are one call, and that is all. By it the
 * product's own reading is measured.
 */
export function plainTrustHub(uncached: TrustHub): TrustHub {
  return new Proxy(uncached, {
    get: (hub, name) => {
      const part: unknown = Reflect.get(hub, name);
      return typeof part === 'object' && part !== null ? plainGateway(hub, name, part) : part;
    },
  });
}

const gateways = new WeakMap<TrustHub, Map<string | symbol, object>>();

function plainGateway(hub: TrustHub, name: string | symbol, gateway: object): object {
  const known = gateways.get(hub) ?? new Map<string | symbol, object>();
  gateways.set(hub, known);
  const made = known.get(name) ?? loadersOver(gateway);
  known.set(name, made);
  return made;
}

function loadersOver(gateway: object): object {
  const loaders = new Map<string, DataLoader<readonly unknown[], unknown, string>>();
  return new Proxy(gateway, {
    get: (target, name) => {
      if (name === 'lookAhead') return () => undefined;
      const read: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || typeof read !== 'function' || !READS.has(name)) return read;
      const loader = loaders.get(name) ?? loaderOver(target, read as Read);
      loaders.set(name, loader);
      return (...parameters: readonly unknown[]) => loader.load(parameters);
    },
  });
}

function loaderOver(target: object, read: Read) {
  return new DataLoader<readonly unknown[], unknown, string>(
    async (keys) => {
      const results = await Promise.allSettled(keys.map((key) => Promise.resolve(read.apply(target, [...key]))));
      return results.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error)));
    },
    { cacheKeyFn: (parameters) => JSON.stringify(parameters) },
  );
}

import type { BundleRecord } from '../../../domain/bundle.js';
import type { Sid } from '../../../domain/sid.js';

/**
 * Bundles one after another as they change, until the signal aborts. It listens from the call on, not from the first
 * `next`. A state that this consumer has received, or an older one, is not repeated.
 * @param listen calls back with each bundle, and answers how to stop
 */
export function watchBundles(
  listen: (heard: (bundle: BundleRecord) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncIterable<BundleRecord> {
  const queue: BundleRecord[] = [];
  const sent = new Map<Sid, Pick<BundleRecord, 'status' | 'updatedAt'>>();
  let wake: () => void = () => undefined;
  const stop = listen((bundle) => {
    const last = sent.get(bundle.sid);
    if (last !== undefined && bundle.updatedAt < last.updatedAt) return;
    if (bundle.status === last?.status && bundle.updatedAt.getTime() === last.updatedAt.getTime()) return;
    sent.set(bundle.sid, { status: bundle.status, updatedAt: bundle.updatedAt });
    queue.push(bundle);
    wake();
  });
  const end = (): void => {
    stop();
    wake();
  };
  signal?.addEventListener('abort', end, { once: true });
  return stream();

  async function* stream(): AsyncGenerator<BundleRecord, void, undefined> {
    try {
      while (signal?.aborted !== true) {
        const next = queue.shift();
        if (next !== undefined) yield next;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      end();
      signal?.removeEventListener('abort', end);
    }
  }
}

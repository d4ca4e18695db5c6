import type { BundleRecord } from '../../../domain/bundle.js';
import type { Sid } from '../../../domain/sid.js';

/**
 * Bundles one after another as they change, until the signal aborts. It listens from the call on, not only from the
 * first `next`. A bundle in a state that was delivered before, or in an older one, is left out.
 * @param listen calls back with each bundle, and returns a function that stops it
 */
export function watchBundles(
  listen: (notify: (bundle: BundleRecord) => void) => () => void,
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

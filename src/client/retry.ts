import type { TrustHubError } from './errors.js';

/** A first wait that a person doesn't notice, and a longest one in which a server is started again. */
const FIRST_MS = 250;
const LONGEST_MS = 10_000;
/** A server that wants more than this is not waited for: the caller gets the error, and may have something better to do. */
const PATIENCE_MS = 30_000;

/**
 * Milliseconds before the next try: longer each time, and by chance, so that the clients of a server that comes back don't
 * all come at once.
 */
export function backOff(tries: number): number {
  const most = Math.min(FIRST_MS * 2 ** tries, LONGEST_MS);
  return most / 2 + (Math.random() * most) / 2;
}

/** How long to wait before the call is sent again; undefined where it must not be, or where that is too long. */
export function waitBefore(error: TrustHubError, tries: number, retries: number): number | undefined {
  // What is there of an answer must not be thrown away for what is missing.
  if (!error.retryable || error.data != null || tries >= retries) return undefined;
  const asked = (error.retryAfterSeconds ?? 0) * 1_000;
  return asked > PATIENCE_MS ? undefined : asked + backOff(tries);
}

/** Seconds of a header `Retry-After`, which may also name a time. */
export function retryAfterSeconds(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}

/** @throws the reason of the signal, once it is aborted */
export async function delay(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

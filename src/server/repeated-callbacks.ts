import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CallbackRequest } from './callback-request.js';

/** Some 200 bytes each. A signature that was forgotten early costs one read more. */
const MOST_KEPT = 10_000;

/** What proved a callback: its signature, or only the token in its address. */
export type CallbackProof = 'signature' | 'address';

/**
 * The genuine callbacks of the last seconds, so that repetitions of one count once. Whoever has a signed request can
 * repeat it for ever: what is signed cannot be changed, but what is not can, such as the header with Twilio's
 * idempotency token, the order of a form's fields or the spelling of a query. So a signed callback is known by its
 * signature.
 */
export class RepeatedCallbacks {
  private readonly seen: LRUCache<string, true>;

  constructor(private readonly windowMs: number) {
    this.seen = new LRUCache({ max: MOST_KEPT, ttl: windowMs });
  }

  /** True for exactly the same request once more: it need not be proved again, which may cost a request to Twilio. */
  has(request: CallbackRequest): boolean {
    return this.seen.has(asSent(request));
  }

  /** Remembers a genuine callback. False where it is a repetition, however its unsigned parts may differ. */
  add(request: CallbackRequest, proof: CallbackProof): boolean {
    const known = asProved(request, proof);
    if (this.seen.has(known)) return false;
    this.seen.set(known, true);
    this.seen.set(asSent(request), true);
    return true;
  }

  /** For one that could not be handled: Twilio sends it again. */
  forget(request: CallbackRequest, proof: CallbackProof): void {
    this.seen.delete(asProved(request, proof));
    this.seen.delete(asSent(request));
  }

  /**
   * One id for one event, the same in every process: with the time, since a bundle may be rejected twice with the same
   * words.
   */
  eventId(request: CallbackRequest, proof: CallbackProof): string {
    return digest('event', asProved(request, proof), String(Math.floor(Date.now() / this.windowMs)));
  }
}

/** Without the headers, which are not signed. */
function asSent({ accountSid, target, signature, form, body }: CallbackRequest): string {
  return digest('sent', accountSid, target, signature, form, body);
}

function asProved({ accountSid, target, signature, form, body }: CallbackRequest, proof: CallbackProof): string {
  return proof === 'signature'
    ? digest('signature', accountSid, signature)
    : digest('address', accountSid, target, form, body);
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64');

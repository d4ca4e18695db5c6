import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { JournalEntry } from './journal.js';

/** One status callback to be sent. */
export interface Callback {
  readonly url: string;
  readonly authToken: string;
  readonly accountSid: string;
  readonly sid: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What became of one attempt. */
export type CallbackEntry = Omit<JournalEntry, 'index' | 'at'>;

/**
 * Sends status callbacks as Twilio does webhooks: a form POST, signed, tried once more where the receiver can't be
 * reached or answers 5xx. For Trust Hub neither is documented (TRUSTHUB 7). Callbacks of one bundle go in order.
 */
export class CallbackSender {
  private readonly queues = new Map<string, Promise<void>>();
  private readonly abort = new AbortController();

  constructor(
    private readonly timeoutMs: number,
    private readonly record: (entry: CallbackEntry) => void,
  ) {}

  send(callback: Callback): void {
    const earlier = this.queues.get(callback.sid) ?? Promise.resolve();
    const sent = earlier.then(() => this.deliver(callback));
    this.queues.set(callback.sid, sent);
    void sent.then(() => {
      if (this.queues.get(callback.sid) === sent) this.queues.delete(callback.sid);
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.queues.size > 0) await Promise.all(this.queues.values());
  }

  close(): void {
    this.abort.abort();
  }

  private async deliver(callback: Callback): Promise<void> {
    for (let attempt = 1; attempt <= 2 && !this.abort.signal.aborted; attempt += 1) {
      const started = performance.now();
      const status = await this.post(callback);
      if (this.abort.signal.aborted) return;
      this.record({
        kind: 'callback',
        method: 'POST',
        path: callback.url,
        query: '',
        status,
        account: callback.accountSid,
        durationMs: performance.now() - started,
        params: Object.keys(callback.fields),
        friendlyName: callback.fields['FriendlyName'] ?? null,
        values: { Status: callback.fields['Status'] ?? '', Attempt: String(attempt) },
        sid: callback.sid,
        fault: null,
      });
      if (status > 0 && status < 500) return;
    }
  }

  /** The status answered, or 0. A connection of its own: a kept one would hold receivers open after their close. */
  private post(callback: Callback): Promise<number> {
    const body = new URLSearchParams(callback.fields).toString();
    const url = signedUrl(callback.url);
    return new Promise((resolve) => {
      const send = url.startsWith('https:') ? httpsRequest : httpRequest;
      const outgoing = send(url, {
        method: 'POST',
        agent: false,
        signal: AbortSignal.any([this.abort.signal, AbortSignal.timeout(this.timeoutMs)]),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
          'User-Agent': 'TwilioProxy/1.1',
          'X-Twilio-Signature': signature(callback.authToken, url, callback.fields),
        },
      });
      outgoing.on('error', () => resolve(0));
      outgoing.on('response', (answer) => {
        answer.resume();
        answer.on('error', () => resolve(0));
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      outgoing.end(body);
    });
  }
}

/** As it goes over the wire: normalised, and without the fragment, which carries Twilio's connection overrides. */
function signedUrl(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}

/** X-Twilio-Signature: the address, then each parameter's name and value in the order of their names. */
export function signature(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).sort();
  const signed = url + names.map((name) => name + (fields[name] ?? '')).join('');
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { JournalEntry } from '../control/journal.js';
import { Semaphore } from './semaphore.js';

/** One status callback to be sent. */
export interface Callback {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly authToken: string;
  readonly accountSid: string;
  readonly sid: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The outcome of one attempt. */
export type CallbackEntry = Omit<JournalEntry, 'index' | 'at'>;

/**
 * The status answered; `failed` where the receiver can't be reached, `slow` where it took too long, `refused` where it
 * may not be called.
 */
type Outcome = number | 'failed' | 'slow' | 'refused';

interface SenderSettings {
  readonly callbackTimeoutMs: number;
  /** Default: this machine. */
  readonly callbackOrigins?: readonly string[];
}

/** How many are under way to one origin: thousands of bundles approved at once must not open as many connections. */
const AT_ONCE = 16;

/**
 * Sends status callbacks as Twilio does webhooks: a form POST, or a GET by the switch, signed, tried once more where
 * the receiver can't be reached or answers 5xx; one that is too slow is not, as by Twilio's default. For Trust Hub none
 * of it is documented (TRUSTHUB 7). Callbacks of one bundle go in order. Only callers of {@link
 * CallbackSender.idle} wait for them.
 */
export class CallbackSender {
  private readonly queues = new Map<string, Promise<void>>();
  private readonly origins = new Map<string, Semaphore>();
  private abort = new AbortController();

  constructor(
    private readonly settings: SenderSettings,
    private readonly record: (entry: CallbackEntry) => void,
  ) {}

  send(callback: Callback): void {
    const { signal } = this.abort;
    const earlier = this.queues.get(callback.sid) ?? Promise.resolve();
    // An entry that can't be written to the journal any more (a full disk) must not stop the sandbox.
    const sent = earlier.then(() => this.deliver(callback, signal)).catch(() => undefined);
    this.queues.set(callback.sid, sent);
    void sent.then(() => {
      if (this.queues.get(callback.sid) === sent) this.queues.delete(callback.sid);
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.queues.size > 0) await Promise.all(this.queues.values());
  }

  /** Drops what is under way; later callbacks go out as ever. */
  abandon(): void {
    this.close();
    this.abort = new AbortController();
  }

  close(): void {
    this.abort.abort();
  }

  /**
   * A sandbox calls, from inside a network, the addresses of everybody who may make a bundle: without a list that would
   * reach neighbours and the metadata service of a cloud.
   */
  private mayCall(address: string): boolean {
    const { origin, hostname } = new URL(address);
    return this.settings.callbackOrigins?.includes(origin) ?? THIS_MACHINE.test(hostname);
  }

  private async deliver(callback: Callback, signal: AbortSignal): Promise<void> {
    const { origin } = new URL(callback.url);
    const semaphore = this.origins.get(origin) ?? new Semaphore(AT_ONCE);
    this.origins.set(origin, semaphore);
    await semaphore.take();
    try {
      for (let attempt = 1; attempt <= 2 && !signal.aborted; attempt += 1) {
        const started = performance.now();
        const outcome = this.mayCall(callback.url)
          ? await request(callback, this.settings.callbackTimeoutMs, signal)
          : 'refused';
        if (signal.aborted) return;
        this.record(entryOf(callback, outcome, attempt, performance.now() - started));
        if (outcome === 'slow' || outcome === 'refused' || (outcome !== 'failed' && outcome < 500)) return;
      }
    } finally {
      semaphore.give();
      if (semaphore.idle) this.origins.delete(origin);
    }
  }
}

/** Hosts of this machine, as the URL class writes them. */
const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function entryOf(callback: Callback, outcome: Outcome, attempt: number, durationMs: number): CallbackEntry {
  return {
    kind: 'callback',
    method: callback.method,
    path: callback.url,
    query: '',
    status: typeof outcome === 'number' ? outcome : 0,
    account: callback.accountSid,
    durationMs,
    params: Object.keys(callback.fields),
    friendlyName: callback.fields['FriendlyName'] ?? null,
    values: {
      Status: callback.fields['Status'] ?? '',
      Attempt: String(attempt),
      ...(outcome === 'refused' && { Refused: 'not one of the origins that this sandbox may call' }),
    },
    sid: callback.sid,
    fault: null,
  };
}

/** A connection of its own: a kept one would hold receivers open after their close. */
function request(callback: Callback, timeoutMs: number, closing: AbortSignal): Promise<Outcome> {
  const { method, authToken, fields } = callback;
  const isGet = method === 'GET';
  const body = isGet ? '' : new URLSearchParams(fields).toString();
  const url = signedUrl(isGet ? withQuery(callback.url, fields) : callback.url);
  const timeout = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const failed = (): void => resolve(timeout.aborted ? 'slow' : 'failed');
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method,
      agent: false,
      signal: AbortSignal.any([closing, timeout]),
      headers: {
        ...(!isGet && {
          'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
        }),
        'User-Agent': 'TwilioProxy/1.1',
        'X-Twilio-Signature': signature(authToken, url, isGet ? {} : fields),
      },
    });
    outgoing.on('error', failed);
    outgoing.on('response', (answer) => {
      answer.resume();
      answer.on('error', failed);
      answer.on('end', () => resolve(answer.statusCode ?? 'failed'));
    });
    outgoing.end(body);
  });
}

/**
 * The four fields that were seen in a GET (twilio-php issue 861), behind the hash of the empty body, which comes twice.
 */
const GET_FIELDS = ['AccountSid', 'BundleSid', 'Status', 'FailureReason'];

function withQuery(address: string, fields: Callback['fields']): string {
  const url = new URL(address);
  const hash = createHash('sha256').update('').digest('hex');
  for (const value of [hash, hash]) url.searchParams.append('bodySHA256', value);
  for (const name of GET_FIELDS) url.searchParams.append(name, fields[name] ?? '');
  return url.href;
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

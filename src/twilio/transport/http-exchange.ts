import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { cancellation, TransportError } from '../errors/transport-error.js';
import { onAbort } from './abort-listeners.js';
import type { Destination } from './upstream-hosts.js';

export interface ExchangeRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** For headers and body together, the wait for a connection included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface ExchangeAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A page of 1,000 end users is about 1 MB; an answer past this is not Twilio's and would cost us the memory. */
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * One request and its answer, whatever the status. Built on undici's dispatch, its cheapest door: no streams, and it
 * tells whether the request was ever written, which decides whether a write may be repeated.
 * @throws TransportError timeout, unavailable, cancelled or unreadable (too large)
 */
export function exchange(destination: Destination, request: ExchangeRequest): Promise<ExchangeAnswer> {
  if (request.signal?.aborted) return Promise.reject(cancellation(request.signal, true));
  return new Promise((resolve, reject) => {
    const run = new Exchange(request, resolve, reject);
    destination.pool.dispatch(
      {
        path: destination.target,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
      },
      run,
    );
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private statusCode = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private settled = false;
  private readonly timer: NodeJS.Timeout;
  private readonly offAbort: () => void;

  constructor(
    request: ExchangeRequest,
    private readonly resolve: (answer: ExchangeAnswer) => void,
    private readonly reject: (error: TransportError) => void,
  ) {
    this.timer = setTimeout(
      () => this.stop(new TransportError('timeout', { notProcessed: !this.sent })),
      request.timeoutMs,
    );
    this.offAbort = onAbort(request.signal, () => {
      if (request.signal) this.stop(cancellation(request.signal, !this.sent));
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // Given up while it waited for a connection: it must not be written now.
    if (this.settled) controller.abort(new TransportError('cancelled', { notProcessed: true }));
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    this.statusCode = statusCode;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > LARGEST_ANSWER_BYTES) this.stop(new TransportError('unreadable', { notProcessed: false }));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.settle()) return;
    const [first] = this.chunks;
    const body = this.chunks.length === 1 && first ? first : Buffer.concat(this.chunks);
    this.resolve({ statusCode: this.statusCode, headers: this.headers, text: body.toString('utf8') });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.settle()) return;
    const systemCode = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    const fault = systemCode === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'unavailable';
    this.reject(new TransportError(fault, { notProcessed: !this.sent, systemCode }));
  }

  /** undici calls onRequestStart just before it writes; a refused connection or an unknown host never comes so far. */
  private get sent(): boolean {
    return this.controller !== undefined;
  }

  private stop(error: TransportError): void {
    if (!this.settle()) return;
    this.reject(error);
    this.controller?.abort(error);
  }

  private settle(): boolean {
    if (this.settled) return false;
    this.settled = true;
    clearTimeout(this.timer);
    this.offAbort();
    return true;
  }
}

/** A form or a query as Twilio reads it: a list repeats its key, undefined is left out. */
export function encodeForm(fields: object): string {
  let form = '';
  for (const [key, value] of Object.entries(fields) as [string, unknown][]) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item === undefined) continue;
      form += `${form === '' ? '' : '&'}${encodeURIComponent(key)}=${encodeURIComponent(textOf(item))}`;
    }
  }
  return form;
}

/** The body of a write: JSON where the package says so (the A2P registrations), a form everywhere else. */
export function encodeBody(data: unknown, contentType: string | undefined): string {
  if (contentType === 'application/json' || typeof data !== 'object' || data === null) return JSON.stringify(data);
  return encodeForm(data);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return JSON.stringify(value);
}

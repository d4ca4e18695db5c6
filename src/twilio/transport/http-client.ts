import type { IncomingHttpHeaders } from 'node:http';

import type { Logger } from 'pino';
import RequestClient from 'twilio/lib/base/RequestClient.js';

import { objectInJson } from '../../domain/json-object.js';
import type { CallBudget } from '../../domain/call-budget.js';
import type { Secret } from '../../domain/secret.js';

import type { AccountLimiter } from './account-limiter.js';
import type { CallOwner } from './call-queue.js';
import { inCallSpan, type CallSpan } from './call-span.js';
import { encodeBody, encodeForm, exchange, type ExchangeRequest } from './http-exchange.js';
import { isOutcomeUnknown, retryAfterMs, waitBeforeRetry, type Outcome } from './retry-policy.js';
import type { Timing } from './timing.js';
import { cancellation, TransportError } from '../errors/transport-error.js';
import type { Destination, UpstreamHosts } from './upstream-hosts.js';

/** What all calls of one process share. */
export interface Transport {
  readonly hosts: UpstreamHosts;
  readonly timeoutMs: number;
  readonly timing: Timing;
  readonly log: Logger;
}

/** How the calls for a subaccount are authenticated. */
export interface CallLogin {
  readonly username: string;
  /** @throws ServiceError where no token can be fetched */
  token(signal?: AbortSignal): Promise<Secret>;
  /** The token to try instead of one that Twilio refused; null for none other. @throws ServiceError */
  tokenAfter(refused: Secret, signal?: AbortSignal): Promise<Secret | null>;
}

/** On whose behalf the calls of a view are made. */
export interface CallScope extends CallOwner {
  readonly limiter: AccountLimiter;
  readonly signal?: AbortSignal;
  /** In place of the credentials that the package was given. */
  readonly login?: CallLogin;
  readonly budget?: CallBudget;
}

interface Call extends ExchangeRequest {
  readonly destination: Destination;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON where it is an object; the empty string otherwise, so that no foreign text gets into an error. */
  readonly body: unknown;
}

/** Characters of an answer that takes about a millisecond to read, with the records that are made of it. */
const LONG_ANSWER = 50_000;

/**
 * The http client through which the twilio package reaches Twilio: its own class replaced by one over undici, with
 * about a quarter of the processor time, and the place of base URL, time limit, cancellation, fair limits and retries.
 * Answers are given to the package in its own shape; without a usable answer it throws TransportError.
 */
export class TrustHubHttpClient extends RequestClient {
  private authorization: { readonly of: string; readonly header: string } | undefined;

  constructor(
    private readonly transport: Transport,
    private readonly scope: CallScope,
  ) {
    super();
  }

  /** The same client for another scope. A derived object, as the package's constructor costs more than a call. */
  forScope(scope: CallScope): TrustHubHttpClient {
    return Object.create(this, { scope: { value: scope } }) as TrustHubHttpClient;
  }

  override async request<TData>(
    options: RequestClient.RequestOptions<TData>,
  ): ReturnType<typeof RequestClient.prototype.request<TData>> {
    const { login } = this.scope;
    const answer = login === undefined ? await this.inTurn(this.prepare(options)) : await this.logged(login, options);
    return { ...answer, body: answer.body as TData };
  }

  /**
   * With the login's token, fetched before the call waits for its turn; once more with another one if it is refused.
   */
  private async logged<TData>(login: CallLogin, options: RequestClient.RequestOptions<TData>): Promise<Answer> {
    const callWith = (token: Secret) =>
      this.prepare({ ...options, username: login.username, password: token.reveal() });
    const { signal } = this.scope;
    const token = await login.token(signal);
    const answer = await this.inTurn(callWith(token));
    // Refused before Twilio read anything else, so any call may be repeated.
    if (answer.statusCode !== 401) return answer;
    const other = await login.tokenAfter(token, signal);
    return other === null ? answer : this.inTurn(callWith(other));
  }

  private async inTurn(call: Call): Promise<Answer> {
    const { budget, limiter, signal } = this.scope;
    budget?.spend();
    return limiter.run(this.scope, signal, () => inCallSpan(call, (span) => this.send(call, span)));
  }

  private prepare<TData>(options: RequestClient.RequestOptions<TData>): Call {
    const headers: Record<string, string> = { ...options.headers };
    if (options.username && options.password) headers['Authorization'] = this.basic(options.username, options.password);
    return {
      destination: this.transport.hosts.locate(options.uri, options.params ? encodeForm(options.params) : ''),
      method: options.method.toUpperCase(),
      headers,
      body: options.data ? encodeBody(options.data, headers['Content-Type']) : undefined,
      timeoutMs: options.timeout ?? this.transport.timeoutMs,
      signal: this.scope.signal,
    };
  }

  private basic(username: string, password: string): string {
    const of = `${username}:${password}`;
    if (this.authorization?.of !== of) {
      this.authorization = { of, header: `Basic ${Buffer.from(of).toString('base64')}` };
    }
    return this.authorization.header;
  }

  private async send(call: Call, span: CallSpan): Promise<Answer> {
    let mayHaveActed = false;
    for (let tries = 1; ; tries += 1) {
      const { epoch } = this.scope.limiter;
      const outcome = await this.attempt(call);
      this.pace(outcome, epoch);
      const verdict = toOutcome(outcome);
      span.note(verdict, tries);
      const wait = waitBeforeRetry(call.method, verdict, tries, this.transport.timing);
      if (wait === null) return this.settle(call, outcome, mayHaveActed);
      mayHaveActed ||= isOutcomeUnknown(verdict);
      this.report('Twilio call is tried again', call, outcome, { tries, waitMs: wait });
      await this.pause(wait, call, mayHaveActed);
    }
  }

  private pace(outcome: Answer | TransportError, epoch: number): void {
    const { limiter } = this.scope;
    if (outcome instanceof TransportError) return;
    if (outcome.statusCode === 429) limiter.throttled(epoch);
    else limiter.accepted();
  }

  private async attempt(call: Call): Promise<Answer | TransportError> {
    try {
      const answer = await exchange(call.destination, call);
      if (answer.text.length > LONG_ANSWER) await this.scope.limiter.turnToRead();
      // Nobody waits for what was read any more; the outcome of a write must be known all the same.
      if (call.signal?.aborted && call.method === 'GET') return cancellation(call.signal, false);
      const body = objectInJson(answer.text);
      const { statusCode } = answer;
      // Redirects are never followed, since the credentials would go along; a deletion answers nothing.
      const readable = statusCode >= 400 || call.method === 'DELETE' || body !== undefined;
      if (!readable || (statusCode >= 300 && statusCode < 400)) {
        return new TransportError('unreadable', { notProcessed: false });
      }
      return { statusCode, headers: answer.headers, body: body ?? '' };
    } catch (error) {
      if (error instanceof TransportError) return error;
      // Such as a pool that was closed: dispatch refused it before anything was written.
      return new TransportError('unavailable', { notProcessed: true });
    }
  }

  /** The last outcome as the package or the error table wants it. */
  private settle(call: Call, outcome: Answer | TransportError, mayHaveActed: boolean): Answer {
    if (outcome instanceof TransportError) {
      this.report('Twilio call failed', call, outcome, {});
      // An earlier try may have been carried out, even if the last one was never sent.
      throw mayHaveActed && outcome.notProcessed ? new TransportError(outcome.fault, { notProcessed: false }) : outcome;
    }
    if (outcome.statusCode === 429) {
      this.report('Twilio keeps asking for fewer calls', call, outcome, {});
      const { retryAfter, code } = toOutcome(outcome) as Exclude<Outcome, TransportError>;
      const milliseconds = retryAfterMs(retryAfter, this.transport.timing.now());
      throw new TransportError('throttled', {
        notProcessed: !mayHaveActed,
        retryAfterSeconds: milliseconds === null ? undefined : Math.ceil(milliseconds / 1_000),
        twilioCode: code,
      });
    }
    // The try that got no answer has deleted it, so the request is done.
    if (outcome.statusCode === 404 && call.method === 'DELETE' && mayHaveActed) {
      return { ...outcome, statusCode: 204, body: '' };
    }
    return outcome;
  }

  private async pause(milliseconds: number, call: Call, mayHaveActed: boolean): Promise<void> {
    await this.transport.timing.wait(milliseconds, call.signal);
    if (call.signal?.aborted) throw cancellation(call.signal, !mayHaveActed);
  }

  /** Path and status only: a query or a body holds names and phone numbers. */
  private report(message: string, call: Call, outcome: Answer | TransportError, more: Record<string, number>): void {
    const cancelled = outcome instanceof TransportError && outcome.fault === 'cancelled';
    const what = outcome instanceof TransportError ? { fault: outcome.message } : { status: outcome.statusCode };
    const fields = { method: call.method, path: call.destination.path, ...what, ...more };
    if (cancelled) this.transport.log.debug(fields, message);
    else this.transport.log.warn(fields, message);
  }
}

function toOutcome(attempt: Answer | TransportError): Outcome {
  if (attempt instanceof TransportError) return attempt;
  const code =
    typeof attempt.body === 'object' && attempt.body && 'code' in attempt.body ? attempt.body.code : undefined;
  return {
    statusCode: attempt.statusCode,
    retryAfter: attempt.headers['retry-after'],
    code: typeof code === 'number' ? code : undefined,
  };
}

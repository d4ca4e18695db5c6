/** Why a call has no usable answer; the error table turns each into this server's own error. */
export type TransportFault =
  /** No whole answer in time. */
  | 'timeout'
  /** No connection, or it broke. */
  | 'unavailable'
  /** Twilio answered 429, and kept doing so. */
  | 'throttled'
  /** Too many calls of the same caller wait already. It was not sent. */
  | 'crowded'
  /** The scope's signal was aborted: no one waits for the answer any more. */
  | 'cancelled'
  /** An answer came, but not the JSON of Twilio's API: a proxy's HTML page, a redirect, a cut-off body. */
  | 'unreadable'
  /** The call would have left Twilio's hosts. It was not sent, because it carries the account's credentials. */
  | 'misrouted';

export interface TransportErrorDetails {
  /** True when it is certain that Twilio did not act on the call, so that any method may be sent again. */
  readonly notProcessed: boolean;
  readonly retryAfterSeconds?: number;
  readonly twilioCode?: number;
  /** Node's or undici's code for it, such as ECONNRESET; never an address or a body. */
  readonly systemCode?: string;
}

/** A call without a usable answer. Holds no URL, no body and no credentials, so it may be logged as it is. */
export class TransportError extends Error {
  readonly fault: TransportFault;
  readonly notProcessed: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly twilioCode: number | undefined;
  readonly systemCode: string | undefined;

  constructor(fault: TransportFault, details: TransportErrorDetails) {
    super(details.systemCode === undefined ? fault : `${fault} (${details.systemCode})`);
    this.name = 'TransportError';
    this.fault = fault;
    this.notProcessed = details.notProcessed;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.twilioCode = details.twilioCode;
    this.systemCode = details.systemCode;
  }
}

/** The error of a call whose scope ended. A scope that ended by a time limit is a timeout like any other. */
export function cancellation(signal: AbortSignal, notProcessed: boolean): TransportError {
  const reason: unknown = signal.reason;
  const timedOut = reason instanceof Error && reason.name === 'TimeoutError';
  return new TransportError(timedOut ? 'timeout' : 'cancelled', { notProcessed });
}

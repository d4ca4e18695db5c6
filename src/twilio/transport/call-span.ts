import { SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';

import type { Outcome } from './retry-policy.js';
import { TransportError } from '../errors/transport-error.js';
import type { Destination } from './upstream-hosts.js';

interface TracedCall {
  readonly method: string;
  readonly destination: Destination;
}

/** The trace of one call to Twilio, all its tries together. Does nothing where traces are off. */
export interface CallSpan {
  /** The outcome of a try; the last one counts. */
  note(outcome: Outcome, tries: number): void;
}

/**
 * Makes a call inside a span of its own. The span never holds a query, a body, a SID or an error's text; and no trace
 * header goes out, since Twilio has no use for our ids.
 */
export function inCallSpan<Result>(call: TracedCall, make: (span: CallSpan) => Promise<Result>): Promise<Result> {
  return trace.getTracer('trusthub-graphql').startActiveSpan(call.method, { kind: SpanKind.CLIENT }, async (span) => {
    if (!span.isRecording()) return make(SILENT);
    let last: { readonly outcome: Outcome; readonly tries: number } | undefined;
    let thrown: unknown;
    describe(span, call);
    try {
      return await make({ note: (outcome, tries) => (last = { outcome, tries }) });
    } catch (error) {
      thrown = error;
      throw error;
    } finally {
      if (last !== undefined) conclude(span, last.outcome, last.tries);
      if (thrown !== undefined) fail(span, thrown instanceof TransportError ? thrown.fault : 'internal');
      span.end();
    }
  });
}

const SILENT: CallSpan = { note: () => undefined };

function describe(span: Span, { method, destination }: TracedCall): void {
  const route = routeOf(destination.resource);
  const { hostname, port, protocol } = new URL(destination.origin);
  span.updateName(`${method} ${route}`).setAttributes({
    'http.request.method': method,
    'url.template': route,
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  });
}

function conclude(span: Span, outcome: Outcome, tries: number): void {
  span.setAttribute('http.request.resend_count', tries - 1);
  if (outcome instanceof TransportError) return;
  const { statusCode, code } = outcome;
  span.setAttribute('http.response.status_code', statusCode);
  if (code !== undefined) span.setAttribute('twilio.code', code);
  if (statusCode >= 400) fail(span, String(statusCode));
}

function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
}

const SID = /^[A-Z]{2}[0-9a-fA-F]{32}(?=\.json$|$)/;
const WORD = /^([A-Za-z]+|v\d+|\d{4}-\d{2}-\d{2})(\.json)?$/;

/** The path with every SID replaced, and anything else that is not one of Twilio's words. */
export function routeOf(path: string): string {
  return path
    .split('/')
    .map((part) => (part === '' || WORD.test(part) ? part : SID.test(part) ? part.replace(SID, '{sid}') : '{value}'))
    .join('/');
}

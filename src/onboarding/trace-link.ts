import { context, propagation, ROOT_CONTEXT, trace, type Link } from '@opentelemetry/api';

/*
 * A run goes on after the request that started it, and maybe in another process: its spans are not the request's
 * children but are linked to it, by the traceparent that the run's row keeps.
 */

/** The traceparent of the request that is being answered; null where traces are off. */
export function currentTrace(): string | null {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ?? null;
}

/** Links to the request whose traceparent was kept, where there is one. */
export function linksTo(traceparent: string | null): Link[] {
  if (traceparent === null) return [];
  const request = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
  return request === undefined ? [] : [{ context: request }];
}

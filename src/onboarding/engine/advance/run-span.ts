import { SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import type { RunRow, StepRow } from '../../storage/rows.js';
import { linksTo } from '../../trace-link.js';

/*
 * The spans of a run. They hold its id, keys of steps and codes: never the input, an account, a resource or a message.
 */

/**
 * Work on a run, in a trace of its own: the request that started the run may have been answered long ago.
 */
export function inRunSpan<Result extends string>(
  name: 'onboarding segment' | 'onboarding review' | 'onboarding cancellation',
  runId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer().startActiveSpan(name, { root: true, attributes: { 'onboarding.run_id': runId } }, (span) =>
    concluded(span, 'onboarding.status', work),
  );
}

/** One attempt of a step; it is linked to the request that started the run, or resumed it last. */
export function inStepSpan<Result extends string>(
  run: RunRow,
  step: StepRow,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const attributes: Attributes = {
    'onboarding.run_id': run.run_id,
    'onboarding.kind': run.kind,
    'onboarding.step': step.key,
    // The row is as it was before this attempt.
    'onboarding.attempt': step.attempts + 1,
  };
  return tracer().startActiveSpan(
    `onboarding step ${step.key}`,
    { attributes, links: linksTo(run.traceparent) },
    (span) => concluded(span, 'onboarding.outcome', attempt),
  );
}

/** Records in the span of the current attempt why it failed. */
export function noteStepFailure({
  code,
  twilioCode,
}: {
  readonly code: string;
  readonly twilioCode: number | null;
}): void {
  trace
    .getActiveSpan()
    ?.setAttributes({ 'error.type': code, ...(twilioCode !== null && { 'twilio.code': twilioCode }) })
    .setStatus({ code: SpanStatusCode.ERROR });
}

const tracer = () => trace.getTracer('trusthub-graphql');

async function concluded<Result extends string>(
  span: Span,
  attribute: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work();
    span.setAttribute(attribute, result);
    return result;
  } catch (error) {
    // It will be tried again. Its message is left out, because it may hold business data.
    span.setAttribute(attribute, 'retry').setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

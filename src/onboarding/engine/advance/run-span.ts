import { context, SpanStatusCode, trace, type SpanOptions } from '@opentelemetry/api';
import type { RunRow, StepRow } from '../../storage/rows.js';
import { linksTo } from '../../trace-link.js';

/*
 * The spans of a run. They hold its id, keys of steps and codes: never the input, an account, a resource or a message.
 */

/** A span to be started. */
interface PlannedSpan {
  readonly name: string;
  readonly options: SpanOptions;
  /** The attribute that says how the work ended. */
  readonly outcome: string;
}

/** Work on a run, in a trace of its own: the request that started the run may have been answered long ago. */
export function runSpan(
  name: 'onboarding segment' | 'onboarding review' | 'onboarding cancellation',
  runId: string,
): PlannedSpan {
  return { name, options: { root: true, attributes: { 'onboarding.run_id': runId } }, outcome: 'onboarding.status' };
}

/** One attempt of a step; it is linked to the request that started the run, or resumed it last. */
export function stepSpan(run: RunRow, step: StepRow): PlannedSpan {
  const attributes = {
    'onboarding.run_id': run.run_id,
    'onboarding.kind': run.kind,
    'onboarding.step': step.key,
    // The row is as it was before this attempt.
    'onboarding.attempt': step.attempts + 1,
  };
  const options = { attributes, links: linksTo(run.traceparent) };
  return { name: `onboarding step ${step.key}`, options, outcome: 'onboarding.outcome' };
}

/** Does the work in a span. */
export async function inSpan<Result extends string>(
  { name, options, outcome }: PlannedSpan,
  work: () => Promise<Result>,
): Promise<Result> {
  const span = trace.getTracer('trusthub-graphql').startSpan(name, options);
  try {
    const result = await context.with(trace.setSpan(context.active(), span), work);
    span.setAttribute(outcome, result);
    return result;
  } catch (error) {
    // It will be tried again. Its message is left out, because it may hold business data.
    span.setAttribute(outcome, 'retry').setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
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

import { setTimeout as delay } from 'node:timers/promises';
import { CallerError, ServiceError } from '../../domain/errors.js';
import type { BundleRecord } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import { markerOf } from '../steps/marker.js';
import { StepStopped, type Step, type StepContext } from '../steps/step.js';
import type { Intent, StepDetail, StepRow } from '../storage/rows.js';
import type { RunWithSteps } from '../storage/runs.store.js';
import type { StepResult, StepsStore } from '../storage/steps.store.js';
import { fingerprintOf } from './fingerprint.js';

export interface AttemptOptions {
  readonly steps: StepsStore;
  readonly trustHubs: TrustHubFactory;
  readonly statusCallbackUrl: (accountSid: Sid) => string | undefined;
  /** Told of a status as Twilio has just answered it. */
  readonly bundleSeen: (accountSid: Sid, bundle: BundleRecord) => void;
  /** The longest that one request can be under way, once sent. */
  readonly upstreamTimeoutMs: number;
}

/** Between two searches for what a request that may still be under way has made. */
const SEARCH_AGAIN_MS = 250;

/** One attempt at one step: what is known of the attempts before it, and what is known when it ends. */
export class Attempt {
  readonly run: RunWithSteps['run'];
  /** True once this attempt may have sent a request that changes something. */
  private sent = false;
  /** The intent that earlier attempts left; settled by a search that has come to its end. */
  private left: Intent | null;

  /** @param all the run and its steps as they were before this attempt's own intent was written */
  constructor(
    private readonly all: RunWithSteps,
    readonly step: StepRow,
    private readonly how: Step | null,
    private readonly options: AttemptOptions,
  ) {
    this.run = all.run;
    this.left = step.intent;
  }

  /** What another step has left. */
  of(key: string): { readonly sid: Sid; readonly detail: StepDetail } | undefined {
    const other = this.all.steps.find((candidate) => candidate.key === key);
    return other?.resource_sid == null ? undefined : { sid: other.resource_sid, detail: other.detail };
  }

  /** Does the step, in the way that is right after what the attempts before it have left. */
  async perform(step: Step): Promise<StepResult> {
    const { resource_sid: resourceSid, fingerprint, parameters } = this.step;
    if (parameters['drop'] === true) return this.drop(step);
    if (fingerprint !== null && fingerprint === fingerprintOf(step, this.run, parameters)) return { resourceSid };
    // A finished step that a correction reopened: its resource stands, and is brought in line.
    if (resourceSid !== null || fingerprint !== null) {
      if (step.update !== undefined) return this.send((context) => step.update?.(context, resourceSid ?? ''));
      if (resourceSid !== null) return { resourceSid };
    }
    return (await this.search(step)) ?? this.send((context) => step.run(context));
  }

  /** What is now known of the requests of this and earlier attempts, after this one ended with an error. */
  intentAfter(error: unknown): Intent | null {
    if (error instanceof StepStopped) return null;
    if (!this.sent) return this.left;
    if (error instanceof CallerError) return this.left;
    if (!(error instanceof ServiceError)) return 'OPEN';
    if (error.notProcessed || error.code === 'UPSTREAM_UNAUTHORIZED') return this.left;
    return error.answered && this.left !== 'OPEN' ? 'SEARCH' : 'OPEN';
  }

  /**
   * Looks for what an earlier attempt made, whose answer never came. A dead process sent its last request before now,
   * so none is under way when the timeout has passed from here: only then is "not there" an answer.
   */
  private async search(step: Step): Promise<StepResult | null> {
    if (this.left === null || step.find === undefined) return null;
    const deadline = this.left === 'OPEN' ? Date.now() + this.options.upstreamTimeoutMs : 0;
    if (step.makesSeveral === true) {
      // Its search also makes what is missing.
      await delay(Math.max(0, deadline - Date.now()));
      return this.send((context) => step.find?.(context));
    }
    for (;;) {
      const made = await step.find(this.context());
      if (made !== null) return this.corrected(step, made);
      const remaining = deadline - Date.now();
      if (remaining <= 0) break;
      await delay(Math.min(remaining, SEARCH_AGAIN_MS));
    }
    this.left = null;
    return null;
  }

  /** What is found in a later round may have been made from the input before its correction. */
  private async corrected(step: Step, made: StepResult): Promise<StepResult> {
    const { resourceSid } = made;
    if (step.update === undefined || resourceSid === null || this.run.round === 1) return made;
    return this.send((context) => step.update?.(context, resourceSid));
  }

  /** A step that the corrected plan no longer has takes back what it attached. */
  private async drop(step: Step): Promise<StepResult> {
    const { resource_sid: resourceSid } = this.step;
    if (resourceSid !== null) await step.undo?.(this.context(), resourceSid);
    return { resourceSid: null };
  }

  private async send(work: (context: StepContext) => Promise<StepResult | null> | undefined): Promise<StepResult> {
    this.sent = true;
    const result = await work(this.context());
    if (result == null) throw new Error('A step that was carried out has no result.');
    return result;
  }

  /** With a clock of its own: a request that could not be sent in time is not sent any more. */
  private context(): StepContext {
    const { run, step, options } = this;
    // The several requests of one step take their time; Twilio itself refuses a second assignment of a number.
    const signal = this.how?.makesSeveral === true ? undefined : AbortSignal.timeout(options.upstreamTimeoutMs);
    return {
      trustHub: options.trustHubs.open(run.account_sid, { cached: false, ...(signal && { signal }) }),
      input: run.input,
      parameters: step.parameters,
      marker: markerOf(run.run_id),
      statusCallback: options.statusCallbackUrl(run.account_sid),
      resourceSid: step.resource_sid,
      previousSid: step.previous_sid,
      detail: step.detail,
      bundleSeen: (bundle) => options.bundleSeen(run.account_sid, bundle),
      remember: (detail) => options.steps.remember(run.run_id, step.key, detail),
      of: (key) => {
        const traces = this.of(key);
        if (traces === undefined) throw new Error(`The step ${key} has left no resource.`);
        return traces;
      },
    };
  }
}

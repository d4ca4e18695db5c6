import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { RunInput } from '../recipes/index.js';
import { STEPS } from '../steps/index.js';
import { markerOf } from '../steps/marker.js';
import { word, type Step, type StepContext } from '../steps/step.js';
import type { StepName, StepParameters } from '../recipes/recipe.js';
import type { RunWithSteps } from '../storage/runs.store.js';
import type { StepDetail, StepRow } from '../storage/rows.js';
import type { StepResult, StepsStore } from '../storage/steps.store.js';
import { failureOf, isWorthRetrying } from './failure.js';

/** How a step ended; `waiting` for one that waits for a review. */
export type StepOutcome = 'done' | 'waiting' | 'failed';

interface StepRunnerOptions {
  readonly steps: StepsStore;
  readonly trustHubs: TrustHubFactory;
  readonly statusCallbackUrl: (accountSid: Sid) => string | undefined;
  /** The longest that one request can be under way, once sent. */
  readonly upstreamTimeoutMs: number;
  /** Time from the start of a wait for a review to the first look. */
  readonly firstPollMs: number;
  readonly changed: (runId: string) => void;
  readonly log: Logger;
}

/** Between two searches for what a request that may still be under way has made. */
const SEARCH_AGAIN_MS = 250;

/** Null for the wait for a review, which is the engine's own. */
export function stepOf(use: StepName): Step | null {
  return use === 'await-approval' ? null : STEPS[use];
}

/** A step's part of the input, hashed: the business data itself is stored once, with the run. */
export function fingerprintOf(step: Step, input: RunInput, parameters: StepParameters): string | null {
  const part = step.reads?.(input, parameters);
  return part === undefined ? null : createHash('sha256').update(JSON.stringify(part)).digest('base64url');
}

/** A step that is carried out, with what it may use. */
class BegunStep {
  readonly run: RunWithSteps['run'];

  constructor(
    private readonly all: RunWithSteps,
    readonly step: StepRow,
  ) {
    this.run = all.run;
  }

  /** What another step has left. */
  readonly of = (key: string): { readonly sid: Sid; readonly detail: StepDetail } | undefined => {
    const other = this.all.steps.find((candidate) => candidate.key === key);
    return other?.resource_sid == null ? undefined : { sid: other.resource_sid, detail: other.detail };
  };
}

/**
 * Carries out one step so that it happens once at Twilio, however often this is called: the intent is written down
 * first; where an earlier attempt's request may have arrived, what it made is searched for, until no such request can
 * be under way any more; only then is anything created.
 */
export class StepRunner {
  constructor(private readonly options: StepRunnerOptions) {}

  /**
   * @param run the run and its steps as they were before the intent was written
   * @throws ServiceError that is worth another try
   */
  async execute(run: RunWithSteps, step: StepRow): Promise<StepOutcome> {
    const before = new BegunStep(run, step);
    const how = stepOf(step.use);
    try {
      return how === null ? await this.awaitApproval(before) : await this.carryOut(before, how);
    } catch (error) {
      return await this.stop(before, error);
    } finally {
      this.options.changed(step.run_id);
    }
  }

  private async carryOut(before: BegunStep, step: Step): Promise<StepOutcome> {
    const context = this.contextOf(before);
    const { run, step: row } = before;
    const result = await this.perform(step, context, row);
    await this.options.steps.succeed(run.run_id, row.key, result, fingerprintOf(step, run.input, row.parameters));
    return 'done';
  }

  private async perform(step: Step, context: StepContext, row: StepRow): Promise<StepResult> {
    // A finished step that a correction reopened: its resource stands, and is brought in line.
    if (row.resource_sid !== null || row.fingerprint !== null) {
      if (step.update !== undefined) return step.update(context, row.resource_sid ?? '');
      if (row.resource_sid !== null) return { resourceSid: row.resource_sid };
    }
    if (row.intent === null || step.find === undefined) return step.run(context);
    // A dead process sent its last request before now, so none is under way when the timeout has passed from here.
    const deadline = row.intent === 'OPEN' ? Date.now() + this.options.upstreamTimeoutMs : 0;
    if (step.makesSeveral === true && deadline > 0) await delay(this.options.upstreamTimeoutMs);
    for (;;) {
      const made = await step.find(context);
      if (made !== null) return made;
      const remaining = deadline - Date.now();
      if (remaining <= 0) return step.run(context);
      await delay(Math.min(remaining, SEARCH_AGAIN_MS));
    }
  }

  private async awaitApproval({ run, step, of }: BegunStep): Promise<StepOutcome> {
    const { parameters } = step;
    const bundleSid = of(word(parameters, 'bundle'))?.sid;
    if (bundleSid === undefined) throw new Error('The recipe waits for a bundle that nobody made.');
    const status = of(word(parameters, 'known'))?.detail.status ?? 'unknown';
    if (status === 'twilio-approved') {
      await this.options.steps.approve(run.run_id, step.key, status);
      return 'done';
    }
    await this.options.steps.awaitReview(run.run_id, step.key, {
      accountSid: run.account_sid,
      bundleKind: parameters['kind'] === 'TrustProduct' ? 'TrustProduct' : 'CustomerProfile',
      bundleSid,
      lastStatus: status,
      firstPollMs: this.options.firstPollMs,
    });
    return 'waiting';
  }

  /** A fault that may pass is thrown on, so that DBOS tries again; any other ends the step with what to do about it. */
  private async stop({ run, step }: BegunStep, error: unknown): Promise<StepOutcome> {
    const { steps, log } = this.options;
    const failure = failureOf(step.key, error);
    const place = { runId: run.run_id, step: step.key, code: failure.code, twilioCode: failure.twilioCode };
    if (failure.code === 'INTERNAL_SERVER_ERROR') log.error({ ...place, err: error }, 'step failed');
    else log.warn(place, 'step stopped');
    if (isWorthRetrying(error)) {
      // Without an answer the request may still arrive, so the intent stands; after a 5xx a search is enough.
      if (error.notProcessed || error.answered) {
        await steps.settleIntent(run.run_id, step.key, error.notProcessed ? null : 'SEARCH');
      }
      await steps.noteError(run.run_id, step.key, failure);
      throw error;
    }
    // Anything unforeseen may have come after a request was sent, and of several requests some may have succeeded.
    const mustSearch = failure.code === 'INTERNAL_SERVER_ERROR' || stepOf(step.use)?.makesSeveral === true;
    await steps.settleIntent(run.run_id, step.key, mustSearch ? 'SEARCH' : null);
    await steps.fail(run.run_id, step.key, failure);
    return 'failed';
  }

  private contextOf({ run, step, of }: BegunStep): StepContext {
    // A request that could not be sent in time is not sent any more: whoever searches for it may rely on that.
    const single = stepOf(step.use)?.makesSeveral !== true;
    const signal = single ? AbortSignal.timeout(this.options.upstreamTimeoutMs) : undefined;
    return {
      trustHub: this.options.trustHubs.open(run.account_sid, { cached: false, ...(signal && { signal }) }),
      input: run.input,
      parameters: step.parameters,
      marker: markerOf(run.run_id),
      statusCallback: this.options.statusCallbackUrl(run.account_sid),
      resourceSid: step.resource_sid,
      previousSid: step.previous_sid,
      detail: step.detail,
      of: (key) => {
        const traces = of(key);
        if (traces === undefined) throw new Error(`The step ${key} has left no resource.`);
        return traces;
      },
    };
  }
}

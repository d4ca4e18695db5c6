import type { Logger } from 'pino';
import type { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../../domain/onboarding.js';
import type { OnboardingKind } from '../../../domain/onboarding-kind.js';
import type { Timing } from '../../../twilio/transport/timing.js';
import type { CancelStore } from '../../storage/cancel.store.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import { Reconciliation, isOpen } from './reconciliation.js';
import { waitUntil } from '../advance/back-off.js';
import type { Changes } from '../changes.js';
import type { ShutdownGate } from '../queue/shutdown-gate.js';
import { UNANSWERED, type Outages } from '../advance/outages.js';
import { inSpan, runSpan } from '../advance/run-span.js';
import { SEGMENT_QUEUE } from '../queue/workflows.js';
import { Tries } from '../advance/tries.js';
import type { ContextOptions } from '../advance/step-context.js';
import { Undo } from './undo.js';

export interface CancellationOptions extends ContextOptions {
  readonly cancels: CancelStore;
  readonly outages: Outages;
  readonly timing: Timing;
  readonly gate: ShutdownGate;
  readonly changes: Changes;
  readonly upstreamTimeoutMs: number;
  readonly log: Logger;
}

/** Between two checks whether the wave in progress has ended; a change of the run is checked at once. */
const WAVE_CHECK_MS = 100;

/**
 * Brings a run that is being cancelled to its end. Safe to repeat from any point, and by two processes at once: it
 * follows the rows, and what is gone already is no error.
 */
export class Cancellation {
  constructor(private readonly options: CancellationOptions) {}

  async carryOut(runId: string): Promise<void> {
    try {
      await inSpan(runSpan('onboarding cancellation', runId), () => this.bringToEnd(runId));
    } catch (error) {
      // Only logged: the error may be that of a process that lost the run to another.
      this.options.log.error({ runId, err: error }, 'a cancellation failed; will retry');
      throw error;
    }
  }

  private async bringToEnd(runId: string): Promise<OnboardingStatus> {
    const { steps, cancels, changes, log } = this.options;
    await this.untilNothingIsCarriedOut(runId);
    for (;;) {
      const { run } = await steps.load(runId);
      if (run.status !== 'CANCELLING' || run.next_attempt_at !== null) return run.status;
      const failure = await this.goThrough(runId, run.delete_created);
      // The next attempt goes on from the rows.
      if (failure === 'waits') return run.status;
      // Once more, because deletion may have been requested meanwhile.
      await cancels.finish(runId, run.delete_created, failure);
      changes.announce(runId, 'status');
      log.info({ runId, deleted: run.delete_created, code: failure?.code }, 'onboarding cancelled');
    }
  }

  /** A wave that was taken before the cancellation is finished: its answers are needed. */
  private async untilNothingIsCarriedOut(runId: string): Promise<void> {
    const { cancels, changes } = this.options;
    const isOver = async (): Promise<boolean> => !(await cancels.isCarried(runId, SEGMENT_QUEUE));
    while (!(await isOver())) await waitUntil(runId, WAVE_CHECK_MS, changes, isOver, this.options.timing);
  }

  private async goThrough(runId: string, deleteCreated: boolean): Promise<OnboardingFailureRecord | 'waits' | null> {
    const { steps, cancels, changes } = this.options;
    const tries = new PatientTries(this.options);
    if ((await this.reconcile(runId, tries)) === 'waits') return 'waits';
    await cancels.close(runId, INTERRUPTED);
    changes.announce(runId, 'status');
    const all = await steps.load(runId);
    return deleteCreated ? this.undo(all, tries) : outcomeUnknown(all);
  }

  private async reconcile(runId: string, tries: PatientTries): Promise<'waits' | 'done'> {
    const { steps } = this.options;
    if (!(await steps.load(runId)).steps.some(isOpen)) return 'done';
    const reconciliation = new Reconciliation(this.options);
    const outcome = await tries.carryOut(runId, (all) => reconciliation.attempt(all));
    if (outcome === 'done' || outcome === 'waits') return outcome;
    await reconciliation.giveUp(await steps.load(runId), outcome);
    return 'done';
  }

  private async undo(all: RunWithSteps, tries: PatientTries): Promise<OnboardingFailureRecord | 'waits' | null> {
    const undo = new Undo(all, await this.options.cancels.sharedProduct(all.run.run_id), this.options);
    for (const wave of undo.waves()) {
      const outcome = await tries.carryOut(all.run.run_id, () => undo.attempt(wave));
      if (outcome === 'waits') return outcome;
      if (outcome !== 'done') undo.giveUp(wave, outcome);
    }
    return notAllDeleted(all.run.kind, await undo.conclude());
  }
}

/**
 * The tries of one cancellation workflow. A Twilio that does not answer delays it once, not once for every step: when
 * the patience has ended, what is left is tried once.
 */
class PatientTries {
  private readonly tries: Tries;
  /** The fault at which the patience ended. */
  private lastFault: ServiceError | undefined;

  constructor(private readonly options: Pick<CancellationOptions, 'steps' | 'outages' | 'gate' | 'timing'>) {
    this.tries = new Tries(options.outages, (ms) => options.timing.wait(ms));
  }

  /**
   * Repeats the work until it has met no fault that may pass.
   * @param work returns such a fault
   * @returns `waits` where the cancellation waits for Twilio without a workflow; the fault where the patience has ended
   */
  async carryOut(
    runId: string,
    work: (all: RunWithSteps) => Promise<ServiceError | null>,
  ): Promise<'done' | 'waits' | ServiceError> {
    const { steps, outages } = this.options;
    for (;;) {
      // Read before each try: an answer since then may have ended the wait of the run.
      const all = await steps.load(runId);
      const isHeld = this.lastFault === undefined && (await outages.isHeld(all.run));
      const fault = isHeld ? null : await this.attempt(() => work(all));
      if (fault === null && !isHeld) {
        await outages.answered(all.run);
        return 'done';
      }
      if (fault !== null && this.lastFault !== undefined) return fault;
      const next = await this.tries.after(all.run, fault);
      if (next === 'waits') return next;
      if (next !== 'again') return (this.lastFault = fault ?? UNANSWERED);
    }
  }

  private async attempt(work: () => Promise<ServiceError | null>): Promise<ServiceError | null> {
    const leave = await this.options.gate.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

const BARE = { stepKey: null, httpStatus: null, twilioCode: null, rejections: [], evaluation: null };

const INTERRUPTED: OnboardingFailureRecord = {
  ...BARE,
  code: 'INTERRUPTED',
  message: 'The run was cancelled while several requests of this step were under way; some of them may have succeeded.',
  nextAction: 'Check what exists in Trust Hub, or call cancelOnboarding again with deleteCreatedResources.',
};

/** The failure of a run whose rows may not name everything that exists at Twilio. */
function outcomeUnknown({ steps }: RunWithSteps): OnboardingFailureRecord | null {
  const codes = ['OUTCOME_UNKNOWN', INTERRUPTED.code];
  return steps.find((step) => isOpen(step) && codes.includes(step.error?.code ?? ''))?.error ?? null;
}

const WHAT_IS_LEFT: Partial<Record<OnboardingKind, string>> = {
  MOVE_PHONE_NUMBERS:
    'Not all phone numbers could be put back where they were: phoneNumberResults has those that are not, as DONE',
};

function notAllDeleted(kind: OnboardingKind, left: readonly OnboardingFailureRecord[]): OnboardingFailureRecord | null {
  const [first] = left;
  if (first === undefined) return null;
  // That a resource is still in use says less than why its holder could not be deleted.
  const mostSpecific = left.find((failure) => failure.code !== 'STILL_IN_USE') ?? first;
  const keys = left.map((failure) => failure.stepKey).join(', ');
  return {
    ...BARE,
    stepKey: mostSpecific.stepKey,
    twilioCode: left.find((failure) => failure.twilioCode !== null)?.twilioCode ?? null,
    httpStatus: mostSpecific.httpStatus,
    code: 'NOT_ALL_DELETED',
    message: `${WHAT_IS_LEFT[kind] ?? 'Not everything that this onboarding made could be deleted'}. The errors of these steps say why: ${keys}.`,
    nextAction: mostSpecific.nextAction,
  };
}

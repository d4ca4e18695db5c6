import type { Logger } from 'pino';
import type { ServiceError } from '../../domain/errors.js';
import type { OnboardingFailureRecord, OnboardingStatus } from '../../domain/onboarding.js';
import type { CancelStore } from '../storage/cancel.store.js';
import type { RunWithSteps } from '../storage/runs.store.js';
import { Accounting, isOpen } from './accounting.js';
import { backOffMs, TRIES, waitUntil } from './back-off.js';
import type { Changes } from './changes.js';
import type { Gate } from './gate.js';
import { inRunSpan } from './run-span.js';
import type { ContextOptions } from './step-context.js';
import { Undo } from './undo.js';

export interface CancellationOptions extends ContextOptions {
  readonly store: CancelStore;
  readonly gate: Gate;
  readonly changes: Changes;
  readonly upstreamTimeoutMs: number;
  /** The queue of the stretches of runs. */
  readonly segmentQueue: string;
  readonly log: Logger;
}

/** Between two looks whether the wave that was under way has come to its end; its changes are looked at at once. */
const LOOK_AGAIN_MS = 100;

/**
 * Brings a run that is being cancelled to its end. Safe to repeat from any point, and by two processes at once: it goes
 * by the rows, and what is gone already is no error.
 */
export class Cancellation {
  constructor(private readonly options: CancellationOptions) {}

  carryOut(runId: string): Promise<OnboardingStatus> {
    return inRunSpan('onboarding cancellation', runId, () => this.bringToEnd(runId));
  }

  private async bringToEnd(runId: string): Promise<OnboardingStatus> {
    const { steps, store, changes, log } = this.options;
    await this.untilNothingIsCarriedOut(runId);
    for (;;) {
      const { run } = await steps.load(runId);
      if (run.status !== 'CANCELLING') return run.status;
      const failure = await this.goThrough(runId, run.delete_created);
      // Asked for deletion meanwhile, it goes on with that.
      await store.finish(runId, run.delete_created, failure);
      changes.announce(runId, true);
      log.info({ runId, deleted: run.delete_created, code: failure?.code }, 'onboarding cancelled');
    }
  }

  /** A wave that was taken before the cancellation goes to its end: its answers are wanted. */
  private async untilNothingIsCarriedOut(runId: string): Promise<void> {
    const { store, changes, segmentQueue } = this.options;
    const isOver = async (): Promise<boolean> => !(await store.isCarried(runId, segmentQueue));
    while (!(await isOver())) await waitUntil(runId, LOOK_AGAIN_MS, changes, isOver);
  }

  private async goThrough(runId: string, deleteCreated: boolean): Promise<OnboardingFailureRecord | null> {
    const { steps, store, changes } = this.options;
    const tries = new Tries();
    await this.account(runId, tries);
    await store.close(runId, INTERRUPTED);
    changes.announce(runId, true);
    const all = await steps.load(runId);
    return deleteCreated ? this.undo(all, tries) : outcomeUnknown(all);
  }

  private async account(runId: string, tries: Tries): Promise<void> {
    const { steps, gate } = this.options;
    const accounting = new Accounting(this.options);
    for (;;) {
      const all = await steps.load(runId);
      const fault = await gate.pass(() => accounting.attempt(all));
      if (fault === null) return;
      if (!(await tries.another(fault))) return accounting.giveUp(await steps.load(runId), fault);
    }
  }

  private async undo(all: RunWithSteps, tries: Tries): Promise<OnboardingFailureRecord | null> {
    const { gate, changes } = this.options;
    const undo = new Undo(all, { ...this.options, changed: (runId) => changes.announce(runId) });
    for (const wave of undo.waves()) {
      for (;;) {
        const fault = await gate.pass(() => undo.attempt(wave));
        if (fault === null) break;
        if (!(await tries.another(fault))) {
          undo.giveUp(wave, fault);
          break;
        }
      }
    }
    return notAllDeleted(await undo.conclude());
  }
}

/** The tries of one cancellation: a Twilio that does not answer holds it up once, and not once for every step. */
class Tries {
  private made = 1;

  /** Waits for the next try; false when there is none. */
  async another(error: ServiceError): Promise<boolean> {
    if (this.made >= TRIES) return false;
    await new Promise((resolve) => setTimeout(resolve, backOffMs(this.made, error)).unref());
    this.made += 1;
    return true;
  }
}

const BARE = { stepKey: null, httpStatus: null, twilioCode: null, rejections: [], evaluation: null };

const INTERRUPTED: OnboardingFailureRecord = {
  ...BARE,
  code: 'INTERRUPTED',
  message: 'The run was cancelled while several requests of this step were under way; some of them may have succeeded.',
  nextAction: 'Look what is there, or call cancelOnboarding again with deleteCreatedResources.',
};

/** A run whose rows can't tell all that is at Twilio says so. */
function outcomeUnknown({ steps }: RunWithSteps): OnboardingFailureRecord | null {
  const codes = ['OUTCOME_UNKNOWN', INTERRUPTED.code];
  return steps.find((step) => isOpen(step) && codes.includes(step.error?.code ?? ''))?.error ?? null;
}

function notAllDeleted(left: readonly OnboardingFailureRecord[]): OnboardingFailureRecord | null {
  const [first] = left;
  if (first === undefined) return null;
  // What is only held by something else says less than what Twilio said of that.
  const telling = left.find((failure) => failure.code !== 'STILL_IN_USE') ?? first;
  const keys = left.map((failure) => failure.stepKey).join(', ');
  return {
    ...BARE,
    stepKey: telling.stepKey,
    twilioCode: left.find((failure) => failure.twilioCode !== null)?.twilioCode ?? null,
    httpStatus: telling.httpStatus,
    code: 'NOT_ALL_DELETED',
    message: `Not everything that this onboarding made could be deleted. The errors of these steps say why: ${keys}.`,
    nextAction: telling.nextAction,
  };
}

import type { Logger } from 'pino';
import type { OnboardingStatus } from '../../domain/onboarding.js';
import type { Cancellation } from './cancellation.js';
import type { Looks } from './looks.js';
import { inRunSpan } from './run-span.js';
import type { Segment } from './segment.js';
import type { Settling } from './settling.js';
import type { Whose } from './turns.js';
import type { RunActions } from './workflows.js';

interface RunActionsOptions {
  readonly segment: Segment;
  readonly settling: Settling;
  readonly looks: Looks;
  readonly cancellation: Cancellation;
  readonly log: Logger;
}

/** What the workflows do, over the tables and Trust Hub. */
export function createRunActions({ segment, settling, looks, cancellation, log }: RunActionsOptions): RunActions {
  const advance = async (runId: string, number: number, whose: Whose): Promise<OnboardingStatus> => {
    for (;;) {
      const walked = await segment.walk(runId, number, whose);
      if (walked === 'waits') return 'RUNNING';
      if (walked !== 'rest') return settling.giveUp(runId, number, walked);
      const { status, next } = await settling.afterSegment(runId, number);
      if (next === 'look') await looks.look(runId, 'TWILIO');
      if (next !== 'go on') return status;
    }
  };
  return {
    advance: async (runId, number, whose) => {
      await inRunSpan('onboarding segment', runId, () => advance(runId, number, whose));
    },
    cancel: async (runId) => {
      try {
        await cancellation.carryOut(runId);
      } catch (error) {
        // Nothing is decided here: the error may be that of a process that lost the run to another.
        log.error({ runId, err: error }, 'a cancellation broke down; it will be taken up again');
        throw error;
      }
    },
  };
}

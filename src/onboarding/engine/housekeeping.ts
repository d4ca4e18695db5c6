import type { Logger } from 'pino';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { CancelStore } from '../storage/cancel.store.js';
import type { Sql } from '../storage/pool.js';
import { RetentionStore } from '../storage/retention.store.js';
import type { ReviewsStore } from '../storage/reviews.store.js';
import type { StepsStore } from '../storage/steps.store.js';
import type { Looks } from './looks.js';
import type { Outages } from './outages.js';
import type { Liveness } from './liveness.js';
import type { Resealing } from './resealing.js';
import { deleteExpired } from './retention.js';
import { Polls } from './polls.js';
import type { Settling } from './settling.js';
import type { Starter } from './starter.js';
import { mendInterrupted, startSweep } from './sweeps.js';
import type { Workflows } from './workflows.js';

interface HousekeepingOptions {
  readonly sql: Sql;
  readonly steps: StepsStore;
  readonly reviews: ReviewsStore;
  readonly resealing: Resealing;
  readonly cancels: CancelStore;
  readonly trustHubs: TrustHubFactory;
  readonly looks: Looks;
  readonly outages: Outages;
  readonly settling: Settling;
  readonly starter: Starter;
  readonly workflows: Workflows;
  readonly liveness: Liveness;
  readonly reviewPollMs: number;
  readonly retentionDays?: number | undefined;
  readonly log: Logger;
}

const TAKE_OVER_EVERY_MS = 1_000;
const OUTAGES_EVERY_MS = 1_000;
const LONGEST_SWEEP_MS = 5_000;
/** A round begins at most 50 looks of an account: 20 a second, however many are due. */
const LONGEST_TO_LOOKS_MS = 2_500;

/** Everything that each process looks for again and again. Call it after DBOS is launched. */
export function startHousekeeping(options: HousekeepingOptions): { stop(): Promise<void> } {
  const { sql, outages, resealing, workflows, liveness, reviewPollMs, retentionDays, log } = options;
  const expired = new RetentionStore(sql);
  const polls = new Polls(options);
  const sweeps = [
    startSweep('take-over', TAKE_OVER_EVERY_MS, () => liveness.takeOver(), log),
    startSweep('encrypt', LONGEST_SWEEP_MS, () => resealing.round(), log),
    startSweep('outages', OUTAGES_EVERY_MS, () => outages.round(), log),
    startSweep('mend', LONGEST_SWEEP_MS, () => mendInterrupted(options), log),
    startSweep('reviews', Math.min(reviewPollMs, LONGEST_TO_LOOKS_MS), () => polls.round(), log),
  ];
  if (retentionDays !== undefined) {
    const round = () => deleteExpired(expired, retentionDays, workflows.forget, log);
    sweeps.push(startSweep('retention', LONGEST_SWEEP_MS, round, log));
  }
  return {
    stop: async () => {
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      await polls.stop();
    },
  };
}

import type { Logger } from 'pino';
import { isCancelled, type OnboardingStatus } from '../../domain/onboarding.js';
import type { OnboardingActor } from '../../domain/onboarding-event.js';
import type { Sid } from '../../domain/sid.js';
import type { Gate } from './gate.js';
import { lookAtReviews, type Looking, type Sight } from './reviews.js';
import { inRunSpan } from './run-span.js';
import type { Settling } from './settling.js';

interface LooksOptions extends Looking {
  readonly settling: Settling;
  readonly gate: Gate;
  readonly log: Logger;
}

/**
 * Looks at the reviews that runs wait for: the one way by which news of them reaches a run, whoever brings it. Two looks
 * at one run, also in two processes, do no harm: what each of them decides, it decides once.
 */
export class Looks {
  constructor(private readonly options: LooksOptions) {}

  /**
   * A bundle may have a new status. When this resolves that is noted, and the runs that wait for it look by themselves:
   * here at once, or another process does if this one dies. An event that was heard before is no news.
   */
  async hear(accountSid: Sid, bundleSid: Sid, eventId: string): Promise<void> {
    for (const { runId, waits } of await this.options.reviews.hear(accountSid, bundleSid, eventId)) {
      if (waits) this.begin(runId);
    }
  }

  /** Begins the looks that a process which died has left. @throws Error of the database */
  async takeUp(olderThanMs: number): Promise<void> {
    for (const runId of await this.options.reviews.unread(olderThanMs)) this.begin(runId);
  }

  /**
   * Looks at the reviews of a run, and lets it go on where they are decided.
   * @param by who brought the news that there is something to see
   * @param sight what was seen, where that is why: Twilio is not asked again
   * @throws Error of the database
   */
  async look(runId: string, by: OnboardingActor, sight?: Sight): Promise<void> {
    const { gate } = this.options;
    await gate.pass(() => inRunSpan('onboarding review', runId, () => this.lookAndSettle(runId, by, sight)));
  }

  private begin(runId: string): void {
    this.look(runId, 'TWILIO').catch((error: unknown) => {
      this.options.log.warn({ runId, err: error }, 'a run could not be told of its reviews; it will be told again');
    });
  }

  private async lookAndSettle(runId: string, by: OnboardingActor, sight?: Sight): Promise<OnboardingStatus> {
    const { steps, reviews, reviewPollMs, settling, log } = this.options;
    const seen = await steps.load(runId);
    if (isCancelled(seen.run.status)) return seen.run.status;
    let decided = 0;
    let failed = false;
    try {
      decided = await lookAtReviews(this.options, seen, by, sight);
    } catch (error) {
      // The run waits on: the sweep asks again, and soon, because there was news.
      failed = true;
      log.warn({ runId, err: error }, 'a review could not be looked at');
      await reviews.lookSoon(runId, reviewPollMs);
    }
    const { status, acted } = await settling.afterLook(seen, decided > 0 || failed);
    const upTo = seen.run.news + decided;
    if (acted && upTo > seen.run.looked) await reviews.read(runId, upTo);
    return status;
  }
}

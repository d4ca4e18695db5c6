import type { ServiceError } from '../../../domain/errors.js';
import type { OnboardingFailureRecord } from '../../../domain/onboarding.js';
import type { RunRow } from '../../storage/rows.js';
import type { Outages } from './outages.js';

/**
 * The tries of a run, or of its cancellation, while Twilio does not answer: the first after short waits; then the run
 * waits as a row, without a workflow.
 */
export class Tries {
  private made = 0;
  private readonly began: number;

  /** @param pause the short waits */
  constructor(
    private readonly outages: Outages,
    private readonly pause: (ms: number) => Promise<void>,
  ) {
    this.began = outages.now();
  }

  /**
   * Call it after a try that Twilio did not answer.
   * @param fault what the try met; null where it sent no request, because its account is on hold
   * @returns `again`, after a short wait; `waits`, where the run now waits as a row; or the failure to show, where the
   * run's patience with Twilio has ended
   */
  async after(run: RunRow, fault: ServiceError | null): Promise<'again' | 'waits' | OnboardingFailureRecord> {
    this.made += 1;
    const shortMs = fault && this.outages.shortWaitMs(run, this.made, fault);
    if (shortMs === null) return (await this.outages.wait(run, fault, this.began)) ?? 'waits';
    await this.pause(shortMs);
    return 'again';
  }
}

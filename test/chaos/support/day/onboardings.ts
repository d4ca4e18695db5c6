import { setTimeout as delay } from 'node:timers/promises';
import { numberDispenser, onboard, voiceIntegrityInput } from '../../../support/onboarding.js';
import type { Chance } from '../chance.js';
import type { Account } from './account.js';

const LONGEST_MS = 120_000;

/** The onboardings of a day, each begun through one process, and followed through any. */
export class DayOnboardings {
  completed = 0;
  private readonly runs: string[] = [];
  /** Those that were begun, also those whose answer was lost. */
  private begun = 0;

  constructor(
    private readonly account: Account,
    private readonly chance: Chance,
  ) {}

  async begin(): Promise<void> {
    const server = this.account.live(this.chance);
    const numbers = await numberDispenser(server)((this.begun += 1)).catch(() => []);
    const number = numbers.at(-1);
    if (number === undefined) return;
    const input = { ...voiceIntegrityInput([number]), wait: 'NOT_AT_ALL' };
    const started = await onboard(server, input).catch(() => undefined);
    if (started?.onboarding) this.runs.push(started.onboarding.id);
  }

  /** Every one comes to its end. @returns what did not complete */
  async untilCompleted(): Promise<readonly string[]> {
    const deadline = Date.now() + LONGEST_MS;
    const problems: string[] = [];
    for (const id of this.runs) {
      const { status, failure } = await this.endOf(id, deadline);
      if (status === 'COMPLETED') this.completed += 1;
      else problems.push(`an onboarding was not completed: ${status} ${JSON.stringify(failure)}`);
    }
    return problems;
  }

  private async endOf(id: string, deadline: number) {
    const query = 'query ($id: ID!) { onboarding(id: $id) { status failure { code } } }';
    for (;;) {
      const { onboarding } = await this.account
        .live(this.chance)
        .data<{ onboarding: { status: string; failure: object | null } }>(query, { id });
      if (['COMPLETED', 'ACTION_REQUIRED'].includes(onboarding.status) || Date.now() > deadline) return onboarding;
      await this.account.review();
      await delay(100);
    }
  }
}

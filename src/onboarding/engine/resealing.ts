import type { Logger } from 'pino';
import type { AtRest } from '../door.js';
import type { FailureReasonsStore } from '../storage/failure-reasons.store.js';
import type { Keyring } from '../storage/keyring.js';
import type { KeyUse, ResealStore } from '../storage/reseal.store.js';

/** Watches under which keys the runs lie, and brings them under the first. */
export class Resealing {
  /** What was said last, so that it is said once. */
  private said = '';
  private waiting = false;
  private readonly keyring: Keyring;

  constructor(
    private readonly store: ResealStore,
    private readonly reasons: FailureReasonsStore,
    private readonly log: Logger,
  ) {
    this.keyring = reasons.keyring;
  }

  async atRest(): Promise<AtRest> {
    return this.sum(await this.store.uses());
  }

  /** One round: tells of keys that are missing, and encrypts batch after batch until nothing is left that it can. */
  async round(): Promise<void> {
    // First, so that what is said of keys that are free holds for them too.
    while ((await this.reasons.resealSome()) > 0);
    this.tell(await this.store.uses());
    if (!this.waiting) return;
    let runs = 0;
    for (;;) {
      const some = await this.store.resealSome((runId) =>
        this.log.error({ runId }, "an onboarding's input can't be decrypted: it was changed in the database"),
      );
      if (some === 0) break;
      runs += some;
    }
    if (runs > 0) this.log.info({ runs, keyId: this.keyring.current }, 'encrypted inputs of onboardings anew');
    this.tell(await this.store.uses());
  }

  /** Says what keys are missing, and when every input lies under the first key. */
  private tell(uses: readonly KeyUse[]): void {
    const { outdated } = this.sum(uses);
    this.waiting = this.keyring.current !== null && outdated > 0;
    const missing = uses.filter(({ keyId }) => this.isMissing(keyId));
    const now = JSON.stringify([missing.map(({ keyId }) => keyId), this.waiting]);
    if (now === this.said) return;
    this.said = now;
    if (missing.length > 0) {
      this.log.error({ missing }, 'inputs of onboardings lie under keys that ENCRYPTION_KEYS does not hold');
    }
    if (this.keyring.current !== null && !this.waiting) {
      const { current, older } = this.keyring;
      this.log.info({ keyId: current, unused: older }, 'no input of an onboarding lies under an older key or in plain');
    }
  }

  private isMissing(keyId: string): boolean {
    return keyId !== '' && !this.keyring.has(keyId);
  }

  private sum(uses: readonly KeyUse[]): AtRest {
    const count = (some: readonly KeyUse[]): number => some.reduce((sum, { runs }) => sum + runs, 0);
    return {
      // Without a key plain text is as it should be.
      outdated: this.keyring.current === null ? 0 : count(uses.filter(({ keyId }) => !this.isMissing(keyId))),
      unreadable: count(uses.filter(({ keyId }) => this.isMissing(keyId))),
    };
  }
}

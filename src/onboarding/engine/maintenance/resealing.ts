import type { Logger } from 'pino';
import { BatchNames } from '../../storage/batch-names.js';
import { FailureReasonsStore } from '../../storage/failure-reasons.store.js';
import type { Keyring } from '../../storage/keyring.js';
import type { Sql } from '../../storage/pool.js';
import { ResealStore, type AtRest, type KeyUse } from '../../storage/reseal.store.js';
import type { RunVault } from '../../storage/run-vault.js';

/** What is encrypted beside the inputs of runs. */
interface Encrypted {
  /** Encrypts some of what is under an older key, or in plain, with the first key. @returns how many there were */
  resealSome(): Promise<number>;
}

/** Watches with which keys the runs are encrypted, and encrypts them again with the first. */
export class Resealing {
  /** What was logged last, so that the same is not logged again. */
  private lastLogged = '';
  private waiting = false;

  constructor(
    private readonly store: ResealStore,
    private readonly keyring: Keyring,
    private readonly others: readonly Encrypted[],
    private readonly log: Logger,
  ) {}

  async atRest(): Promise<AtRest> {
    return this.sum(await this.store.uses());
  }

  /**
   * One round: logs keys that are missing, and encrypts batch after batch until nothing is left that it can encrypt.
   */
  async round(): Promise<void> {
    // These come first, so that a key is reported as unused only when they no longer need it.
    for (const other of this.others) await untilNone(() => other.resealSome());
    this.logUses(await this.store.uses());
    if (!this.waiting) return;
    const runs = await untilNone(() =>
      this.store.resealSome((runId) =>
        this.log.error({ runId }, "an onboarding's input can't be decrypted: it was changed in the database"),
      ),
    );
    if (runs > 0)
      this.log.info({ runs, keyId: this.keyring.current }, 'inputs of onboardings were encrypted with the first key');
    this.logUses(await this.store.uses());
  }

  /** Logs which keys are missing, and when every input is encrypted with the first key. */
  private logUses(uses: readonly KeyUse[]): void {
    const { outdated } = this.sum(uses);
    this.waiting = this.keyring.current !== null && outdated > 0;
    const missing = uses.filter(({ keyId }) => this.isMissing(keyId));
    const now = JSON.stringify([missing.map(({ keyId }) => keyId), this.waiting]);
    if (now === this.lastLogged) return;
    this.lastLogged = now;
    if (missing.length > 0) {
      this.log.error({ missing }, 'inputs of onboardings are encrypted with keys that ENCRYPTION_KEYS does not hold');
    }
    if (this.keyring.current !== null && !this.waiting) {
      const { current, older } = this.keyring;
      this.log.info({ keyId: current, unused: older }, 'every input of an onboarding is encrypted with the first key');
    }
  }

  private isMissing(keyId: string): boolean {
    return keyId !== '' && !this.keyring.has(keyId);
  }

  private sum(uses: readonly KeyUse[]): AtRest {
    const count = (some: readonly KeyUse[]): number => some.reduce((sum, { runs }) => sum + runs, 0);
    return {
      // Without an encryption key, plain text is as configured.
      outdated: this.keyring.current === null ? 0 : count(uses.filter(({ keyId }) => !this.isMissing(keyId))),
      unreadable: count(uses.filter(({ keyId }) => this.isMissing(keyId))),
    };
  }
}

/** Takes batch after batch until one is empty. @returns how many there were in all */
async function untilNone(takeSome: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let some = await takeSome(); some > 0; some = await takeSome()) total += some;
  return total;
}

/** The sweep over everything of onboardings that is encrypted. */
export function createResealing(sql: Sql, vault: RunVault, log: Logger): Resealing {
  const { keyring } = vault;
  const others = [new FailureReasonsStore(sql, keyring), new BatchNames(sql, keyring)];
  return new Resealing(new ResealStore(sql, vault), keyring, others, log);
}

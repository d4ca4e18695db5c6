import { COVERAGE_KINDS, type CoverageRecord, type OwnedNumber } from '../../domain/coverage.js';
import type { Sid } from '../../domain/sid.js';
import type { CoverageQuestions } from '../coverage-questions.js';
import type { RecordVault } from '../storage/record-vault.js';
import type { CoverageStore } from './coverage.store.js';
import { coverageOf, missing } from './standings.js';

interface CoverageParts {
  readonly store: CoverageStore;
  readonly vault: RecordVault;
  readonly mainAccountSid: Sid;
  /** @throws ServiceError FORBIDDEN for an account that calls can't be made for */
  readonly require: (accountSid: Sid) => Promise<void>;
}

/** Answers what is asked about the coverage of numbers, from the mirror alone. */
export class Coverages implements CoverageQuestions {
  constructor(private readonly parts: CoverageParts) {}

  async ofNumbers(accountSid: Sid, numbers: readonly OwnedNumber[]): Promise<readonly (readonly CoverageRecord[])[]> {
    const { store, vault, mainAccountSid } = this.parts;
    await this.parts.require(accountSid);
    // Numbers of a subaccount may be on bundles of both; whoever works in the subaccount sees its own.
    const owned = numbers.map(({ sid, accountSid: owner }) => ({
      sid,
      accountSid: accountSid === mainAccountSid ? owner : accountSid,
    }));
    const rows = await store.ratings(accountSid, owned);
    const found = new Map(
      rows.map((row) => {
        const { account_sid: account, product_sid: sid } = row;
        const product = vault.open<'TrustProduct'>({ accountSid: account, sid }, row.record);
        return [`${row.number_sid} ${row.kind}`, coverageOf(row, product)];
      }),
    );
    return numbers.map(({ sid }) => COVERAGE_KINDS.map((kind) => found.get(`${sid} ${kind}`) ?? missing(kind)));
  }

  async profilesOf(accountSid: Sid, numbers: readonly Sid[]): Promise<readonly (Sid | null)[]> {
    await this.parts.require(accountSid);
    const found = await this.parts.store.profiles(accountSid, numbers);
    return numbers.map((number) => found.get(number) ?? null);
  }

  async signing(accountSid: Sid) {
    const { store, mainAccountSid } = this.parts;
    const [asOf, ofMain, isMainApproved] = await Promise.all([
      this.asOf(accountSid),
      this.asOf(mainAccountSid),
      store.isOwnerApproved(mainAccountSid),
    ]);
    return { isRead: asOf !== null && ofMain !== null, isMainApproved };
  }

  async asOf(accountSid: Sid): Promise<Date | null> {
    await this.parts.require(accountSid);
    return this.parts.store.asOf(accountSid);
  }
}

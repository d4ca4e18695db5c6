import {
  COVERAGE_KINDS,
  withoutNumber,
  type CoverageCountRecord,
  type CoverageRecord,
  type CustomerNumberPage,
  type CustomerNumbersRequest,
  type NumberBundles,
  type OwnedNumber,
  type PhoneNumberCoverageFilter,
  type PhoneNumberCoveragePage,
} from '../../domain/coverage.js';
import type { BundleKind, BundleRecord } from '../../domain/bundle.js';
import type { CursorSeal } from '../../domain/cursor-seal.js';
import { CallerError, userError, UserErrorCode } from '../../domain/errors.js';
import type { IncomingPhoneNumberRecord } from '../../domain/incoming-phone-number.js';
import { pageOf, type PageArguments } from '../../domain/page.js';
import type { Sid } from '../../domain/sid.js';
import type { CoverageQuestions } from '../coverage-questions.js';
import type { AccountsStore } from '../storage/accounts.store.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import type { StoredRecord } from '../storage/record-vault.js';
import type { CoverageChanges } from './coverage-changes.js';
import type { CoverageStore, CustomerNumberRow } from './coverage.store.js';
import { countsOf } from './counts.js';
import { coverageOf, missing } from './standings.js';

interface CoverageParts {
  readonly store: CoverageStore;
  readonly accounts: Pick<AccountsStore, 'oldestReads'>;
  readonly records: Pick<ReadableRecords, 'open'>;
  readonly cursors: CursorSeal;
  readonly followed: CoverageChanges;
  readonly mainAccountSid: Sid;
  /** @throws ServiceError FORBIDDEN for an account that calls can't be made for */
  readonly require: (accountSid: Sid) => Promise<void>;
}

/** Answers what is asked about the coverage of numbers, from the mirror alone. */
export class Coverages implements CoverageQuestions {
  constructor(private readonly parts: CoverageParts) {}

  async ofNumbers(accountSid: Sid, numbers: readonly OwnedNumber[]): Promise<readonly (readonly CoverageRecord[])[]> {
    const { store, records, mainAccountSid } = this.parts;
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
        const product = records.open<'TrustProduct'>({ accountSid: account, sid }, row.record);
        return [`${row.number_sid} ${row.kind}`, coverageOf(row, product)];
      }),
    );
    const gone = new Set(rows.filter((row) => row.is_gone).map((row) => row.number_sid));
    return numbers.map(({ sid }) => {
      const coverage = COVERAGE_KINDS.map((kind) => found.get(`${sid} ${kind}`) ?? missing(kind));
      return gone.has(sid) ? withoutNumber(coverage) : coverage;
    });
  }

  async bundlesOf(accountSid: Sid, numbers: readonly Sid[]): Promise<readonly NumberBundles[]> {
    const { store, records } = this.parts;
    await this.parts.require(accountSid);
    const found = new Map<Sid, BundleRecord[]>(numbers.map((number) => [number, []]));
    for (const { number_sid: number, sid, record } of await store.bundles(accountSid, [...found.keys()])) {
      const bundle = records.open<BundleKind>({ accountSid, sid }, record);
      if (bundle !== null) found.get(number)?.push(bundle);
    }
    return numbers.map((number) => {
      const bundles = found.get(number) ?? [];
      return {
        profile: bundles.find(({ bundleKind }) => bundleKind === 'CustomerProfile') ?? null,
        products: bundles.filter(({ bundleKind }) => bundleKind === 'TrustProduct'),
      };
    });
  }

  async ofCustomers(
    accountSid: Sid,
    customerSids: readonly Sid[],
  ): Promise<readonly (readonly CoverageCountRecord[])[]> {
    const { store } = this.parts;
    await this.parts.require(accountSid);
    await store.refreshExpired([accountSid]);
    const rows = await store.countedOfCustomers(accountSid, [...new Set(customerSids)]);
    return customerSids.map((sid) => countsOf(rows.filter((row) => row.customer_sid === sid)));
  }

  async numbersOfCustomers(
    accountSid: Sid,
    requests: readonly CustomerNumbersRequest[],
  ): Promise<readonly (CustomerNumberPage | Error)[]> {
    const { store, cursors } = this.parts;
    await this.parts.require(accountSid);
    const asOf = await store.asOfNumbers(accountSid, {});
    const asked = requests.map(({ customerSid, page }) => {
      const binding = JSON.stringify(['numbersOfCustomer', customerSid]);
      try {
        const after = page.after === undefined ? undefined : cursors.open(accountSid, binding, page.after);
        return { customerSid, page, binding, first: page.first, after };
      } catch (error) {
        if (error instanceof CallerError) return error;
        throw error;
      }
    });
    const open = asked.flatMap((one) => (one instanceof Error ? [] : [one]));
    const rowsOf = new Map<object, CustomerNumberRow[]>(open.map((one) => [one, []]));
    for (const row of await store.numbersOfCustomers(accountSid, open)) {
      const request = open[row.at - 1];
      if (request !== undefined) rowsOf.get(request)?.push(row);
    }
    return asked.map((one) => {
      if (one instanceof Error) return one;
      const own = rowsOf.get(one) ?? [];
      const found = own.flatMap(({ sid, ...rest }) => (sid === null ? [] : [{ sid, ...rest }]));
      const page = pageOf(found, one.page, ({ sid, ...row }) => ({
        node: { phoneNumberSid: sid, known: this.numberOf(sid, row), isGone: row.is_gone },
        get cursor() {
          return cursors.seal(accountSid, one.binding, sid);
        },
      }));
      return { ...page, totalCount: own[0]?.total ?? 0, asOf };
    });
  }

  async page(
    accountSid: Sid,
    filter: PhoneNumberCoverageFilter,
    page: PageArguments,
  ): Promise<PhoneNumberCoveragePage> {
    const { store, records, cursors, mainAccountSid } = this.parts;
    requireSense(filter);
    await this.parts.require(accountSid);
    const asked = filter.accountSid ?? accountSid;
    if (asked !== accountSid && accountSid !== mainAccountSid) throw notMain();
    await this.parts.require(asked);
    const binding = bindingOf(filter);
    const after = page.after === undefined ? undefined : cursors.open(accountSid, binding, page.after);
    const asOf = await store.asOfNumbers(accountSid, filter);
    await store.refreshExpired([...new Set([accountSid, asked])]);
    const { rows, totalCount } = await store.listed(accountSid, filter, page.first, after);
    const { edges, ...rest } = pageOf(rows, page, ({ account_sid: owner, sid, record }) => ({
      node: records.open<'IncomingPhoneNumber'>({ accountSid: owner, sid }, record),
      get cursor() {
        return cursors.seal(accountSid, binding, sid);
      },
    }));
    // What can't be read is left out.
    const there = edges.filter((edge): edge is typeof edge & { node: IncomingPhoneNumberRecord } => edge.node !== null);
    return { ...rest, edges: there, totalCount, asOf };
  }

  async summary(accountSid: Sid) {
    const { store } = this.parts;
    await this.parts.require(accountSid);
    const asOf = await store.asOfNumbers(accountSid, {});
    await store.refreshExpired([accountSid]);
    return { counts: countsOf(await store.counted(accountSid, {})), asOf };
  }

  async changes(accountSid: Sid, customerSid: Sid | undefined, signal: AbortSignal) {
    await this.parts.require(accountSid);
    return this.parts.followed.follow(accountSid, customerSid, signal);
  }

  async signing(accountSid: Sid) {
    const { store, mainAccountSid } = this.parts;
    const [asOf = null] = await this.asOf(accountSid, [mainAccountSid]);
    return { asOf, isMainApproved: await store.isOwnerApproved(mainAccountSid) };
  }

  async asOf(accountSid: Sid, owners: readonly Sid[]): Promise<readonly (Date | null)[]> {
    await this.parts.require(accountSid);
    const [own = null, ...others] = await this.parts.accounts.oldestReads([accountSid, ...owners]);
    return others.map((other) => (own === null || other === null ? null : own < other ? own : other));
  }

  async asOfAll(accountSid: Sid): Promise<Date> {
    await this.parts.require(accountSid);
    return this.parts.store.asOfNumbers(accountSid, {});
  }

  private numberOf(sid: Sid, row: { readonly account_sid: Sid | null; readonly record: StoredRecord | null }) {
    if (row.account_sid === null || row.record === null) return null;
    return this.parts.records.open<'IncomingPhoneNumber'>({ accountSid: row.account_sid, sid }, row.record);
  }
}

function bindingOf({ missing, kind, states, customerSid, accountSid }: PhoneNumberCoverageFilter): string {
  const parts = [missing ?? null, kind ?? null, states ?? null, customerSid ?? null, accountSid ?? null];
  return JSON.stringify(['phoneNumberCoverage', ...parts]);
}

function requireSense({ kind, states }: PhoneNumberCoverageFilter): void {
  if (kind === undefined || states !== undefined) return;
  const message = 'Give the states that the coverage of this kind is to have.';
  throw new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['filter', 'states'] }));
}

function notMain(): CallerError {
  const message = 'Only the main account has subaccounts whose numbers can be asked for.';
  return new CallerError(userError(UserErrorCode.INVALID_INPUT, message, { path: ['filter', 'accountSid'] }));
}

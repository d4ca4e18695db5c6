import { attestationOf, type SigningRecord } from '../../domain/attestation.js';
import { COVERAGE_KINDS, withoutNumber, type CustomerNumbersRequest } from '../../domain/coverage.js';
import type { Exported, ExportedCustomer, ExportedCustomerNumber, ExportedNumber } from '../../domain/export.js';
import type { Sid } from '../../domain/sid.js';
import type { Coverages } from '../coverage/coverages.js';
import type { CoverageStore } from '../coverage/coverage.store.js';
import type { Customers } from '../customers/customers.js';
import type { MirrorExports } from '../mirror.js';
import { BEFORE_THE_FIRST_PASS } from '../storage/accounts.store.js';
import { inTurns } from '../storage/in-turns.js';
import type { WholeRecords } from '../storage/readable-records.js';

/*
 * Pages go on after a SID, so that each is found in an index, and what is made or deleted meanwhile moves no other. They are
 * small: some milliseconds of this process each, and not much memory while a client reads slowly.
 */
const CUSTOMERS_AT_ONCE = 50;
/** Numbers that are read with each customer of a page; most have fewer. */
const NUMBERS_WITH_CUSTOMER = 20;
const NUMBERS_AT_ONCE = 200;
const BEFORE_ALL = '';

interface ExportParts {
  /** These throw for a record that can't be read. */
  readonly customers: Customers;
  readonly coverage: Coverages;
  readonly records: WholeRecords;
  readonly store: Pick<CoverageStore, 'numbersAfter' | 'asOfNumbers'>;
  /** @throws ServiceError FORBIDDEN for an account that calls can't be made for */
  readonly require: (accountSid: Sid) => Promise<void>;
}

/** Some numbers of a customer, and where there are more of them. */
interface SomeNumbers {
  readonly numbers: readonly ExportedCustomerNumber[];
  readonly next: string | undefined;
}

/** All customers or numbers of an account, from the mirror alone. A page takes as many statements however much is on it. */
export class Exports implements MirrorExports {
  constructor(private readonly parts: ExportParts) {}

  async customers(accountSid: Sid): Promise<Exported<ExportedCustomer>> {
    const asOf = await this.begin(accountSid);
    await this.parts.customers.prepare(accountSid);
    return { asOf, pages: this.customerPages(accountSid, asOf) };
  }

  async numbers(accountSid: Sid): Promise<Exported<ExportedNumber>> {
    const ofNumbers = await this.begin(accountSid);
    const signing = await this.parts.coverage.signing(accountSid);
    const ofSigning = signing.asOf ?? BEFORE_THE_FIRST_PASS;
    const asOf = ofSigning < ofNumbers ? ofSigning : ofNumbers;
    return { asOf, pages: this.numberPages(accountSid, signing) };
  }

  /** Its age before its rows: they may be newer than it says, and never older. */
  private async begin(accountSid: Sid): Promise<Date> {
    await this.parts.require(accountSid);
    return this.parts.store.asOfNumbers(accountSid, {});
  }

  private async *customerPages(accountSid: Sid, asOf: Date): AsyncGenerator<readonly ExportedCustomer[]> {
    const { customers, coverage } = this.parts;
    for (let after: Sid | undefined = BEFORE_ALL; after !== undefined;) {
      const found = await customers.after(accountSid, after, CUSTOMERS_AT_ONCE, asOf);
      if (found.length === 0) return;
      const sids = found.map(({ sid }) => sid);
      const counts = await coverage.ofCustomers(accountSid, sids);
      const page = { first: NUMBERS_WITH_CUSTOMER };
      const numbers = await this.someNumbers(
        accountSid,
        sids.map((customerSid) => ({ customerSid, page })),
      );
      const complete = found.map(async (customer, at) => ({
        customer,
        trustProducts: await customer.trustProducts(),
        rejections: await customer.rejections(),
        coverage: counts[at] ?? [],
        numbers: this.numbersFrom(accountSid, customer.sid, numbers[at]),
      }));
      yield await Promise.all(complete);
      after = found.length < CUSTOMERS_AT_ONCE ? undefined : sids.at(-1);
    }
  }

  private async *numbersFrom(accountSid: Sid, customerSid: Sid, some: SomeNumbers | undefined) {
    while (some !== undefined) {
      yield some.numbers;
      if (some.next === undefined) return;
      const page = { first: NUMBERS_AT_ONCE, after: some.next };
      [some] = await this.someNumbers(accountSid, [{ customerSid, page }]);
    }
  }

  /** A page of the numbers of each customer, in their order. */
  private async someNumbers(
    accountSid: Sid,
    requests: readonly CustomerNumbersRequest[],
  ): Promise<readonly SomeNumbers[]> {
    const { coverage } = this.parts;
    const pages = (await coverage.numbersOfCustomers(accountSid, requests)).map((page) => {
      if (page instanceof Error) throw page;
      return page;
    });
    const there = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
    const owned = there.map(({ phoneNumberSid: sid, known }) => ({ sid, accountSid: known?.accountSid ?? accountSid }));
    const gained = new Map((await coverage.ofNumbers(accountSid, owned)).map((own, at) => [there[at], own]));
    return pages.map(({ edges, hasNextPage }) => ({
      numbers: edges.map(({ node }) => {
        const own = gained.get(node) ?? [];
        return { ...node, coverage: node.isGone ? withoutNumber(own) : own };
      }),
      next: hasNextPage ? edges.at(-1)?.cursor : undefined,
    }));
  }

  private async *numberPages(accountSid: Sid, signing: SigningRecord): AsyncGenerator<readonly ExportedNumber[]> {
    const { customers, coverage, records, store } = this.parts;
    for (let after: Sid | undefined = BEFORE_ALL; after !== undefined;) {
      const rows = await store.numbersAfter(accountSid, after, NUMBERS_AT_ONCE);
      if (rows.length === 0) return;
      const sids = rows.map(({ sid }) => sid);
      const numbers = await inTurns(accountSid, rows, ({ account_sid: owner, sid, record }) =>
        records.open<'IncomingPhoneNumber'>({ accountSid: owner, sid }, record),
      );
      const gained = await coverage.ofNumbers(accountSid, numbers);
      const bundles = await coverage.bundlesOf(accountSid, sids);
      const profiles = [...new Set(bundles.flatMap(({ profile }) => (profile === null ? [] : [profile.sid])))];
      const found = (await customers.bySid(accountSid, profiles)).map(
        (customer, at) => [profiles[at], customer] as const,
      );
      const customerOf = new Map(found);
      yield numbers.map((number, at) => {
        const own = gained[at] ?? [];
        const bySigning = own[COVERAGE_KINDS.indexOf('SHAKEN_STIR')];
        if (bySigning === undefined) throw new Error('The coverage of a number always has all kinds.');
        return {
          number,
          coverage: own,
          attestation: attestationOf(number.phoneNumber, bySigning, signing),
          customer: customerOf.get(bundles[at]?.profile?.sid) ?? null,
          trustProducts: bundles[at]?.products ?? [],
        };
      });
      after = rows.length < NUMBERS_AT_ONCE ? undefined : sids.at(-1);
    }
  }
}

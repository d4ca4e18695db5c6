import type { SigningRecord } from '../domain/attestation.js';
import type {
  CoverageChangeRecord,
  CoverageCountRecord,
  CoverageRecord,
  CustomerNumberPage,
  CustomerNumbersRequest,
  NumberBundles,
  OwnedNumber,
  PhoneNumberCoverageFilter,
  PhoneNumberCoveragePage,
} from '../domain/coverage.js';
import type { PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';

/**
 * What is asked about numbers: which products each is on, and what it gains by them. All of them throw ServiceError
 * MIRROR_OFF where there is no mirror (but `asOf`, which then is null), and FORBIDDEN for an account that calls can't be made for.
 */
export interface CoverageQuestions {
  /** Of each number, in their order, all kinds. In one statement, however many they are. */
  ofNumbers(accountSid: Sid, numbers: readonly OwnedNumber[]): Promise<readonly (readonly CoverageRecord[])[]>;
  /** What each number is on, in their order. */
  bundlesOf(accountSid: Sid, numbers: readonly Sid[]): Promise<readonly NumberBundles[]>;
  /** How the numbers of each customer stand, in their order; those that are left behind by an assignment included. */
  ofCustomers(accountSid: Sid, customerSids: readonly Sid[]): Promise<readonly (readonly CoverageCountRecord[])[]>;
  /**
   * Pages of customers' numbers, in their order: an error in the place of one whose cursor belongs to another list.
   */
  numbersOfCustomers(
    accountSid: Sid,
    requests: readonly CustomerNumbersRequest[],
  ): Promise<readonly (CustomerNumberPage | Error)[]>;
  /**
   * Numbers of the account and, in the main account, those of subaccounts on its bundles.
   * @throws CallerError INVALID_INPUT for a filter that makes no sense, or a cursor of another list
   */
  page(accountSid: Sid, filter: PhoneNumberCoverageFilter, page: PageArguments): Promise<PhoneNumberCoveragePage>;
  /** How many of them there are in each state, by each kind. */
  summary(accountSid: Sid): Promise<{ readonly counts: readonly CoverageCountRecord[]; readonly asOf: Date }>;
  /**
   * The numbers whose coverage changes from now on, one after another, until the signal aborts: those of the account and, in
   * the main account, those of subaccounts on its bundles. One that changes several times before it is asked for comes once.
   * @param customerSid only those that the customer has, or had until the change
   */
  changes(
    accountSid: Sid,
    customerSid: Sid | undefined,
    signal: AbortSignal,
  ): Promise<AsyncIterable<CoverageChangeRecord>>;
  /** What the attestation of each number of the account rests on. */
  signing(accountSid: Sid): Promise<SigningRecord>;
  /**
   * The moment before the oldest read that answers about a number of each of some accounts rest on: those of its products may be
   * in the account that asks, or in its own. Null before both were read once.
   */
  asOf(accountSid: Sid, owners: readonly Sid[]): Promise<readonly (Date | null)[]>;
  /** The same of all numbers on bundles of the account; 1970 before everything was read once. */
  asOfAll(accountSid: Sid): Promise<Date>;
}

import type { BundleRecord } from '../domain/bundle.js';
import type { CustomerPage, CustomerQuery, CustomerRecord } from '../domain/customer.js';
import type { DriftPage, DriftQuery } from '../domain/drift.js';
import type { CallerError } from '../domain/errors.js';
import type { Exported, ExportedCustomer, ExportedNumber } from '../domain/export.js';
import type { MirrorEdge, MirrorEdges, MirrorStatusRecord, SecondariesRequest } from '../domain/mirror.js';
import type { Page, PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';
import type { Channel } from '../onboarding/storage/channel.js';
import type { CoverageQuestions } from './coverage-questions.js';

/** What the rest of the server sees of the mirror. Nothing here makes a request to Twilio, but to make sure of a subaccount. */
export interface Mirror {
  /** False where the setting MIRROR is off: then nothing is known, and most questions are errors. */
  readonly isOn: boolean;
  /**
   * How far an account has been read.
   * @param isUsed true for the account that an operation works on, which is read from then on
   * @throws ServiceError FORBIDDEN for a used account that calls cannot be made for
   */
  status(accountSid: Sid, isUsed: boolean): Promise<MirrorStatusRecord>;
  /**
   * Those of the SIDs that are customers of the account, in their order; null in the place of each other.
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  customersBySid(accountSid: Sid, sids: readonly Sid[]): Promise<readonly (CustomerRecord | null)[]>;
  /**
   * @throws CallerError INVALID_INPUT for a search that cannot be carried out, or a cursor of another list
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  customers(accountSid: Sid, query: CustomerQuery, page: PageArguments): Promise<CustomerPage>;
  /**
   * The customers that a search finds, those that were created last first, so many at most; and how many it finds.
   * @throws CallerError INVALID_INPUT for a search that cannot be carried out
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  customersFound(
    accountSid: Sid,
    search: string,
    most: number,
  ): Promise<{ readonly sids: readonly Sid[]; readonly totalCount: number; readonly asOf: Date }>;
  /**
   * What changed at Trust Hub without this server.
   * @throws CallerError INVALID_INPUT for a cursor of another list
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  drift(accountSid: Sid, query: DriftQuery, page: PageArguments): Promise<DriftPage>;
  /**
   * How far this server has written in the account, and the database's time. What was read from the mirror under a stamp
   * holds under the same stamp: nothing was written in between, by whatever process.
   */
  written(accountSid: Sid): Promise<WriteStamp>;
  /**
   * What belongs to each of some things, in their order, the oldest first.
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  edges<Edge extends MirrorEdge>(
    accountSid: Sid,
    edge: Edge,
    sids: readonly Sid[],
  ): Promise<Dated<readonly (readonly MirrorEdges[Edge][])[]>>;
  /**
   * The same for what must leave nothing out.
   * @returns null where something can't be read, or is more than is found
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  wholeEdges<Edge extends MirrorEdge>(
    accountSid: Sid,
    edge: Edge,
    sids: readonly Sid[],
  ): Promise<readonly (readonly MirrorEdges[Edge][])[] | null>;
  /**
   * Pages of the profiles that name each profile, the oldest first; a CallerError INVALID_INPUT in the place of one with a
   * cursor of another list.
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  secondaryProfiles(
    accountSid: Sid,
    requests: readonly SecondariesRequest[],
  ): Promise<Dated<readonly (Page<BundleRecord> | CallerError)[]>>;
  /** What numbers gain by the products that they are on. */
  readonly coverage: CoverageQuestions;
  /** All of an account. */
  readonly exports: MirrorExports;
  /** What its parts in other processes announce to it in the database. */
  readonly channels: readonly Channel[];
  /** For the metrics. */
  figures(): Promise<MirrorFigures>;
  close(): Promise<void>;
}

/**
 * All customers of an account, or all numbers that it is asked about (`CoverageQuestions.page`). Both throw ServiceError
 * MIRROR_OFF where there is no mirror, and FORBIDDEN for an account that calls can't be made for.
 */
export interface MirrorExports {
  customers(accountSid: Sid): Promise<Exported<ExportedCustomer>>;
  numbers(accountSid: Sid): Promise<Exported<ExportedNumber>>;
}

export interface WriteStamp {
  /** Changes with each write. */
  readonly stamp: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was found, in an account as it was at some moment between `asOf` and now. */
export interface Dated<Found> {
  readonly found: Found;
  readonly asOf: Date;
}

/** What the mirror holds and costs; undefined where there is none. */
export type MirrorFigures =
  | {
      /** Things and assignments of all accounts, and how many of these are tombstones. */
      readonly rows: number;
      readonly tombstones: number;
      /** What others have changed, by what was noticed of it within a day. */
      readonly drift: number;
      /** Seconds since the oldest read that answers rest on, over the accounts that are read; null before their first pass. */
      readonly ageSeconds: number | null;
      /** Requests of this process since its start. */
      readonly calls: number;
      /** Tombstones that this process has made since its start. */
      readonly buried: number;
    }
  | undefined;

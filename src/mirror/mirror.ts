import type { CustomerPage, CustomerQuery, CustomerRecord } from '../domain/customer.js';
import type { DriftPage, DriftQuery } from '../domain/drift.js';
import type { MirrorStatusRecord } from '../domain/mirror.js';
import type { PageArguments } from '../domain/page.js';
import type { Sid } from '../domain/sid.js';

/** What the rest of the server sees of the mirror. Nothing here makes a request to Twilio, but to make sure of a subaccount. */
export interface Mirror {
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
   * What changed at Trust Hub without this server.
   * @throws CallerError INVALID_INPUT for a cursor of another list
   * @throws ServiceError MIRROR_OFF where there is no mirror
   */
  drift(accountSid: Sid, query: DriftQuery, page: PageArguments): Promise<DriftPage>;
  /** For the metrics. */
  figures(): Promise<MirrorFigures>;
  close(): Promise<void>;
}

/** What the mirror holds and costs; undefined where there is none. */
export type MirrorFigures =
  | {
      /** Things and assignments of all accounts, and how many of these are tombstones. */
      readonly rows: number;
      readonly tombstones: number;
      /** Seconds since the oldest read that answers rest on, over the accounts that are read; null before their first pass. */
      readonly ageSeconds: number | null;
      /** Requests of this process since its start. */
      readonly calls: number;
      /** Tombstones that this process has made since its start. */
      readonly buried: number;
    }
  | undefined;

import type { BundleStatus } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import type { CountsRow } from '../coverage/counts.js';
import type { StoredRecord } from '../storage/record-vault.js';
import { DETAILS, DETAILS_AFTER, NAMED, PRODUCTS_OF } from './details-sql.js';
import { counted, countedByCoverage, matched } from './matched-sql.js';
import type { Sought } from './sought.js';

/** A customer that was found. */
export interface FoundRow {
  readonly sid: Sid;
  /** Of what its name is made: while this is the same, so is the name. */
  readonly key: string;
}

/** What the name of a customer is made of. */
export type NamedRow = Pick<CustomerRow, 'sid' | 'record' | 'business_sid' | 'business'>;

/** A place in an order by time: as the database writes it, to the microsecond. */
export interface TimePlace {
  readonly at: string;
  readonly sid: Sid;
}

/** What is shown of a customer but its products. */
export interface CustomerRow {
  readonly sid: Sid;
  readonly record: StoredRecord;
  readonly business_sid: Sid | null;
  readonly business: StoredRecord | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly waiting_since: Date | null;
  readonly expires_at: Date | null;
}

/** How many customers there are of a status, or with a code. */
interface CountedRow {
  readonly status: BundleStatus | null;
  readonly code: number | null;
  readonly count: number;
}

/** A page in an order by time. */
interface TimePage {
  /** One more than was asked for, where there are more. */
  readonly places: readonly TimePlace[];
  readonly totalCount: number;
}

/** Finds customers. Every statement reads one account. */
export class CustomersStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** All that are looked for, to be put into the order of their names. */
  async toBeNamed(sought: Sought): Promise<readonly FoundRow[]> {
    const { text, values } = matched(sought);
    return this.sql.query<FoundRow & Record<string, unknown>>(`${text} select * from matched`, values);
  }

  /** Those after a place, in an order by time. */
  async byTime(sought: Sought, first: number, after: TimePlace | undefined): Promise<TimePage> {
    const { text, values } = matched(sought);
    const isDescending = sought.orderBy.endsWith('_DESC');
    const direction = isDescending ? 'desc' : 'asc';
    const [at, sid, limit] = [1, 2, 3].map((more) => `$${values.length + more}`);
    const rows = await this.sql.query<{ at: string | null; sid: Sid | null; total: number }>(
      `${text}, page as (
         select m.sid, m.at from matched m
         where ${at}::timestamptz is null or (m.at, m.sid) ${isDescending ? '<' : '>'} (${at}, ${sid}::text)
         order by m.at ${direction}, m.sid ${direction} limit ${limit}
       )
       select page.at::text as at, page.sid, (select count(*)::integer from matched) as total
       from (select 1) one left join page on true order by page.at ${direction}, page.sid ${direction}`,
      [...values, after?.at ?? null, after?.sid ?? null, first + 1],
    );
    const places = rows.flatMap((row) => (row.at === null || row.sid === null ? [] : [{ at: row.at, sid: row.sid }]));
    return { places, totalCount: rows[0]?.total ?? 0 };
  }

  /** Of all that are looked for. */
  async counts(sought: Sought): Promise<readonly CountedRow[]> {
    const { text, values } = counted(sought);
    return this.sql.query<CountedRow & Record<string, unknown>>(text, values);
  }

  /** Of all that are looked for. */
  async countsByCoverage(sought: Sought): Promise<CountsRow> {
    const { text, values } = countedByCoverage(sought);
    const [row] = await this.sql.query<CountsRow & Record<string, unknown>>(text, values);
    if (row === undefined) throw new Error('counts of customers came without a row');
    return row;
  }

  /** Those of the SIDs that are customers. */
  async details(accountSid: Sid, sids: readonly Sid[]): Promise<readonly CustomerRow[]> {
    if (sids.length === 0) return [];
    return this.sql.query<CustomerRow & Record<string, unknown>>(DETAILS, [accountSid, sids]);
  }

  /** Those after a SID, in the order of their SIDs; an empty text stands before the first. */
  async detailsAfter(accountSid: Sid, after: Sid, first: number): Promise<readonly CustomerRow[]> {
    return this.sql.query<CustomerRow & Record<string, unknown>>(DETAILS_AFTER, [accountSid, after, first]);
  }

  /** The trust products that name each of the profiles. */
  async products(accountSid: Sid, profileSids: readonly Sid[]) {
    type Row = { readonly profile_sid: Sid; readonly sid: Sid; readonly record: StoredRecord };
    return this.sql.query<Row>(PRODUCTS_OF, [accountSid, profileSids]);
  }

  /** What the names of some customers are made of. */
  async named(accountSid: Sid, sids: readonly Sid[]): Promise<readonly NamedRow[]> {
    return this.sql.query<NamedRow & Record<string, unknown>>(NAMED, [accountSid, sids]);
  }
}

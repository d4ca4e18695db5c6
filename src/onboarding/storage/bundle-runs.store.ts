import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';
import type { RunVault } from './run-vault.js';
import type { RunPlace } from './run-list-sql.js';
import { LISTED_COLUMNS, toListed, type ListedRow, type ListedRun } from './runs.store.js';

/** A part of the list of a bundle's runs, newest first. */
export interface BundleRunsPart {
  readonly bundleSid: Sid;
  readonly after: RunPlace | undefined;
  /** How many runs, at most. */
  readonly limit: number;
}

/** The number of a part, counted from 1, with one of its runs. */
type NumberedRow = ListedRow & { readonly part: number };

/**
 * All runs of a bundle are read by their ids, and only those of the part with their steps. `offset 0` keeps PostgreSQL from
 * walking the list of all the account's runs instead, which it takes for cheaper.
 */
const PARTS = `
  select asked.part::integer, listed.*
  from unnest($2::text[], $3::timestamptz[], $4::text[], $5::integer[]) with ordinality
    as asked (bundle_sid, after_created_at, after_run_id, most, part)
  cross join lateral (
    select ${LISTED_COLUMNS} from (
      select * from onboarding.run
      where run_id = any(array(select b.run_id from onboarding.run_bundle b where b.bundle_sid = asked.bundle_sid))
      offset 0
    ) as r
    where r.account_sid = $1
      and (asked.after_run_id is null or (r.created_at, r.run_id) < (asked.after_created_at, asked.after_run_id))
    order by r.created_at desc, r.run_id desc limit asked.most
  ) as listed
  order by asked.part, listed.created_at desc, listed.run_id desc`;

/** The runs that have made a profile or product, or were given it. */
export class BundleRunsStore {
  constructor(
    private readonly sql: Sql,
    private readonly vault: RunVault,
  ) {}

  /** Parts of such lists of one account, in one statement. @returns the runs of each, in the order of the parts */
  async parts(accountSid: Sid, parts: readonly BundleRunsPart[]): Promise<readonly (readonly ListedRun[])[]> {
    const rows = await this.sql.query<NumberedRow>(PARTS, [
      accountSid,
      parts.map(({ bundleSid }) => bundleSid),
      parts.map(({ after }) => after?.createdAt ?? null),
      parts.map(({ after }) => after?.runId ?? null),
      parts.map(({ limit }) => limit),
    ]);
    const found: ListedRun[][] = parts.map(() => []);
    for (const { part, ...row } of rows) found[part - 1]?.push(toListed(row, this.vault));
    return found;
  }
}

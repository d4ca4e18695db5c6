import type { BundleRef } from '../../domain/bundle.js';
import type { MirroredKind } from '../../domain/mirror.js';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';

/** A reading of a list from its beginning to its end. */
export interface Pass {
  readonly begunAt: Date;
  /** The cursor after which it goes on; undefined at the beginning. */
  readonly after: string | undefined;
}

interface PassRow extends Record<string, unknown> {
  readonly begun_at: Date | null;
  readonly place: string | null;
  readonly passed_at: Date | null;
}

/** Which bundles are to be read. */
interface DueBundles {
  readonly notReadSince: Date;
  readonly except: readonly Sid[];
  readonly most: number;
}

/** How far the lists of the accounts have been read, so that another process goes on where one has ended. */
export class PassesStore {
  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /** The pass under way, or when the last one began. */
  async state(accountSid: Sid, list: MirroredKind): Promise<{ readonly pass?: Pass; readonly passedAt: Date | null }> {
    const [row] = await this.sql.query<PassRow>(
      'select begun_at, place, passed_at from onboarding.mirror_list where account_sid = $1 and list = $2',
      [accountSid, list],
    );
    const passedAt = row?.passed_at ?? null;
    if (row === undefined || row.begun_at === null) return { passedAt };
    return { pass: { begunAt: row.begun_at, after: row.place ?? undefined }, passedAt };
  }

  /** Notes where a pass is. */
  async note(accountSid: Sid, list: MirroredKind, { begunAt, after }: Pass): Promise<void> {
    await this.sql.query(
      `insert into onboarding.mirror_list (account_sid, list, begun_at, place) values ($1, $2, $3, $4)
       on conflict (account_sid, list) do update set begun_at = excluded.begun_at, place = excluded.place`,
      [accountSid, list, begunAt, after ?? null],
    );
  }

  async end(accountSid: Sid, list: MirroredKind, begunAt: Date): Promise<void> {
    await this.sql.query(
      `update onboarding.mirror_list set passed_at = $3, begun_at = null, place = null
       where account_sid = $1 and list = $2`,
      [accountSid, list, begunAt],
    );
  }

  /** Bundles whose assignments have not been read since, those that were never read first. */
  async dueBundles(accountSid: Sid, { notReadSince, except, most }: DueBundles): Promise<readonly BundleRef[]> {
    return this.sql.query<{ readonly kind: BundleRef['kind']; readonly sid: Sid }>(
      `select kind, sid from onboarding.mirror_row
       where account_sid = $1 and kind in ('CustomerProfile', 'TrustProduct') and deleted_at is null
         and (parts_read_at is null or parts_read_at < $2) and not (sid = any($3))
       order by parts_read_at nulls first, sid limit $4`,
      [accountSid, notReadSince, except, most],
    );
  }

  /** The assignments of a bundle have been read. */
  async notePartsRead(accountSid: Sid, bundleSid: Sid, begun: Date): Promise<void> {
    await this.sql.query(
      `update onboarding.mirror_row set parts_read_at = $3
       where account_sid = $1 and sid = $2 and (parts_read_at is null or parts_read_at < $3)`,
      [accountSid, bundleSid, begun],
    );
  }
}

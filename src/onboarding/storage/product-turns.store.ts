import type { Sid } from '../../domain/sid.js';
import type { Sql } from './pool.js';

/** How long a run waits, from its first look for a product, for another run that may make one. */
export const MOST_TURN_WAIT_MS = 30_000;

export interface TakenTurn {
  /** The run that has the turn; null where it is this run's now. */
  readonly otherRunId: string | null;
  /** The product that the run before has made, which the copy of the account may not show yet. */
  readonly productSid: Sid | null;
}

/** The turn of one run to make a trust product on its profile. */
export interface ProductTurn {
  /** Takes the turn, unless a run that is carried out has it. */
  take(profileSid: Sid, policySid: Sid): Promise<TakenTurn>;
  /** The product is there already: no other run need wait for this one. */
  giveBack(): Promise<void>;
}

/** The turn of a run that is carried out no more is free, and one of which this run has waited too long. */
const TAKE = `
  with taken as (
    insert into onboarding.trust_product_turn as t (account_sid, profile_sid, kind, run_id) values ($1, $2, $3, $4)
    on conflict (account_sid, profile_sid, kind) do update set run_id = excluded.run_id,
        product_sid = coalesce((select s.resource_sid from onboarding.step s where s.run_id = t.run_id
                                and s.use = 'create-trust-product' and s.status <> 'UNDONE'), t.product_sid)
      where t.run_id = excluded.run_id
        or not exists (select 1 from onboarding.run r
                       where r.run_id = t.run_id and r.status in ('RUNNING', 'CANCELLING'))
        or exists (select 1 from onboarding.step s where s.run_id = excluded.run_id and s.use = 'find-trust-product'
                   and s.started_at < clock_timestamp() - $5 * interval '1 millisecond')
    returning run_id, product_sid
  )
  select run_id, product_sid from taken
  union all
  select run_id, product_sid from onboarding.trust_product_turn
  where account_sid = $1 and profile_sid = $2 and kind = $3 and not exists (select 1 from taken)`;

/** Runs that would make the same product at once do it one after another: the later ones find it. */
export class ProductTurnsStore {
  constructor(private readonly sql: Sql) {}

  ofRun(accountSid: Sid, runId: string): ProductTurn {
    return {
      take: async (profileSid, policySid) => {
        // In the column `kind`, which has its name from the time when a turn was one for each kind.
        const values = [accountSid, profileSid, policySid, runId, MOST_TURN_WAIT_MS];
        const [row] = await this.sql.query<{ run_id: string; product_sid: Sid | null }>(TAKE, values);
        const holder = row?.run_id ?? runId;
        return { otherRunId: holder === runId ? null : holder, productSid: row?.product_sid ?? null };
      },
      giveBack: async () => {
        await this.sql.query('delete from onboarding.trust_product_turn where run_id = $1', [runId]);
      },
    };
  }

  /** Whether a run is not carried out any more, so that its turn is free. */
  async isOver(runId: string): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from onboarding.run where run_id = $1 and status in ('RUNNING', 'CANCELLING')`,
      [runId],
    );
    return rows.length === 0;
  }
}

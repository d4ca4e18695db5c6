import { setTimeout as sleep } from 'node:timers/promises';
import type { Sid } from '../../domain/sid.js';
import type { Sql } from '../../onboarding/storage/pool.js';
import { asOf, BEFORE_THE_FIRST_PASS } from './accounts.store.js';

/** Customers that are found out again with one statement: some tenths of a second, for which others can't. */
const AT_ONCE = 500;
/** While another process is at it, it is asked again after so many milliseconds. Nobody waits with a connection. */
const ASK_AGAIN_MS = 20;

const BEGIN = `
  select ${asOf('$1')} as as_of, onboarding.mirror_find_some_customers($1, null, ${AT_ONCE})::float8 as up_to`;
const GO_ON = `select onboarding.mirror_find_some_customers($1, $2::float8::bigint, ${AT_ONCE})::float8 as up_to`;

/** How far what is due is found out: null when all is, negative while another process is at it. */
type Reached = number | null;

interface Run {
  readonly asOf: Promise<Date>;
  /** That of those who came meanwhile: what is due for them may be later than this one's. */
  next?: Promise<Date>;
}

/** Finds out again what has changed about customers: the rows that they are searched by. */
export class DueCustomers {
  private readonly runs = new Map<Sid, Run>();

  constructor(private readonly sql: Pick<Sql, 'query'>) {}

  /**
   * Resolves when everything is found out that was due at the call.
   * @returns as of when answers are, which may be newer than that and never older; 1970 before everything was read once
   */
  find(accountSid: Sid): Promise<Date> {
    const run = this.runs.get(accountSid);
    if (run === undefined) return this.begin(accountSid);
    return (run.next ??= run.asOf.then(
      () => this.begin(accountSid),
      () => this.begin(accountSid),
    ));
  }

  private begin(accountSid: Sid): Promise<Date> {
    const run: Run = { asOf: this.run(accountSid).finally(() => this.end(accountSid, run)) };
    this.runs.set(accountSid, run);
    return run.asOf;
  }

  private end(accountSid: Sid, run: Run): void {
    if (run.next === undefined) this.runs.delete(accountSid);
  }

  private async run(accountSid: Sid): Promise<Date> {
    const [row] = await this.sql.query<{ as_of: Date | null; up_to: Reached }>(BEGIN, [accountSid]);
    let upTo = row?.up_to ?? null;
    while (upTo !== null) {
      if (upTo < 0) await sleep(ASK_AGAIN_MS, undefined, { ref: false });
      const [next] = await this.sql.query<{ up_to: Reached }>(GO_ON, [accountSid, Math.abs(upTo)]);
      upTo = next?.up_to ?? null;
    }
    return row?.as_of ?? BEFORE_THE_FIRST_PASS;
  }
}

import type pg from 'pg';
import { CallerError, userError } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';

/** Runs that have not ended and wait for no person; an index of their callers holds only these. */
const OUTSTANDING = `status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING')`;

/** How many runs of a caller are outstanding, in all accounts. The count stops at the quota. */
export const outstanding = (caller: string, most: string): string => `(
  select count(*)::integer from (
    select 1 from onboarding.run o where o.caller = ${caller} and o.${OUTSTANDING} limit ${most}) as found)`;

type Ask = Pick<pg.ClientBase, 'query'>;

/** How many more runs the caller may start. */
export async function leftOf(client: Ask, caller: string, most: number): Promise<number> {
  const text = `select ${outstanding('$1', '$2::integer')} as runs`;
  const { rows } = await client.query<{ runs: number }>(text, [caller, most]);
  return most - (rows[0]?.runs ?? 0);
}

/**
 * @param wanted how many runs the caller wanted to start
 * @param path the part of the input that is too long, where there is one
 */
export function quotaReached(
  most: number,
  left: number,
  wanted: number,
  path: readonly string[] | null = null,
): CallerError {
  const message =
    `This caller may have ${most} onboardings that have not ended and wait for no person; ${left} more may be started, ` +
    `and this needs ${wanted}. Nothing was started. Start fewer, wait until some have ended, or cancel some.`;
  return new CallerError(userError('CONFLICT', message, { path }));
}

/** The parts of a new run that the quota depends on. */
interface Claim {
  readonly accountSid: Sid;
  readonly caller: string;
  readonly idempotencyKey: string;
}

/**
 * Counts the caller's runs before a batch of them is stored. No other batch of the caller is stored until the
 * transaction ends.
 * @throws CallerError CONFLICT where the caller may not have that many more
 */
export async function requireRoom(client: Ask, runs: readonly Claim[], most: number): Promise<void> {
  const [first] = runs;
  if (first === undefined) return;
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [`caller:${first.caller}`]);
  const left = await leftOf(client, first.caller, most);
  if (left >= runs.length) return;
  // Those that join an existing run do not count.
  const keys = runs.map((run) => run.idempotencyKey);
  const text = 'select 1 from onboarding.run where account_sid = $1 and idempotency_key = any($2)';
  const { rows: there } = await client.query(text, [first.accountSid, keys]);
  const wanted = runs.length - there.length;
  if (wanted > left) throw quotaReached(most, left, wanted, ['items']);
}

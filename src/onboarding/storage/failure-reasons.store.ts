import { BundleStatus, type CallbackVerdict } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { Keyring, Sealed } from './keyring.js';
import type { Sql } from './pool.js';

/** A reason as it is stored in the database: encrypted, or plain where there was no key. */
type StoredReason = Sealed | { readonly plain: string };

interface ReasonRow extends Record<string, unknown> {
  readonly account_sid: Sid;
  readonly bundle_sid: Sid;
  readonly reason: StoredReason;
}

/** Reasons encrypted again in one transaction. */
const BATCH = 100;

const placeOf = (accountSid: Sid, bundleSid: Sid): string => JSON.stringify(['failure-reason', accountSid, bundleSid]);

/**
 * Why Twilio rejected bundles, in the words of its callbacks, the only place where Twilio gives them. They may hold
 * business data, so they are encrypted like the inputs of runs, and are only shown to the account's owner.
 */
export class FailureReasonsStore {
  constructor(
    private readonly sql: Sql,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Keeps the reason of a rejection in place of that of an earlier one. Callbacks may come late, so those of other
   * statuses delete nothing.
   */
  async keep(accountSid: Sid, bundleSid: Sid, { status, reason }: CallbackVerdict): Promise<void> {
    if (status !== BundleStatus.TWILIO_REJECTED) return;
    if (reason === null) {
      await this.sql.query('delete from onboarding.failure_reason where account_sid = $1 and bundle_sid = $2', [
        accountSid,
        bundleSid,
      ]);
      return;
    }
    await this.sql.query(
      `insert into onboarding.failure_reason (account_sid, bundle_sid, reason) values ($1, $2, $3)
       on conflict (account_sid, bundle_sid) do update set reason = excluded.reason, received_at = clock_timestamp()`,
      [accountSid, bundleSid, JSON.stringify(this.seal(accountSid, bundleSid, reason))],
    );
  }

  /** Null where none is kept, or where it is encrypted with a key that this server does not have. */
  async read(accountSid: Sid, bundleSid: Sid): Promise<string | null> {
    const [row] = await this.sql.query<ReasonRow>(
      'select account_sid, bundle_sid, reason from onboarding.failure_reason where account_sid = $1 and bundle_sid = $2',
      [accountSid, bundleSid],
    );
    return row === undefined ? null : this.open(row);
  }

  /** Encrypts one batch of what is under an older key, or in plain, with the first key. @returns how many there were */
  async resealSome(): Promise<number> {
    const { current, older } = this.keyring;
    if (current === null) return 0;
    return this.sql.transaction(async (client) => {
      const { rows } = await client.query<ReasonRow>(
        `select account_sid, bundle_sid, reason from onboarding.failure_reason
         where coalesce(reason->>'sealedWith', '') = any($1) limit $2 for update skip locked`,
        [['', ...older], BATCH],
      );
      const texts = rows.map((row) => {
        const text = this.open(row);
        return text === null ? null : JSON.stringify(this.seal(row.account_sid, row.bundle_sid, text));
      });
      // One that was changed in the database cannot be read any more.
      await client.query(
        `with stale as (
           select * from unnest($1::text[], $2::text[], $3::text[]) as n (account_sid, bundle_sid, reason)
         ), gone as (
           delete from onboarding.failure_reason r using stale s
           where r.account_sid = s.account_sid and r.bundle_sid = s.bundle_sid and s.reason is null
         )
         update onboarding.failure_reason r set reason = s.reason::jsonb from stale s
         where r.account_sid = s.account_sid and r.bundle_sid = s.bundle_sid and s.reason is not null`,
        [rows.map((row) => row.account_sid), rows.map((row) => row.bundle_sid), texts],
      );
      return rows.length;
    });
  }

  private seal(accountSid: Sid, bundleSid: Sid, text: string): StoredReason {
    if (this.keyring.current === null) return { plain: text };
    return this.keyring.seal(text, placeOf(accountSid, bundleSid));
  }

  private open({ account_sid, bundle_sid, reason }: ReasonRow): string | null {
    if (!('sealedWith' in reason)) return reason.plain;
    const opened = this.keyring.open(reason, placeOf(account_sid, bundle_sid));
    return 'text' in opened ? opened.text : null;
  }
}

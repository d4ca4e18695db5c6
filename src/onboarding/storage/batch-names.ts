import type { Sid } from '../../domain/sid.js';
import type { Keyring, Sealed } from './keyring.js';
import type { Sql } from './pool.js';

/** A batch's name as it is stored in its row: at most one of the two columns is set. */
export interface StoredName {
  readonly name: string | null;
  readonly sealed_name: Sealed | null;
}

/** Which batch a name belongs to. */
export interface NamedBatch {
  readonly batch_id: string;
  readonly account_sid: Sid;
}

/** Names encrypted in one transaction. */
const BATCH = 100;

/** Bound to the batch, so that an envelope can't be moved to another one, nor to another account. */
const placeOf = ({ account_sid, batch_id }: NamedBatch): string =>
  JSON.stringify(['batch-name', account_sid, batch_id]);

/**
 * The names that callers give their batches. They may hold a customer's name, so they are encrypted like runs' inputs.
 */
export class BatchNames {
  constructor(
    private readonly sql: Sql,
    private readonly keyring: Keyring,
  ) {}

  /** What goes into the batch's row. Without a key the name is stored in plain. */
  seal(batch: NamedBatch, name: string | null): StoredName {
    if (name === null || this.keyring.current === null) return { name, sealed_name: null };
    return { name: null, sealed_name: this.keyring.seal(name, placeOf(batch)) };
  }

  /** Null for a batch without a name, and where the name is encrypted with a key that this server does not have. */
  open(row: NamedBatch & StoredName): string | null {
    if (row.sealed_name === null) return row.name;
    const opened = this.keyring.open(row.sealed_name, placeOf(row));
    return 'text' in opened ? opened.text : null;
  }

  /** Encrypts some of what is under an older key, or in plain, with the first key. @returns how many there were */
  async resealSome(): Promise<number> {
    const { current, older } = this.keyring;
    if (current === null) return 0;
    return this.sql.transaction(async (client) => {
      const { rows } = await client.query<NamedBatch & StoredName>(
        `select batch_id, account_sid, name, sealed_name from onboarding.batch
         where (name is not null or sealed_name is not null) and coalesce(sealed_name->>'sealedWith', '') = any($1)
         limit $2 for update skip locked`,
        [['', ...older], BATCH],
      );
      // A name that was changed in the database cannot be read any more; it is removed.
      const names = rows.map((row) => this.seal(row, this.open(row)).sealed_name);
      await client.query(
        `update onboarding.batch b set name = null, sealed_name = n.name::jsonb
         from unnest($1::text[], $2::text[]) as n (batch_id, name) where b.batch_id = n.batch_id`,
        [rows.map((row) => row.batch_id), names.map((name) => (name === null ? null : JSON.stringify(name)))],
      );
      return rows.length;
    });
  }
}

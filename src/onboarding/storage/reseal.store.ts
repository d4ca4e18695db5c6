import type pg from 'pg';
import { keyedDigest } from '../digest.js';
import type { Sql } from './pool.js';
import { UnreadableInput, type OpenInput, type RunIdentity, type RunVault, type StoredInput } from './run-vault.js';

/** Runs encrypted again in one transaction. */
const BATCH = 50;

/** Runs by the key that they are encrypted with; the empty id is plain text. */
export interface KeyUse {
  readonly keyId: string;
  readonly runs: number;
}

/** How many stored runs are not encrypted as configured. */
export interface AtRest {
  /** Runs under an older key or in plain, which are being encrypted with the first key. */
  readonly outdated: number;
  /** Runs under a key that this process does not have. */
  readonly unreadable: number;
}

type StaleRow = RunIdentity & { readonly input: StoredInput; readonly input_hash: string };

/**
 * A plain run in progress is left until it waits: the process that carries it out has read it as plain, and would
 * write plain hashes beside the encrypted input.
 */
const STALE = `
  select run_id, account_sid, input, input_hash from onboarding.run
  where sealed_with = any($1) and run_id <> all($2)
    and (sealed_with <> '' or status not in ('RUNNING', 'CANCELLING'))
  limit $3 for update skip locked`;

/** Jumps from key to key in the index, and counts what is not under the current one. */
const USES = `
  with recursive used (id) as (
    select min(sealed_with) from onboarding.run
    union all
    select (select min(sealed_with) from onboarding.run where sealed_with > used.id) from used where used.id is not null
  )
  select id as "keyId", (select count(*)::int from onboarding.run where sealed_with = id) as runs
  from used where id is not null and id <> $1`;

/** Encrypts what is under an older key, or in plain, with the first key. */
export class ResealStore {
  /** Rows that can't be decrypted although their key is known. They are logged once, and left. */
  private readonly damaged = new Set<string>();

  constructor(
    private readonly sql: Sql,
    private readonly vault: RunVault,
  ) {}

  /** Every key that runs are encrypted with, except the current one. */
  async uses(): Promise<readonly KeyUse[]> {
    return this.sql.query<KeyUse & Record<string, unknown>>(USES, [this.vault.keyring.current ?? '']);
  }

  /**
   * Encrypts one batch again. Any number of processes may do so at once, and while runs continue.
   * @param unreadable is called with the id of a run whose input was changed in the database
   * @returns how many there were; 0 when none is left that can be encrypted now
   */
  async resealSome(unreadable: (runId: string) => void): Promise<number> {
    const { current, older } = this.vault.keyring;
    if (current === null) return 0;
    return this.sql.transaction(async (client) => {
      const { rows } = await client.query<StaleRow>(STALE, [['', ...older], [...this.damaged], BATCH]);
      const resealed = rows.flatMap((row) => this.reseal(row, unreadable));
      await client.query(
        `update onboarding.run r set input = n.input::jsonb, input_hash = n.hash
         from unnest($1::text[], $2::text[], $3::text[]) as n (run_id, input, hash) where r.run_id = n.run_id`,
        [resealed.map((run) => run.runId), resealed.map((run) => run.input), resealed.map((run) => run.hash)],
      );
      await keyFingerprints(
        client,
        new Map(resealed.flatMap((run) => (run.newKey === null ? [] : [[run.runId, run.newKey]]))),
      );
      return rows.length;
    });
  }

  private reseal(row: StaleRow, unreadable: (runId: string) => void) {
    let open: OpenInput;
    try {
      open = this.vault.open(row);
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error;
      this.damaged.add(row.run_id);
      unreadable(row.run_id);
      return [];
    }
    const newKey = open.hashKey === null ? this.vault.newHashKey() : null;
    const hashKey = open.hashKey ?? newKey;
    return [
      {
        runId: row.run_id,
        input: JSON.stringify(this.vault.seal(row, { input: open.input, hashKey })),
        hash: newKey === null ? row.input_hash : keyedDigest(row.input_hash, newKey),
        newKey,
      },
    ];
  }
}

/** The hashes of steps that were made while their runs lay in plain. */
async function keyFingerprints(client: pg.ClientBase, hashKeys: ReadonlyMap<string, string>): Promise<void> {
  if (hashKeys.size === 0) return;
  const { rows } = await client.query<{ run_id: string; key: string; fingerprint: string }>(
    'select run_id, key, fingerprint from onboarding.step where run_id = any($1) and fingerprint is not null',
    [[...hashKeys.keys()]],
  );
  await client.query(
    `update onboarding.step s set fingerprint = n.fingerprint
     from unnest($1::text[], $2::text[], $3::text[]) as n (run_id, key, fingerprint)
     where s.run_id = n.run_id and s.key = n.key`,
    [
      rows.map((row) => row.run_id),
      rows.map((row) => row.key),
      rows.map((row) => keyedDigest(row.fingerprint, hashKeys.get(row.run_id) ?? '')),
    ],
  );
}

import type pg from 'pg';
import { CallerError, userError } from '../../domain/errors.js';
import type { OnboardingFilter, OnboardingRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import { digestOf } from '../digest.js';
import type { RunInput } from '../recipes/index.js';
import type { Recipe } from '../recipes/recipe.js';
import { leftOf, quotaReached } from './caller-quota.js';
import type { Sql } from './pool.js';
import { listOf, type RunPlace } from './run-list-sql.js';
import type { RunVault } from './run-vault.js';
import {
  SHOWN_STEPS_COLUMN,
  STEPS_COLUMN,
  toOnboarding,
  type RunRow,
  type ShownStepRow,
  type StepRow,
  type StoredRunRow,
} from './rows.js';
import { INSERT_RUN, INSERT_RUNS } from './transitions/run.js';

/** A run about to be stored. */
export interface NewRun {
  readonly runId: string;
  readonly accountSid: Sid;
  readonly idempotencyKey: string;
  readonly input: RunInput;
  readonly recipe: Recipe;
  readonly traceparent: string | null;
  /** The name of the caller who starts it. */
  readonly caller: string;
  /** Its place among the account's runs that have not begun: 0 is before all others. */
  readonly priority: number;
}

export interface RunWithSteps {
  readonly run: RunRow;
  readonly steps: readonly StepRow[];
}

/** A run in such a list. */
export interface ListedRun {
  readonly record: OnboardingRecord;
  readonly place: RunPlace;
}

/** The next attempt for the account of a run that waits for it; the run's alias is `r`. */
const PROBE_AT = `(select o.probe_at from onboarding.outage o
  where r.next_attempt_at is not null and o.account_sid = r.account_sid) as probe_at`;

/** Runs with all that is known of their steps. */
const WITH_STEPS = `select r.*, ${PROBE_AT}, ${STEPS_COLUMN} from onboarding.run r`;

/** What a list shows of a run, with its place. */
export const LISTED_COLUMNS = `r.*, r.created_at::text as place, ${PROBE_AT}, ${SHOWN_STEPS_COLUMN}`;

/** A row of a list. */
export type ListedRow = Joined<ShownStepRow> & { readonly place: string };

type Joined<Step = StepRow> = StoredRunRow & { readonly steps: readonly Stored<Step>[] };
/** A step as JSON holds it: dates are text. */
type Stored<Step> = Omit<Step, 'started_at' | 'finished_at'> & {
  readonly started_at: string | null;
  readonly finished_at: string | null;
};

const toDate = (text: string | null): Date | null => (text === null ? null : new Date(text));

const withDates = <Step extends Stored<object>>(step: Step) => ({
  ...step,
  started_at: toDate(step.started_at),
  finished_at: toDate(step.finished_at),
});

/** Splits a row that carries its steps as JSON. */
export function split(row: Joined, vault: RunVault): RunWithSteps {
  const { steps, ...run } = row;
  return { run: vault.unwrap(run), steps: steps.map(withDates) };
}

export function toListed({ place, steps, ...row }: ListedRow, vault: RunVault): ListedRun {
  const run = vault.unwrap(row);
  return { record: toOnboarding(run, steps.map(withDates)), place: { createdAt: place, runId: run.run_id } };
}

/** As callers see it. */
const shown = (found: RunWithSteps | null): OnboardingRecord | null =>
  found === null ? null : toOnboarding(found.run, found.steps);

/** The error for an id of which the account has no run. */
export function runNotFound(): CallerError {
  return new CallerError(userError('NOT_FOUND', 'This account has no onboarding with this id.', { path: ['id'] }));
}

/** PostgreSQL's text can't hold NUL, but a caller's id or key may. */
const isText = (value: string): boolean => !value.includes('\0');

/** The runs as callers see them: made once, read by account. */
export class RunsStore {
  constructor(
    private readonly sql: Sql,
    private readonly vault: RunVault,
    /** How many runs of one caller may be outstanding. */
    readonly mostOfCaller: number,
  ) {}

  /**
   * Stores a run with its plan, unless the account's key has one already; returns the run that has the key. Callers
   * that do so at the same moment get the same run.
   * @throws CallerError CONFLICT where the caller has as many runs as it may; those that are stored at this moment
   * may be a few more
   */
  async insert(run: NewRun): Promise<RunWithSteps> {
    const inserted = await this.sql.prepared<Joined>('insert-run', INSERT_RUN, [
      JSON.stringify([this.toStored(run)]),
      this.mostOfCaller,
    ]);
    if (inserted[0] !== undefined) return split(inserted[0], this.vault);
    const there = await this.byKey(run.accountSid, run.idempotencyKey);
    if (there !== null) return there;
    const left = await leftOf(this.sql.pool, run.caller, this.mostOfCaller);
    if (left <= 0) throw quotaReached(this.mostOfCaller, 0, 1);
    // Retention may have deleted the run that has the key just now, and then the key is free.
    return this.insert(run);
  }

  /**
   * Stores many runs of one account in one statement of a transaction.
   * @returns the runs that were there, by key; those of the given runs are not stored
   */
  async insertMany(client: pg.ClientBase, runs: readonly NewRun[]): Promise<ReadonlyMap<string, RunRow>> {
    const text = JSON.stringify(runs.map((run) => this.toStored(run)));
    const { rows: made } = await client.query<{ run_id: string }>(INSERT_RUNS, [text, null]);
    const stored = new Set(made.map((row) => row.run_id));
    const rest = runs.filter((run) => !stored.has(run.runId));
    const [first] = rest;
    if (first === undefined) return new Map();
    const keys = rest.map((run) => run.idempotencyKey);
    const { rows } = await client.query<StoredRunRow>(WITH_KEYS, [first.accountSid, keys]);
    const there = new Map(rows.map((row) => [row.idempotency_key, this.vault.unwrap(row)]));
    // Retention may have deleted a run just now, and then its key is free.
    const freed = rest.filter((run) => !there.has(run.idempotencyKey));
    return freed.length === 0 ? there : new Map([...there, ...(await this.insertMany(client, freed))]);
  }

  /** The account's runs that have one of these keys, by key. */
  async withKeys(accountSid: Sid, keys: readonly string[]): Promise<ReadonlyMap<string, RunRow>> {
    const rows = await this.sql.query<StoredRunRow>(WITH_KEYS, [accountSid, keys]);
    return new Map(rows.map((row) => [row.idempotency_key, this.vault.unwrap(row)]));
  }

  /** The account's runs of these ids, in no order. */
  async byIds(accountSid: Sid, runIds: readonly string[]): Promise<readonly RunWithSteps[]> {
    const rows = await this.sql.query<Joined>(`${WITH_STEPS} where r.account_sid = $1 and r.run_id = any($2)`, [
      accountSid,
      runIds,
    ]);
    return rows.map((row) => split(row, this.vault));
  }

  private toStored(run: NewRun): object {
    const open = { input: run.input, hashKey: this.vault.newHashKey() };
    return {
      runId: run.runId,
      accountSid: run.accountSid,
      idempotencyKey: run.idempotencyKey,
      kind: run.recipe.kind,
      inputHash: digestOf(run.input, open.hashKey),
      input: this.vault.seal({ run_id: run.runId, account_sid: run.accountSid }, open),
      plan: run.recipe.steps,
      traceparent: run.traceparent,
      caller: run.caller,
      priority: run.priority,
    };
  }

  /** The account's run of this id; null where it has none. */
  readonly get = async (accountSid: Sid, runId: string): Promise<OnboardingRecord | null> =>
    shown(await this.byId(accountSid, runId));

  /** The account's run of this idempotency key; null where it has none. */
  readonly getByKey = async (accountSid: Sid, idempotencyKey: string): Promise<OnboardingRecord | null> =>
    shown(await this.byKey(accountSid, idempotencyKey));

  /** @throws CallerError NOT_FOUND */
  async require(accountSid: Sid, runId: string): Promise<OnboardingRecord> {
    const record = await this.get(accountSid, runId);
    if (record !== null) return record;
    throw runNotFound();
  }

  /** The account's run of this id as it is stored; null where it has none. */
  byId(accountSid: Sid, runId: string): Promise<RunWithSteps | null> {
    return this.one('r.account_sid = $1 and r.run_id = $2', accountSid, runId);
  }

  /** The same by the idempotency key. */
  byKey(accountSid: Sid, idempotencyKey: string): Promise<RunWithSteps | null> {
    return this.one('r.account_sid = $1 and r.idempotency_key = $2', accountSid, idempotencyKey);
  }

  private async one(condition: string, accountSid: Sid, value: string): Promise<RunWithSteps | null> {
    if (!isText(value)) return null;
    const rows = await this.sql.query<Joined>(`${WITH_STEPS} where ${condition}`, [accountSid, value]);
    return rows[0] === undefined ? null : split(rows[0], this.vault);
  }

  /** Whether steps of the run are carried out now, or are about to be. */
  async isGoingOn(accountSid: Sid, runId: string): Promise<boolean> {
    const rows = await this.sql.query(
      `select 1 from onboarding.run
       where account_sid = $1 and run_id = $2 and status = 'RUNNING' and next_attempt_at is null`,
      [accountSid, runId],
    );
    return rows.length > 0;
  }

  /** At most `limit` runs after a place, newest first; walks the index, never the table. */
  async page(
    accountSid: Sid,
    filter: OnboardingFilter,
    after: RunPlace | undefined,
    limit: number,
  ): Promise<readonly ListedRun[]> {
    const { text, values } = listOf(accountSid, filter, after, limit);
    const rows = await this.sql.query<ListedRow>(
      `select ${LISTED_COLUMNS} from onboarding.run r where ${text}`,
      values,
    );
    return rows.map((row) => toListed(row, this.vault));
  }
}

const WITH_KEYS = 'select * from onboarding.run where account_sid = $1 and idempotency_key = any($2)';

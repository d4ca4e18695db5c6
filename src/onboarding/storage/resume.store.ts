import type pg from 'pg';
import type { OnboardingStatus } from '../../domain/onboarding.js';
import type { RunInput } from '../recipes/index.js';
import type { Recipe } from '../recipes/recipe.js';
import type { RunRow, StepRow, StoredRunRow } from './rows.js';
import type { RunVault } from './run-vault.js';
import { DROP_STEPS, REDO_STEPS, REOPEN_STEPS, SKIP_STEPS } from './transitions/resume.js';
import { INSERT_STEPS, REOPEN_RUN } from './transitions/run.js';

/**
 * How a run is resumed: its input and steps after the correction, and the finished steps that are carried out again.
 */
export interface ResumePlan {
  readonly input: RunInput;
  readonly recipe: Recipe;
  /** Finished steps whose resource is updated. */
  readonly update: readonly string[];
  /** Finished steps that are done again, as if they had not been carried out. */
  readonly redo: readonly string[];
}

/** A run that may be resumed, locked until the transaction ends. */
export interface LockedRun {
  readonly run: RunRow;
  readonly steps: readonly StepRow[];
}

/** Who resumes a run, and with what. */
export interface ReopenRequest {
  /** The caller's name. */
  readonly caller: string;
  /** The names of the parts of the input that are corrected. */
  readonly corrected: readonly string[];
  readonly traceparent: string | null;
  readonly now: Date;
}

/** Whether a run waits for action, or for Twilio: then resuming tries it at once. */
export function mayBeResumed(run: Pick<RunRow, 'status' | 'next_attempt_at'>): boolean {
  return run.status === 'ACTION_REQUIRED' || (run.status === 'RUNNING' && run.next_attempt_at !== null);
}

/**
 * Locks a run that may be resumed, so that of several callers only one resumes it.
 * @returns its status where it may not
 */
export async function lockToResume(
  client: pg.ClientBase,
  vault: RunVault,
  runId: string,
): Promise<LockedRun | { readonly status: OnboardingStatus }> {
  const text = 'select * from onboarding.run where run_id = $1 for update';
  const { rows } = await client.query<StoredRunRow>(text, [runId]);
  if (rows[0] === undefined) throw new Error('The run is not in the database.');
  const run = vault.unwrap(rows[0]);
  if (!mayBeResumed(run)) return { status: run.status };
  const { rows: steps } = await client.query<StepRow>(
    'select * from onboarding.step where run_id = $1 order by position',
    [runId],
  );
  return { run, steps };
}

/** Begins the next round of a run that is locked. @returns the number of its next segment */
export async function reopenRun(
  client: pg.ClientBase,
  vault: RunVault,
  run: RunRow,
  plan: ResumePlan,
  { caller, corrected, traceparent, now }: ReopenRequest,
): Promise<number> {
  const { run_id: runId, segment, hashKey } = run;
  await client.query(INSERT_STEPS, [runId, JSON.stringify(plan.recipe.steps)]);
  await reopenSteps(client, runId, plan);
  const input = vault.seal(run, { input: plan.input, hashKey });
  await client.query(REOPEN_RUN, [runId, JSON.stringify(input), traceparent, caller, corrected, now]);
  return segment + 1;
}

async function reopenSteps(client: pg.ClientBase, runId: string, { recipe, update, redo }: ResumePlan): Promise<void> {
  const keys = recipe.steps.map((step) => step.key);
  // A step that the corrected plan no longer has (a second representative was dropped) is skipped. What it had
  // attached is detached first, and its bundle is evaluated after that.
  const { rows: dropped } = await client.query<{ key: string; bundle: string }>(DROP_STEPS, [runId, keys]);
  await client.query(SKIP_STEPS, [runId, keys, dropped.map((step) => step.key)]);
  for (const { key, bundle } of dropped) {
    await client.query(
      `update onboarding.step set after = after || array[$3::text]
       where run_id = $1 and use = 'evaluate-bundle' and parameters->>'bundle' = $2`,
      [runId, bundle, key],
    );
  }
  await client.query(REOPEN_STEPS, [runId, keys, update]);
  await client.query(REDO_STEPS, [runId, redo]);
}

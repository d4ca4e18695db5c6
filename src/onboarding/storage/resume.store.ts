import type pg from 'pg';
import type { OnboardingStatus } from '../../domain/onboarding.js';
import type { RunInput } from '../recipes/index.js';
import type { Recipe } from '../recipes/recipe.js';
import type { Sql } from './pool.js';
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

export type ResumeOutcome =
  { readonly status: 'resumed'; readonly segment: number } | { readonly status: OnboardingStatus };

/** Who resumes a run, and with what. */
export interface ReopenRequest {
  /** The caller's name. */
  readonly caller: string;
  /** The names of the parts of the input that are corrected. */
  readonly corrected: readonly string[];
  readonly traceparent: string | null;
  readonly now: Date;
}

/**
 * Begins the next round of a run that waits for action, or for Twilio. The run is locked, so that of several callers
 * only one resumes it.
 */
export async function reopenRun(
  sql: Sql,
  vault: RunVault,
  runId: string,
  { caller, corrected, traceparent, now }: ReopenRequest,
  decide: (run: RunRow, steps: readonly StepRow[]) => ResumePlan,
): Promise<ResumeOutcome> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<StoredRunRow>('select * from onboarding.run where run_id = $1 for update', [
      runId,
    ]);
    if (rows[0] === undefined) throw new Error('The run is not in the database.');
    const run = vault.unwrap(rows[0]);
    // One that waits for Twilio is tried at once.
    const isUnanswered = run.status === 'RUNNING' && run.next_attempt_at !== null;
    if (run.status !== 'ACTION_REQUIRED' && !isUnanswered) return { status: run.status };
    const { rows: steps } = await client.query<StepRow>(
      'select * from onboarding.step where run_id = $1 order by position',
      [runId],
    );
    const plan = decide(run, steps);
    await client.query(INSERT_STEPS, [runId, JSON.stringify(plan.recipe.steps)]);
    await reopenSteps(client, runId, plan);
    const input = vault.seal(run, { input: plan.input, hashKey: run.hashKey });
    await client.query(REOPEN_RUN, [runId, JSON.stringify(input), traceparent, caller, corrected, now]);
    return { status: 'resumed', segment: run.segment + 1 };
  });
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

import type { JournalEntry } from '../../../src/sandbox/index.js';
import { nameOf, type Run } from './cases.js';
import { belongings, describe } from './inventory.js';
import { withStrays, type Outcome, type Tried } from './outcome.js';
import type { RunState } from './fleet.js';
import type { SandboxRow } from './rows.js';
import type { Stage } from './stage.js';

/** A run that was cancelled with deletion. */
export interface Cancelled extends Pick<Tried, 'run' | 'point' | 'problems'> {
  /** Whether a server died in the undo: what it had deleted may be asked for again. */
  readonly killed: boolean;
}

/** Every row that was there before the runs, as it was. */
export type Rows = ReadonlyMap<string, SandboxRow>;

export const rowsBySid = (rows: readonly SandboxRow[]): Rows => new Map(rows.map((row) => [row.row.sid, row]));

export const noSuchRun = (tried: Pick<Outcome, 'run' | 'recipe' | 'point'>): Outcome => {
  return { ...tried, duplicates: 0, orphans: 0, lost: 0, problems: ['no such run'] };
};

/**
 * Holds the sandbox's whole state against what was there before the runs: everything that they made is gone, everything
 * else is as it was, nothing was deleted that was not there, and every run is cancelled without a rest.
 */
export function judgeCancelled(
  stage: Stage,
  before: Rows,
  tried: readonly Cancelled[],
  states: ReadonlyMap<string, RunState>,
): readonly Outcome[] {
  const { rows } = stage.holdings();
  const now = rowsBySid(rows);
  const added = rows.filter(({ row }) => !before.has(row.sid));
  const claimed = new Set<string>();
  const outcomes = tried.map(({ run, point, killed, problems }): Outcome => {
    const state = states.get(run.key);
    const recipe = `${nameOf(run.shape)} cancelled`;
    if (state === undefined) return noSuchRun({ run, recipe, point });
    const left = belongings(added, run, state);
    left.forEach(({ row }) => claimed.add(row.sid));
    const needless = needlessDeletions(deletionsOf(stage, run), killed);
    return {
      ...{ run, recipe, point, duplicates: needless.length, orphans: left.length, lost: 0 },
      problems: [
        ...problems,
        ...statusProblems(state),
        ...left.map((row) => `left: ${describe(row, now)} ${row.row.sid}`),
        ...needless.map(({ path }) => `deleted though it was not there: ${path}`),
      ],
    };
  });
  const touched = [...before.values()].filter((row) => isTouched(row, now.get(row.row.sid)));
  const nobodys = added.filter(({ row }) => !claimed.has(row.sid));
  return withStrays(
    outcomes,
    [...touched, ...nobodys].map(({ table, row }) => `${table} ${row.sid}`),
  );
}

/** What was sent to delete what a run has made. */
function deletionsOf(stage: Stage, { tag }: Run): readonly JournalEntry[] {
  return stage.control.journal({ method: 'DELETE' }).filter(({ path }) => stage.register.tagOf(path) === tag);
}

/** What was sent, from an entry on, to take back what a run has done: deletions, and numbers that are put back. */
export function takenBack(stage: Stage, { tag }: Run, since: number): readonly JournalEntry[] {
  return stage.control
    .journal({ since })
    .filter(({ method, status }) => method === 'DELETE' || (method === 'POST' && status === 201))
    .filter(({ path }) => stage.register.tagOf(path) === tag);
}

/** Those of what was not there; a server that died may have deleted it, or the bundle that it was on, unrecorded. */
function needlessDeletions(deletions: readonly JournalEntry[], killed: boolean): readonly JournalEntry[] {
  return deletions.filter((entry, at) => {
    const earlier = deletions.slice(0, at).filter(({ status }) => status === 204);
    return entry.status === 404 && !(killed && earlier.some(({ path }) => entry.path.startsWith(path)));
  });
}

const ENDED = ['UNDONE', 'SKIPPED', 'SUCCEEDED'];

export function statusProblems({ status, failure, steps }: RunState): readonly string[] {
  const open = steps.filter((step) => !ENDED.includes(step.status)).map((step) => `${step.key} ${step.status}`);
  if (status === 'CANCELLED' && failure === null && open.length === 0) return [];
  return [`${status} ${failure === null ? '' : JSON.stringify(failure)}; ${open.join(', ')}`];
}

/** Whether something that was there before is gone, or another. */
function isTouched(before: SandboxRow, now: SandboxRow | undefined): boolean {
  return now === undefined || textOf(before) !== textOf(now);
}

const textOf = ({ row }: SandboxRow): string =>
  JSON.stringify(row, (name: string, value: unknown) => (name === 'dateUpdated' ? undefined : value));

import type { JournalEntry } from '../../../src/sandbox/index.js';
import { nameOf, type Run } from './cases.js';
import { balanceOfChange, rowsOfChange } from './changing.js';
import type { Wanted } from './customers.js';
import { balance, belongings, type Balance, type Inventory } from './inventory.js';
import { balanceOfLeaving, wrongDeletions } from './leaving.js';
import { balanceOfNumbers, profileFirst, wrongResults } from './number-balance.js';
import type { SandboxRow } from './rows.js';
import type { RunState } from './fleet.js';

/** What came of one run. */
export interface Outcome {
  readonly run: Run;
  /** The line of the table in which it is counted. */
  readonly recipe: string;
  /** What was done to it, in words. */
  readonly point: string;
  readonly duplicates: number;
  readonly orphans: number;
  /** What should be there and is not, such as a number that is no longer on a product. */
  readonly lost: number;
  /** Everything that is wrong; empty for a run that survived. */
  readonly problems: readonly string[];
}

/** A run that was put to the test. */
export interface Tried {
  readonly run: Run;
  readonly point: string;
  readonly expected: Inventory;
  /** What was seen to be wrong on the way. */
  readonly problems: readonly string[];
}

/** All that lies at Trust Hub, and what was received meanwhile. */
export interface Holdings {
  readonly rows: readonly SandboxRow[];
  readonly journal: readonly Pick<JournalEntry, 'method' | 'path' | 'status' | 'values'>[];
}

/** The SIDs of everything that was there before the runs. */
export type Before = ReadonlySet<string>;

export const sidsOf = (rows: readonly SandboxRow[]): Before => new Set(rows.map(({ row }) => row.sid));

/**
 * Holds the sandbox's whole state against what the runs should have made: exactly one of everything, nothing that no run
 * knows of, every bundle submitted once, and every run completed.
 */
export function judge(
  { rows, journal }: Holdings,
  before: Before,
  tried: readonly Tried[],
  states: ReadonlyMap<string, RunState>,
): readonly Outcome[] {
  const all = new Map(rows.map((row) => [row.row.sid, row]));
  const submissions = journal.filter(
    ({ method, status, values }) => method === 'POST' && status === 200 && values['Status'] === 'pending-review',
  );
  const claimed = new Set<string>();
  const outcomes = tried.map(({ run, point, expected, problems }): Outcome => {
    const state = states.get(run.key);
    const recipe = nameOf(run.shape);
    if (state === undefined)
      return { run, recipe, point, duplicates: 0, orphans: 0, lost: 0, problems: [...problems, 'no such run'] };
    const have = belongings(rows, run, state);
    have.forEach(({ row }) => claimed.add(row.sid));
    const { wanted } = run;
    if (wanted !== undefined) rowsOfChange(rows, wanted).forEach(({ row }) => claimed.add(row.sid));
    const found =
      wanted === undefined
        ? balance(have, expected, state, all)
        : sumOf(balanceOfNumbers(have, wanted), balanceOfLeaving(rows, wanted), balanceOfChange(rows, wanted));
    const twice = state.steps
      .filter(({ use, status }) => use === 'submit-bundle' && status !== 'SKIPPED')
      .map(({ key, resource_sid: sid }) => ({
        key,
        times: submissions.filter(({ path }) => path.endsWith(`/${sid}`)).length,
      }))
      .filter(({ times }) => times !== 1);
    return {
      ...{ run, recipe, point },
      duplicates: found.duplicates.length,
      orphans: found.orphans.length,
      lost: found.missing.length,
      problems: [
        ...problems,
        ...statusProblems(run, state),
        ...found.duplicates.map((name) => `doubled: ${name}`),
        ...found.missing.map((name) => `missing: ${name}`),
        ...found.orphans.map((name) => `orphaned: ${name}`),
        ...(wanted === undefined ? [] : wrongAnswers(wanted, state, journal)),
        ...twice.map(({ key, times }) => `${key}: submitted ${times} times`),
      ],
    };
  });
  const nobodys = rows.filter(({ row }) => !before.has(row.sid) && !claimed.has(row.sid));
  return withStrays(
    outcomes,
    nobodys.map(({ table, row }) => `${table} ${row.sid}`),
  );
}

const wrongAnswers = (wanted: Wanted, state: RunState, journal: Holdings['journal']): readonly string[] => [
  ...wrongResults(wanted, state),
  ...wrongDeletions(wanted, state),
  ...profileFirst(wanted, journal),
];

const sumOf = (...balances: readonly Balance[]): Balance => ({
  duplicates: balances.flatMap(({ duplicates }) => duplicates),
  missing: balances.flatMap(({ missing }) => missing),
  orphans: balances.flatMap(({ orphans }) => orphans),
});

function statusProblems({ shape }: Run, state: RunState): readonly string[] {
  // Of a product that is there some steps are needless.
  const finished = shape.profile === 'with a product' ? ['SUCCEEDED', 'SKIPPED'] : ['SUCCEEDED'];
  const unfinished = state.steps
    .filter(({ status }) => !finished.includes(status))
    .map(({ key, status }) => `${key} ${status}`);
  if (state.status === 'COMPLETED' && state.failure === null && unfinished.length === 0) return [];
  return [`${state.status} ${state.failure === null ? '' : JSON.stringify(state.failure)}; ${unfinished.join(', ')}`];
}

/** Things that belong to no run are told with the first one, so that they are counted. */
export function withStrays(outcomes: readonly Outcome[], strays: readonly string[]): readonly Outcome[] {
  return outcomes.map((outcome, index) =>
    index > 0
      ? outcome
      : {
          ...outcome,
          orphans: outcome.orphans + strays.length,
          problems: [...outcome.problems, ...strays.map((name) => `nobody's: ${name}`)],
        },
  );
}

import { markerOf } from '../../../src/onboarding/steps/marker.js';
import type { Run } from './cases.js';
import type { SandboxRow } from './rows.js';
import type { RunState } from './fleet.js';

/** What a run has at Trust Hub, counted by what it is: `endUsers authorized_representative_1`. */
export type Inventory = ReadonlyMap<string, number>;

/** What is wrong at Trust Hub after a run. */
export interface Balance {
  /** More than an undisturbed run makes. */
  readonly duplicates: readonly string[];
  /** Less than that. */
  readonly missing: readonly string[];
  /** Of the run, and named by none of its steps. */
  readonly orphans: readonly string[];
}

/** The rows of a run: those with its marker, what is on them, and what its numbers are on. */
export function belongings(rows: readonly SandboxRow[], run: Run, state: RunState): readonly SandboxRow[] {
  const marker = markerOf(state.run_id);
  const own = new Set(rows.filter(({ row }) => row.friendlyName?.includes(marker)).map(({ row }) => row.sid));
  const taken = takenBy(state);
  return rows.filter(
    ({ table, row }) =>
      own.has(row.sid) ||
      own.has(row.bundleSid ?? '') ||
      own.has(row.objectSid ?? '') ||
      run.numbers.includes(row.channelEndpointSid ?? '') ||
      // Those of a product that was there before, and was taken.
      (table === 'evaluations' && taken.has(row.bundleSid ?? '')),
  );
}

/** The products that were there before, and that the run works on. */
function takenBy({ steps }: RunState): ReadonlySet<string | null> {
  return new Set(steps.flatMap((step) => (step.detail.reused === true ? [step.resource_sid] : [])));
}

/** Counts a run's rows by what they are. */
export function inventoryOf(rows: readonly SandboxRow[], all: ReadonlyMap<string, SandboxRow>): Inventory {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = describe(row, all);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

export function describe({ table, row }: SandboxRow, all: ReadonlyMap<string, SandboxRow>): string {
  const bundle = all.get(row.bundleSid ?? '')?.row.kind;
  const object = all.get(row.objectSid ?? '');
  const words = [table, row.kind, row.type, bundle, object?.row.type ?? object?.row.kind];
  // An evaluation's outcome and a bundle's status are a part of what it is.
  if (table === 'bundles' || table === 'evaluations') words.push(row.status);
  return words.filter((word) => word !== undefined).join(' ');
}

/**
 * Holds what a run has against what an undisturbed one has.
 * @param rounds how often the run was begun: an unfinished bundle is evaluated once in each
 */
export function balance(
  have: readonly SandboxRow[],
  expected: Inventory,
  state: RunState,
  all: ReadonlyMap<string, SandboxRow>,
): Balance {
  const duplicates: string[] = [];
  const missing: string[] = [];
  const counts = inventoryOf(have, all);
  for (const name of new Set([...counts.keys(), ...expected.keys()])) {
    const wanted = expected.get(name) ?? 0;
    const there = counts.get(name) ?? 0;
    const most = name.startsWith('evaluations ') ? wanted * state.round : wanted;
    for (let more = most; more < there; more += 1) duplicates.push(name);
    for (let less = there; less < wanted; less += 1) missing.push(name);
  }
  const known = new Set(state.steps.map((step) => step.resource_sid));
  const own = have.filter(({ table }) => table === 'bundles').map(({ row }) => row.sid);
  const bundles = new Set([...own, ...takenBy(state)]);
  const orphans = have
    .filter((row) => !isReferenced(row, known, bundles, state))
    .map((row) => `${describe(row, all)} ${row.row.sid}`);
  return { duplicates, missing, orphans };
}

/** Numbers are not named by SID of their assignment: they must be on a bundle of the run. */
function isReferenced(
  { table, row }: SandboxRow,
  known: ReadonlySet<string | null>,
  bundles: ReadonlySet<string | null>,
  state: RunState,
): boolean {
  if (table === 'channelEndpointAssignments') return known.has(row.bundleSid ?? '');
  if (table === 'evaluations' && state.round > 1) return bundles.has(row.bundleSid ?? '');
  return known.has(row.sid);
}

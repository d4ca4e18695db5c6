import type { LaterKind } from '../../../src/domain/onboarding-kind.js';
import { nameOf, type Run } from './cases.js';
import { rowsOfChange } from './changing.js';
import { noSuchRun, statusProblems, type Cancelled, type Rows } from './cancelled.js';
import { belongings, type Balance } from './inventory.js';
import { withStrays, type Outcome } from './outcome.js';
import type { RunState } from './fleet.js';
import type { SandboxRow } from './rows.js';
import type { Stage } from './stage.js';

/** Operations that were asked to take numbers off, or apart: what has gone by then stays gone. */
const TAKES: ReadonlySet<LaterKind> = new Set(['REMOVE_PHONE_NUMBERS', 'SET_PHONE_NUMBERS', 'OFFBOARD_CUSTOMER']);

/**
 * Holds the sandbox against what was there before operations on customers that were cancelled: each number is once where it
 * was, or off where the operation was to take it off; a customer that changes has each thing once and is in force; and
 * nothing is left that nothing names.
 */
export function judgeCancelledLater(
  stage: Stage,
  before: Rows,
  tried: readonly Cancelled[],
  states: ReadonlyMap<string, RunState>,
): readonly Outcome[] {
  const { rows } = stage.holdings();
  const claimed = new Set<string>();
  const outcomes = tried.map(({ run, point, problems }): Outcome => {
    const state = states.get(run.key);
    const recipe = `${nameOf(run.shape)} cancelled`;
    if (state === undefined || run.wanted === undefined) return noSuchRun({ run, recipe, point });
    const own = [...belongings(rows, run, state), ...rowsOfChange(rows, run.wanted)];
    for (const { row } of own) claimed.add(row.sid);
    const { duplicates, orphans, missing } = sumOf(
      balanceOfPlaces(run, [...before.values()], rows),
      balanceOfThings(run, before, rows),
    );
    return {
      ...{ run, recipe, point, duplicates: duplicates.length, orphans: orphans.length, lost: missing.length },
      problems: [
        ...problems,
        ...statusProblems(state),
        ...duplicates.map((name) => `doubled: ${name}`),
        ...missing.map((name) => `lost: ${name}`),
        ...orphans.map((name) => `left: ${name}`),
      ],
    };
  });
  const nobodys = rows.filter(({ row }) => !before.has(row.sid) && !claimed.has(row.sid));
  return withStrays(
    outcomes,
    nobodys.map(({ table, row }) => `${table} ${row.sid}`),
  );
}

const sumOf = (one: Balance, other: Balance): Balance => ({
  duplicates: [...one.duplicates, ...other.duplicates],
  missing: [...one.missing, ...other.missing],
  orphans: [...one.orphans, ...other.orphans],
});

/** Where the numbers of a run are, once for each assignment. */
function placesOf({ numbers }: Run, rows: readonly SandboxRow[]): readonly string[] {
  return rows.flatMap(({ row: { channelEndpointSid: number = '', bundleSid } }) =>
    numbers.includes(number) ? [`${number} ${bundleSid}`] : [],
  );
}

function balanceOfPlaces(run: Run, before: readonly SandboxRow[], rows: readonly SandboxRow[]): Balance {
  const [was, is] = [placesOf(run, before), placesOf(run, rows)];
  const names = run.wanted?.names ?? new Map<string, string>();
  const named = (place: string) =>
    place
      .split(' ')
      .map((sid) => names.get(sid) ?? sid)
      .join(' on ');
  const wanted = new Set(run.wanted?.places.map(({ number, bundle }) => `${number} ${bundle}`));
  const takes = TAKES.has(run.shape.recipe as LaterKind);
  const mayBeGone = (place: string) => takes && !wanted.has(place);
  return {
    duplicates: is.filter((place, at) => is.indexOf(place) !== at).map(named),
    orphans: is.filter((place) => !was.includes(place)).map(named),
    missing: was.filter((place) => !is.includes(place) && !mayBeGone(place)).map(named),
  };
}

/** What the run has made is gone, or is on a bundle; a bundle that changes has each thing once, as before or corrected. */
function balanceOfThings({ wanted, tag }: Run, before: Rows, rows: readonly SandboxRow[]): Balance {
  const { changed = [], stays = [], names = new Map<string, string>() } = wanted ?? {};
  const all = new Map(rows.map((row) => [row.row.sid, row]));
  const onBundle = (sid: string, type: string) =>
    rows.filter(({ row }) => row.bundleSid === sid && all.get(row.objectSid ?? '')?.row.type === type);
  const approved = (sid: string) => all.get(sid)?.row.status === 'twilio-approved';
  const attached = new Set(rows.flatMap(({ row }) => row.objectSid ?? []));
  const isLoose = ({ table, row }: SandboxRow): boolean =>
    row.copyOf !== undefined || (['endUsers', 'supportingDocuments'].includes(table) && !attached.has(row.sid));
  const bundles = new Set(changed.map(({ bundle }) => bundle));
  const isOurs = ({ row }: SandboxRow): boolean =>
    bundles.has(row.copyOf ?? '') || (row.friendlyName?.includes(tag) ?? false);
  return {
    duplicates: changed
      .filter(({ bundle, type }) => onBundle(bundle, type).length > 1)
      .map(({ bundle, type }) => `${type} on ${names.get(bundle)}`),
    missing: [
      ...changed
        .filter(({ bundle, type }) => onBundle(bundle, type).length === 0 || !approved(bundle))
        .map(({ bundle, type }) => `${type} on ${names.get(bundle)}`),
      ...stays.filter((sid) => !all.has(sid)).map((sid) => names.get(sid) ?? sid),
    ],
    orphans: rows
      .filter((row) => !before.has(row.row.sid) && isOurs(row) && isLoose(row))
      .map(({ table, row }) => `${table} ${row.sid}`),
  };
}

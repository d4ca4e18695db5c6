import { longWork } from '../domain/pacing/long-work.js';
import { CallerError, type UserErrorRecord } from '../domain/errors.js';
import type { OnboardingKind } from '../domain/onboarding-kind.js';
import {
  BATCH_PARTS,
  MAX_ITEMS,
  type InvalidRow,
  type OnboardingBatchInput,
  type OnboardingBatchRow,
  type UnreadableRow,
  type UnreadableRows,
} from '../domain/onboarding-batch.js';
import type { OnboardingInput } from '../domain/onboarding-input.js';
import { OnInvalid } from '../schema/onboarding.enum.js';
import type { OnboardingItemsInput, OnboardManyInput } from '../schema/onboarding-batch.input.js';
import { findingsOf } from './check-arguments.js';
import type { ResolverContext } from './context.js';
import { laterFindings } from './later-findings.js';
import { plainInput } from './plain-input.js';

/**
 * A batch with its rows, each good or with everything that is wrong with it.
 * @throws CallerError INVALID_INPUT for what is wrong with the batch itself
 */
export async function checkedBatch(
  given: OnboardManyInput,
  context: Pick<ResolverContext, 'account' | 'callbackProblem' | 'unreadableRows'>,
): Promise<OnboardingBatchInput> {
  const { readable, positions, unreadable } = takenApart(given, context.unreadableRows);
  const { checked, findings } = await inSlices(readable, context);
  const [first, ...more] = findings.filter((finding) => rowOf(finding) === undefined);
  if (first !== undefined) throw new CallerError(first, ...more);
  const ofRows = new Map<number, UserErrorRecord[]>();
  for (const finding of findings) {
    const at = rowOf(finding) ?? 0;
    ofRows.set(at, [...(ofRows.get(at) ?? []), { ...finding, path: (finding.path ?? []).slice(ROW_DEPTH) }]);
  }
  const { items, onInvalid = OnInvalid.REFUSE_ALL, idempotencyKey, name } = plainInput(checked);
  const { kind, inputs } = listOf(items);
  const rows: OnboardingBatchRow[] = [];
  for (const [at, position] of positions.entries()) {
    const input = inputs[at]!;
    const [error, ...others] = ofRows.get(at) ?? laterFindings(input);
    rows[position] = error === undefined ? input : placed(kind, { ...input, position, errors: [error, ...others] });
  }
  for (const row of unreadable) rows[row.position] = placed(kind, row);
  return { idempotencyKey, ...(name !== undefined && { name }), kind, onInvalid, items: rows };
}

/**
 * The rows that fit the type of a row, with the position of each in the batch, and those that do not. A batch whose rows
 * all do not fit keeps the row that stands in for them: it is not empty.
 */
function takenApart(
  given: OnboardManyInput,
  unreadableRows: UnreadableRows,
): {
  readonly readable: OnboardManyInput;
  readonly positions: readonly number[];
  readonly unreadable: readonly UnreadableRow[];
} {
  const [part, rows] = listsOf(given)[0] ?? ['', []];
  const unreadable = unreadableRows.get(rows.at(-1)?.idempotencyKey ?? '') ?? [];
  const taken = new Set(unreadable.map(({ position }) => position));
  const readable = unreadable.length === 0 ? rows : rows.slice(0, -1);
  const all = [...Array(readable.length + unreadable.length).keys()];
  return {
    readable: readable.length === 0 ? given : withRows(given, part, readable),
    positions: all.filter((position) => !taken.has(position)),
    unreadable,
  };
}

/** An invalid row whose errors have their path in the batch, and the key of the row. */
function placed(kind: OnboardingKind, { position, idempotencyKey: given, errors }: UnreadableRow): InvalidRow {
  const idempotencyKey = printable(given);
  const place = ['items', BATCH_PARTS[kind], String(position)];
  const [first, ...more] = errors.map((error) => ({
    ...error,
    idempotencyKey,
    path: [...place, ...(error.path ?? [])],
  }));
  return { idempotencyKey, errors: [first!, ...more] };
}

/** So many rows are checked before others have their turn: some milliseconds of work. */
const SLICE = 50;

/** The batch in its normal form, and everything that is wrong with it and its rows. */
async function inSlices(
  given: OnboardManyInput,
  context: Pick<ResolverContext, 'account' | 'callbackProblem'>,
): Promise<{ readonly checked: OnboardManyInput; readonly findings: readonly UserErrorRecord[] }> {
  const lists = listsOf(given);
  const [part, rows] = lists[0] ?? ['', []];
  // A list that is too long is refused as a whole.
  if (lists.length !== 1 || rows.length <= SLICE || rows.length > MAX_ITEMS)
    return { checked: given, findings: findingsOf(given, context) };
  const first = withRows(given, part, rows.slice(0, SLICE));
  const findings = [...findingsOf(first, context)];
  for (let from = SLICE; from < rows.length; from += SLICE) {
    await longWork.turn(context.account.sid);
    const ofSlice = findingsOf(withRows(given, part, rows.slice(from, from + SLICE)), context);
    findings.push(...ofSlice.flatMap((finding) => movedBy(from, finding)));
  }
  // Rows are brought into their normal form where they are.
  return { checked: withRows(first, part, rows), findings };
}

interface Row {
  readonly idempotencyKey: string;
}

/** The lists that were given; there should be one. */
function listsOf({ items }: OnboardManyInput): readonly (readonly [string, readonly Row[]])[] {
  return Object.entries(items).filter(([, list]) => Array.isArray(list)) as [string, Row[]][];
}

function withRows(batch: OnboardManyInput, part: string, rows: readonly Row[]): OnboardManyInput {
  return like(batch, { items: like(batch.items, { [part]: rows }) });
}

/** The same instance of the same class, but for some members. */
function like<Input extends object>(input: Input, members: object): Input {
  return Object.assign(Object.create(Object.getPrototypeOf(input) as object) as Input, input, members);
}

/** A finding of a slice at its place in the batch; none for what is about the batch itself, which the first slice has found. */
function movedBy(from: number, finding: UserErrorRecord): readonly UserErrorRecord[] {
  const at = rowOf(finding);
  if (at === undefined) return [];
  const path = (finding.path ?? []).map((name, index) => (index === 2 ? String(at + from) : name));
  return [{ ...finding, path }];
}

/** A path leads by so many names to a row: `items.voiceIntegrity.3`, and what follows lies in the row. */
const ROW_DEPTH = 3;

/** The row that a finding is about. */
function rowOf({ path }: UserErrorRecord): number | undefined {
  const [items, , at] = path ?? [];
  return items === 'items' && at !== undefined ? Number(at) : undefined;
}

/** A key that is invalid itself, as far as it can be stored and shown. */
function printable(key: string): string {
  return key.replaceAll(/\p{C}/gu, '').slice(0, 255);
}

/** The list that was given, with the kind that its name stands for; it was checked that it is one. */
function listOf(items: OnboardingItemsInput): {
  readonly kind: OnboardingKind;
  readonly inputs: readonly OnboardingInput[];
} {
  const kinds = Object.keys(BATCH_PARTS) as readonly OnboardingKind[];
  const lists = items as Readonly<Record<string, readonly object[] | undefined>>;
  const kind = kinds.find((one) => lists[BATCH_PARTS[one]] !== undefined) ?? 'CNAM';
  const inputs = (lists[BATCH_PARTS[kind]] ?? []).map((item) => ({ kind, ...item }) as OnboardingInput);
  return { kind, inputs };
}

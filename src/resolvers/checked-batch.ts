import { longWork } from '../domain/pacing/long-work.js';
import { CallerError, type UserErrorRecord } from '../domain/errors.js';
import type { OnboardingKind } from '../domain/onboarding-kind.js';
import {
  MAX_ITEMS,
  BATCH_PARTS,
  type OnboardingBatchInput,
  type OnboardingBatchRow,
  type UnreadableRows,
} from '../domain/onboarding-batch.js';
import type { OnboardingInput } from '../domain/onboarding-input.js';
import { OnInvalid } from '../schema/onboarding.enum.js';
import type { OnboardingItemsInput, OnboardManyInput } from '../schema/onboarding-batch.input.js';
import { findingsOf } from './check-arguments.js';
import type { ResolverContext } from './context.js';
import { plainInput } from './plain-input.js';

/**
 * A batch with its rows, each good or with everything that is wrong with it.
 * @throws CallerError INVALID_INPUT for what is wrong with the batch itself
 */
export async function checkedBatch(
  given: OnboardManyInput,
  context: Pick<ResolverContext, 'account' | 'callbackProblem' | 'unreadableRows'>,
): Promise<OnboardingBatchInput> {
  const { unreadableRows } = context;
  const { checked, findings: found } = await inSlices(given, context);
  const findings = withUnreadable(found, checked.items, unreadableRows);
  const { items, onInvalid = OnInvalid.REFUSE_ALL, ...batch } = plainInput(checked);
  const ofRows = new Map<number, UserErrorRecord[]>();
  const ofBatch = findings.filter((finding) => {
    const at = rowOf(finding);
    if (at !== undefined) ofRows.set(at, [...(ofRows.get(at) ?? []), finding]);
    return at === undefined;
  });
  const [first, ...more] = ofBatch.length === 0 ? [] : findings;
  if (first !== undefined) throw new CallerError(first, ...more);
  const { kind, inputs } = listOf(items);
  const rows = inputs.map((input, at): OnboardingBatchRow => {
    const key = input.idempotencyKey;
    const idempotencyKey = printable(unreadableRows.get(key)?.idempotencyKey ?? key);
    const [first, ...more] = (ofRows.get(at) ?? []).map((error) => ({ ...error, idempotencyKey }));
    return first === undefined ? input : { idempotencyKey, errors: [first, ...more] };
  });
  return { ...batch, kind, onInvalid, items: rows };
}

/** So many rows are checked before others have their turn: some milliseconds of work. */
const SLICE = 50;

/** The batch in its normal form, and everything that is wrong with it and its rows. */
async function inSlices(
  given: OnboardManyInput,
  context: Pick<ResolverContext, 'account' | 'callbackProblem'>,
): Promise<{ readonly checked: OnboardManyInput; readonly findings: readonly UserErrorRecord[] }> {
  const lists = Object.entries(given.items).filter(([, list]) => Array.isArray(list)) as [string, unknown[]][];
  const [part, rows] = lists[0] ?? ['', []];
  // A list that is too long is refused as a whole.
  if (lists.length !== 1 || rows.length <= SLICE || rows.length > MAX_ITEMS)
    return { checked: given, findings: findingsOf(given, context) };
  const withRows = (some: readonly unknown[]): OnboardManyInput =>
    like(given, { items: like(given.items, { [part]: some }) });
  const first = withRows(rows.slice(0, SLICE));
  const findings = [...findingsOf(first, context)];
  for (let from = SLICE; from < rows.length; from += SLICE) {
    await longWork.turn(context.account.sid);
    const ofSlice = findingsOf(withRows(rows.slice(from, from + SLICE)), context);
    findings.push(...ofSlice.flatMap((finding) => movedBy(from, finding)));
  }
  // Rows are brought into their normal form where they are.
  return { checked: like(first, { items: like(first.items, { [part]: rows }) }), findings };
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

/** The row that a finding is about: `items.voiceIntegrity.3` and what follows. */
function rowOf({ path }: UserErrorRecord): number | undefined {
  const [items, , at] = path ?? [];
  return items === 'items' && at !== undefined ? Number(at) : undefined;
}

/** What was found, but for what is wrong with stand-ins: what does not fit in the row itself comes in its place. */
function withUnreadable(
  found: readonly UserErrorRecord[],
  items: OnboardingItemsInput,
  unreadable: UnreadableRows,
): readonly UserErrorRecord[] {
  if (unreadable.size === 0) return found;
  const lists = Object.entries(items) as [string, readonly { readonly idempotencyKey: string }[]][];
  const instead = lists.flatMap(([part, rows]) =>
    rows.flatMap(({ idempotencyKey }, at) => {
      const row = unreadable.get(idempotencyKey);
      return row === undefined ? [] : [{ place: ['items', part, String(at)], errors: row.errors }];
    }),
  );
  const places = new Set(instead.map(({ place }) => place.join('.')));
  return [
    ...found.filter(({ path = [] }) => !places.has((path ?? []).slice(0, 3).join('.'))),
    ...instead.flatMap(({ place, errors }) =>
      errors.map((error) => ({ ...error, path: [...place, ...(error.path ?? [])] })),
    ),
  ];
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

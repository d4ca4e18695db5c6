import type { EvaluationRecord } from '../../domain/evaluation.js';
import type { Sid } from '../../domain/sid.js';
import { isWhole, type AssignmentsRead, type AssignmentsStore } from './assignments.store.js';
import { GroupedWrites, togetherOrAlone } from './grouped-writes.js';
import type { PassesStore } from './passes.store.js';
import type { RowsStore } from './rows.store.js';

/** Of what is kept with one statement. */
const MOST_ASSIGNMENTS = 2_000;

/** What is on one bundle, as it was read. */
export interface BundleReading extends AssignmentsRead {
  /** The newest; null where it has none. */
  readonly evaluation: EvaluationRecord | null;
}

interface ReadingsParts {
  readonly assignments: Pick<AssignmentsStore, 'putLists' | 'missingIn'>;
  readonly rows: Pick<RowsStore, 'noteEvaluations'>;
  readonly passes: Pick<PassesStore, 'notePartsRead'>;
}

/**
 * Keeps what is read of bundles. Those that are read at much the same time are kept together: what follows for coverage and
 * customers is found out once for all of them, which is most of the work.
 */
export class ReadingsStore {
  private readonly writes: GroupedWrites<BundleReading, readonly Sid[]>;

  constructor(private readonly parts: ReadingsParts) {
    this.writes = new GroupedWrites((accountSid, readings) => this.keepSome(accountSid, readings));
  }

  /**
   * @returns the SIDs of assignments that were there before and are not in what was read. Where there are none, the bundle
   * counts as read; otherwise after `noteRead`, once each of them was fetched.
   */
  keep(accountSid: Sid, reading: BundleReading): Promise<readonly Sid[]> {
    return this.writes.add(accountSid, reading);
  }

  noteRead(accountSid: Sid, reading: BundleReading): Promise<void> {
    return this.parts.passes.notePartsRead(accountSid, [partsRead(reading)]);
  }

  /** A bundle that is gone has nothing on it. */
  noteGone(accountSid: Sid, bundle: Sid, begun: Date): Promise<void> {
    return this.parts.passes.notePartsRead(accountSid, [{ bundle, begun, isPlaced: false }]);
  }

  private async keepSome(accountSid: Sid, readings: readonly BundleReading[]): Promise<(readonly Sid[] | Error)[]> {
    const kept: (readonly Sid[] | Error)[] = [];
    for (const some of inPieces(readings))
      kept.push(...(await togetherOrAlone(some, (part) => this.keepTogether(accountSid, part))));
    return kept;
  }

  private async keepTogether(accountSid: Sid, readings: readonly BundleReading[]): Promise<(readonly Sid[])[]> {
    const { assignments, rows, passes } = this.parts;
    await assignments.putLists(accountSid, readings);
    await rows.noteEvaluations(accountSid, readings);
    const missing = await assignments.missingIn(accountSid, readings);
    const whole = readings.filter(({ bundle }) => !missing.has(bundle));
    if (whole.length > 0) await passes.notePartsRead(accountSid, whole.map(partsRead));
    return readings.map(({ bundle }) => missing.get(bundle) ?? []);
  }
}

/** So many assignments at a time, but for a bundle that has more: others wait for the statement that keeps them. */
function inPieces(readings: readonly BundleReading[]): readonly (readonly BundleReading[])[] {
  const pieces: BundleReading[][] = [];
  let room = 0;
  for (const reading of readings) {
    if (pieces.length === 0 || reading.assignments.length > room) {
      pieces.push([]);
      room = MOST_ASSIGNMENTS;
    }
    pieces.at(-1)?.push(reading);
    room -= reading.assignments.length;
  }
  return pieces;
}

const partsRead = (reading: BundleReading) => ({
  bundle: reading.bundle,
  begun: reading.begun,
  isPlaced: isWhole(reading),
});

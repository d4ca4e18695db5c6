import { COVERAGE_KINDS, COVERAGE_STATES, type CoverageCountRecord } from '../../domain/coverage.js';
import { COLUMN_OF_KIND } from './listed-sql.js';
import { PLACE_OF_STATE } from './standings.js';

type Column = (typeof COLUMN_OF_KIND)[keyof typeof COLUMN_OF_KIND];

/** So many numbers have these places of `PLACE_OF_STATE`. */
export type PlacesRow = Readonly<Record<Column | 'count', number>>;

/** By each kind, how many have each place, in the order of the places. */
export type CountsRow = Readonly<Record<Column, readonly number[]>>;

/** How many numbers there are in each state by each kind, in their order; what there is none of is left out. */
export function countsOf(rows: readonly PlacesRow[]): readonly CoverageCountRecord[] {
  return countsBy((column, place) =>
    rows.filter((row) => row[column] === place).reduce((sum, { count }) => sum + count, 0),
  );
}

/** The same of counts that the database has put together. */
export const countsByPlace = (row: CountsRow): readonly CoverageCountRecord[] =>
  countsBy((column, place) => row[column][place] ?? 0);

function countsBy(count: (column: Column, place: number) => number): readonly CoverageCountRecord[] {
  const counts = COVERAGE_KINDS.flatMap((kind) =>
    COVERAGE_STATES.map((state) => ({ kind, state, count: count(COLUMN_OF_KIND[kind], PLACE_OF_STATE[state]) })),
  );
  return counts.filter((one) => one.count > 0);
}

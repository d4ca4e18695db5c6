import { COVERAGE_KINDS, COVERAGE_STATES, type CoverageCountRecord } from '../../domain/coverage.js';
import { COLUMN_OF_KIND } from './listed-sql.js';
import { PLACE_OF_STATE } from './standings.js';

type Column = (typeof COLUMN_OF_KIND)[keyof typeof COLUMN_OF_KIND];

/** So many numbers have these places of `PLACE_OF_STATE`. */
export type PlacesRow = Readonly<Record<Column | 'count', number>>;

/** So many have this place of `PLACE_OF_STATE` by one kind. */
export interface PlaceRow {
  readonly column: Column;
  readonly place: number;
  readonly count: number;
}

/** How many there are in each state by each kind, in their order; what there is none of is left out. */
export function countsOf(rows: readonly PlacesRow[]): readonly CoverageCountRecord[] {
  const columns = Object.values(COLUMN_OF_KIND);
  return countsByPlace(
    rows.flatMap((row) => columns.map((column) => ({ column, place: row[column], count: row.count }))),
  );
}

/** The same of counts that are apart. */
export function countsByPlace(rows: readonly PlaceRow[]): readonly CoverageCountRecord[] {
  const counts = COVERAGE_KINDS.flatMap((kind) =>
    COVERAGE_STATES.map((state) => {
      const there = rows.filter(
        ({ column, place }) => column === COLUMN_OF_KIND[kind] && place === PLACE_OF_STATE[state],
      );
      return { kind, state, count: there.reduce((sum, { count }) => sum + count, 0) };
    }),
  );
  return counts.filter(({ count }) => count > 0);
}

import { COVERAGE_KINDS, COVERAGE_STATES, type CoverageCountRecord } from '../../domain/coverage.js';
import type { PlacesRow } from './coverage.store.js';
import { COLUMN_OF_KIND } from './listed-sql.js';
import { PLACE_OF_STATE } from './standings.js';

/** How many there are in each state by each kind, in their order; what there is none of is left out. */
export function countsOf(rows: readonly PlacesRow[]): readonly CoverageCountRecord[] {
  const counts = COVERAGE_KINDS.flatMap((kind) =>
    COVERAGE_STATES.map((state) => {
      const column = COLUMN_OF_KIND[kind];
      const there = rows.filter((row) => row[column] === PLACE_OF_STATE[state]);
      return { kind, state, count: there.reduce((sum, row) => sum + row.count, 0) };
    }),
  );
  return counts.filter(({ count }) => count > 0);
}

/** What is known of a row's place in Twilio's list. */
interface Placed {
  /** Null for what came after the list was read. */
  readonly place: number | null;
  readonly created_at: Date | null;
}

/** When the first and the last thing of a list were made. */
export interface Ends {
  readonly first: Date | null;
  readonly last: Date | null;
}

/**
 * What came after a list was read, in Twilio's order: at its end, where the list has its oldest things first and this is
 * younger than all of them. Dates have whole seconds: of two in one second only Twilio knows which stands first.
 * @returns undefined where the order is not certain
 */
export function atTheEnd<Row extends Placed>(rows: readonly Row[], ends: Ends): readonly Row[] | undefined {
  if (rows.length === 0) return rows;
  const [first, last] = [ends.first?.getTime(), ends.last?.getTime()];
  const isAlone = rows.length === 1 && first === undefined;
  if (!isAlone && (first === undefined || last === undefined || first >= last)) return undefined;
  const dated = rows
    .map((row) => ({ row, at: row.created_at?.getTime() ?? NaN }))
    .sort((one, other) => one.at - other.at);
  let before = last ?? -Infinity;
  for (const { at } of dated) {
    if (!(at > before)) return undefined;
    before = at;
  }
  return dated.map(({ row }) => row);
}

/** All rows of a list in Twilio's order; undefined where that is not certain. */
export function inOrder<Row extends Placed>(rows: readonly Row[]): readonly Row[] | undefined {
  const placed = rows.filter(({ place }) => place !== null).sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  const ends = { first: placed[0]?.created_at ?? null, last: placed.at(-1)?.created_at ?? null };
  const rest = atTheEnd(
    rows.filter(({ place }) => place === null),
    ends,
  );
  return rest && [...placed, ...rest];
}

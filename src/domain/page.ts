/**
 * What a Relay connection asks for: at most `first` items (1 to 1,000, of what this server keeps itself 100) after the
 * place that `after` marks.
 */
export interface PageArguments {
  readonly first: number;
  readonly after?: string;
}

/** One page of a list, each item with the cursor that continues after it. */
export interface Page<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly hasNextPage: boolean;
  /** True when `after` was given: something lies before this page, even though Twilio only pages forward. */
  readonly hasPreviousPage: boolean;
}

/**
 * A page out of one row more than was asked for, which shows whether there is a next page.
 * @param found at most `first` + 1 rows after the place of the cursor
 */
export function pageOf<Row, Item>(
  found: readonly Row[],
  { first, after }: PageArguments,
  toEdge: (row: Row) => { readonly cursor: string; readonly node: Item },
): Page<Item> {
  return {
    edges: found.slice(0, first).map(toEdge),
    hasNextPage: found.length > first,
    hasPreviousPage: after !== undefined,
  };
}

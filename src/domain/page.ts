/** What a Relay connection asks for: at most `first` items (1 to 1,000, of what this server keeps itself 100) after the place that `after` marks. */
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

/**
 * Does the work for every item, one after another: where it fails for one, the others are done all the same.
 * @throws the first error, after all items
 */
export async function tryEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  let failed: PromiseRejectedResult | undefined;
  for (const item of items) {
    const [outcome] = await Promise.allSettled([work(item)]);
    if (outcome.status === 'rejected') failed ??= outcome;
  }
  if (failed !== undefined) throw failed.reason;
}

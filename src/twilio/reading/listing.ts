import type { PagePosition } from './cursor.js';
import { answered, type Subject } from '../errors/error-table.js';
import { listedPage, type Listing, type SdkPage } from './paging.js';

/** The part of the package's resources that lists. */
export interface SdkCollection<Parameters, Instance> {
  page(parameters: Parameters & PagePosition): Promise<SdkPage<Instance>>;
}

/**
 * A list of the twilio package with its filter. What is undefined in the filter is not sent.
 * @param name the list within the account, with the SIDs of its path
 */
export function listingOf<Filter extends object, Instance, Item>(
  subject: Subject,
  name: string,
  filter: Filter,
  collection: () => SdkCollection<Filter, Instance>,
  map: (instance: Instance) => Item,
): Listing<Item> {
  return {
    name,
    binding: JSON.stringify([name, filter]),
    read: (position) =>
      answered(subject, async () => listedPage(await collection().page({ ...filter, ...position }), position, map)),
  };
}

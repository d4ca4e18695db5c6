import type { PagePosition } from './cursor.js';
import { answered, unreadable, type Subject } from '../errors/error-table.js';

/** Twilio's largest page. The package pages by 50 otherwise: 50 calls for 2,500 rows instead of 3. */
export const WHOLE_LIST_PAGE_SIZE = 1_000;

/** A page as the gateways read it, and where the next one is. */
export interface ListedPage<Item> {
  readonly items: readonly Item[];
  readonly next: PagePosition | null;
}

/** One list of Twilio's, with its filter. */
export interface Listing<Item> {
  /** Which list, whatever the filter: a write in it puts all of these out of date. */
  readonly name: string;
  /** Which list and which filter, in one text: cursors and loaders are bound to it. */
  readonly binding: string;
  read(position: PagePosition): Promise<ListedPage<Item>>;
  /** The page that was read lately, without waiting. */
  kept?(position: PagePosition): ListedPage<Item> | undefined;
}

/** What the twilio package answers for a page of any resource. */
interface SdkPage<Instance> {
  readonly instances: readonly Instance[];
  readonly nextPageUrl?: string;
}

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

/** Turns the package's page into ours. Only the token is taken from the link, never the URL: hosts are ours to choose. */
function listedPage<Instance, Item>(
  page: SdkPage<Instance>,
  position: PagePosition,
  map: (instance: Instance) => Item,
): ListedPage<Item> {
  return { items: page.instances.map(map), next: nextPosition(page.nextPageUrl, position.pageSize) };
}

function nextPosition(link: string | undefined, pageSize: number): PagePosition | null {
  if (!link) return null;
  // A base that is never used: links are absolute, but one without a host must not throw.
  const query = new URL(link, 'https://unused.invalid').searchParams;
  const pageNumber = Number(query.get('Page') ?? NaN);
  const pageToken = query.get('PageToken');
  if (!Number.isInteger(pageNumber) && pageToken === null) throw unreadable();
  return { pageSize, ...(Number.isInteger(pageNumber) && { pageNumber }), ...(pageToken !== null && { pageToken }) };
}

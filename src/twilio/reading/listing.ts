import { isNamed } from '../../domain/marked-name.js';
import type { Reading } from '../../domain/reading.js';
import { answered, unreadable, type Subject } from '../errors/error-table.js';
import type { CopiedList } from './copy.js';
import type { PagePosition } from './cursor.js';
import { readPageAnswer, withPackageNames } from './page-answer.js';

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
  /** Whether its items are chosen here, from another list that is shared itself. */
  readonly isChosen?: boolean;
  /** The page that was read lately, without waiting. */
  kept?(position: PagePosition): ListedPage<Item> | undefined;
  /** What it is in the copy of an account, for callers that allow age. */
  readonly copied?: CopiedList | undefined;
}

/** What the package is asked for with a page of a list. */
interface SdkPageRequest {
  readonly uri: string;
  readonly method: 'get';
  readonly params: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The part of the package's resources that lists: where the list is, and the version of the API that asks for it. Its
 * `page`, which says what may be asked for, is never called: it builds an object with dates of its own for each row,
 * which takes longer than all else that is done with a page of 1,000, and can't be done in pieces.
 */
export interface SdkCollection<Parameters, Instance> {
  readonly _uri: string;
  readonly _version: { page(request: SdkPageRequest): Promise<unknown> };
  page(parameters: Parameters & PagePosition): Promise<{ readonly instances: readonly Instance[] }>;
}

/**
 * A list of the twilio package with its filter. What is undefined in the filter is not sent.
 * @param name the list within the account, with the SIDs of its path
 * @param map makes a record of a row, which has the package's names; dates and numbers are as Twilio sends them
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
      answered(subject, async () => {
        const { _uri: uri, _version: version } = collection();
        const params = parametersOf({ ...filter, ...position });
        const answer = await version.page({ uri, method: 'get', params, headers: { Accept: 'application/json' } });
        const { rows, nextPageUrl } = readPageAnswer(answer);
        const items = rows.map((row) => map(withPackageNames(row) as Instance));
        return { items, next: nextPosition(nextPageUrl, position.pageSize) };
      }),
  };
}

/** As Twilio names them: `PageSize`; only the number of a page has a name of its own. */
function parametersOf(values: object): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values) as [string, unknown][]) {
    if (value !== undefined)
      parameters[name === 'pageNumber' ? 'Page' : name[0]?.toUpperCase() + name.slice(1)] = value;
  }
  return parameters;
}

/** Only the token is taken from the link, never the URL: hosts are ours to choose. */
function nextPosition(link: string, pageSize: number): PagePosition | null {
  if (link === '') return null;
  // A base that is never used: links are absolute, but one without a host must not throw.
  const query = new URL(link, 'https://unused.invalid').searchParams;
  const pageNumber = Number(query.get('Page') ?? NaN);
  const pageToken = query.get('PageToken');
  if (!Number.isInteger(pageNumber) && pageToken === null) throw unreadable();
  return { pageSize, ...(Number.isInteger(pageNumber) && { pageNumber }), ...(pageToken !== null && { pageToken }) };
}

/**
 * Those of a list that have a name, with or without an onboarding's marker. The list is read, a thousand in a call, and
 * the names are compared here.
 */
export function namedIn<Item extends { readonly friendlyName: string | null }>(
  all: Listing<Item>,
  name: string,
  listOf: (listing: Listing<Item>) => Reading<readonly Item[]>,
): Listing<Item> {
  const accepts = (item: object) =>
    'friendlyName' in item && isNamed(typeof item.friendlyName === 'string' ? item.friendlyName : '', name);
  return {
    name: all.name,
    binding: JSON.stringify([all.binding, name]),
    isChosen: true,
    copied: all.copied && { ...all.copied, name, accepts },
    read: async () => ({
      items: (await listOf(all)).filter(accepts),
      next: null,
    }),
  };
}

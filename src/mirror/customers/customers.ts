import { BundleStatus, type BundleRecord } from '../../domain/bundle.js';
import type { CustomerFacets, CustomerPage, CustomerQuery, CustomerRecord } from '../../domain/customer.js';
import { pageOf, type PageArguments } from '../../domain/page.js';
import type { Rejection } from '../../domain/rejection.js';
import type { Sid } from '../../domain/sid.js';
import { countsByPlace } from '../coverage/counts.js';
import type { DueCustomers } from '../storage/due-customers.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import type { RecordVault } from '../storage/record-vault.js';
import type { CustomerCursors } from './cursors.js';
import type { CustomerRow, CustomersStore } from './customers.store.js';
import { orderOf } from './matched-sql.js';
import { placeAfter } from './name-order.js';
import { openNamed, type CustomerNames } from './names.js';
import { soughtOf, type Sought } from './sought.js';

interface CustomerParts {
  readonly store: CustomersStore;
  /** To be found out again before customers are asked for. */
  readonly due: DueCustomers;
  readonly names: CustomerNames;
  readonly vault: Pick<RecordVault, 'hashesOf'>;
  readonly records: Pick<ReadableRecords, 'open'>;
  readonly cursors: CustomerCursors;
}

/** A customer of a page, and its place in the order: a name or a time, and the SID. */
type Place = readonly [string, Sid];

/** A page, with one place more where there is another page. */
interface FoundPage {
  readonly places: readonly Place[];
  readonly totalCount: number;
}

/** Pages of which nothing can be read that one answer goes past. */
const MOST_SKIPPED = 50;

/** Whether nothing leaves out any customer of the account. */
const isAll = ({ words, sids, filter }: Sought): boolean =>
  words.length + sids.length === 0 && Object.values(filter).every((value) => value === undefined);

const shownOf = ({ places }: FoundPage, { first }: PageArguments): readonly Sid[] =>
  places.slice(0, first).map(([, sid]) => sid);

/** Answers what is asked about customers, from the mirror alone. */
export class Customers {
  constructor(private readonly parts: CustomerParts) {}

  /** Those of the SIDs that are customers of the account, in their order; null in the place of each other. */
  async bySid(accountSid: Sid, sids: readonly Sid[]): Promise<readonly (CustomerRecord | null)[]> {
    const asOf = await this.parts.due.find(accountSid);
    const found = await this.complete(accountSid, sids, asOf);
    return sids.map((sid) => found.get(sid) ?? null);
  }

  /** To be called before customers are gone through with `after`: finds out again what has changed about them. */
  async prepare(accountSid: Sid): Promise<void> {
    await this.parts.due.find(accountSid);
  }

  /** Those after a SID, in the order of their SIDs; an empty text stands before the first. */
  async after(accountSid: Sid, sid: Sid, first: number, asOf: Date): Promise<readonly CustomerRecord[]> {
    const rows = await this.parts.store.detailsAfter(accountSid, sid, first);
    return [...this.shown(accountSid, rows, asOf).values()];
  }

  /**
   * Those that a search finds, the newest first, so many at most; and how many it finds.
   * @throws CallerError INVALID_INPUT for a search that can't be carried out
   */
  async found(accountSid: Sid, search: string, most: number) {
    const sought = soughtOf(accountSid, { search, filter: {}, orderBy: 'CREATED_DESC' }, this.parts.vault);
    const asOf = await this.parts.due.find(accountSid);
    const { places, totalCount } = await this.parts.store.byTime(sought, most, undefined);
    return { sids: places.slice(0, most).map(({ sid }) => sid), totalCount, asOf };
  }

  /** @throws CallerError INVALID_INPUT for a search that can't be carried out, or a cursor of another list */
  async page(accountSid: Sid, query: CustomerQuery, page: PageArguments): Promise<CustomerPage> {
    const sought = soughtOf(accountSid, query, this.parts.vault);
    const after = page.after === undefined ? undefined : this.parts.cursors.open(accountSid, query, page.after);
    const asOf = await this.parts.due.find(accountSid);
    let found = await this.find(sought, page.first, after);
    let records = await this.complete(accountSid, shownOf(found, page), asOf);
    // Nothing of a page can be read: those of the next one are shown, with a place to go on from.
    for (
      let skipped = 0;
      records.size === 0 && found.places.length > page.first && skipped < MOST_SKIPPED;
      skipped += 1
    ) {
      found = await this.find(sought, page.first, found.places[page.first - 1]);
      records = await this.complete(accountSid, shownOf(found, page), asOf);
    }
    const { places, totalCount } = found;
    const { cursors } = this.parts;
    const { edges, ...rest } = pageOf(places, page, (place) => ({
      node: records.get(place[1]),
      get cursor() {
        return cursors.seal(accountSid, query, place);
      },
    }));
    // What was deleted while the page was read, or can't be read, is left out.
    const there = edges.filter((edge): edge is typeof edge & { node: CustomerRecord } => edge.node !== undefined);
    return { ...rest, edges: there, totalCount, facets: () => this.facets(sought), asOf };
  }

  private find(sought: Sought, first: number, after: Place | undefined): Promise<FoundPage> {
    return orderOf(sought.orderBy) === 'NAME' ? this.byName(sought, first, after) : this.byTime(sought, first, after);
  }

  private async byTime(sought: Sought, first: number, after: Place | undefined): Promise<FoundPage> {
    const place = after === undefined ? undefined : { at: after[0], sid: after[1] };
    const { places, totalCount } = await this.parts.store.byTime(sought, first, place);
    return { places: places.map(({ at, sid }) => [at, sid]), totalCount };
  }

  private async byName(sought: Sought, first: number, after: Place | undefined): Promise<FoundPage> {
    const { store, names } = this.parts;
    const found = await store.toBeNamed(sought);
    const ascending = await names.inOrder(sought.accountSid, found, isAll(sought));
    const isDescending = sought.orderBy === 'NAME_DESC';
    const order = isDescending ? ascending.toReversed() : ascending;
    const [name, sid] = after ?? [];
    const start = name === undefined || sid === undefined ? 0 : placeAfter(order, { name, sid }, isDescending);
    const next = order.slice(start, start + first + 1);
    return { places: next.map((one) => [one.name, one.sid]), totalCount: found.length };
  }

  private async facets(sought: Sought): Promise<CustomerFacets> {
    const rows = await this.parts.store.counts(sought);
    const counts = new Map(rows.map(({ status, count }) => [status, count]));
    return {
      status: Object.values(BundleStatus).flatMap((status) => {
        const count = counts.get(status);
        return count === undefined ? [] : [{ status, count }];
      }),
      coverage: async () => countsByPlace(await this.parts.store.countsByCoverage(sought)),
      rejectionCodes: rows.flatMap(({ code, count }) => (code === null ? [] : [{ code, count }])),
    };
  }

  /** Reads what is shown of each. */
  private async complete(accountSid: Sid, sids: readonly Sid[], asOf: Date): Promise<ReadonlyMap<Sid, CustomerRecord>> {
    return this.shown(accountSid, await this.parts.store.details(accountSid, sids), asOf);
  }

  /** Their products are read once for all of them, when those of one are asked for. */
  private shown(accountSid: Sid, rows: readonly CustomerRow[], asOf: Date): ReadonlyMap<Sid, CustomerRecord> {
    const sids = rows.map(({ sid }) => sid);
    let products: Promise<ReadonlyMap<Sid, readonly BundleRecord[]>> | undefined;
    const productsOf = async (sid: Sid) => (await (products ??= this.products(accountSid, sids))).get(sid) ?? [];
    return new Map(
      rows.flatMap((row) => {
        const known = this.recordOf(accountSid, row);
        if (known === null) return [];
        const trustProducts = () => productsOf(row.sid);
        const rejections = async () => rejectionsOf([known.profile, ...(await trustProducts())]);
        return [[row.sid, { ...known, trustProducts, rejections, asOf }]];
      }),
    );
  }

  private recordOf(accountSid: Sid, row: CustomerRow) {
    const opened = openNamed(this.parts.records, accountSid, row);
    if (opened === null) return null;
    return {
      __typename: 'Customer' as const,
      sid: row.sid,
      accountSid,
      ...opened,
      waitingSince: row.waiting_since,
      expiresAt: row.expires_at,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  private async products(accountSid: Sid, sids: readonly Sid[]): Promise<ReadonlyMap<Sid, readonly BundleRecord[]>> {
    const { store, records } = this.parts;
    const products = new Map<Sid, BundleRecord[]>();
    for (const { profile_sid: profileSid, sid, record } of await store.products(accountSid, sids)) {
      const known = products.get(profileSid) ?? [];
      products.set(profileSid, known);
      const product = records.open<'TrustProduct'>({ accountSid, sid }, record);
      if (product !== null) known.push(product);
    }
    return products;
  }
}

/** Why the bundles were rejected, each reason once. */
function rejectionsOf(bundles: readonly BundleRecord[]): readonly Rejection[] {
  const rejections = bundles.flatMap((bundle) => bundle.rejections);
  return rejections.filter(({ code }, at) => rejections.findIndex((other) => other.code === code) === at);
}

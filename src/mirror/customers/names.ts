import { LRUCache } from 'lru-cache';
import type { BundleRecord } from '../../domain/bundle.js';
import type { EndUserRecord } from '../../domain/end-user.js';
import { withoutMarker } from '../../domain/marked-name.js';
import type { Sid } from '../../domain/sid.js';
import { inTurns } from '../storage/in-turns.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import type { CustomersStore, FoundRow, NamedRow } from './customers.store.js';
import { merged, sorted, type NamePlace } from './name-order.js';

/** Names that are kept over queries, so that a sorted list of many customers is not decrypted and sorted each time. */
const MOST_NAMES = 100_000;
/** Names that are read with one statement. */
const READ_AT_ONCE = 1_000;

/** A customer in the order of its account. */
type Named = FoundRow & NamePlace;

/** The business name, or the name of the profile without an onboarding's marker. */
function nameOf(profile: BundleRecord, business: EndUserRecord | null): string {
  const businessName = business?.attributes['business_name'];
  if (typeof businessName === 'string' && businessName.trim() !== '') return businessName.trim();
  return withoutMarker(profile.friendlyName);
}

/** Null for one whose profile can't be read. */
export function openNamed(
  records: Pick<ReadableRecords, 'open'>,
  accountSid: Sid,
  { sid, record, business_sid: businessSid, business }: NamedRow,
): { readonly profile: BundleRecord; readonly name: string } | null {
  const profile = records.open<'CustomerProfile'>({ accountSid, sid }, record);
  if (profile === null) return null;
  const known =
    businessSid === null || business === null
      ? null
      : records.open<'EndUser'>({ accountSid, sid: businessSid }, business);
  return { profile, name: nameOf(profile, known) };
}

/**
 * Customers in the order of their names. A name follows from what is in two rows, so that it and its place are known until
 * one of these changes. What is new is read, decrypted and put into its place, some in each turn of the event loop.
 */
export class CustomerNames {
  private readonly orders = new LRUCache<Sid, readonly Named[]>({
    maxSize: MOST_NAMES,
    // A larger account is kept alone.
    sizeCalculation: (order) => Math.min(Math.max(1, order.length), MOST_NAMES),
  });

  constructor(
    private readonly store: CustomersStore,
    private readonly records: ReadableRecords,
  ) {}

  /**
   * The customers in the order of their names. One that can't be read stands where its SID would.
   * @param areAll whether they are all of the account: then other names are kept no longer
   */
  async inOrder(accountSid: Sid, customers: readonly FoundRow[], areAll: boolean): Promise<readonly NamePlace[]> {
    const wanted = new Map(customers.map(({ sid, key }) => [sid, key]));
    const isWanted = ({ sid, key }: Named): boolean => wanted.get(sid) === key;
    const kept = this.orders.get(accountSid) ?? [];
    const found = kept.filter(isWanted);
    if (found.length === customers.length) {
      if (areAll && kept.length > found.length) this.orders.set(accountSid, found);
      return found;
    }
    const known = new Set(found.map(({ sid }) => sid));
    const missing = customers.filter(({ sid }) => !known.has(sid));
    const named = await sorted(accountSid, await this.named(accountSid, missing));
    const replaced = new Set(missing.map(({ sid }) => sid));
    const rest = areAll ? found : kept.filter(({ sid }) => !replaced.has(sid));
    const order = await merged(accountSid, rest, named);
    this.orders.set(accountSid, order);
    return order.filter(isWanted);
  }

  private async named(accountSid: Sid, customers: readonly FoundRow[]): Promise<readonly Named[]> {
    const named: Named[] = [];
    for (let start = 0; start < customers.length; start += READ_AT_ONCE) {
      const some = customers.slice(start, start + READ_AT_ONCE);
      const sids = some.map(({ sid }) => sid);
      const rows = new Map((await this.store.named(accountSid, sids)).map((row) => [row.sid, row]));
      const toNamed = ({ sid, key }: FoundRow): Named => {
        const row = rows.get(sid);
        const opened = row && openNamed(this.records, accountSid, row);
        return { sid, name: opened?.name ?? sid, key };
      };
      named.push(...(await inTurns(accountSid, some, toNamed)));
    }
    return named;
  }
}

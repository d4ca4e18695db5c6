import { LRUCache } from 'lru-cache';
import type { BundleRecord } from '../../domain/bundle.js';
import type { EndUserRecord } from '../../domain/end-user.js';
import { withoutMarker } from '../../domain/marked-name.js';
import type { Sid } from '../../domain/sid.js';
import { inTurns } from '../storage/in-turns.js';
import type { ReadableRecords } from '../storage/readable-records.js';
import type { StoredRecord } from '../storage/record-vault.js';
import type { CustomersStore, NamedRow } from './customers.store.js';
import { merged, sorted, type NamePlace } from './name-order.js';

/** Names that are kept over queries, so that a sorted list of many customers is not decrypted and sorted each time. */
const MOST_NAMES = 100_000;
/** Names that are read with one statement. */
const READ_AT_ONCE = 1_000;

/** A customer in the order of its account. */
interface Named extends NamePlace {
  /** Of what its name was made: while this is the same, so is the name. */
  readonly key: string;
}

/** The business name, or the name of the profile without an onboarding's marker. */
export function nameOf(profile: BundleRecord, business: EndUserRecord | null): string {
  const businessName = business?.attributes['business_name'];
  if (typeof businessName === 'string' && businessName.trim() !== '') return businessName.trim();
  return withoutMarker(profile.friendlyName);
}

/**
 * Customers in the order of their names. A name follows from what is in two rows, so that it and its place are known until
 * one of these changes. What is new is read, decrypted and put into its place, some in each turn of the event loop.
 */
export class CustomerNames {
  private readonly orders = new LRUCache<Sid, readonly Named[]>({
    maxSize: MOST_NAMES,
    sizeCalculation: (order) => Math.max(1, order.length),
  });

  constructor(
    private readonly store: CustomersStore,
    private readonly records: ReadableRecords,
  ) {}

  /** The customers in the order of their names. One that can't be read stands where its SID would. */
  async inOrder(accountSid: Sid, customers: readonly NamedRow[]): Promise<readonly NamePlace[]> {
    const wanted = new Map(customers.map((customer) => [customer.sid, keyOf(customer)]));
    const isWanted = ({ sid, key }: Named): boolean => wanted.get(sid) === key;
    const kept = this.orders.get(accountSid) ?? [];
    const known = new Set(kept.filter(isWanted).map(({ sid }) => sid));
    const missing = customers.filter(({ sid }) => !known.has(sid));
    if (missing.length === 0) return kept.filter(isWanted);
    const named = await sorted(accountSid, await this.named(accountSid, missing));
    const replaced = new Set(missing.map(({ sid }) => sid));
    const rest = kept.filter(({ sid }) => !replaced.has(sid));
    const order = await merged(accountSid, rest, named);
    this.orders.set(accountSid, order);
    return order.filter(isWanted);
  }

  private async named(accountSid: Sid, customers: readonly NamedRow[]): Promise<readonly Named[]> {
    const named: Named[] = [];
    for (let start = 0; start < customers.length; start += READ_AT_ONCE) {
      const some = customers.slice(start, start + READ_AT_ONCE);
      const sids = some.flatMap(({ sid, business_sid: business }) => (business === null ? [sid] : [sid, business]));
      const stored = await this.store.records(accountSid, sids);
      const toNamed = (row: NamedRow): Named => {
        const name = this.read(accountSid, row, stored) ?? row.sid;
        return { sid: row.sid, name, key: keyOf(row) };
      };
      named.push(...(await inTurns(accountSid, some, toNamed)));
    }
    return named;
  }

  private read(accountSid: Sid, row: NamedRow, stored: ReadonlyMap<Sid, StoredRecord>): string | undefined {
    const opened = stored.get(row.sid);
    const profile = opened && this.records.open<'CustomerProfile'>({ accountSid, sid: row.sid }, opened);
    if (profile === undefined || profile === null) return undefined;
    const sid = row.business_sid;
    const ofBusiness = sid === null ? undefined : stored.get(sid);
    const business =
      sid === null || ofBusiness === undefined ? null : this.records.open<'EndUser'>({ accountSid, sid }, ofBusiness);
    return nameOf(profile, business);
  }
}

const keyOf = ({ digest, business_digest: business }: NamedRow): string => `${digest} ${business ?? ''}`;

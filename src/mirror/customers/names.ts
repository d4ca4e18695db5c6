import { LRUCache } from 'lru-cache';
import type { BundleRecord } from '../../domain/bundle.js';
import { withoutMarker } from '../../domain/marked-name.js';
import type { Sid } from '../../domain/sid.js';
import type { EndUserRecord } from '../../domain/end-user.js';
import type { RecordVault, StoredRecord } from '../storage/record-vault.js';
import type { CustomersStore, NamedRow } from './customers.store.js';

/** Names that are kept over queries, so that a sorted list of many customers is not decrypted each time. */
const MOST_NAMES = 100_000;

/** ICU's root order, in which upper and lower case are the same: also where the database has no ICU, or sees no names. */
const ORDER = new Intl.Collator('und', { sensitivity: 'accent' });

/** A place in the order by name. */
export interface NamePlace {
  readonly name: string;
  readonly sid: Sid;
}

/** By name, and by SID where two have the same. */
export function compareByName(one: NamePlace, other: NamePlace): number {
  return ORDER.compare(one.name, other.name) || (one.sid < other.sid ? -1 : one.sid > other.sid ? 1 : 0);
}

/** The business name, or the name of the profile without an onboarding's marker. */
export function nameOf(profile: BundleRecord, business: EndUserRecord | undefined): string {
  const businessName = business?.attributes['business_name'];
  if (typeof businessName === 'string' && businessName.trim() !== '') return businessName.trim();
  return withoutMarker(profile.friendlyName);
}

/** The names of customers. They follow from what is in two rows, so that they are known until one of these changes. */
export class CustomerNames {
  private readonly known = new LRUCache<string, string>({ max: MOST_NAMES });

  constructor(
    private readonly store: CustomersStore,
    private readonly vault: RecordVault,
  ) {}

  /** The names in the order of the customers. @throws ServiceError for a row that can't be decrypted */
  async of(accountSid: Sid, customers: readonly NamedRow[]): Promise<readonly string[]> {
    const names = customers.map((customer) => this.known.get(keyOf(accountSid, customer)));
    const missing = customers.filter((_, at) => names[at] === undefined);
    if (missing.length === 0) return names.map((name) => name ?? '');
    const sids = missing.flatMap(({ sid, business_sid: business }) => (business === null ? [sid] : [sid, business]));
    const records = await this.store.records(accountSid, sids);
    const found = new Map<Sid, string>();
    for (const customer of missing) {
      const name = this.read(accountSid, customer, records);
      if (name === undefined) continue;
      found.set(customer.sid, name);
      this.known.set(keyOf(accountSid, customer), name);
    }
    return customers.map(({ sid }, at) => names[at] ?? found.get(sid) ?? '');
  }

  private read(accountSid: Sid, customer: NamedRow, records: ReadonlyMap<Sid, StoredRecord>): string | undefined {
    const { sid, business_sid: businessSid } = customer;
    const stored = records.get(sid);
    if (stored === undefined) return undefined;
    const ofBusiness = businessSid === null ? undefined : records.get(businessSid);
    const business =
      businessSid === null || ofBusiness === undefined
        ? undefined
        : this.vault.open<'EndUser'>({ accountSid, sid: businessSid }, ofBusiness);
    return nameOf(this.vault.open<'CustomerProfile'>({ accountSid, sid }, stored), business);
  }
}

const keyOf = (accountSid: Sid, { sid, digest, business_digest: business }: NamedRow): string =>
  `${accountSid} ${sid} ${digest} ${business ?? ''}`;

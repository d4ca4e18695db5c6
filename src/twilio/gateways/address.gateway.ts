import type { AddressFields, AddressFilter, AddressRecord } from '../../domain/address.js';
import { isMarkedName } from '../../domain/marked-name.js';
import type { Page, PageArguments } from '../../domain/page.js';
import type { Reading } from '../../domain/reading.js';
import type { Sid } from '../../domain/sid.js';

import { answeredOrNull } from '../errors/error-table.js';
import type { CopiedList } from '../reading/copy.js';
import { listingOf, namedIn, type Listing } from '../reading/listing.js';
import { dateOf, optionalBoolean, optionalText, textOf } from '../answer-values.js';
import { requireSid } from '../reading/readable-resource.js';
import { ResourceReader } from '../reading/resource-reader.js';
import type { Scope } from '../reading/scope.js';
import type { AddressGateway } from '../trust-hub.js';

type SdkAddress = Readonly<
  Record<
    | 'sid'
    | 'accountSid'
    | 'customerName'
    | 'friendlyName'
    | 'street'
    | 'streetSecondary'
    | 'city'
    | 'region'
    | 'postalCode'
    | 'isoCountry'
    | 'validated'
    | 'verified'
    | 'emergencyEnabled'
    | 'dateCreated'
    | 'dateUpdated',
    unknown
  >
>;

const SUBJECT = { noun: 'address' };

/** Addresses of the account (API 2010): a bundle takes one only inside a supporting document. */
export class TwilioAddressGateway implements AddressGateway {
  private readonly reader: ResourceReader<Sid, AddressRecord>;

  constructor(private readonly scope: Scope) {
    this.reader = new ResourceReader<Sid, AddressRecord>(scope, {
      ...SUBJECT,
      prefix: 'AD',
      observedAs: 'Address',
      fetch: async (sid) => toRecord(await scope.client.addresses(sid).fetch()),
      sidsOf: (sid) => [sid],
      keyOf: ({ sid }) => sid,
      collectionOf: () => this.listing({}),
    });
  }

  load(sid: Sid): Reading<AddressRecord | null> {
    return this.reader.load(sid);
  }

  page(filter: AddressFilter, page: PageArguments): Reading<Page<AddressRecord>> {
    const { friendlyName, ...rest } = filter;
    if (friendlyName === undefined || isMarkedName(friendlyName)) return this.reader.page(this.listing(filter), page);
    const named = namedIn(this.listing(rest), friendlyName, (listing) => this.reader.list(listing));
    return this.reader.page(named, page);
  }

  list(filter: AddressFilter): Reading<readonly AddressRecord[]> {
    return this.reader.list(this.listing(filter));
  }

  create(address: AddressFields): Promise<AddressRecord> {
    return this.reader.write(async () => toRecord(await this.scope.client.addresses.create({ ...address })));
  }

  async update(sid: Sid, changes: Partial<Omit<AddressFields, 'isoCountry'>>): Promise<AddressRecord> {
    requireSid(sid, 'AD');
    return this.reader.write(async () => toRecord(await this.scope.client.addresses(sid).update({ ...changes })));
  }

  async delete(sid: Sid): Promise<void> {
    requireSid(sid, 'AD');
    return this.reader.delete(sid, () => this.scope.client.addresses(sid).remove());
  }

  async isUsedByNumbers(sid: Sid): Promise<boolean> {
    requireSid(sid, 'AD');
    const numbers = () => this.scope.client.addresses(sid).dependentPhoneNumbers.list({ limit: 1 });
    return ((await answeredOrNull(SUBJECT, numbers)) ?? []).length > 0;
  }

  private listing({ friendlyName, isoCountry, customerName, emergencyEnabled }: AddressFilter): Listing<AddressRecord> {
    const filter = { friendlyName, isoCountry, customerName, emergencyEnabled };
    const listing = listingOf(SUBJECT, 'addresses', filter, () => this.scope.client.addresses, toRecord);
    return { ...listing, copied: copiedOf(filter) };
  }
}

/** Twilio compares all of them exactly, countries in capitals. */
function copiedOf({ friendlyName, isoCountry, customerName, emergencyEnabled }: AddressFilter): CopiedList {
  const wanted = { friendlyName, isoCountry: isoCountry?.toUpperCase(), customerName, emergencyEnabled };
  const asked = Object.entries(wanted).filter(([, value]) => value !== undefined);
  if (asked.length === 0) return { kind: 'Address' };
  const accepts = (item: object) => asked.every(([name, value]) => (item as Record<string, unknown>)[name] === value);
  return { kind: 'Address', accepts };
}

function toRecord(address: SdkAddress): AddressRecord {
  return {
    sid: textOf(address.sid),
    accountSid: textOf(address.accountSid),
    customerName: textOf(address.customerName),
    friendlyName: optionalText(address.friendlyName),
    street: textOf(address.street),
    streetSecondary: optionalText(address.streetSecondary),
    city: textOf(address.city),
    region: textOf(address.region),
    postalCode: textOf(address.postalCode),
    isoCountry: textOf(address.isoCountry),
    validated: optionalBoolean(address.validated),
    verified: optionalBoolean(address.verified),
    emergencyEnabled: optionalBoolean(address.emergencyEnabled),
    createdAt: dateOf(address.dateCreated),
    updatedAt: dateOf(address.dateUpdated),
  };
}

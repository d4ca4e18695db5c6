import type { AddressRecord } from '../../../src/domain/address.js';
import { BundleStatus, type BundleRecord } from '../../../src/domain/bundle.js';
import type { Attributes } from '../../../src/domain/end-user.js';
import type {
  AttachedBundle,
  AttachedDocument,
  AttachedEndUser,
  Attachments,
} from '../../../src/domain/requirements/attachments.js';

/** A SID of a kind; the digit tells two apart. */
export const sid = (prefix: string, digit = 0): string => `${prefix}${String(digit).repeat(32)}`;

/** A moment, in seconds after the first. */
export const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

export const NOTHING: Attachments = { endUsers: [], documents: [], bundles: [], unreadableBundles: 0 };

const row = (prefix: string, changed: number) => ({
  sid: sid(prefix),
  accountSid: sid('AC'),
  friendlyName: 'F',
  createdAt: at(0),
  updatedAt: at(changed),
});

export function bundle(changes: Partial<BundleRecord> = {}): BundleRecord {
  return {
    ...row('BU', 0),
    bundleKind: 'CustomerProfile',
    policySid: sid('RN'),
    email: null,
    status: BundleStatus.DRAFT,
    rawStatus: 'draft',
    statusCallback: null,
    validUntil: null,
    rejections: [],
    ...changes,
  };
}

export function endUser(type: string, attributes: Attributes, changed = 0): AttachedEndUser {
  return { record: { ...row('IT', changed), type, attributes }, attachedAt: at(0) };
}

export function profile(type: string | null, changes: Partial<BundleRecord> = {}): AttachedBundle {
  return { record: bundle(changes), attachedAt: at(0), type };
}

/** The document that holds an address. */
export function addressDocument(changes: Partial<AddressRecord> = {}): AttachedDocument {
  const address: AddressRecord = {
    ...row('AD', 0),
    customerName: 'C',
    street: '1 Market Street',
    streetSecondary: null,
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    isoCountry: 'US',
    validated: null,
    verified: null,
    emergencyEnabled: null,
    ...changes,
  };
  const record = {
    ...row('RD', 0),
    type: 'customer_profile_address',
    status: 'draft' as const,
    mimeType: null,
    attributes: { address_sids: address.sid },
  };
  return { record, attachedAt: at(0), addresses: [address] };
}

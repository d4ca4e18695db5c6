import type { AddressRecord } from '../address.js';
import type { BundleRecord } from '../bundle.js';
import type { EndUserRecord } from '../end-user.js';
import type { SupportingDocumentRecord } from '../supporting-document.js';

export interface AttachedEndUser {
  readonly record: EndUserRecord;
  /** When it was attached. */
  readonly attachedAt: Date;
}

export interface AttachedDocument {
  readonly record: SupportingDocumentRecord;
  readonly attachedAt: Date;
  /** What its `address_sids` name; null for an address that the account does not have. */
  readonly addresses: readonly (AddressRecord | null)[];
}

export interface AttachedBundle {
  readonly record: BundleRecord;
  readonly attachedAt: Date;
  /** The name by which policies ask for it; null where it is not known. */
  readonly type: string | null;
}

/** Everything that is attached to a bundle. */
export interface Attachments {
  readonly endUsers: readonly AttachedEndUser[];
  readonly documents: readonly AttachedDocument[];
  readonly bundles: readonly AttachedBundle[];
  /** Attached bundles that this account cannot read: a subaccount stands on its parent's primary profile. */
  readonly unreadableBundles: number;
}

/** When an attached thing last changed, as the bundle sees it. */
export function changedAt({ record, attachedAt, addresses = [] }: AttachedThing): number {
  const times = addresses.flatMap((address) => (address === null ? [] : [address.updatedAt.getTime()]));
  return Math.max(record.updatedAt.getTime(), attachedAt.getTime(), ...times);
}

interface AttachedThing {
  readonly record: { readonly updatedAt: Date };
  readonly attachedAt: Date;
  readonly addresses?: readonly (AddressRecord | null)[];
}

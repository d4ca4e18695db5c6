import type { Attributes, Row } from './row.js';

/** Statuses of a document: upper case since February 2025 (CHANGES.md of twilio-oai), though guides still show lower. */
export type DocumentStatus =
  'DRAFT' | 'PENDING_REVIEW' | 'REJECTED' | 'APPROVED' | 'EXPIRED' | 'PROVISIONALLY_APPROVED';

/** A proof: here always a reference to addresses, since files are not emulated. */
export interface SupportingDocument extends Row {
  readonly friendlyName: string;
  readonly type: string;
  readonly attributes: Attributes;
  readonly status: DocumentStatus;
}

/**
 * The addresses a document names. The type says "List", every sample sends one string, some code sends an array
 * (TRUSTHUB 3): all three forms are read.
 */
export function addressSids(attributes: Attributes): readonly string[] {
  const value = attributes['address_sids'];
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.flatMap((sid) => (typeof sid === 'string' && sid.trim() !== '' ? [sid.trim()] : []));
}

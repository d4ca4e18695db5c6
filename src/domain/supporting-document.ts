import type { Attributes } from './end-user.js';
import type { Sid } from './sid.js';

/**
 * The type of the document that carries a profile's address: it wraps the address SIDs, which bundles do not accept
 * themselves.
 */
export const ADDRESS_DOCUMENT_TYPE = 'customer_profile_address';

export const SupportingDocumentStatus = {
  DRAFT: 'draft',
  PENDING_REVIEW: 'pending-review',
  REJECTED: 'rejected',
  APPROVED: 'approved',
  EXPIRED: 'expired',
  PROVISIONALLY_APPROVED: 'provisionally-approved',
  UNKNOWN: 'unknown',
} as const;

export type SupportingDocumentStatus = (typeof SupportingDocumentStatus)[keyof typeof SupportingDocumentStatus];

/** Guides show `draft`, the service has answered `DRAFT` since 2025: both are read. */
export function parseSupportingDocumentStatus(raw: string): SupportingDocumentStatus {
  const word = raw.trim().toLowerCase().replaceAll('_', '-');
  return Object.values(SupportingDocumentStatus).find((status) => status === word) ?? SupportingDocumentStatus.UNKNOWN;
}

export interface SupportingDocumentRecord {
  readonly sid: Sid;
  readonly accountSid: Sid;
  readonly friendlyName: string;
  readonly type: string;
  readonly status: SupportingDocumentStatus;
  readonly mimeType: string | null;
  readonly attributes: Attributes;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The address SIDs of a document: Twilio's samples send one string, others a list, some a comma list. */
export function addressSidsOf(attributes: Attributes): readonly Sid[] {
  const raw = attributes['address_sids'];
  const list = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(',') : [];
  return list
    .filter((item): item is string => typeof item === 'string')
    .map((item) => item.trim())
    .filter(Boolean);
}

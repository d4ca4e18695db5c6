import type { Bundle, BundleStatus, PendingReview } from '../entities/bundle.js';
import { addressSids } from '../entities/rows.js';
import type { DocumentStatus, SupportingDocument } from '../entities/rows.js';
import { TwilioError, UNDOCUMENTED } from '../http/errors.js';
import type { World } from '../world.js';
import { attachedTo, holdersOf, named } from './attached.js';

/** A document moves with the review of its bundle (TRUSTHUB 4). */
const DOCUMENT_STATUS: Readonly<Record<BundleStatus, DocumentStatus>> = {
  draft: 'DRAFT',
  'pending-review': 'PENDING_REVIEW',
  'in-review': 'PENDING_REVIEW',
  'twilio-approved': 'APPROVED',
  'twilio-rejected': 'REJECTED',
};

/** What else a move changes. */
interface MoveOptions {
  readonly errors?: readonly number[] | null;
  readonly failureReason?: string;
  readonly review?: PendingReview | null;
  /** Where the documents do not get the status that belongs to the bundle's. */
  readonly documents?: DocumentStatus;
}

/** Puts a bundle into a status: with its documents, its next review, and its callback. */
export function moveTo(world: World, bundle: Bundle, status: BundleStatus, also: MoveOptions = {}): Bundle {
  const review = also.review ?? null;
  // Examples show a `valid_until` on approved bundles only (TRUSTHUB 4).
  const validUntil = status === 'twilio-approved' ? bundle.validUntil : null;
  const { errors, failureReason } = also;
  // A rejection without codes has no list (TRUSTHUB 13).
  const codes = errors?.length ? errors : null;
  const { failureReason: _before, ...rest } = bundle;
  const changes = { status, review, validUntil, errors: codes, ...(failureReason !== undefined && { failureReason }) };
  const moved = world.update('bundles', rest, changes);
  const documents = also.documents ?? DOCUMENT_STATUS[status];
  for (const document of attachedTo(world, bundle.sid).documents) moveDocument(world, document, documents);
  if (review === null) world.reviews.cancel(bundle.sid);
  else world.reviews.watch(bundle.sid, status === 'pending-review' ? review.inReviewAt : review.decideAt);
  world.announce(moved);
  return moved;
}

function moveDocument(world: World, document: SupportingDocument, status: DocumentStatus): void {
  // A document shared with an approved bundle stays approved.
  const approved = holdersOf(world, document.sid).some((holder) => holder.status === 'twilio-approved');
  const next = approved ? 'APPROVED' : status;
  if (next !== document.status) world.update('supportingDocuments', document, { status: next });
  if (next !== 'APPROVED') return;
  for (const sid of addressSids(document.attributes)) {
    const address = world.tables.addresses.get(sid);
    if (address !== undefined && !address.verified)
      world.update('addresses', address, { validated: true, verified: true });
  }
}

/** Whether a bundle's contents may change: "once in review or approved, you cannot edit it" (error page 60711). */
export function isEditable(bundle: Bundle): boolean {
  return bundle.status === 'draft' || bundle.status === 'twilio-rejected';
}

/**
 * Refuses a change to what is attached to a submitted bundle. The text carries the status as live answers do (report).
 */
export function requireEditable(bundle: Bundle): void {
  if (!isEditable(bundle)) throw locked(bundle, 'cannot be edited');
}

export function locked(bundle: Bundle, what: string): TwilioError {
  const status = bundle.status.toUpperCase().replace('-', '_');
  return new TwilioError(400, UNDOCUMENTED.bundleLocked, `${named(bundle)} is in status ${status} and ${what}`);
}

import type { BundleStatus } from '../entities/bundle.js';
import type { DocumentStatus } from '../entities/supporting-document.js';
import type { Settings } from '../control/settings.js';

/** `twilio-approved`, or by the switch `TWILIO_APPROVED`. */
export function bundleStatus(status: BundleStatus, { bundleStatusSpelling }: Settings): string {
  return bundleStatusSpelling === 'upper' ? status.toUpperCase().replaceAll('-', '_') : status;
}

/** `PENDING_REVIEW`, or by the switch `pending-review`. */
export function documentStatus(status: DocumentStatus, { documentStatusSpelling }: Settings): string {
  return documentStatusSpelling === 'lower' ? status.toLowerCase().replaceAll('_', '-') : status;
}

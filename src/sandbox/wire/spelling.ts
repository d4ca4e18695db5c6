import type { Settings } from '../control/settings.js';
import type { BundleStatus } from '../entities/bundle.js';
import type { DocumentStatus } from '../entities/rows.js';

/** `2019-07-30T22:29:24Z`: Trust Hub's dates have no milliseconds. */
export function isoDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** `Thu, 30 Jul 2015 23:19:04 +0000`: api 2010 writes RFC 2822, with an offset in place of GMT. */
export function rfc2822Date(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

/** `twilio-approved`, or by the switch `TWILIO_APPROVED`. */
export function bundleStatus(status: BundleStatus, { bundleStatusSpelling }: Settings): string {
  return bundleStatusSpelling === 'upper' ? status.toUpperCase().replaceAll('-', '_') : status;
}

/** `PENDING_REVIEW`, or by the switch `pending-review`. */
export function documentStatus(status: DocumentStatus, { documentStatusSpelling }: Settings): string {
  return documentStatusSpelling === 'lower' ? status.toLowerCase().replaceAll('_', '-') : status;
}

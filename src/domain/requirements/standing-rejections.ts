import { BundleStatus, type BundleRecord } from '../bundle.js';
import type { Rejection } from '../rejection.js';
import type { AttachedBundle, Attachments } from './attachments.js';
import { PLACES } from './earlier-verdicts.js';
import { RequirementKind, type Finding } from './requirement.js';

/*
 * Rejections of a trust product that would only be repeated if it were submitted again, because they are about its
 * customer profile: the profile is not approved, or what is wrong is on an approved one, which is changed through a
 * provisional copy only.
 */

/** The codes of trust products that were rejected because the profile was not approved. */
export const WAITS_FOR_PROFILE: readonly number[] = [11005, 11006];

/** What must happen to the profile first; empty for a bundle that is not rejected, or has no profile under it. */
export function standingRejections(bundle: BundleRecord, attachments: Attachments): readonly Finding[] {
  if (bundle.status !== BundleStatus.TWILIO_REJECTED || bundle.bundleKind !== 'TrustProduct') return [];
  const profiles = attachments.bundles.filter(({ record }) => record.bundleKind === 'CustomerProfile');
  const approved = profiles.filter(({ record }) => record.status === BundleStatus.TWILIO_APPROVED);
  const findings: Finding[] = [];
  const waits = bundle.rejections.some(({ code }) => WAITS_FOR_PROFILE.includes(code));
  if (waits && profiles.length > 0 && approved.length === 0) {
    findings.push(
      about(profiles, 'approved_customer_profile', 'Wait until the profile is approved', ['bundle_status']),
    );
  }
  const wrong = bundle.rejections.flatMap((rejection) => fieldOnProfile(rejection, attachments));
  const unchanged = approved.length > 0 && !approved.some((profile) => hasChangedSince(profile, bundle));
  if (wrong.length > 0 && unchanged) findings.push(about(profiles, 'corrected_customer_profile', THROUGH_COPY, wrong));
  return findings;
}

const THROUGH_COPY =
  'Correct the approved profile through a provisional copy (createCustomerProfileProvisionalCopy), and wait for its approval';

/** Whether a rejection's place in the input is on the customer profile. */
export function isOfProfile(field: string): boolean {
  return /^(business|authorizedRepresentatives|address)\b/.test(field);
}

/** The field of the profile that a rejection is about; empty where the product has such a thing itself. */
function fieldOnProfile({ field }: Rejection, { endUsers, documents }: Attachments): readonly string[] {
  if (field === null || !isOfProfile(field)) return [];
  const [type, name] = PLACES[field] ?? [undefined, null];
  return [...endUsers, ...documents].some(({ record }) => record.type === type) ? [] : [name ?? type ?? field];
}

/** The second of the rejection counts as changed: a wrong "not corrected yet" would never go away. */
function hasChangedSince({ record, attachedAt }: AttachedBundle, { updatedAt }: BundleRecord): boolean {
  return Math.max(record.updatedAt.getTime(), attachedAt.getTime()) >= updatedAt.getTime();
}

function about(
  profiles: readonly AttachedBundle[],
  name: string,
  friendlyName: string,
  fields: readonly string[],
): Finding {
  return {
    met: false,
    requirement: {
      kind: RequirementKind.CUSTOMER_PROFILE,
      name,
      friendlyName,
      acceptedTypes: [...new Set(profiles.flatMap(({ type }) => type ?? []))],
      missingFields: [...new Set(fields)],
      optional: false,
    },
  };
}

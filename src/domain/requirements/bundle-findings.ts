import { BundleStatus, isUnderReview, type BundleRecord } from '../bundle.js';
import type { AttachedBundle, Attachments } from './attachments.js';
import { PRIMARY_PROFILE_TYPE } from './bundle-types.js';
import { requirementOf } from './finding.js';
import type { Demand } from './policy-demands.js';
import { RequirementKind, type Finding } from './requirement.js';

/** As evaluations name what is wrong with a supporting bundle (TRUSTHUB 5). */
const STATUS_FIELD = 'bundle_status';

/**
 * Whether the bundles that a policy asks for are attached and have the status that it needs. What cannot be read is
 * assumed to be the right one: Twilio attaches only what exists, and a subaccount's bundle stands on a profile of the
 * parent.
 */
export function bundleFinding(demand: Demand, { bundles, unreadableBundles }: Attachments): Finding {
  const wanted = bundles.filter((bundle) => isWanted(bundle, [demand]));
  if (wanted.length === 0) {
    const unclear = unreadableBundles > 0 || bundles.some(({ type }) => type === null);
    return requirementOf(demand, { met: unclear, missingFields: [] });
  }
  const met = wanted.every(isFarEnough);
  return requirementOf(demand, { met, missingFields: met ? [] : [STATUS_FIELD] });
}

/**
 * Attached bundles that the policy does not ask for: a leftover profile is reported to fail an evaluation (TRUSTHUB 5),
 * though only where the policy judges bundles at all.
 */
export function leftoverFindings(demands: readonly Demand[], { bundles }: Attachments): readonly Finding[] {
  if (demands.length === 0) return [];
  return bundles
    .filter((bundle) => bundle.type !== null && !isWanted(bundle, demands))
    .map(({ record }) => ({
      met: false,
      requirement: {
        kind:
          record.bundleKind === 'CustomerProfile' ? RequirementKind.CUSTOMER_PROFILE : RequirementKind.TRUST_PRODUCT,
        name: 'unexpected_bundle',
        friendlyName: 'Attached, though the policy does not ask for it: remove it',
        acceptedTypes: [],
        missingFields: [],
        optional: false,
      },
    }));
}

function isWanted({ type }: AttachedBundle, demands: readonly Demand[]): boolean {
  return demands.some(({ alternatives }) => alternatives.some((alternative) => alternative.type === type));
}

/**
 * A primary profile must be approved (S2), and so must a product (branded calling on Voice Integrity); any other
 * profile "at least in review state" (report, TRUSTHUB 5).
 */
function isFarEnough({ record, type }: AttachedBundle): boolean {
  const approved = record.status === BundleStatus.TWILIO_APPROVED;
  return mustBeApproved(record, type) ? approved : approved || isUnderReview(record.status);
}

function mustBeApproved({ bundleKind }: BundleRecord, type: string | null): boolean {
  return bundleKind === 'TrustProduct' || type === PRIMARY_PROFILE_TYPE;
}

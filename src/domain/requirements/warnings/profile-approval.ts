import { BundleStatus } from '../../bundle.js';
import { PolicyKind } from '../../policy.js';
import type { WarningFamily } from './warning.js';

/** What a product is rejected with while its profile is not approved, though its evaluation finds it compliant. */
const CODES: Partial<Record<PolicyKind, number>> = { [PolicyKind.VOICE_INTEGRITY]: 11005, [PolicyKind.CNAM]: 11006 };

/** A product submitted too early (TRUSTHUB 8.0.8). */
export const profileApprovalWarnings: WarningFamily = ({ kind, attachments }) => {
  const likelyCode = CODES[kind];
  if (likelyCode === undefined) return [];
  return attachments.bundles
    .filter(({ record }) => record.bundleKind === 'CustomerProfile' && record.status !== BundleStatus.TWILIO_APPROVED)
    .map(() => ({
      field: 'customerProfile',
      message: 'Submit it only after the customer profile is approved.',
      likelyCode,
    }));
};

import { BundleStatus, NOUN_OF_BUNDLE, type BundleRecord } from '../../bundle.js';
import type { RequirementWarningRecord } from './warning.js';

/** How near the end of an approval is warned of: a provisional copy has to be made, submitted and reviewed until then. */
export const EXPIRES_SOON_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Approvals that end soon, or have ended though Twilio still says approved. Each bundle once. */
export function expiryWarnings(bundles: readonly BundleRecord[], now: Date): readonly RequirementWarningRecord[] {
  const bySid = new Map(bundles.map((bundle) => [bundle.sid, bundle]));
  return [...bySid.values()].flatMap(({ bundleKind, sid, status, validUntil }) => {
    if (status !== BundleStatus.TWILIO_APPROVED || validUntil === null) return [];
    const leftMs = validUntil.getTime() - now.getTime();
    if (leftMs > EXPIRES_SOON_DAYS * DAY_MS) return [];
    const [ends, when] = leftMs > 0 ? ['ends', ' before then'] : ['ended', ''];
    const message = `The approval of the ${NOUN_OF_BUNDLE[bundleKind]} ${sid} ${ends} on ${validUntil.toISOString().slice(0, 10)}: change it through a provisional copy and submit that${when}, so that Twilio approves it again.`;
    return [{ field: 'validUntil', message, likelyCode: null }];
  });
}

import type { Bundle } from '../entities/bundle.js';
import { POLICY } from '../entities/policies.js';
import type { World } from '../world.js';
import { holdersOf } from './attached.js';

/**
 * Gives a primary profile that is approved its SHAKEN/STIR product, where the switch `primaryShakenStir` says so. It has no
 * numbers: assigning them completes it (Twilio's onboarding page).
 */
export function addShakenStir(world: World, profile: Bundle): void {
  const { sid, kind, policySid, accountSid, email } = profile;
  if (world.settings.primaryShakenStir !== 'added' || kind !== 'customer-profile' || policySid !== POLICY.primary)
    return;
  if (holdersOf(world, sid).some((bundle) => bundle.policySid === POLICY.shakenStir)) return;
  const product = world.create('bundles', 'BU', accountSid, {
    kind: 'trust-product',
    policySid: POLICY.shakenStir,
    friendlyName: 'SHAKEN/STIR',
    email,
    status: 'twilio-approved',
    statusCallback: null,
    validUntil: null,
    errors: null,
    review: null,
  });
  world.create('entityAssignments', 'BV', accountSid, { bundleSid: product.sid, objectSid: sid });
}

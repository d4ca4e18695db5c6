import { kindOf } from '../entities/bundle.js';
import type { Bundle } from '../entities/bundle.js';
import { findPolicy } from '../entities/policies.js';
import { invalidParameter, UNDOCUMENTED } from '../errors.js';
import type { World } from '../world.js';
import { evaluate } from './evaluation.js';
import { effectsOn, gateCode } from './reviewer.js';
import { isEditable, locked, moveTo } from './status.js';

/**
 * Hands a bundle in. `pending-review` is the only status a caller may set (S2). A noncompliant bundle is rejected there
 * and then (S2), with the evaluation's codes as its errors, which Twilio doesn't document; a compliant one is reviewed.
 */
export function submit(world: World, bundle: Bundle, status: string): Bundle {
  if (status !== 'pending-review')
    throw invalidParameter(
      `Status ${status.slice(0, 40)} is not permitted for a ${kindOf(bundle.kind).label}; the only value is pending-review`,
      UNDOCUMENTED.badStatus,
    );
  if (!isEditable(bundle)) throw locked(bundle, 'cannot be submitted');
  if (bundle.status === 'twilio-rejected' && world.settings.resubmission === 'refused')
    throw locked(bundle, 'cannot be submitted again. Create a new one');

  const gate = gateCode(world, bundle);
  const policy = findPolicy(bundle.policySid);
  const finding = policy === undefined ? { compliant: true, results: [] } : evaluate(world, bundle, policy);
  if (!finding.compliant) {
    const codes = [gate, ...finding.results.map((result) => result.error_code)].filter((code) => code !== null);
    const pending = moveTo(world, bundle, 'pending-review');
    return moveTo(world, pending, 'twilio-rejected', { errors: [...new Set(codes)] });
  }
  const atOnce = effectsOn(world, bundle).some((effect) => effect.kind === 'approve-at-once');
  const delay = atOnce ? 0 : world.settings.reviewDelayMs;
  const now = world.now();
  return moveTo(world, bundle, 'pending-review', {
    review: {
      inReviewAt: now + delay / 2,
      decideAt: now + delay,
      gateCode: world.settings.productGate === 'at-submission' ? gate : null,
    },
  });
}

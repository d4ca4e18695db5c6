import { BUNDLE_STATUSES, kindOf } from '../entities/bundle.js';
import type { Bundle, PendingReview } from '../entities/bundle.js';
import { findPolicy, isPrimary } from '../entities/policies.js';
import { invalidParameter, statusUpdateRefused, UNDOCUMENTED } from '../http/errors.js';
import type { World } from '../world.js';
import { requirePrimariesByApi } from './bundle-policy.js';
import { effectsOn, hasEffect } from './magic/table.js';
import { evaluate } from './evaluation.js';
import { gateCode } from './reviewer.js';
import { isEditable, moveTo } from './status.js';

/**
 * Submits a bundle. `pending-review` is the only status a caller may set (S2). A noncompliant bundle is rejected at
 * once (S2), with the evaluation's codes as its errors, which Twilio doesn't document; a compliant one is reviewed.
 */
export function submit(world: World, bundle: Bundle, status: string): Bundle {
  if (!BUNDLE_STATUSES.some((known) => known === status))
    throw invalidParameter(
      `Status ${status.slice(0, 40)} is not permitted for a ${kindOf(bundle.kind).label}; the only value is pending-review`,
      UNDOCUMENTED.badStatus,
    );
  const policy = findPolicy(bundle.policySid);
  if (isPrimary(policy)) requirePrimariesByApi(world);
  if (status !== 'pending-review' || !isEditable(bundle)) throw statusUpdateRefused();
  if (bundle.status === 'twilio-rejected' && world.settings.resubmission === 'refused') throw statusUpdateRefused();

  const gate = gateCode(world, bundle);
  const finding = policy === undefined ? { compliant: true, results: [] } : evaluate(world, bundle, policy);
  if (finding.compliant) return beginReview(world, bundle, gate);
  if (world.settings.noncompliantSubmission === 'stays-draft') return world.update('bundles', bundle, {});
  const codes = [gate, ...finding.results.map((result) => result.error_code)].filter((code) => code !== null);
  const pending = moveTo(world, bundle, 'pending-review');
  return moveTo(world, pending, 'twilio-rejected', { errors: [...new Set(codes)] });
}

/** How many times longer a slow review takes. */
const SLOW = 10;

/** Puts a bundle before the reviewer. Half of the time passes until it is in review. */
export function beginReview(world: World, bundle: Bundle, gate: number | null = null): Bundle {
  const { settings } = world;
  const effects = effectsOn(world, bundle);
  const factor = hasEffect(effects, 'approve-at-once') ? 0 : hasEffect(effects, 'take-tenfold') ? SLOW : 1;
  const delay = settings.reviewDelayMs * factor;
  const now = world.now();
  const review: PendingReview = {
    inReviewAt: now + delay / 2,
    decideAt: now + delay,
    gateCode: settings.productGate === 'at-submission' ? gate : null,
  };
  const pending = moveTo(world, bundle, 'pending-review', { review });
  return settings.submissionAnswer === 'in-review' ? moveTo(world, pending, 'in-review', { review }) : pending;
}

import type { Bundle } from '../entities/bundle.js';
import { POLICY } from '../entities/policies.js';
import type { Reviewer, World } from '../world.js';
import { attachedTo } from './attached.js';
import { effectsOn, hasEffect, rejectionCodes } from './magic/table.js';
import { addShakenStir } from './primary-shaken-stir.js';
import { settleCopy } from './provisional-copy.js';
import { moveTo } from './status.js';

/** Policies whose products need an approved profile, and the rejection otherwise (error dictionary 11005, 11006). */
const GATE_CODES: Readonly<Record<string, number>> = { [POLICY.voiceIntegrity]: 11005, [POLICY.cnam]: 11006 };

/** 11005 or 11006 where a product has no approved profile; null where it may pass. */
export function gateCode(world: World, bundle: Bundle): number | null {
  const code = GATE_CODES[bundle.policySid];
  if (code === undefined) return null;
  const profiles = attachedTo(world, bundle.sid).bundles.filter((one) => one.kind === 'customer-profile');
  return profiles.some((profile) => profile.status === 'twilio-approved') ? null : code;
}

/**
 * Moves a review on as far as its time has come, and ends an approval that has run out. Called by the schedule, so also
 * for what came due while it was down.
 */
function stepReview(world: World, sid: string): void {
  const bundle = world.tables.bundles.get(sid);
  if (bundle === undefined || world.now() < dueAt(bundle)) return;
  const { review } = bundle;
  if (bundle.status === 'twilio-approved') expire(world, bundle);
  else if (bundle.status === 'pending-review') moveTo(world, bundle, 'in-review', { review });
  else if (bundle.status === 'in-review' && review !== null) decide(world, bundle, review.gateCode);
}

/** When a bundle's status changes by itself; never where it waits for somebody. */
function dueAt({ status, review, validUntil }: Bundle): number {
  if (status === 'twilio-approved') return validUntil ?? Infinity;
  return (status === 'pending-review' ? review?.inReviewAt : review?.decideAt) ?? Infinity;
}

/** Documented for regulatory bundles: an approved one is rejected when its `valid_until` passes (TRUSTHUB 4). */
function expire(world: World, bundle: Bundle): void {
  moveTo(world, bundle, 'twilio-rejected', { errors: [], documents: 'EXPIRED' });
}

function decide(world: World, bundle: Bundle, gate: number | null): void {
  const effects = effectsOn(world, bundle);
  const late = world.settings.productGate === 'at-review' ? gateCode(world, bundle) : null;
  const codes = [gate ?? late, ...rejectionCodes(effects)].filter((code) => code !== null);
  if (codes.length > 0) moveTo(world, bundle, 'twilio-rejected', { errors: [...new Set(codes)] });
  else if (hasEffect(effects, 'stay-in-review')) world.update('bundles', bundle, { review: null });
  else approve(world, bundle);
}

/** Approves a bundle, for as long as approvals are valid. A provisional copy goes into the bundle it was made of. */
function approve(world: World, bundle: Bundle): Bundle {
  const { validForMs } = world.settings;
  const validUntil = validForMs === null ? null : world.now() + validForMs;
  const approved = settleCopy(world, moveTo(world, { ...bundle, validUntil }, 'twilio-approved'));
  if (validUntil !== null) world.reviews.watch(approved.sid, validUntil);
  addShakenStir(world, approved);
  return approved;
}

/** Schedules the reviews that a start found under way, the earliest first. */
function resumeReviews(world: World): void {
  const waiting = [...world.tables.bundles.rows()].filter((bundle) => dueAt(bundle) !== Infinity);
  waiting.sort((a, b) => dueAt(a) - dueAt(b) || a.seq - b.seq);
  for (const bundle of waiting) world.reviews.watch(bundle.sid, dueAt(bundle));
  world.commit();
}

export const REVIEWER: Reviewer = { step: stepReview, resume: resumeReviews };

/** A verdict that a person gives through `/_sandbox/reviews`, in any status but draft. */
export function giveVerdict(
  world: World,
  bundle: Bundle,
  verdict: 'approved' | 'rejected' | 'in-review',
  codes: readonly number[],
  failureReason?: string,
): Bundle {
  if (verdict === 'approved') return approve(world, bundle);
  if (verdict === 'rejected') {
    return moveTo(world, bundle, 'twilio-rejected', {
      errors: codes,
      ...(failureReason !== undefined && { failureReason }),
    });
  }
  return moveTo(world, bundle, 'in-review');
}

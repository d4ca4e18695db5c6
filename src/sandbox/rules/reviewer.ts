import type { Bundle } from '../entities/bundle.js';
import { POLICY } from '../entities/policies.js';
import type { World } from '../world.js';
import { attachedTo } from './attached.js';
import { CaseFile } from './case-file.js';
import { MAGIC_VALUES } from './magic-values.js';
import type { Effect } from './magic-values.js';
import { moveTo } from './status.js';

/** Policies whose products need an approved profile, and the rejection otherwise (error dictionary 11005, 11006). */
const GATE_CODES: Readonly<Record<string, number>> = { [POLICY.voiceIntegrity]: 11005, [POLICY.cnam]: 11006 };

/** 11005 or 11006 where a product stands on no approved profile; null where it may pass. */
export function gateCode(world: World, bundle: Bundle): number | null {
  const code = GATE_CODES[bundle.policySid];
  if (code === undefined) return null;
  const profiles = attachedTo(world, bundle.sid).bundles.filter((one) => one.kind === 'customer-profile');
  return profiles.some((profile) => profile.status === 'twilio-approved') ? null : code;
}

/** What the magic values say of a bundle, as it is now. */
export function effectsOn(world: World, bundle: Bundle): readonly Effect[] {
  const file = new CaseFile(world, bundle);
  return MAGIC_VALUES.filter((row) => {
    const forAll = row.effect.kind === 'approve-at-once';
    const decides = bundle.kind === 'customer-profile' ? row.decides === 'profiles' : row.decides === bundle.policySid;
    return (forAll || decides) && row.matches(file);
  }).map((row) => row.effect);
}

/** Moves a review on as far as its time has come. Called by the schedule, so also for reviews due while it was down. */
export function stepReview(world: World, sid: string): void {
  const bundle = world.tables.bundles.get(sid);
  const review = bundle?.review;
  if (bundle === undefined || review === null || review === undefined) return;
  const now = world.now();
  if (bundle.status === 'pending-review' && now >= review.inReviewAt) moveTo(world, bundle, 'in-review', { review });
  else if (bundle.status === 'in-review' && now >= review.decideAt) decide(world, bundle, review.gateCode);
}

function decide(world: World, bundle: Bundle, gate: number | null): void {
  const effects = effectsOn(world, bundle);
  const late = world.settings.productGate === 'at-review' ? gateCode(world, bundle) : null;
  const codes = [gate ?? late, ...effects.map((effect) => (effect.kind === 'reject' ? effect.code : null))];
  const errors = [...new Set(codes.filter((code) => code !== null))];
  if (errors.length > 0) moveTo(world, bundle, 'twilio-rejected', { errors });
  else if (effects.some((effect) => effect.kind === 'stay-in-review'))
    world.update('bundles', bundle, { review: null });
  else moveTo(world, bundle, 'twilio-approved');
}

/** Takes up the reviews that a restart found under way, the earliest first. */
export function resumeReviews(world: World): void {
  const waiting = [...world.tables.bundles.rows()].filter((bundle) => bundle.review !== null);
  const dueAt = (bundle: Bundle): number =>
    (bundle.status === 'pending-review' ? bundle.review?.inReviewAt : bundle.review?.decideAt) ?? 0;
  waiting.sort((a, b) => dueAt(a) - dueAt(b) || a.seq - b.seq);
  for (const bundle of waiting) world.reviews.watch(bundle.sid, dueAt(bundle));
  world.commit();
}

/** A verdict that a person gives through `/_sandbox/reviews`, in any status but draft. */
export function giveVerdict(
  world: World,
  bundle: Bundle,
  verdict: 'approved' | 'rejected' | 'in-review',
  codes: readonly number[],
): Bundle {
  if (verdict === 'approved') return moveTo(world, bundle, 'twilio-approved');
  if (verdict === 'rejected') return moveTo(world, bundle, 'twilio-rejected', { errors: codes });
  return moveTo(world, bundle, 'in-review');
}

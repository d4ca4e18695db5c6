import type { BundleRef } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { NumberResult } from '../storage/number-results.store.js';
import type { StepResult } from '../storage/steps.store.js';
import { assignmentsOn, bundlesOf, resultsOf, sendEach, takeAssignmentsOff } from './number-work.js';
import { word, type Step, type StepContext } from './step.js';

/**
 * Puts the run's numbers on the customer's profile, or on its products. What is there already is left; a number that
 * Twilio refuses is noted with the reason, and stops no other. Numbers that are not on the profile are not tried on the
 * products: Twilio refuses them.
 */
async function putAll(context: StepContext): Promise<StepResult> {
  const bundles = bundlesOf(context);
  const [before, held] = await Promise.all([resultsOf(context, bundles), notOnProfile(context)]);
  // One product may depend on another: they are done one after another, in the order in which they were made.
  for (const bundle of bundles) await putOn(context, bundle, before.get(bundle.sid) ?? new Map(), held);
  return { resourceSid: null };
}

async function putOn(
  context: StepContext,
  bundle: BundleRef,
  before: ReadonlyMap<Sid, NumberResult>,
  held: ReadonlySet<Sid>,
): Promise<void> {
  const { trustHub, input, numberResults } = context;
  const wanted = input.phoneNumberSids.filter((sid) => !held.has(sid));
  const there = await assignmentsOn(context, bundle, wanted);
  const isOurs = (sid: Sid): boolean => before.get(sid)?.sent === true;
  const state = (phoneNumberSid: Sid): NumberResult => {
    if (held.has(phoneNumberSid)) return { phoneNumberSid, outcome: 'NOT_TRIED', sent: false };
    // Written down before it is sent, so that a later attempt knows that what it finds is this run's.
    if (!there.has(phoneNumberSid)) return { phoneNumberSid, outcome: 'NOT_TRIED', sent: true };
    const ours = isOurs(phoneNumberSid);
    return { phoneNumberSid, outcome: ours ? 'DONE' : 'ALREADY_THERE', sent: ours };
  };
  await numberResults.write(bundle.sid, input.phoneNumberSids.map(state));
  const missing = wanted.filter((sid) => !there.has(sid));
  const sent = await sendEach(context, bundle, missing, isOurs, (sid) =>
    trustHub.channelEndpointAssignments.create(bundle, sid),
  );
  await correctLate(context, bundle, sent, isOurs);
}

/**
 * A request of an earlier attempt, whose answer never came, may have been carried out since the bundle was read: then
 * Twilio refuses the number because it is there.
 */
async function correctLate(
  context: StepContext,
  bundle: BundleRef,
  sent: readonly NumberResult[],
  isOurs: (sid: Sid) => boolean,
): Promise<void> {
  const conflicts = sent.filter(({ error }) => error?.code === 'CONFLICT').map(({ phoneNumberSid }) => phoneNumberSid);
  if (conflicts.length === 0) return;
  const there = await assignmentsOn(context, bundle, conflicts);
  const late = conflicts
    .filter((sid) => there.has(sid))
    .map((phoneNumberSid): NumberResult => {
      const ours = isOurs(phoneNumberSid);
      return { phoneNumberSid, outcome: ours ? 'DONE' : 'ALREADY_THERE', sent: ours };
    });
  await context.numberResults.write(bundle.sid, late);
}

/** The numbers that the profile was refused; none while the profile itself is worked on. */
async function notOnProfile(context: StepContext): Promise<ReadonlySet<Sid>> {
  const { parameters, of, numberResults } = context;
  if (word(parameters, 'place') === 'PROFILE') return new Set();
  const { sid } = of(word(parameters, 'customer'));
  const results = await numberResults.of([sid]);
  return new Set(results.filter(({ outcome }) => outcome === 'REFUSED').map(({ phoneNumberSid }) => phoneNumberSid));
}

/** Takes off what this run has put there, and only that. */
async function takeBack(context: StepContext): Promise<void> {
  const bundles = bundlesOf(context);
  const results = await resultsOf(context, bundles);
  for (const bundle of bundles) {
    const ours = [...(results.get(bundle.sid)?.values() ?? [])].filter(({ sent }) => sent);
    const sids = ours.map(({ phoneNumberSid }) => phoneNumberSid);
    if (sids.length === 0) continue;
    const there = await assignmentsOn(context, bundle, sids);
    await takeAssignmentsOff(context, bundle, [...there.values()].flat());
    const undone = ours.map((result): NumberResult => ({ ...result, outcome: 'NOT_TRIED', sent: false }));
    await context.numberResults.write(bundle.sid, undone);
  }
}

export const putPhoneNumbers: Step = {
  writes: true,
  makesSeveral: true,
  run: putAll,
  find: putAll,
  undo: takeBack,
};

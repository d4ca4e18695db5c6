import type { ChannelEndpointAssignmentRecord } from '../../domain/bundle.js';
import { CallerError, RefusedByTwilio, type UserErrorRecord } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { NumberResult } from '../storage/number-results.store.js';
import type { StepResult } from '../storage/steps.store.js';
import { reusedProduct } from './reuse.js';
import { bundleOf, forEach, unlessGone, type Step, type StepContext } from './step.js';

/** One call shows which of this many numbers are on a bundle. */
const NUMBERS_PER_LISTING = 100;

/** Whether the bundle was there before the run, and may have numbers that are not the run's. */
function isGiven(context: StepContext): boolean {
  return context.parameters['mayBeThere'] === true || reusedProduct(context) !== null;
}

/** Writes down what became of the run's numbers, in the order of the input. */
async function noteResults(
  context: StepContext,
  done: readonly Sid[],
  refused: readonly UserErrorRecord[] = [],
): Promise<void> {
  const ours = new Set(done);
  const errors = new Map(refused.map((error) => [error.resourceSid, error]));
  const results = context.input.phoneNumberSids.map((phoneNumberSid): NumberResult => {
    const error = errors.get(phoneNumberSid);
    if (error !== undefined) return { phoneNumberSid, outcome: 'REFUSED', sent: false, error };
    const isOurs = ours.has(phoneNumberSid);
    return { phoneNumberSid, outcome: isOurs ? 'DONE' : 'ALREADY_THERE', sent: isOurs };
  });
  await context.numberResults.write(bundleOf(context).sid, results);
}

/**
 * @param put the numbers that this step has put on the bundle before
 * @returns those that it has put there by now
 */
async function assignAll(
  context: StepContext,
  sids: readonly Sid[],
  put: readonly Sid[] = [],
): Promise<readonly Sid[]> {
  const bundle = bundleOf(context);
  // A number that Twilio refused is not on the bundle, or was put there by another: this run must not remove it.
  const others = new Set<Sid>();
  const ours = (): readonly Sid[] => [...new Set([...put, ...sids])].filter((sid) => !others.has(sid));
  try {
    await forEach(sids, async (sid) => {
      try {
        await context.trustHub.channelEndpointAssignments.create(bundle, sid);
      } catch (error) {
        if (error instanceof CallerError) others.add(sid);
        throw error;
      }
    });
  } catch (error) {
    await context.remember({ phoneNumberSids: ours() });
    if (!(error instanceof RefusedByTwilio)) throw error;
    const there = await thereNow(context, [...others]);
    for (const sid of put) if (there.has(sid)) others.delete(sid);
    const left = refusedOf(error, (sid) => !there.has(sid));
    await noteResults(context, ours(), left?.userErrors);
    if (left === null) return ours();
    if (there.size > 0) await context.remember({ phoneNumberSids: ours() });
    throw left;
  }
  await noteResults(context, ours());
  return ours();
}

/**
 * Those of the refused numbers that are on the bundle: a request of an earlier attempt, whose answer never came, may have
 * been carried out since the bundle was read.
 */
async function thereNow(context: StepContext, refused: readonly Sid[]): Promise<ReadonlySet<Sid>> {
  const found = await context.trustHub.channelEndpointAssignments.list(bundleOf(context), refused);
  return new Set(found.map(({ channelEndpointSid }) => channelEndpointSid));
}

/** What Twilio has refused of some numbers; null where that is nothing. */
function refusedOf(refusal: RefusedByTwilio, isMeant: (sid: Sid) => boolean): RefusedByTwilio | null {
  const { httpStatus, nextAction, userErrors } = refusal;
  const [first, ...more] = userErrors.filter(({ resourceSid }) => isMeant(resourceSid ?? ''));
  return first === undefined ? null : new RefusedByTwilio(httpStatus, [first, ...more], nextAction);
}

/**
 * Numbers on the bundle that the run must remove: on a bundle of its own all that are not in the input; on one that
 * it was given, only those that it put there itself before a correction dropped them.
 */
function unwanted(
  context: StepContext,
  there: readonly ChannelEndpointAssignmentRecord[],
): readonly ChannelEndpointAssignmentRecord[] {
  const put = context.detail.phoneNumberSids ?? [];
  const givenBundle = isGiven(context);
  return there
    .filter(({ channelEndpointSid }) => !context.input.phoneNumberSids.includes(channelEndpointSid))
    .filter(({ channelEndpointSid }) => !givenBundle || put.includes(channelEndpointSid));
}

/** Reads what is on the bundle, removes what is no longer in the input, and adds what is missing. */
async function reconcile(context: StepContext): Promise<StepResult> {
  const { trustHub, input } = context;
  const bundle = bundleOf(context);
  const put = context.detail.phoneNumberSids ?? [];
  // A given profile may hold thousands of numbers: only the run's are asked for.
  const asked = isGiven(context) ? [...new Set([...input.phoneNumberSids, ...put])] : undefined;
  const there = await trustHub.channelEndpointAssignments.list(bundle, asked);
  await Promise.all(unwanted(context, there).map(({ sid }) => trustHub.channelEndpointAssignments.delete(bundle, sid)));
  const have = new Set(there.map(({ channelEndpointSid }) => channelEndpointSid));
  const missing = input.phoneNumberSids.filter((sid) => !have.has(sid));
  const still = put.filter((sid) => input.phoneNumberSids.includes(sid));
  // Stored before they are sent, because on a given profile the run may later remove only these.
  await context.remember({ phoneNumberSids: [...new Set([...still, ...missing])] });
  return { resourceSid: null, detail: { phoneNumberSids: await assignAll(context, missing, still) } };
}

/**
 * Removes what the run has put on: on a bundle of its own its numbers, on a given one only those that were not there
 * before.
 */
async function takeOff(context: StepContext): Promise<void> {
  const bundle = bundleOf(context);
  const put = context.detail.phoneNumberSids ?? [];
  const ours = isGiven(context) ? put : [...new Set([...context.input.phoneNumberSids, ...put])];
  if (ours.length === 0) return;
  const assignments = context.trustHub.channelEndpointAssignments;
  const there = await assignments.list(bundle, ours);
  await forEach(there, ({ sid }) => unlessGone(() => assignments.delete(bundle, sid)));
  await context.numberResults.write(
    bundle.sid,
    ours.map((phoneNumberSid) => ({ phoneNumberSid, outcome: 'NOT_TRIED', sent: false })),
  );
}

/** The same after a correction, which may have dropped numbers. */
async function correct(context: StepContext): Promise<StepResult> {
  await context.numberResults.keepOnly(bundleOf(context).sid, context.input.phoneNumberSids);
  return reconcile(context);
}

/**
 * Puts the run's numbers on a bundle, one call each. On a bundle that the run did not make, after an attempt whose
 * answers did not come, and after a correction, it first checks which are there: a number assigned twice is a conflict
 * at Twilio.
 */
export const assignPhoneNumbers: Step = {
  writes: true,
  makesSeveral: true,
  calls: ({ input: { phoneNumberSids }, parameters, numbersThere, reuse }) => {
    const isProfile = parameters['mayBeThere'] === true;
    const isReused = parameters['existing'] !== undefined && reuse?.found != null;
    if (!isProfile && !isReused) return phoneNumberSids.length;
    const there = isProfile ? numbersThere : (reuse?.numbersThere ?? []);
    return Math.ceil(phoneNumberSids.length / NUMBERS_PER_LISTING) + phoneNumberSids.length - there.length;
  },
  reads: (input) => input.phoneNumberSids,
  run: async (context) => {
    if (isGiven(context)) return reconcile(context);
    return { resourceSid: null, detail: { phoneNumberSids: await assignAll(context, context.input.phoneNumberSids) } };
  },
  find: correct,
  update: correct,
  undo: (context) => unlessGone(() => takeOff(context)),
};

import type { BundleRef } from '../../domain/bundle.js';
import type { Sid } from '../../domain/sid.js';
import type { NumberResult } from '../storage/number-results.store.js';
import type { StepResult } from '../storage/steps.store.js';
import { assignmentsOn, bundlesOf, resultsOf, sendEach, takeAssignmentsOff } from './number-work.js';
import { putBack } from './return-phone-numbers.step.js';
import { forEach, word, type Step, type StepContext } from './step.js';

/**
 * Takes numbers off the customer's products, or off its profile: those that are given, or all others. A number that a
 * product keeps stays on the profile too, so that no product has a number that its profile lacks.
 */
async function takeAll(context: StepContext): Promise<StepResult> {
  const bundles = bundlesOf(context);
  const [before, kept] = await Promise.all([resultsOf(context, bundles), keptByProducts(context)]);
  const isOthers = word(context.parameters, 'which') === 'OTHERS';
  const there = await Promise.all(
    bundles.map((bundle) => assignmentsOn(context, bundle, isOthers ? undefined : context.input.phoneNumberSids)),
  );
  const shared = await numbersOfShared(context);
  const takings: (() => Promise<unknown>)[] = [];
  // Written down one bundle after another, because each result gets the next place in the run's list.
  for (const [at, bundle] of bundles.entries()) {
    const all = there[at] ?? new Map<Sid, readonly Sid[]>();
    const own = shared.sids.includes(bundle.sid) ? only(all, shared.numbers) : all;
    takings.push(await prepareTaking(context, bundle, before.get(bundle.sid) ?? new Map(), own, kept));
  }
  await forEach(takings, (take) => take());
  return { resourceSid: null };
}

/** The products that are another customer's too, and the numbers on them that are this customer's. */
async function numbersOfShared(context: StepContext) {
  const { sid, detail } = context.of(word(context.parameters, 'customer'));
  const { sharedProductSids: sids = [] } = detail;
  if (sids.length === 0 || word(context.parameters, 'place') === 'PROFILE')
    return { sids: [], numbers: new Set<Sid>() };
  return { sids, numbers: new Set((await assignmentsOn(context, { kind: 'CustomerProfile', sid })).keys()) };
}

const only = <Value>(all: ReadonlyMap<Sid, Value>, wanted: ReadonlySet<Sid>): ReadonlyMap<Sid, Value> =>
  new Map([...all].filter(([sid]) => wanted.has(sid)));

/** Writes down what is to be taken off. @returns takes it off */
async function prepareTaking(
  context: StepContext,
  bundle: BundleRef,
  before: ReadonlyMap<Sid, NumberResult>,
  there: ReadonlyMap<Sid, readonly Sid[]>,
  kept: ReadonlySet<Sid>,
): Promise<() => Promise<unknown>> {
  const { input, parameters, numberResults } = context;
  const isOthers = word(parameters, 'which') === 'OTHERS';
  const isOurs = (sid: Sid): boolean => before.get(sid)?.sent === true;
  const given = new Set(input.phoneNumberSids);
  const concerned = isOthers
    ? [...new Set([...before.keys(), ...there.keys()])].filter((sid) => !given.has(sid))
    : input.phoneNumberSids;
  const state = (phoneNumberSid: Sid): NumberResult => {
    if (!there.has(phoneNumberSid)) {
      const ours = isOurs(phoneNumberSid);
      return { phoneNumberSid, outcome: ours ? 'DONE' : 'ALREADY_THERE', sent: ours };
    }
    return { phoneNumberSid, outcome: 'NOT_TRIED', sent: !kept.has(phoneNumberSid) };
  };
  await numberResults.write(bundle.sid, concerned.map(state));
  const sids = concerned.filter((sid) => there.has(sid) && !kept.has(sid));
  return () =>
    sendEach(context, bundle, sids, isOurs, (sid) => takeAssignmentsOff(context, bundle, there.get(sid) ?? []));
}

/** The numbers that a product was not given up by; none while the products are worked on. */
async function keptByProducts(context: StepContext): Promise<ReadonlySet<Sid>> {
  const { parameters, of, numberResults } = context;
  if (word(parameters, 'place') === 'PRODUCTS') return new Set();
  const { trustProductSids = [] } = of(word(parameters, 'customer')).detail;
  const results = await numberResults.of(trustProductSids);
  return new Set(results.filter(({ outcome }) => outcome === 'REFUSED').map(({ phoneNumberSid }) => phoneNumberSid));
}

/** Of those that a request may have been sent for, which are off. */
async function noteTaken(context: StepContext): Promise<void> {
  const bundles = bundlesOf(context);
  const results = await resultsOf(context, bundles);
  for (const bundle of bundles) {
    const all = [...(results.get(bundle.sid)?.values() ?? [])];
    const unknown = all.filter(({ outcome, sent }) => outcome === 'NOT_TRIED' && sent);
    if (unknown.length === 0) continue;
    const sids = unknown.map(({ phoneNumberSid }) => phoneNumberSid);
    const there = await assignmentsOn(context, bundle, sids);
    await context.numberResults.write(
      bundle.sid,
      unknown.map((result): NumberResult => {
        return there.has(result.phoneNumberSid) ? { ...result, sent: false } : { ...result, outcome: 'DONE' };
      }),
    );
  }
}

export const takePhoneNumbers: Step = {
  writes: true,
  makesSeveral: true,
  run: takeAll,
  find: takeAll,
  settle: noteTaken,
};

/** The same of numbers that move: where the run is taken back, they go back to where they were. */
export const takeMovingPhoneNumbers: Step = {
  writes: true,
  makesSeveral: true,
  run: takeAll,
  find: takeAll,
  undo: (context) => putBack(context),
};

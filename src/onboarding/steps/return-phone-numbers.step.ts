import { RefusedByTwilio } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { NumberResult } from '../storage/number-results.store.js';
import type { StepResult } from '../storage/steps.store.js';
import { assignmentsOn, bundlesOf, resultsOf } from './number-work.js';
import { forEach, word, type Step, type StepContext } from './step.js';

/**
 * Puts numbers back on the bundles of the step from which this run has taken them.
 * @param isMeant which numbers; left out, all that it has taken off
 * @throws CallerError, ServiceError when all have been tried
 */
export async function putBack(context: StepContext, isMeant: (sid: Sid) => boolean = () => true): Promise<void> {
  const { trustHub, numberResults } = context;
  const bundles = bundlesOf(context);
  const results = await resultsOf(context, bundles);
  for (const bundle of bundles) {
    const all = [...(results.get(bundle.sid)?.values() ?? [])];
    const ours = all.filter(({ sent, phoneNumberSid }) => sent && isMeant(phoneNumberSid));
    const sids = ours.map(({ phoneNumberSid }) => phoneNumberSid);
    const there = await assignmentsOn(context, bundle, sids);
    const missing = sids.filter((sid) => !there.has(sid));
    let refusal: RefusedByTwilio | null = null;
    const left = new Set<Sid>();
    try {
      await forEach(missing, (sid) => trustHub.channelEndpointAssignments.create(bundle, sid));
    } catch (error) {
      if (!(error instanceof RefusedByTwilio)) throw error;
      refusal = error;
      // A request of an earlier try may have been carried out since the bundle was read: then it is refused as there.
      const now = await assignmentsOn(context, bundle, missing);
      for (const sid of missing) if (!now.has(sid)) left.add(sid);
    }
    // What could not be put back stays as it was noted: taken off.
    const back = ours.filter(({ phoneNumberSid }) => !left.has(phoneNumberSid));
    await numberResults.write(
      bundle.sid,
      back.map((result): NumberResult => ({ ...result, outcome: 'NOT_TRIED', sent: false })),
    );
    if (refusal !== null && left.size > 0) throw refusal;
  }
}

/** A number that the new customer's profile was refused goes back to where it was: it is never left on nothing. */
async function returnRefused(context: StepContext): Promise<StepResult> {
  const { sid } = context.of(word(context.parameters, 'newCustomer'));
  const results = await context.numberResults.of([sid]);
  const refused = new Set(
    results.filter(({ outcome }) => outcome === 'REFUSED').map(({ phoneNumberSid }) => phoneNumberSid),
  );
  if (refused.size > 0) await putBack(context, (number) => refused.has(number));
  return { resourceSid: null };
}

export const returnPhoneNumbers: Step = {
  writes: true,
  makesSeveral: true,
  run: returnRefused,
  find: returnRefused,
};

import type { BundleRef } from '../../domain/bundle.js';
import { CallerError, isNotFound, ServiceError } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { NumberResult } from '../storage/number-results.store.js';
import { forEach, word, type StepContext } from './step.js';

/** Numbers whose results are written together: what is done shows while the rest goes on. */
const WRITTEN_TOGETHER = 100;

/** The bundles of the step's customer that it works on: the profile, or the products in their order. */
export function bundlesOf({ parameters, of }: Pick<StepContext, 'parameters' | 'of'>): readonly BundleRef[] {
  const { sid, detail } = of(word(parameters, 'customer'));
  if (word(parameters, 'place') === 'PROFILE') return [{ kind: 'CustomerProfile', sid }];
  return (detail.trustProductSids ?? []).map((product) => ({ kind: 'TrustProduct', sid: product }));
}

/** The results that are there of some bundles, by the bundle and the number. */
export async function resultsOf(
  { numberResults }: Pick<StepContext, 'numberResults'>,
  bundles: readonly BundleRef[],
): Promise<ReadonlyMap<Sid, ReadonlyMap<Sid, NumberResult>>> {
  const found = new Map<Sid, Map<Sid, NumberResult>>(bundles.map(({ sid }) => [sid, new Map()]));
  for (const { bundleSid, ...result } of await numberResults.of([...found.keys()])) {
    found.get(bundleSid)?.set(result.phoneNumberSid, result);
  }
  return found;
}

/**
 * Sends a request for each of some numbers, as many at once as the account's limit allows, and writes down what became
 * of each. A number that Twilio refuses stops no other.
 * @param isOurs whether an earlier attempt may have sent it: a refusal does not show that this was not carried out
 * @param send may refuse by throwing a CallerError
 * @throws ServiceError when all have been tried, where the outcome of some is not known
 */
export async function sendEach(
  { numberResults }: Pick<StepContext, 'numberResults'>,
  bundle: BundleRef,
  sids: readonly Sid[],
  isOurs: (sid: Sid) => boolean,
  send: (sid: Sid) => Promise<unknown>,
): Promise<readonly NumberResult[]> {
  const written: Promise<void>[] = [];
  const all: NumberResult[] = [];
  const faults: unknown[] = [];
  let settled: NumberResult[] = [];
  const flush = (): void => {
    const some = settled;
    settled = [];
    const writing = numberResults.write(bundle.sid, some);
    // It is waited for in the end: until then its failure is nobody's.
    writing.catch(() => undefined);
    written.push(writing);
  };
  await Promise.all(
    sids.map(async (phoneNumberSid) => {
      try {
        await send(phoneNumberSid);
        settled.push({ phoneNumberSid, outcome: 'DONE', sent: true });
      } catch (error) {
        if (!(error instanceof CallerError)) {
          faults.push(error);
          return;
        }
        const [refusal = null] = error.userErrors;
        settled.push({ phoneNumberSid, outcome: 'REFUSED', sent: isOurs(phoneNumberSid), error: refusal });
      }
      all.push(settled.at(-1)!);
      if (settled.length >= WRITTEN_TOGETHER) flush();
    }),
  );
  flush();
  await Promise.all(written);
  if (faults.length > 0) throw faults.find((fault) => !(fault instanceof ServiceError)) ?? faults[0];
  return all;
}

/** Removes assignments of a bundle; what is gone already is no error. */
export async function takeAssignmentsOff(
  { trustHub }: Pick<StepContext, 'trustHub'>,
  bundle: BundleRef,
  assignmentSids: readonly Sid[],
): Promise<void> {
  await forEach(assignmentSids, async (sid) => {
    try {
      await trustHub.channelEndpointAssignments.delete(bundle, sid);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  });
}

/** The assignments on a bundle, by their numbers. @param sids only of these; undefined for all */
export async function assignmentsOn(
  { trustHub }: Pick<StepContext, 'trustHub'>,
  bundle: BundleRef,
  sids?: readonly Sid[],
): Promise<ReadonlyMap<Sid, readonly Sid[]>> {
  const found = new Map<Sid, Sid[]>();
  for (const { sid, channelEndpointSid } of await trustHub.channelEndpointAssignments.list(bundle, sids)) {
    found.set(channelEndpointSid, [...(found.get(channelEndpointSid) ?? []), sid]);
  }
  return found;
}

import { BundleStatus, isUnderReview } from '../../domain/bundle.js';
import type { Attributes, EndUserRecord } from '../../domain/end-user.js';
import { isNotEditable } from '../../domain/errors.js';
import type { Sid } from '../../domain/sid.js';
import type { SupportingDocumentRecord } from '../../domain/supporting-document.js';
import type { AttributedGateway } from '../../twilio/trust-hub.js';
import { canonicalJson } from '../digest.js';
import type { StepParameters } from '../recipes/recipe.js';
import type { StepResult } from '../storage/steps.store.js';
import type { PlannedReuse, StepContext, Traces } from './step.js';

/*
 * What a run does with a trust product that its profile has already. One that is approved or under review is given the
 * numbers, and nothing else of it changes; a draft or a rejected one is completed, and submitted again.
 */

/** Whether Twilio has approved it or is about to decide: then only its numbers may change. */
export function isSettled(status: BundleStatus | undefined): boolean {
  return status === BundleStatus.TWILIO_APPROVED || (status !== undefined && isUnderReview(status));
}

/** The product that the profile has; null where it has none, or where none was looked for. */
export function foundProduct({ parameters, made }: Pick<StepContext, 'parameters' | 'made'>): Traces | null {
  const key = parameters['existing'];
  return typeof key === 'string' ? made(key) : null;
}

/** The product that a step works on, as it was found; null where the run has made it. */
export function reusedProduct(context: Pick<StepContext, 'parameters' | 'made'>): Traces | null {
  const bundle = context.parameters['bundle'];
  const taken = typeof bundle === 'string' ? context.made(bundle) : null;
  if (taken?.detail.reused !== true) return null;
  const found = foundProduct(context);
  return found?.sid === taken.sid ? found : taken;
}

/** What of a type is on the product that the profile has; null where it has none, or no such thing. */
export function takenThing(
  context: Pick<StepContext, 'parameters' | 'made'>,
  part: 'endUsers' | 'documents',
  type: string,
): Sid | null {
  return foundProduct(context)?.detail[part]?.find((thing) => thing.type === type)?.sid ?? null;
}

/**
 * Gives what is on a product that the run has taken the attributes of the input. What something submitted holds too can't be
 * changed; where it has them already, it need not be.
 */
export async function bringInLine(
  things: AttributedGateway<EndUserRecord | SupportingDocumentRecord>,
  sid: Sid,
  attributes: Attributes,
): Promise<StepResult> {
  try {
    await things.update(sid, { attributes });
  } catch (error) {
    if (!isNotEditable(error) || canonicalJson((await things.load(sid))?.attributes) !== canonicalJson(attributes))
      throw error;
  }
  return { resourceSid: sid, detail: { reused: true } };
}

/** Of a plan: whether the step's bundle is a product that needs no submission. */
export function isJudged(parameters: StepParameters, reuse: PlannedReuse | null): boolean {
  return parameters['existing'] !== undefined && isSettled(reuse?.found?.detail.status);
}

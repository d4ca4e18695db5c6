import { BundleStatus } from '../../../domain/bundle.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import type { StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepsStore } from '../../storage/steps.store.js';

/**
 * Some accounts may submit a rejected trust product again in place, others get the answer that it can't be changed any
 * more (TRUSTHUB section 4: reports disagree). Where Twilio refuses, the run makes the product again: its steps are
 * reopened as if they had not been carried out, and the step that creates it takes the old one apart first.
 * @param run as it stands after its last wave: nothing of it is in progress
 * @returns whether there is something to do again
 * @throws ServiceError when Twilio can't be asked
 */
export async function rebuildRejectedProduct(
  steps: StepsStore,
  trustHubs: TrustHubFactory,
  { run, steps: all }: RunWithSteps,
): Promise<boolean> {
  const created = all.find((step) => step.use === 'create-trust-product');
  // One that the run has taken is not its own to delete.
  if (created?.resource_sid == null || created.detail.reused === true) return false;
  if (!all.some((step) => isRefusedOn(created, step))) return false;
  const product = await trustHubs.open(run.account_sid, { cached: false }).trustProducts.load(created.resource_sid);
  if (product?.status !== BundleStatus.TWILIO_REJECTED) return false;
  await steps.openAgain(run.run_id, created.key);
  return true;
}

/** A step that changes the product, and that Twilio refused because of the product's status. */
function isRefusedOn(created: StepRow, step: StepRow): boolean {
  return step.status === 'FAILED' && step.error?.code === 'NOT_EDITABLE' && step.parameters['bundle'] === created.key;
}

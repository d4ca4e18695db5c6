import { CallerError, userError } from '../../domain/errors.js';
import type { Onboardings } from '../onboardings.js';
import { beginCancelling } from '../storage/cancel.store.js';
import type { RunDeps } from './run-deps.js';

/**
 * Begins to cancel a run, and returns when that is durable; it continues by itself from there. A run that is cancelled
 * already stays as it is, unless more of it is now to be deleted.
 * @throws CallerError NOT_FOUND, CONFLICT for a run that is complete
 */
export const cancelRun =
  ({ sql, runs, outages, engine, now }: RunDeps): Onboardings['cancel'] =>
  async (accountSid, runId, caller, deleteCreated) => {
    await runs.require(accountSid, runId);
    const outcome = await beginCancelling(sql, { runId, caller, deleteCreated, now: new Date(now()) });
    if (outcome !== null && 'cancellation' in outcome) {
      engine.changes.announce(runId, true);
      await outages.probeWith(accountSid, runId);
      await engine.workflows.cancel(outcome.cancellation);
    } else if (outcome?.status === 'COMPLETED') throw complete();
    return runs.require(accountSid, runId);
  };

function complete(): CallerError {
  const message =
    'This onboarding is complete, so nothing of it is left to cancel. To take apart what it made, use ' +
    'removePhoneNumbersFromTrustProduct, deleteTrustProduct, removePhoneNumbersFromCustomerProfile and deleteCustomerProfile.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

import { CallerError, userError } from '../../domain/errors.js';
import type { OnboardingKind } from '../../domain/onboarding-kind.js';
import type { Onboardings } from '../onboardings.js';
import { beginCancelling } from '../storage/cancel.store.js';
import type { RunDeps } from './run-deps.js';

/**
 * Begins to cancel a run, and returns when that is durable; it continues by itself from there. A run that is cancelled
 * already stays as it is, unless more of it is now to be deleted. Numbers that were moving go back in any case.
 * @throws CallerError NOT_FOUND, CONFLICT for a run that is complete
 */
export const cancelRun =
  ({ sql, runs, outages, engine, now }: RunDeps): Onboardings['cancel'] =>
  async (accountSid, runId, caller, deleteCreated) => {
    const { kind } = await runs.require(accountSid, runId);
    const takesBack = deleteCreated || isTakenBackAnyhow(kind);
    const outcome = await beginCancelling(sql, { runId, caller, deleteCreated: takesBack, now: new Date(now()) });
    if (outcome !== null && 'cancellation' in outcome) {
      engine.changes.announce(runId, 'status');
      await outages.probeWith(accountSid, runId);
      await engine.workflows.cancel(outcome.cancellation);
    } else if (outcome?.status === 'COMPLETED') throw complete();
    return runs.require(accountSid, runId);
  };

/** Numbers that move make nothing that could be kept: half-way they are on no customer, or have lost a product. */
const isTakenBackAnyhow = (kind: OnboardingKind): boolean => kind === 'MOVE_PHONE_NUMBERS';

function complete(): CallerError {
  const message =
    'This onboarding is complete, so nothing of it is left to cancel. To take apart what it made, use ' +
    'removePhoneNumbersFromTrustProduct, deleteTrustProduct, removePhoneNumbersFromCustomerProfile and deleteCustomerProfile.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

import { CallerError, userError } from '../../domain/errors.js';
import type { OnboardingRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import { beginCancelling, type CancelRequest } from '../storage/cancel.store.js';
import { requireRun, type RunDeps } from './run-deps.js';

/**
 * Begins to cancel a run, and returns when that is durable; it continues by itself from there. A run that is cancelled
 * already stays as it is, unless more of it is now to be deleted.
 * @throws CallerError NOT_FOUND, CONFLICT for a run that is complete
 */
export async function cancelRun(
  deps: RunDeps,
  accountSid: Sid,
  request: Omit<CancelRequest, 'now'>,
): Promise<OnboardingRecord> {
  const { sql, engine } = deps;
  await requireRun(deps, accountSid, request.runId);
  const outcome = await beginCancelling(sql, { ...request, now: new Date(engine.outages.now()) });
  if (outcome !== null && 'cancellation' in outcome) {
    engine.changes.announce(request.runId, true);
    await engine.outages.probeWith(accountSid, request.runId);
    await engine.workflows.cancel(outcome.cancellation);
  } else if (outcome?.status === 'COMPLETED') throw complete();
  return requireRun(deps, accountSid, request.runId);
}

function complete(): CallerError {
  const message =
    'This onboarding is complete, so nothing of it is left to cancel. To take apart what it made, use ' +
    'removePhoneNumbersFromTrustProduct, deleteTrustProduct, removePhoneNumbersFromCustomerProfile and deleteCustomerProfile.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

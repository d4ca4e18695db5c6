import { CallerError, userError } from '../domain/errors.js';
import type { Engine } from './engine/engine.js';
import { beginCancelling, type CancelRequest } from './storage/cancel.store.js';
import type { Sql } from './storage/pool.js';

/**
 * Begins to cancel a run, and answers when that is durable; it goes on by itself from there. A run that is cancelled
 * already stays as it is, unless more of it is now to be deleted. Nothing is done where there is no such run.
 * @throws CallerError CONFLICT for a run that is complete
 */
export async function cancelRun(sql: Sql, engine: Engine, request: Omit<CancelRequest, 'now'>): Promise<void> {
  const outcome = await beginCancelling(sql, { ...request, now: new Date(engine.outages.now()) });
  if (outcome === null) return;
  if ('cancellation' in outcome) {
    engine.changes.announce(request.runId, true);
    await engine.outages.probeWith(outcome.cancellation.accountSid, request.runId);
    await engine.cancel(outcome.cancellation);
  } else if (outcome.status === 'COMPLETED') {
    throw complete();
  }
}

function complete(): CallerError {
  const message =
    'This onboarding is complete, so nothing of it is left to cancel. To take apart what it made, use ' +
    'removePhoneNumbersFromTrustProduct, deleteTrustProduct, removePhoneNumbersFromCustomerProfile and deleteCustomerProfile.';
  return new CallerError(userError('CONFLICT', message, { path: ['id'] }));
}

import type { Asked, Dispatched } from '../http/dispatch.js';
import { errorBody, tooManyRequests, TwilioError } from '../http/errors.js';
import type { FaultSpec } from './faults.js';
import { Form } from '../http/form.js';

/** Whether a fault replaces the answer. The others let the request be carried out, and change how. */
export function replacesAnswer({ effect }: FaultSpec): boolean {
  return effect === 'status' || effect === 'throttle' || effect === 'drop' || effect === 'hang';
}

/** What a fault does to a request. Drops and hangs have no answer: status 0. */
export function faultAnswer(fault: FaultSpec, asked: Asked): Dispatched {
  const nobody = { accountSid: null, form: new Form(asked.body ?? '') } as const;
  if (fault.effect === 'drop' || fault.effect === 'hang') return { status: 0, ...nobody };
  const { status = 500, code = 20500, message = 'Injected by a fault of the sandbox', retryAfterSeconds } = fault;
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  const error =
    fault.effect === 'throttle'
      ? tooManyRequests(retryAfterSeconds ?? 1)
      : new TwilioError(status, code, message, headers);
  return { status: error.status, body: errorBody(error), headers: error.headers, ...nobody };
}

/** Its name in the journal: `drop-after`, `stale`. */
export function faultName(fault: FaultSpec): string {
  if (!replacesAnswer(fault)) return fault.effect;
  return fault.effect + (fault.afterCommit ? '-after' : '-before');
}

import { randomUUID } from 'node:crypto';
import { CallerError, userError } from '../../domain/errors.js';
import { digestOf } from '../digest.js';
import type { Onboardings } from '../onboardings.js';
import { recipeOf } from '../recipes/index.js';
import { toOnboarding } from '../storage/rows.js';
import { currentTrace } from '../trace-link.js';
import { toRunInput } from '../recipes/run-input.js';
import type { RunDeps } from './run-deps.js';

/**
 * Stores a run with its steps under the account and its key, and starts its first segment. Both may be repeated: the
 * second time the run is found by its key, and its input is compared.
 * @throws CallerError IDEMPOTENCY_KEY_REUSED
 * @throws ServiceError FORBIDDEN for an account that calls cannot be made for: a run that could do nothing is not
 * stored
 */
export const startRun =
  ({ trustHubs, runs, engine }: RunDeps): Onboardings['start'] =>
  async (accountSid, given, caller) => {
    await trustHubs.requireUsable(accountSid);
    const input = toRunInput(given);
    const { run, steps } = await runs.insert({
      runId: randomUUID(),
      accountSid,
      idempotencyKey: given.idempotencyKey,
      input,
      recipe: recipeOf(given.kind, input),
      traceparent: currentTrace(),
      caller,
      priority: 0,
    });
    if (run.kind !== given.kind || run.input_hash !== digestOf(input, run.hashKey)) throw keyReused();
    // Does nothing for a segment that has been started: DBOS knows it by its id.
    const { run_id: runId, segment, priority } = run;
    if (run.status === 'RUNNING') await engine.workflows.start({ runId, accountSid, segment, priority });
    return toOnboarding(run, steps);
  };

function keyReused(): CallerError {
  return new CallerError(
    userError(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotencyKey has started an onboarding with other input. Repeat that input, or use another key; to ' +
        'correct a run that waits for action, use resumeOnboarding.',
      { path: ['idempotencyKey'] },
    ),
  );
}

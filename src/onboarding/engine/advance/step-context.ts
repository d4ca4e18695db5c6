import type { PendingNotes } from '../../../domain/pending-notes.js';
import type { Sid } from '../../../domain/sid.js';
import type { TrustHubFactory } from '../../../twilio/trust-hub.js';
import { markerOf } from '../../steps/marker.js';
import type { FindProducts, FindSharers, StepContext, Traces } from '../../steps/step.js';
import type { DeletionsStore } from '../../storage/deletions.store.js';
import type { NumberResultsStore } from '../../storage/number-results.store.js';
import type { ProductTurnsStore } from '../../storage/product-turns.store.js';
import type { StepRow } from '../../storage/rows.js';
import type { RunWithSteps } from '../../storage/runs.store.js';
import type { StepsStore } from '../../storage/steps.store.js';
import type { BundleStatusChanges } from '../review/bundle-status-changes.js';

export interface ContextOptions {
  readonly steps: StepsStore;
  readonly trustHubs: TrustHubFactory;
  readonly statusCallbackUrl: (accountSid: Sid) => string | undefined;
  readonly bundles: Pick<BundleStatusChanges, 'recordStatus'>;
  readonly numberResults: Pick<NumberResultsStore, 'ofRun'>;
  readonly productTurns: Pick<ProductTurnsStore, 'ofRun'>;
  readonly deletions: Pick<DeletionsStore, 'ofRun'>;
  readonly findProducts: FindProducts;
  readonly findSharers: FindSharers;
  /** Takes what is still being noted of the run's earlier steps: where it is left out, every step waits for its own. */
  readonly pending?: PendingNotes;
}

/** What the step of this key has made or found; undefined for nothing. */
export function tracesOf({ steps }: RunWithSteps, key: string): Traces | undefined {
  const other = steps.find((candidate) => candidate.key === key);
  return other?.resource_sid == null ? undefined : { sid: other.resource_sid, detail: other.detail };
}

/**
 * Everything that a step may use, whether it is carried out or taken back.
 * @param all the run and its steps; the step gets the resources of other steps from it
 * @param signal aborts its requests
 */
export function stepContext(
  all: RunWithSteps,
  step: StepRow,
  options: ContextOptions,
  signal?: AbortSignal,
): StepContext {
  const { steps, trustHubs, statusCallbackUrl, bundles, numberResults, productTurns, deletions } = options;
  const { findProducts, findSharers, pending } = options;
  const { run } = all;
  const scope = { cached: false, ...(pending && { pending }), ...(signal && { signal }) };
  const main = trustHubs.defaultAccountSid;
  return {
    trustHub: trustHubs.open(run.account_sid, scope),
    mainTrustHub: run.account_sid === main ? null : trustHubs.open(main, scope),
    input: run.input,
    parameters: step.parameters,
    marker: markerOf(run.run_id),
    statusCallback: statusCallbackUrl(run.account_sid),
    resourceSid: step.resource_sid,
    previousSid: step.previous_sid,
    detail: step.detail,
    recordBundleStatus: (bundle) => bundles.recordStatus(run.account_sid, bundle),
    remember: (detail) => steps.remember(run.run_id, step.key, detail),
    // They ask the copy of the account.
    findProducts: async (...asked) => {
      await pending?.settled();
      return findProducts(...asked);
    },
    findSharers: async (...asked) => {
      await pending?.settled();
      return findSharers(...asked);
    },
    numberResults: numberResults.ofRun(run.run_id),
    productTurn: productTurns.ofRun(run.account_sid, run.run_id),
    deletions: deletions.ofRun(run.run_id),
    of: (key) => {
      const traces = tracesOf(all, key);
      if (traces === undefined) throw new Error(`The step ${key} has no resource.`);
      return traces;
    },
    made: (key) => tracesOf(all, key) ?? null,
  };
}

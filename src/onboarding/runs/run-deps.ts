import type { CursorSeal } from '../../domain/cursor-seal.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { Engine } from '../engine/engine.js';
import type { BundleRunsStore } from '../storage/bundle-runs.store.js';
import type { EventsStore } from '../storage/events.store.js';
import type { FindProducts, FindSharers } from '../steps/step.js';
import type { DeletionsStore } from '../storage/deletions.store.js';
import type { NumberResultsStore } from '../storage/number-results.store.js';
import type { OutagesStore } from '../storage/outages.store.js';
import type { Sql } from '../storage/pool.js';
import type { RunVault } from '../storage/run-vault.js';
import type { RunsStore } from '../storage/runs.store.js';

/** What the verbs of runs (start, resume, cancel, plan, list, watch) are made with. */
export interface RunDeps {
  readonly trustHubs: TrustHubFactory;
  readonly sql: Sql;
  readonly vault: RunVault;
  readonly engine: Engine;
  readonly runs: RunsStore;
  readonly bundleRuns: BundleRunsStore;
  readonly events: EventsStore;
  readonly outages: OutagesStore;
  readonly numberResults: NumberResultsStore;
  readonly deletions: DeletionsStore;
  readonly findProducts: FindProducts;
  readonly findSharers: FindSharers;
  readonly cursors: CursorSeal;
  /** Milliseconds since 1970, by the clock of the waits for Twilio. */
  readonly now: () => number;
}

import type { CursorSeal } from '../../domain/cursor-seal.js';
import { CallerError, userError } from '../../domain/errors.js';
import type { OnboardingRecord } from '../../domain/onboarding.js';
import type { Sid } from '../../domain/sid.js';
import type { TrustHubFactory } from '../../twilio/trust-hub.js';
import type { Engine } from '../engine/engine.js';
import type { EventsStore } from '../storage/events.store.js';
import type { Sql } from '../storage/pool.js';
import { toOnboarding } from '../storage/rows.js';
import type { RunVault } from '../storage/run-vault.js';
import type { RunsStore } from '../storage/runs.store.js';
import type { Watches } from './watches.js';

/**
 * What the verbs of runs (start, resume, cancel, plan, list, watch) work with. Each takes it first, then the account.
 */
export interface RunDeps {
  readonly trustHubs: TrustHubFactory;
  readonly sql: Sql;
  readonly vault: RunVault;
  readonly engine: Engine;
  readonly runs: RunsStore;
  readonly events: EventsStore;
  readonly cursors: CursorSeal;
  /** Subscribers of runs, and callers that wait until a run is submitted. */
  readonly watches: { readonly records: Watches<OnboardingRecord>; readonly goingOn: Watches<boolean> };
}

/** The account's run of this id; null where it has none. */
export async function getRun({ runs }: RunDeps, accountSid: Sid, runId: string): Promise<OnboardingRecord | null> {
  const found = await runs.byId(accountSid, runId);
  return found === null ? null : toOnboarding(found.run, found.steps);
}

/** The account's run of this idempotency key; null where it has none. */
export async function getRunByKey({ runs }: RunDeps, accountSid: Sid, key: string): Promise<OnboardingRecord | null> {
  const found = await runs.byKey(accountSid, key);
  return found === null ? null : toOnboarding(found.run, found.steps);
}

/** @throws CallerError NOT_FOUND */
export async function requireRun(deps: RunDeps, accountSid: Sid, runId: string): Promise<OnboardingRecord> {
  const record = await getRun(deps, accountSid, runId);
  if (record !== null) return record;
  throw new CallerError(userError('NOT_FOUND', 'This account has no onboarding with this id.', { path: ['id'] }));
}

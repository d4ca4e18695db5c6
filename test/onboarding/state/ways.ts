import { RunVault } from '../../../src/onboarding/storage/run-vault.js';
import { Keyring } from '../../../src/onboarding/storage/keyring.js';
import { beginCancelling } from '../../../src/onboarding/storage/cancel.store.js';
import type { Sql } from '../../../src/onboarding/storage/pool.js';
import { lockToResume, reopenRun, type ResumePlan } from '../../../src/onboarding/storage/resume.store.js';
import * as ofCancel from '../../../src/onboarding/storage/transitions/cancel.js';
import * as ofResume from '../../../src/onboarding/storage/transitions/resume.js';
import * as ofRun from '../../../src/onboarding/storage/transitions/run.js';
import * as ofStep from '../../../src/onboarding/storage/transitions/step.js';

/** One way to carry out a statement on a run with one step, `step`. */
export interface Way {
  readonly statement: string;
  /** What the step holds. */
  readonly columns?: Readonly<Record<string, unknown>>;
  /** The status of the run of a step. */
  readonly run?: string;
  readonly work: (sql: Sql, runId: string) => Promise<unknown>;
}

const FAILURE = JSON.stringify({
  stepKey: 'step',
  code: 'REFUSED',
  httpStatus: null,
  twilioCode: null,
  rejections: [],
});
const SID = `BU${'0'.repeat(32)}`;
const EXECUTOR = 'the-process-that-has-it';

const statement = (name: string, text: string, values: readonly unknown[], more: Partial<Way> = {}): Way => ({
  statement: name,
  work: (sql, runId) => sql.query(text, [runId, ...values]),
  ...more,
});

const vault = new RunVault(new Keyring([]));
const steps = [{ key: 'step', title: '', use: 'create-trust-product', with: {}, after: [] }];
const unchanged = { input: {}, recipe: { kind: 'CNAM', steps }, update: [], redo: [] } as unknown as ResumePlan;

/** As the engine carries them out: it asks for no other status than these. */
const setStatus = (from: string, to: string): Way =>
  statement('SET_STATUS', ofRun.SET_STATUS, [to, to === 'ACTION_REQUIRED' ? FAILURE : null, 1, from]);

export const RUN_WAYS: readonly Way[] = [
  setStatus('RUNNING', 'WAITING_FOR_REVIEW'),
  setStatus('RUNNING', 'ACTION_REQUIRED'),
  setStatus('RUNNING', 'COMPLETED'),
  setStatus('WAITING_FOR_REVIEW', 'RUNNING'),
  setStatus('WAITING_FOR_REVIEW', 'ACTION_REQUIRED'),
  setStatus('WAITING_FOR_REVIEW', 'COMPLETED'),
  {
    statement: 'REOPEN_RUN',
    work: (sql, runId) => {
      const by = { caller: 'tests', corrected: [], traceparent: null, now: new Date() };
      return sql.transaction(async (client) => {
        const locked = await lockToResume(client, vault, runId);
        if ('run' in locked) await reopenRun(client, vault, locked.run, unchanged, by);
      });
    },
  },
  ...[true, false].map((deleteCreated) => ({
    statement: 'BEGIN_CANCELLING',
    work: (sql: Sql, runId: string) => beginCancelling(sql, { runId, caller: 'tests', deleteCreated, now: new Date() }),
  })),
  statement('FINISH_CANCELLING', ofRun.FINISH_CANCELLING, [false, null]),
];

/** Its wave is taken only by the process that has the run's segment. */
async function takeWave(sql: Sql, runId: string): Promise<void> {
  await sql.query(
    `insert into dbos.workflow_status (workflow_uuid, status, name, executor_id, created_at, updated_at)
     values ($1, 'PENDING', 'onboarding', $2, 0, 0)`,
    [`${runId}:1`, EXECUTOR],
  );
  await sql.query(ofStep.TAKE_WAVE, [runId, [], '1', EXECUTOR]);
}

export const STEP_WAYS: readonly Way[] = [
  { statement: 'TAKE_WAVE', work: takeWave },
  statement('SUCCEED', ofStep.SUCCEED, ['step', SID, '{}', null]),
  statement('SUCCEED', ofStep.SUCCEED, ['step', SID, '{}', null], { columns: { use: 'submit-bundle' } }),
  statement('DROPPED', ofStep.DROPPED, ['step']),
  statement('FAIL_TRIED', ofStep.FAIL_TRIED, [FAILURE]),
  statement('FAIL', ofStep.FAIL, ['step', FAILURE, null, 'SERVER', null]),
  statement('FAIL', ofStep.FAIL, ['step', FAILURE, 'twilio-rejected', 'POLL', 0]),
  statement('FAIL', ofStep.FAIL, ['step', FAILURE, 'twilio-rejected', 'POLL', 1]),
  statement('AWAIT_REVIEW', ofStep.AWAIT_REVIEW, ['step', 'AC1', 'TrustProduct', SID, 'pending-review', 1000]),
  statement('APPROVE', ofStep.APPROVE, ['step', 'twilio-approved', 'POLL', null]),
  statement('APPROVE', ofStep.APPROVE, ['step', 'twilio-approved', 'POLL', 1]),
  statement('OPEN_AGAIN', ofStep.OPEN_AGAIN, ['step']),
  statement('SKIP_STEPS', ofResume.SKIP_STEPS, [['other'], ['other']]),
  statement('SKIP_STEPS', ofResume.SKIP_STEPS, [['step'], []]),
  statement('DROP_STEPS', ofResume.DROP_STEPS, [['other']], { columns: { use: 'assign-entity', resource_sid: SID } }),
  statement('DROP_STEPS', ofResume.DROP_STEPS, [['other']], { columns: { use: 'assign-entity' } }),
  statement('REOPEN_STEPS', ofResume.REOPEN_STEPS, [['step'], []]),
  statement('REOPEN_STEPS', ofResume.REOPEN_STEPS, [['step'], ['step']]),
  statement('REDO_STEPS', ofResume.REDO_STEPS, [['step']]),
  statement('FOUND', ofCancel.FOUND, ['step', SID, '{}']),
  statement('UNKNOWN', ofCancel.UNKNOWN, ['step', FAILURE]),
  statement('CLOSE', ofCancel.CLOSE, [FAILURE]),
  statement('CLOSE', ofCancel.CLOSE, [FAILURE], { columns: { intent: 'OPEN' } }),
  statement('CLOSE', ofCancel.CLOSE, [FAILURE], { columns: { resource_sid: SID } }),
  statement('UNDONE', ofCancel.UNDONE, ['step']),
];

import { room } from '../fault.js';

/** The rows of runs: which status follows on which, and what is stored how. */
export const ONBOARDING_STATE = room('onboarding-state', {
  files: {
    callerQuota: 'src/onboarding/storage/caller-quota.ts',
    cancelStore: 'src/onboarding/storage/cancel.store.ts',
    eventSql: 'src/onboarding/storage/event-sql.ts',
    keyring: 'src/onboarding/storage/keyring.ts',
    resumeStore: 'src/onboarding/storage/resume.store.ts',
    retention: 'src/onboarding/storage/retention.store.ts',
    reviewsStore: 'src/onboarding/storage/reviews.store.ts',
    runStatus: 'src/onboarding/state/run-status.ts',
    statements: 'src/onboarding/storage/step-statements.ts',
    vault: 'src/onboarding/storage/run-vault.ts',
  },
  tests: {
    callerQuota: 'test/onboarding/caller-quota.test.ts',
    cancel: 'test/onboarding/cancel.test.ts',
    encryption: 'test/onboarding/encryption.test.ts',
    events: 'test/onboarding/events.test.ts',
    idempotency: 'test/onboarding/idempotency.test.ts',
    keyring: 'test/onboarding/keyring.test.ts',
    lostRun: 'test/onboarding/lost-run.test.ts',
    retention: 'test/onboarding/retention.test.ts',
    stoppingAndResuming: 'test/onboarding/stopping-and-resuming.test.ts',
    waiting: 'test/onboarding/waiting.test.ts',
    waitingLost: 'test/onboarding/waiting-lost.test.ts',
    waitingPolls: 'test/onboarding/waiting-polls.test.ts',
  },
  faults: [
    {
      what: 'an approval is written over what a cancellation closed',
      in: 'statements',
      from: `      error = null, finished_at = clock_timestamp()
    where run_id = $1 and key = $2 and status in ('RUNNING', 'WAITING') and`,
      to: `      error = null, finished_at = clock_timestamp()
    where run_id = $1 and key = $2 and`,
      by: ['waitingLost'],
    },
    {
      what: 'what was seen of an earlier attempt counts for this one',
      in: 'statements',
      from: '`(${attempt}::integer is null or attempts = ${attempt}::integer)`',
      to: '`(${attempt}::integer is null or attempts >= ${attempt}::integer)`',
      by: ['waitingLost'],
    },
    {
      what: 'a wave is taken by any process',
      in: 'statements',
      from: 'onboarding.segment_workflow($1, $3::integer) and executor_id = $4',
      to: "onboarding.segment_workflow($1, $3::integer) and executor_id is distinct from $4 || '?'",
      by: ['lostRun'],
    },
    {
      what: 'a step that was dropped leaves no event',
      in: 'statements',
      from: `tell({ ...OF_STEP, type: "'STEP_SKIPPED'", actor: "'SERVER'" }, "done, was where was.status <> 'SKIPPED'")`,
      to: `tell({ ...OF_STEP, type: "'STEP_SKIPPED'", actor: "'SERVER'" }, "done, was where was.status = 'SKIPPED'")`,
      by: ['events'],
    },
    {
      what: 'an event is told again when its statement is repeated',
      in: 'statements',
      from: "where was.status <> 'SUCCEEDED' and (told.n = 1 or done.use = 'submit-bundle')",
      to: "where (told.n = 1 or done.use = 'submit-bundle')",
      by: ['events'],
    },
    {
      what: 'a decision is no news',
      in: 'statements',
      from: 'update onboarding.run r set news = news + 1, news_at = clock_timestamp() from done, was',
      to: 'update onboarding.run r set news_at = clock_timestamp() from done, was',
      by: ['waiting', 'waitingLost', 'waitingPolls'],
    },
    {
      what: 'a review that is decided is polled on',
      in: 'statements',
      from: `  ), gone as (
    delete from onboarding.review v using done where v.run_id = done.run_id and v.step_key = done.key
  ), \${DECIDED}, events as (
  \${tell(
    {
      ...OF_STEP,
      type: 'told.type',
      actor: 'told.actor',
      resource_sid: 'done.resource_sid',`,
      to: `  ), \${DECIDED}, events as (
  \${tell(
    {
      ...OF_STEP,
      type: 'told.type',
      actor: 'told.actor',
      resource_sid: 'done.resource_sid',`,
      by: ['waitingPolls', 'waiting'],
    },
    {
      what: 'a run that was skipped to its end is not complete',
      in: 'runStatus',
      from: "new Set(['SUCCEEDED', 'SKIPPED'])",
      to: "new Set(['SUCCEEDED'])",
      by: ['events', 'stoppingAndResuming'],
    },
    {
      what: 'a run with a failed step waits',
      in: 'runStatus',
      from: "if (failed !== undefined) return { status: 'ACTION_REQUIRED', failure: failed.error };",
      to: '',
      by: ['stoppingAndResuming', 'idempotency'],
    },
    {
      what: 'a repeated callback is news',
      in: 'reviewsStore',
      from: 'on conflict do nothing returning run_id)',
      to: 'on conflict (run_id, event_id) do update set event_id = excluded.event_id returning run_id)',
      by: ['waiting'],
    },
    {
      what: 'the polls of a review come at one pace for ever',
      in: 'reviewsStore',
      from: 'least(power(1.5, least(v.polls + 1, 20)), $3)',
      to: 'least(power(1.5, least(1, 20)), $3)',
      by: ['waitingPolls'],
    },
    {
      what: 'deletion that is asked for during a cancellation is forgotten',
      in: 'cancelStore',
      from: 'delete_created = delete_created or $2',
      to: 'delete_created = delete_created',
      by: ['cancel'],
    },
    {
      what: 'a cancelled run goes on being polled',
      in: 'cancelStore',
      from: "await client.query('delete from onboarding.review where run_id = $1', [runId]);",
      to: '',
      by: ['cancel', 'waitingLost'],
    },
    {
      what: 'a cancellation that was only begun is left',
      in: 'cancelStore',
      from: "and (w.status is null or w.status not in ('PENDING', 'ENQUEUED'))",
      to: "and w.status not in ('PENDING', 'ENQUEUED')",
      by: ['cancel'],
    },
    {
      what: 'a run that is complete is resumed',
      in: 'resumeStore',
      from: "if (run.status !== 'ACTION_REQUIRED' && !isUnanswered) return { status: run.status };",
      to: '',
      by: ['stoppingAndResuming', 'cancel'],
    },
    {
      what: 'what a dropped step has attached is not taken back',
      in: 'resumeStore',
      from: "and use = 'assign-entity' and resource_sid is not null",
      to: "and use = 'assign-phone-numbers' and resource_sid is not null",
      by: ['events'],
    },
    {
      what: 'a rejection without a code has the code 0 in a timeline',
      in: 'eventSql',
      from: " where reason->>'code' <> '0')",
      to: ')',
      by: ['events'],
    },
    {
      what: 'an input opens in every run',
      in: 'vault',
      from: "JSON.stringify(['run-input', account_sid, run_id])",
      to: "JSON.stringify(['run-input', account_sid])",
      by: ['encryption'],
    },
    {
      what: 'an older key does not decrypt',
      in: 'keyring',
      from: 'this.keys = new Map(keys.map((key) => [keyIdOf(key), key]));',
      to: 'this.keys = new Map(keys.slice(0, 1).map((key) => [keyIdOf(key), key]));',
      by: ['keyring', 'encryption'],
    },
    {
      what: 'runs that ended lately are deleted',
      in: 'retention',
      from: "- $1 * interval '1 day'\n    and not exists",
      to: "- $1 * interval '1 hour'\n    and not exists",
      by: ['retention'],
    },
    {
      what: 'a run whose workflow goes on is deleted',
      in: 'retention',
      from: "and w.status in ('PENDING', 'ENQUEUED', 'DELAYED'))",
      to: "and w.status in ('DELAYED'))",
      by: ['retention'],
    },
    {
      what: 'runs that wait for a review are free',
      in: 'callerQuota',
      from: "status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING')",
      to: "status in ('RUNNING', 'CANCELLING')",
      by: ['callerQuota'],
    },
  ],
});

/** The tables of onboarding, one statement list per version; a version that has run anywhere is never edited. */
export const MIGRATIONS: readonly string[] = [
  `
  create table onboarding.run (
    run_id               text primary key,
    account_sid          text not null,
    idempotency_key      text not null,
    kind                 text not null,
    input_hash           text not null,
    input                jsonb not null,
    status               text not null,
    failure              jsonb,
    round                integer not null default 1,
    created_at           timestamptz not null default clock_timestamp(),
    updated_at           timestamptz not null default clock_timestamp(),
    completed_at         timestamptz,
    unique (account_sid, idempotency_key)
  );
  create index run_by_account on onboarding.run (account_sid, created_at desc, run_id desc);
  create index run_by_status on onboarding.run (account_sid, status, created_at desc, run_id desc);

  create table onboarding.step (
    run_id          text not null references onboarding.run on delete cascade,
    key             text not null,
    position        integer not null,
    title           text not null,
    use             text not null,
    parameters      jsonb not null,
    after           text[] not null,
    status          text not null default 'PENDING',
    attempts        integer not null default 0,
    resource_sid    text,
    -- What an earlier round left, which a search must not take for this round's.
    previous_sid    text,
    -- What the resource was made from, hashed, so that a correction is noticed.
    fingerprint     text,
    detail          jsonb not null default '{}',
    -- What is known of the requests of earlier attempts: OPEN, one may still be under way; SEARCH, none is, but
    -- Twilio may have acted on one; null, Twilio acted on none.
    intent          text,
    error           jsonb,
    started_at      timestamptz,
    finished_at     timestamptz,
    primary key (run_id, key)
  );
  create index step_by_resource on onboarding.step (resource_sid) where resource_sid is not null;

  create table onboarding.review (
    run_id       text not null references onboarding.run on delete cascade,
    step_key     text not null,
    account_sid  text not null,
    bundle_kind  text not null,
    bundle_sid   text not null,
    last_status  text not null,
    polls        integer not null default 0,
    next_poll_at timestamptz not null,
    primary key (run_id, step_key)
  );
  create index review_due on onboarding.review (next_poll_at);
  create index review_by_bundle on onboarding.review (bundle_sid);
  `,
  `
  -- Of the request that started the run, or resumed it last: the spans of its steps are linked to it.
  alter table onboarding.run add column traceparent text;
  `,
  `
  -- Every filter of the list of runs walks an index of its own, in the order of the list.
  create index run_by_kind on onboarding.run (account_sid, kind, created_at desc, run_id desc);
  create index run_by_status_and_kind on onboarding.run (account_sid, status, kind, created_at desc, run_id desc);
  `,
  `
  -- For retention: the runs that have ended, the longest ago first.
  create index run_ended on onboarding.run (coalesce(completed_at, updated_at))
    where status in ('COMPLETED', 'FAILED', 'CANCELLED');
  `,
  `
  -- The timelines: who did what and what Twilio answered, in names, codes and SIDs. No index but its key: it is
  -- written on the way of every step.
  create table onboarding.event (
    run_id          text not null references onboarding.run on delete cascade,
    sequence        bigint not null generated always as identity,
    at              timestamptz not null default clock_timestamp(),
    type            text not null,
    actor           text not null,
    caller          text,
    step_key        text,
    attempt         integer,
    resource_sid    text,
    bundle_status   text,
    code            text,
    http_status     integer,
    twilio_code     integer,
    rejection_codes integer[] not null default '{}',
    corrected       text[] not null default '{}',
    primary key (run_id, sequence)
  );
  `,
  `
  -- The id of the key that a run's input lies under, for rotation; empty for plain text.
  alter table onboarding.run add column sealed_with text not null
    generated always as (coalesce(input->>'sealedWith', '')) stored;
  create index run_sealed_with on onboarding.run (sealed_with);
  `,
  `
  -- The last status of each bundle that was told of, with Twilio's own time of it, and the number of the change.
  create sequence onboarding.bundle_change;
  create table onboarding.bundle_status (
    account_sid text not null,
    bundle_sid  text not null,
    bundle_kind text not null,
    status      text not null,
    updated_at  timestamptz not null,
    change      bigint not null,
    primary key (account_sid, bundle_sid)
  );
  create index bundle_status_by_change on onboarding.bundle_status (account_sid, change);
  create index bundle_status_newest on onboarding.bundle_status (change);
  `,
  `
  -- How often the run's cancellation was begun, and whether it deletes what the run has made.
  alter table onboarding.run add column cancellations integer not null default 0,
    add column delete_created boolean not null default false;
  create index run_cancelling on onboarding.run (updated_at) where status = 'CANCELLING';
  `,
  `
  -- Batches: which runs were started together. An item without a run was refused, or its run has been deleted since.
  alter table onboarding.run add column priority integer not null default 0;
  create table onboarding.batch (
    batch_id        text primary key,
    account_sid     text not null,
    idempotency_key text not null,
    name            text,
    kind            text not null,
    created_at      timestamptz not null default clock_timestamp(),
    unique (account_sid, idempotency_key)
  );
  create index batch_by_account on onboarding.batch (account_sid, created_at desc, batch_id desc);
  create table onboarding.batch_item (
    batch_id        text not null references onboarding.batch on delete cascade,
    position        integer not null,
    idempotency_key text not null,
    run_id          text references onboarding.run on delete set null,
    error           jsonb,
    primary key (batch_id, position)
  );
  create index batch_item_by_run on onboarding.batch_item (run_id) where run_id is not null;
  `,
  `
  -- For the sweep that looks for interrupted runs: the few that go on, not the thousands that wait for a review.
  create index run_going on onboarding.run (priority) where status = 'RUNNING';
  `,
  `
  -- A run that goes on is carried by a workflow for each of its stretches, by this number; one that waits, by none.
  alter table onboarding.run add column segment integer not null default 1;
  -- How much has been told of the run's reviews, by callbacks and by what looks have found, and how much of it has been
  -- acted on; when it was told something last.
  alter table onboarding.run add column news integer not null default 0, add column looked integer not null default 0,
    add column news_at timestamptz;
  create index run_with_news on onboarding.run (news_at) where news > looked;
  -- What each run was told, so that a repetition counts once.
  create table onboarding.news (
    run_id   text not null references onboarding.run on delete cascade,
    event_id text not null,
    primary key (run_id, event_id)
  );
  -- Runs used to have a workflow that waited with them. What it had not read is looked at; the numbers are new ones.
  do $$ begin
    if to_regclass('dbos.workflow_status') is not null then
      update onboarding.run r set news = 1, news_at = clock_timestamp(),
        segment = 1 + (select count(*) from dbos.workflow_status w where w.parent_workflow_id = r.run_id
                       or w.workflow_uuid = r.run_id || ':1')
      where status in ('RUNNING', 'WAITING_FOR_REVIEW', 'ACTION_REQUIRED');
      update dbos.workflow_status set status = 'CANCELLED'
      where name in ('onboarding', 'onboarding.segment') and status in ('PENDING', 'ENQUEUED');
    end if;
  end $$;
  `,
  `
  -- A run to which Twilio does not answer waits without a workflow: since when it has had no answer, and when its next
  -- attempt is due at the latest; null while an attempt goes on.
  alter table onboarding.run add column upstream_since timestamptz, add column next_attempt_at timestamptz;
  create index run_next_attempt on onboarding.run (next_attempt_at) where next_attempt_at is not null;
  create index run_out on onboarding.run (account_sid, updated_at) where next_attempt_at is not null;
  -- Accounts to which Twilio answers nothing. One run of the account is tried, at probe_at; the others wait for it.
  create table onboarding.outage (
    account_sid text primary key,
    since       timestamptz not null,
    probe_at    timestamptz not null,
    probe_run   text
  );
  -- The sweeps that look for interrupted runs pass over those that wait.
  drop index onboarding.run_going;
  create index run_going on onboarding.run (priority) where status = 'RUNNING' and next_attempt_at is null;
  drop index onboarding.run_cancelling;
  create index run_cancelling on onboarding.run (updated_at) where status = 'CANCELLING' and next_attempt_at is null;
  `,
  `
  -- Where the input names or describes what a step was refused first, and the SIDs of all that it was refused.
  alter table onboarding.event add column path text[], add column refused_sids text[] not null default '{}';
  -- Why Twilio rejected bundles, as its callbacks say: business data, encrypted where there is a key.
  create table onboarding.failure_reason (
    account_sid text not null,
    bundle_sid  text not null,
    reason      jsonb not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (account_sid, bundle_sid)
  );
  `,
  `
  -- Of an item of a batch that was refused for several reasons: all but the first.
  alter table onboarding.batch_item add column more_errors jsonb not null default '[]';
  `,
  `
  -- Names of batches, which may hold a customer's: encrypted where there is a key, and then no longer in name.
  alter table onboarding.batch add column sealed_name jsonb;
  create index batch_name_sealed_with on onboarding.batch (coalesce(sealed_name->>'sealedWith', ''))
    where name is not null or sealed_name is not null;
  `,
  `
  -- Who has started the run, for the quota of each caller. Runs that have ended, or wait for a person, do not count.
  alter table onboarding.run add column caller text;
  update onboarding.run r set caller = e.caller from onboarding.event e
  where e.run_id = r.run_id and e.type = 'STARTED' and r.status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING');
  create index run_outstanding on onboarding.run (caller) where status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING');
  `,
];

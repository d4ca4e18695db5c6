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

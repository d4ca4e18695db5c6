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

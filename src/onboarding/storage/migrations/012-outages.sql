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

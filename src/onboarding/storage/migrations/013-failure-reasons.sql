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

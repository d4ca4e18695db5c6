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

-- What changed at Trust Hub without this server, after an account had been read as a whole. The tombstones of the mirror are
-- kept for days; this is kept until somebody has dealt with it, or for months.
create table onboarding.mirror_drift (
  id          bigint generated always as identity,
  account_sid text not null,
  kind        text not null,
  -- The thing itself: an assignment, a number, a bundle, an end user or document.
  sid         text not null,
  -- The customer profile that it belonged to, if any.
  profile_sid text,
  -- Of an assignment.
  bundle_sid  text,
  object_sid  text,
  -- A status before and after; the kind of a thing that is gone.
  was         text,
  became      text,
  noticed_at  timestamptz not null default clock_timestamp(),
  primary key (account_sid, id)
);
create index mirror_drift_sid on onboarding.mirror_drift (account_sid, sid);
-- What was on a bundle last is looked up by the thing that is gone.
create index mirror_assignment_left on onboarding.mirror_assignment (account_sid, object_sid) where deleted_at is not null;

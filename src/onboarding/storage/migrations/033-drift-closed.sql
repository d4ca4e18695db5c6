-- What somebody has put right stays closed, whatever this server does with the same thing later.
alter table onboarding.mirror_drift add column closed_at timestamptz;
create index mirror_drift_unassigned on onboarding.mirror_drift (account_sid, bundle_sid, object_sid)
  where kind = 'ASSIGNMENT_GONE' and closed_at is null;

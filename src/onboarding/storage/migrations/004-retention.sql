-- For retention: the runs that have ended, the longest ago first.
create index run_ended on onboarding.run (coalesce(completed_at, updated_at))
  where status in ('COMPLETED', 'FAILED', 'CANCELLED');

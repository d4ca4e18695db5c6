-- How often the run's cancellation was begun, and whether it deletes what the run has made.
alter table onboarding.run add column cancellations integer not null default 0,
  add column delete_created boolean not null default false;
create index run_cancelling on onboarding.run (updated_at) where status = 'CANCELLING';

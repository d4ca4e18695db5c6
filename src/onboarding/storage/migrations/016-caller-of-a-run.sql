-- Who has started the run, for the quota of each caller. Runs that have ended, or wait for a person, do not count.
alter table onboarding.run add column caller text;
update onboarding.run r set caller = e.caller from onboarding.event e
where e.run_id = r.run_id and e.type = 'STARTED' and r.status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING');
create index run_outstanding on onboarding.run (caller) where status in ('RUNNING', 'WAITING_FOR_REVIEW', 'CANCELLING');

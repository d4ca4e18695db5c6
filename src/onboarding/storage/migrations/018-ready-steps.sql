-- The steps that can be carried out: what they come after is done.
create view onboarding.ready_step as
  select s.run_id, s.key from onboarding.step s
  where s.status in ('PENDING', 'RUNNING')
    and not exists (select 1 from onboarding.step before where before.run_id = s.run_id and before.key = any(s.after)
                    and before.status not in ('SUCCEEDED', 'SKIPPED'));

-- A run that goes on is carried by a workflow for each of its stretches, by this number; one that waits, by none.
alter table onboarding.run add column segment integer not null default 1;
-- How much has been told of the run's reviews, by callbacks and by what looks have found, and how much of it has been
-- acted on; when it was told something last.
alter table onboarding.run add column news integer not null default 0, add column looked integer not null default 0,
  add column news_at timestamptz;
create index run_with_news on onboarding.run (news_at) where news > looked;
-- What each run was told, so that a repetition counts once.
create table onboarding.news (
  run_id   text not null references onboarding.run on delete cascade,
  event_id text not null,
  primary key (run_id, event_id)
);
-- Runs used to have a workflow that waited with them. What it had not read is looked at; the numbers are new ones.
do $$ begin
  if to_regclass('dbos.workflow_status') is not null then
    update onboarding.run r set news = 1, news_at = clock_timestamp(),
      segment = 1 + (select count(*) from dbos.workflow_status w where w.parent_workflow_id = r.run_id
                     or w.workflow_uuid = r.run_id || ':1')
    where status in ('RUNNING', 'WAITING_FOR_REVIEW', 'ACTION_REQUIRED');
    update dbos.workflow_status set status = 'CANCELLED'
    where name in ('onboarding', 'onboarding.segment') and status in ('PENDING', 'ENQUEUED');
  end if;
end $$;

-- Of an item of a batch that was refused for several reasons: all but the first.
alter table onboarding.batch_item add column more_errors jsonb not null default '[]';

-- The id of the key that a run's input lies under, for rotation; empty for plain text.
alter table onboarding.run add column sealed_with text not null
  generated always as (coalesce(input->>'sealedWith', '')) stored;
create index run_sealed_with on onboarding.run (sealed_with);

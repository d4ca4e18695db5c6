-- Batches: which runs were started together. An item without a run was refused, or its run has been deleted since.
alter table onboarding.run add column priority integer not null default 0;
create table onboarding.batch (
  batch_id        text primary key,
  account_sid     text not null,
  idempotency_key text not null,
  name            text,
  kind            text not null,
  created_at      timestamptz not null default clock_timestamp(),
  unique (account_sid, idempotency_key)
);
create index batch_by_account on onboarding.batch (account_sid, created_at desc, batch_id desc);
create table onboarding.batch_item (
  batch_id        text not null references onboarding.batch on delete cascade,
  position        integer not null,
  idempotency_key text not null,
  run_id          text references onboarding.run on delete set null,
  error           jsonb,
  primary key (batch_id, position)
);
create index batch_item_by_run on onboarding.batch_item (run_id) where run_id is not null;

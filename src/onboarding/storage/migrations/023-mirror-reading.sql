-- What answers need that may be old: Twilio's order of each list, and how old each part is.
alter table onboarding.mirror_row
  -- Where it stood when its list was last read to its end; null for what came later.
  add column place integer,
  -- What was read before may be out of date, because of a write of ours.
  add column doubted_at timestamptz,
  -- Of a bundle: before its lists of assignments were last read to their ends.
  add column parts_placed_at timestamptz,
  -- Of a bundle: before its evaluations were read last, and the newest of them.
  add column evaluated_at timestamptz,
  add column evaluation_sid text;
create index mirror_row_place on onboarding.mirror_row (account_sid, kind, place) where deleted_at is null;
alter table onboarding.mirror_assignment
  add column place integer,
  -- Of a number's: what Twilio calls it.
  add column type text;
alter table onboarding.mirror_list
  -- When the complete reading began that the places of its rows are from.
  add column placed_at timestamptz,
  -- What was read before may be out of date, because of a write of ours.
  add column doubted_at timestamptz;
-- Changes with every write of ours. Unlogged: a write waits for no disk, and after a crash it begins somewhere else.
create unlogged table onboarding.mirror_write (
  account_sid text primary key,
  stamp       bigint not null default (random() * 1e15)::bigint
);

-- The mirror: what was last read of each account's Trust Hub. No foreign keys: rows arrive in any order.
create table onboarding.mirror_account (
  account_sid     text primary key,
  used_at         timestamptz not null default clock_timestamp(),
  -- Since when everything has been read at least once.
  first_passed_at timestamptz,
  -- The process that reads the account at present, and until when no other may.
  holder          text,
  held_until      timestamptz
);
-- The lists of a whole account: where the pass under way is, and when the last complete one began.
create table onboarding.mirror_list (
  account_sid text not null,
  list        text not null,
  begun_at    timestamptz,
  place       text,
  passed_at   timestamptz,
  primary key (account_sid, list)
);
create table onboarding.mirror_row (
  account_sid     text not null,
  sid             text not null,
  kind            text not null,
  -- Null once it is deleted.
  record          jsonb,
  -- Distinguishes equal contents from others; made with the encryption key where there is one.
  digest          text not null,
  -- Hashes of the words by which it is found.
  words           bigint[] not null default '{}',
  status          text,
  type            text,
  created_at      timestamptz,
  updated_at      timestamptz,
  -- Before the read that brought it began; of our own writes, when they had ended.
  read_started_at timestamptz not null,
  deleted_at      timestamptz,
  -- Of a bundle: before its lists of assignments were read last.
  parts_read_at   timestamptz,
  -- Of a provisional copy: what it is a copy of.
  copy_of         text,
  primary key (account_sid, sid)
);
create index mirror_row_words on onboarding.mirror_row using gin (words);
create index mirror_row_kind on onboarding.mirror_row (account_sid, kind, sid) where deleted_at is null;
create index mirror_row_parts on onboarding.mirror_row (account_sid, coalesce(parts_read_at, created_at))
  where deleted_at is null and kind in ('CustomerProfile', 'TrustProduct');
create table onboarding.mirror_assignment (
  account_sid     text not null,
  sid             text not null,
  bundle_sid      text not null,
  object_sid      text not null,
  created_at      timestamptz,
  read_started_at timestamptz not null,
  deleted_at      timestamptz,
  primary key (account_sid, sid)
);
create index mirror_assignment_bundle on onboarding.mirror_assignment (account_sid, bundle_sid);
create index mirror_assignment_object on onboarding.mirror_assignment (account_sid, object_sid) where deleted_at is null;

-- What of a customer that leaves is deleted, and what stays: written down before anything is deleted, because afterwards
-- nothing says any more what was on what.
create table onboarding.deletion (
  run_id text not null references onboarding.run on delete cascade,
  sid text not null,
  -- In the order in which it is deleted.
  position integer not null,
  kind text not null check (kind in ('TRUST_PRODUCT', 'CUSTOMER_PROFILE', 'END_USER', 'SUPPORTING_DOCUMENT', 'ADDRESS')),
  outcome text not null check (outcome in ('DELETED', 'STAYS', 'REFUSED', 'NOT_TRIED')),
  -- What of the customer holds it, and so must be gone first.
  held_by text[] not null,
  -- Whether nothing is on it any more, so that it holds nothing.
  emptied boolean not null default false,
  reason text,
  error jsonb,
  primary key (run_id, sid)
);
create index deletion_position on onboarding.deletion (run_id, position);

-- What the mirror's questions need of a bundle besides its status: which policy it was made for, until when its approval
-- holds, why it was rejected, and since when it has its status (the two statuses of a review count as one).
alter table onboarding.mirror_row
  add column policy_sid text,
  add column valid_until timestamptz,
  add column rejection_codes integer[] not null default '{}',
  add column status_since timestamptz;
-- Rows that are there get them when they are read next: as they stand they count as changed.
update onboarding.mirror_row set digest = '' where kind in ('CustomerProfile', 'TrustProduct') and deleted_at is null;

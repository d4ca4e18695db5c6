-- Before a write of ours is sent which may change the status of something, or delete it, that is noted here, and when it has
-- ended: what is read before then may be our own doing, and is no drift. Where its outcome is not known the end is noted when it
-- was read long enough afterwards.
alter table onboarding.mirror_row add column write_begun_at timestamptz, add column write_settled_at timestamptz;
alter table onboarding.mirror_assignment add column write_begun_at timestamptz, add column write_settled_at timestamptz;
create index mirror_row_writing on onboarding.mirror_row (account_sid)
  where write_begun_at is not null and write_settled_at is null;
create index mirror_assignment_writing on onboarding.mirror_assignment (account_sid)
  where write_begun_at is not null and write_settled_at is null;

-- Customers are asked for in a table of their own (028): nothing reads these any more, and every change of a bundle writes them.
drop index onboarding.mirror_row_customer;
drop index onboarding.mirror_row_product;

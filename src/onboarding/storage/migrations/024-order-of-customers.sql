-- When what is on each bundle changed last: a time never goes back, since tombstones of assignments stay. Without it, what
-- changed last is only known from all assignments of the account.
create table onboarding.mirror_change (
  account_sid text not null,
  bundle_sid  text not null,
  changed_at  timestamptz not null,
  primary key (account_sid, bundle_sid)
);
create function onboarding.mirror_note_change() returns trigger language plpgsql as $$
begin
  insert into onboarding.mirror_change as c (account_sid, bundle_sid, changed_at)
  select account_sid, bundle_sid, max(greatest(created_at, deleted_at)) from written
  where created_at is not null or deleted_at is not null group by 1, 2 order by 1, 2
  on conflict (account_sid, bundle_sid) do update set changed_at = excluded.changed_at
  where c.changed_at < excluded.changed_at;
  return null;
end $$;
create trigger mirror_change_made after insert on onboarding.mirror_assignment
  referencing new table as written for each statement execute function onboarding.mirror_note_change();
create trigger mirror_change_changed after update on onboarding.mirror_assignment
  referencing new table as written for each statement execute function onboarding.mirror_note_change();
insert into onboarding.mirror_change (account_sid, bundle_sid, changed_at)
select account_sid, bundle_sid, max(greatest(created_at, deleted_at)) from onboarding.mirror_assignment
where created_at is not null or deleted_at is not null group by 1, 2;
-- The end users that a customer's name is made of.
create index mirror_row_business on onboarding.mirror_row (account_sid, sid) include (digest, created_at)
  where kind = 'EndUser' and type = 'customer_profile_business_information' and deleted_at is null;
-- Customers and their products with what is asked about them, so that a question about all of an account reads no record.
create index mirror_row_customer on onboarding.mirror_row (account_sid, sid)
  include (digest, status, status_since, valid_until, rejection_codes, created_at, updated_at)
  where kind = 'CustomerProfile' and deleted_at is null and copy_of is null and record is not null;
create index mirror_row_product on onboarding.mirror_row (account_sid, sid)
  include (policy_sid, status, status_since, valid_until, rejection_codes, updated_at)
  where kind = 'TrustProduct' and deleted_at is null and copy_of is null and record is not null;

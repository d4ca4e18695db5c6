-- What each number gains by each trust product that it is on, as far as the mirror knows. How something stands:
--   40 in force, 30 in review, 20 rejected, 13 not submitted, 12 expired, 11 the number is missing on the profile,
--   10 the product names no profile that exists.
-- A number stands as the worst of what it rests on there: the product, and the customer profile that the product names
-- (the best of them, should there be several). Each part is looked up by what the one before it found (`offset 0`).
create view onboarding.mirror_rating as
  select s.account_sid, s.object_sid as number_sid, s.created_at as assigned_at, t.product, t.product_sid, t.product_standing,
    t.product_status, t.product_until, t.product_since, p.profile_sid, coalesce(p.profile_standing, 10) as profile_standing,
    p.profile_status, p.profile_until, p.profile_since, p.profile_assigned_at,
    least(t.product_standing, coalesce(p.profile_standing, 10)) as standing
  from onboarding.mirror_assignment s
  cross join lateral (
    select t.sid as product_sid, t.status as product_status, t.valid_until as product_until, t.status_since as product_since,
      case t.policy_sid
        when 'RN7a97559effdf62d00f4298208492a5ea' then 'SHAKEN_STIR'
        when 'RN5b3660f9598883b1df4e77f77acefba0' then 'VOICE_INTEGRITY'
        else 'CNAM' end as product,
      case when t.valid_until <= now() then 12 when t.status = 'twilio-approved' then 40
        when t.status in ('pending-review', 'in-review') then 30 when t.status = 'twilio-rejected' then 20
        else 13 end as product_standing
    from onboarding.mirror_row t
    where t.account_sid = s.account_sid and t.sid = s.bundle_sid and t.kind = 'TrustProduct' and t.deleted_at is null
      and t.copy_of is null and t.policy_sid in ('RN7a97559effdf62d00f4298208492a5ea', 'RN5b3660f9598883b1df4e77f77acefba0',
        'RNf3db3cd1fe25fcfd3c3ded065c8fea53')
    offset 0
  ) t
  left join lateral (
    select a.object_sid as profile_sid, r.status as profile_status, r.valid_until as profile_until,
      r.status_since as profile_since, o.created_at as profile_assigned_at,
      case when r.sid is null then 10 when o.sid is null then 11 when r.valid_until <= now() then 12
        when r.status = 'twilio-approved' then 40 when r.status in ('pending-review', 'in-review') then 30
        when r.status = 'twilio-rejected' then 20 else 13 end as profile_standing
    from onboarding.mirror_assignment a
    left join lateral (
      select r.sid, r.status, r.valid_until, r.status_since from onboarding.mirror_row r
      where r.account_sid = a.account_sid and r.sid = a.object_sid and r.kind = 'CustomerProfile' and r.deleted_at is null
      offset 0
    ) r on true
    left join lateral (
      select o.sid, o.created_at from onboarding.mirror_assignment o
      where o.account_sid = a.account_sid and o.object_sid = s.object_sid and o.bundle_sid = a.object_sid
        and o.deleted_at is null
      limit 1
    ) o on true
    where a.account_sid = s.account_sid and a.bundle_sid = t.product_sid and a.deleted_at is null and a.object_sid like 'BU%'
    order by profile_standing desc, a.sid limit 1
  ) p on true
  where s.deleted_at is null;
-- What a bundle names, however many numbers are on it; and one number of many on a bundle.
create index mirror_assignment_named on onboarding.mirror_assignment (account_sid, bundle_sid)
  where deleted_at is null and object_sid like 'BU%';
drop index onboarding.mirror_assignment_object;
create index mirror_assignment_object on onboarding.mirror_assignment (account_sid, object_sid, bundle_sid)
  where deleted_at is null;

-- Whose subaccount an account is, where it is one: the main account of the server that reads it.
alter table onboarding.mirror_account add column main_sid text;

-- The best standing of each number by each kind of product, in the words of the view; no row for a number on no product.
create table onboarding.mirror_coverage (
  account_sid     text not null,
  number_sid      text not null,
  shaken_stir     smallint not null,
  voice_integrity smallint not null,
  cnam            smallint not null,
  -- When something that it rests on expires next: then it must be found out again.
  due_at          timestamptz,
  primary key (account_sid, number_sid)
);
create index mirror_coverage_due on onboarding.mirror_coverage (account_sid, due_at) where due_at is not null;

-- Finds out again how numbers stand. The caller has locked the account's coverage: without it, two changes that know nothing
-- of each other would leave what neither of them means.
create function onboarding.mirror_cover(account text, numbers text[]) returns void language plpgsql as $$
begin
  with asked as (
    select distinct number_sid from unnest(numbers) as n (number_sid)
  ), rated as (
    select asked.number_sid, r.* from asked left join lateral (
      select max(standing) filter (where product = 'SHAKEN_STIR') as shaken_stir,
        max(standing) filter (where product = 'VOICE_INTEGRITY') as voice_integrity,
        max(standing) filter (where product = 'CNAM') as cnam,
        count(*) as products,
        least(min(product_until) filter (where product_until > now()), min(profile_until) filter (where profile_until > now()))
          as due_at
      from onboarding.mirror_rating r where r.account_sid = account and r.number_sid = asked.number_sid
    ) r on true
  ), gone as (
    delete from onboarding.mirror_coverage c using rated
    where c.account_sid = account and c.number_sid = rated.number_sid and rated.products = 0
  )
  insert into onboarding.mirror_coverage as c (account_sid, number_sid, shaken_stir, voice_integrity, cnam, due_at)
  select account, number_sid, coalesce(shaken_stir, 0), coalesce(voice_integrity, 0), coalesce(cnam, 0), due_at
  from rated where products > 0
  on conflict (account_sid, number_sid) do update set shaken_stir = excluded.shaken_stir,
    voice_integrity = excluded.voice_integrity, cnam = excluded.cnam, due_at = excluded.due_at
  where (c.shaken_stir, c.voice_integrity, c.cnam, c.due_at)
    is distinct from (excluded.shaken_stir, excluded.voice_integrity, excluded.cnam, excluded.due_at);
end $$;

create function onboarding.mirror_lock_coverage(account text) returns void language sql as
  $$ select pg_advisory_xact_lock(hashtextextended('mirror_coverage ' || account, 0)) $$;

-- What has expired since it was written. To be called before numbers are counted.
create function onboarding.mirror_cover_due(account text) returns void language plpgsql as $$
declare due text[];
begin
  select array_agg(number_sid) into due from onboarding.mirror_coverage where account_sid = account and due_at <= now();
  if due is null then return; end if;
  perform onboarding.mirror_lock_coverage(account);
  perform onboarding.mirror_cover(account, due);
end $$;

-- The numbers that rest on bundles of an account: those on them, and those on products that name them.
create function onboarding.mirror_resting_on(account text, bundles text[]) returns text[] language sql stable as $$
  select array(
    select s.object_sid from unnest(bundles) as b (sid)
    cross join lateral (
      select b.sid union
      select a.bundle_sid from onboarding.mirror_assignment a
      where a.account_sid = account and a.object_sid = b.sid and a.deleted_at is null
    ) holding
    cross join lateral (
      select s.object_sid from onboarding.mirror_assignment s
      where s.account_sid = account and s.bundle_sid = holding.sid and s.deleted_at is null and s.object_sid like 'PN%'
      offset 0
    ) s)
$$;

-- Finds out again how numbers stand, and all that rest on some bundles: which these are, is asked under the lock.
create function onboarding.mirror_cover_changed(account text, numbers text[], bundles text[]) returns void language plpgsql as $$
begin
  perform onboarding.mirror_lock_coverage(account);
  perform onboarding.mirror_cover(account, numbers || onboarding.mirror_resting_on(account, bundles));
end $$;

-- Whatever writes rows, in whichever version of the server: what follows for numbers is written with it.
create function onboarding.mirror_bundles_changed() returns trigger language plpgsql as $$
declare changed record;
begin
  if tg_op = 'INSERT' then
    for changed in select account_sid, array_agg(sid) as sids from written
      where kind in ('CustomerProfile', 'TrustProduct') group by 1 order by 1
    loop
      perform onboarding.mirror_cover_changed(changed.account_sid, '{}', changed.sids);
    end loop;
  else
    for changed in select n.account_sid, array_agg(n.sid) as sids from written n
      join replaced o on o.account_sid = n.account_sid and o.sid = n.sid
      where n.kind in ('CustomerProfile', 'TrustProduct')
        and (n.status, n.policy_sid, n.valid_until, n.copy_of, n.deleted_at is null)
          is distinct from (o.status, o.policy_sid, o.valid_until, o.copy_of, o.deleted_at is null)
      group by 1 order by 1
    loop
      perform onboarding.mirror_cover_changed(changed.account_sid, '{}', changed.sids);
    end loop;
  end if;
  return null;
end $$;
create trigger mirror_bundles_made after insert on onboarding.mirror_row
  referencing new table as written for each statement execute function onboarding.mirror_bundles_changed();
create trigger mirror_bundles_changed after update on onboarding.mirror_row
  referencing old table as replaced new table as written
  for each statement execute function onboarding.mirror_bundles_changed();

create function onboarding.mirror_assignments_changed() returns trigger language plpgsql as $$
declare changed record;
begin
  if tg_op = 'INSERT' then
    for changed in select account_sid, array_agg(object_sid) filter (where object_sid like 'PN%') as numbers,
        array_agg(bundle_sid) filter (where object_sid like 'BU%') as bundles from written
      where object_sid like 'PN%' or object_sid like 'BU%' group by 1 order by 1
    loop
      perform onboarding.mirror_cover_changed(changed.account_sid, changed.numbers, changed.bundles);
    end loop;
  else
    for changed in select account_sid, array_agg(object_sid) filter (where object_sid like 'PN%') as numbers,
        array_agg(bundle_sid) filter (where object_sid like 'BU%') as bundles from (
        select n.account_sid, unnest(array[n.object_sid, o.object_sid]) as object_sid,
          unnest(array[n.bundle_sid, o.bundle_sid]) as bundle_sid
        from written n join replaced o on o.account_sid = n.account_sid and o.sid = n.sid
        where (n.object_sid, n.bundle_sid, n.deleted_at is null) is distinct from (o.object_sid, o.bundle_sid, o.deleted_at is null)
      ) both_ways
      where object_sid like 'PN%' or object_sid like 'BU%' group by 1 order by 1
    loop
      perform onboarding.mirror_cover_changed(changed.account_sid, changed.numbers, changed.bundles);
    end loop;
  end if;
  return null;
end $$;
create trigger mirror_assignments_made after insert on onboarding.mirror_assignment
  referencing new table as written for each statement execute function onboarding.mirror_assignments_changed();
create trigger mirror_assignments_changed after update on onboarding.mirror_assignment
  referencing old table as replaced new table as written
  for each statement execute function onboarding.mirror_assignments_changed();

-- Of what was read before this version.
select onboarding.mirror_cover(account_sid, array_agg(distinct object_sid)) from onboarding.mirror_assignment
where deleted_at is null and object_sid like 'PN%' group by account_sid;

-- Each customer with what is asked about it, so that a question about all of an account reads one row of each. It follows from
-- the profile, its business, the products that name it and the numbers on these. What changes one of them notes the customer
-- as due, and it is found out again before the next question: a customer with thousands of numbers once, and not for each of them.
create table onboarding.mirror_customer (
  account_sid     text not null,
  -- Of its profile.
  sid             text not null,
  -- Of what its name is made: no name is kept here.
  digest          text not null,
  business_sid    text,
  business_digest text,
  status          text,
  created_at      timestamptz,
  updated_at      timestamptz,
  waiting_since   timestamptz,
  expires_at      timestamptz,
  rejection_codes integer[] not null default '{}',
  -- Of each product that names it: its policy, and its policy with its status.
  products        text[] not null default '{}',
  -- How its numbers stand by each kind, a bit for each state that at least one of them has: 1 for MISSING to 16 for COVERED.
  shaken_stir     smallint not null default 0,
  voice_integrity smallint not null default 0,
  cnam            smallint not null default 0,
  primary key (account_sid, sid)
);
-- Customers to be found out again, as often as something has changed: whoever notes one waits for nobody.
create table onboarding.mirror_customer_due (
  id          bigint generated always as identity primary key,
  account_sid text not null,
  sid         text not null
);
create index mirror_customer_due_account on onboarding.mirror_customer_due (account_sid);

-- Notes the customers that bundles are of as due: profiles themselves, and those that products name.
create function onboarding.mirror_customers_due(account text, bundles text[]) returns void language sql as $$
  insert into onboarding.mirror_customer_due (account_sid, sid)
  select account, p.sid from unnest(bundles) as b (sid) cross join lateral (
    select p.sid from onboarding.mirror_row p where p.account_sid = account and p.sid = b.sid and p.kind = 'CustomerProfile' offset 0
  ) p
  union
  select account, a.object_sid from unnest(bundles) as b (sid) cross join lateral (
    select a.object_sid from onboarding.mirror_assignment a
    where a.account_sid = account and a.bundle_sid = b.sid and a.deleted_at is null and a.object_sid like 'BU%' offset 0
  ) a
$$;

-- The bundles that any of these is on.
create function onboarding.mirror_holding(account text, objects text[]) returns text[] language sql stable as $$
  select array(
    select distinct a.bundle_sid from unnest(objects) as o (sid) cross join lateral (
      select a.bundle_sid from onboarding.mirror_assignment a
      where a.account_sid = account and a.object_sid = o.sid and a.deleted_at is null offset 0
    ) a)
$$;

-- Finds out again what is due, and first what has expired. To be called before customers are asked for. Each part is looked up by what the one before it
-- found (`offset 0`): of tables that have just been filled, the planner knows too little to join them.
create function onboarding.mirror_find_due_customers(account text) returns void language plpgsql as $$
begin
  perform onboarding.mirror_cover_due(account);
  if not exists (select from onboarding.mirror_customer_due where account_sid = account) then return; end if;
  -- One after another: what was found out earlier must not replace what was found out later.
  perform pg_advisory_xact_lock(hashtextextended('mirror_customer ' || account, 0));
  with noted as (
    delete from onboarding.mirror_customer_due d where d.account_sid = account returning d.sid
  ), due as materialized (
    select distinct sid from noted
  ), found as materialized (
    select due.sid, p.sid is not null as is_customer, p.digest, b.sid as business_sid, b.digest as business_digest, p.status,
      p.created_at, greatest(p.updated_at, c.changed_at, t.updated_at) as updated_at,
      least(p.waiting_since, t.waiting_since) as waiting_since, least(p.expires_at, t.expires_at) as expires_at,
      r.codes as rejection_codes, coalesce(t.products, '{}') as products, n.*
    from due
    left join lateral (
      select p.sid, p.digest, p.status, p.created_at, p.updated_at,
        case when p.status in ('pending-review', 'in-review') then p.status_since end as waiting_since,
        case when p.status = 'twilio-approved' then p.valid_until end as expires_at
      from onboarding.mirror_row p
      where p.account_sid = account and p.sid = due.sid and p.kind = 'CustomerProfile' and p.deleted_at is null
        and p.copy_of is null and p.record is not null offset 0
    ) p on true
    left join lateral (
      select c.changed_at from onboarding.mirror_change c where c.account_sid = account and c.bundle_sid = p.sid offset 0
    ) c on true
    left join lateral (
      select e.sid, e.digest from (
        select a.object_sid from onboarding.mirror_assignment a
        where a.account_sid = account and a.bundle_sid = p.sid and a.object_sid like 'IT%' and a.deleted_at is null offset 0
      ) a cross join lateral (
        select e.sid, e.digest, e.created_at from onboarding.mirror_row e
        where e.account_sid = account and e.sid = a.object_sid and e.kind = 'EndUser' and e.deleted_at is null
          and e.type = 'customer_profile_business_information' offset 0
      ) e order by e.created_at, e.sid limit 1
    ) b on true
    cross join lateral (
      select max(greatest(t.updated_at, t.changed_at)) as updated_at,
        min(t.status_since) filter (where t.status in ('pending-review', 'in-review')) as waiting_since,
        min(t.valid_until) filter (where t.status = 'twilio-approved') as expires_at,
        array_agg(t.policy_sid) filter (where t.policy_sid is not null)
          || array_agg(t.policy_sid || ' ' || t.status) filter (where t.policy_sid is not null) as products,
        array_agg(t.sid) as sids
      from (
        select a.bundle_sid from onboarding.mirror_assignment a
        where a.account_sid = account and a.object_sid = p.sid and a.deleted_at is null offset 0
      ) a cross join lateral (
        select t.sid, t.policy_sid, t.status, t.status_since, t.valid_until, t.updated_at, (
          select c.changed_at from onboarding.mirror_change c where c.account_sid = account and c.bundle_sid = t.sid
        ) as changed_at
        from onboarding.mirror_row t
        where t.account_sid = account and t.sid = a.bundle_sid and t.kind = 'TrustProduct' and t.deleted_at is null
          and t.copy_of is null and t.record is not null offset 0
      ) t
    ) t
    cross join lateral (
      select array(
        select distinct unnest(r.rejection_codes) from unnest(array_append(t.sids, p.sid)) as bundle (sid)
        cross join lateral (
          select r.rejection_codes from onboarding.mirror_row r where r.account_sid = account and r.sid = bundle.sid offset 0
        ) r) as codes
    ) r
    cross join lateral (
      select coalesce(bit_or(1 << least(s.best, coalesce(s.shaken_stir, 0) / 10)), 0) as shaken_stir,
        coalesce(bit_or(1 << least(s.best, coalesce(s.voice_integrity, 0) / 10)), 0) as voice_integrity,
        coalesce(bit_or(1 << least(s.best, coalesce(s.cnam, 0) / 10)), 0) as cnam
      from (
        -- Of a number that is gone from the account, and is in none of its subaccounts, BROKEN is the best.
        select k.shaken_stir, k.voice_integrity, k.cnam, case when exists (
            select from onboarding.mirror_row g
            where g.account_sid = account and g.sid = number.sid and g.deleted_at is not null and not exists (
              select from onboarding.mirror_account s
              join onboarding.mirror_row r on r.account_sid = s.account_sid and r.sid = g.sid
              where s.main_sid = account and s.account_sid <> account and r.deleted_at is null)
          ) then 1 else 4 end as best
        from (
          select distinct a.object_sid as sid from unnest(array_append(t.sids, p.sid)) as bundle (sid)
          cross join lateral (
            select a.object_sid from onboarding.mirror_assignment a
            where a.account_sid = account and a.bundle_sid = bundle.sid and a.deleted_at is null
              and a.object_sid like 'PN%' offset 0
          ) a
        ) number
        left join lateral (
          select k.shaken_stir, k.voice_integrity, k.cnam from onboarding.mirror_coverage k
          where k.account_sid = account and k.number_sid = number.sid offset 0
        ) k on true
      ) s
    ) n
  ), gone as (
    delete from onboarding.mirror_customer c using found
    where c.account_sid = account and c.sid = found.sid and not found.is_customer
  )
  insert into onboarding.mirror_customer as c (account_sid, sid, digest, business_sid, business_digest, status, created_at, updated_at,
    waiting_since, expires_at, rejection_codes, products, shaken_stir, voice_integrity, cnam)
  select account, sid, digest, business_sid, business_digest, status, created_at, updated_at, waiting_since, expires_at,
    rejection_codes, products, shaken_stir, voice_integrity, cnam from found where is_customer
  on conflict (account_sid, sid) do update set digest = excluded.digest, business_sid = excluded.business_sid,
    business_digest = excluded.business_digest, status = excluded.status, created_at = excluded.created_at,
    updated_at = excluded.updated_at, waiting_since = excluded.waiting_since, expires_at = excluded.expires_at,
    rejection_codes = excluded.rejection_codes, products = excluded.products, shaken_stir = excluded.shaken_stir,
    voice_integrity = excluded.voice_integrity, cnam = excluded.cnam;
end $$;

-- As before, and notes the customers whose numbers these are, of the account and of its main account.
create or replace function onboarding.mirror_note_coverage(account text, numbers text[]) returns void language plpgsql as $$
declare seen record;
begin
  for seen in
    with seen as (
      select account as account_sid, n.sid from unnest(numbers) as n (sid)
      union all
      select a.main_sid, n.sid from onboarding.mirror_account a cross join unnest(numbers) as n (sid)
      where a.account_sid = account and a.main_sid <> account and exists (
        select from onboarding.mirror_assignment s
        where s.account_sid = a.main_sid and s.object_sid = n.sid and s.deleted_at is null)
    ), noted as (
      insert into onboarding.mirror_coverage_change as c (account_sid, number_sid, change)
      select account_sid, sid, nextval('onboarding.mirror_coverage_change_number') from seen
      on conflict (account_sid, number_sid) do update set change = excluded.change, changed_at = excluded.changed_at
      returning c.account_sid, c.number_sid
    )
    select account_sid, array_agg(number_sid) as numbers from noted group by 1
  loop
    perform onboarding.mirror_customers_due(seen.account_sid, onboarding.mirror_holding(seen.account_sid, seen.numbers));
    perform pg_notify('mirror_coverage_changed', seen.account_sid);
  end loop;
end $$;

-- Numbers that are gone, or back, in the eyes of whoever has them on bundles: what they are on gives them nothing meanwhile.
create function onboarding.mirror_numbers_changed(account text, numbers text[]) returns void language plpgsql as $$
declare concerned text[];
begin
  select array_agg(n.sid) into concerned from unnest(numbers) as n (sid) where exists (
    select from onboarding.mirror_account a
    join onboarding.mirror_assignment s on s.account_sid in (a.account_sid, a.main_sid) and s.object_sid = n.sid
      and s.deleted_at is null
    where a.account_sid = account);
  if concerned is null then return; end if;
  perform onboarding.mirror_lock_coverage(account);
  perform onboarding.mirror_note_coverage(account, concerned);
end $$;

-- As before, and notes customers; of numbers, also those that come as tombstones, or where another account has one.
create or replace function onboarding.mirror_bundles_changed() returns trigger language plpgsql as $$
declare changed record;
begin
  if tg_op = 'INSERT' then
    for changed in select n.account_sid, array_agg(n.sid) filter (where n.kind in ('CustomerProfile', 'TrustProduct')) as bundles,
        array_agg(n.sid) filter (where n.kind = 'EndUser') as businesses,
        array_agg(n.sid) filter (where n.kind = 'IncomingPhoneNumber') as numbers
      from written n
      where n.kind in ('CustomerProfile', 'TrustProduct')
        or (n.kind = 'EndUser' and n.type = 'customer_profile_business_information')
        or (n.kind = 'IncomingPhoneNumber' and (n.deleted_at is not null or exists (
          select from onboarding.mirror_account a join onboarding.mirror_row r on r.account_sid = a.main_sid and r.sid = n.sid
          where a.account_sid = n.account_sid and a.main_sid <> n.account_sid and r.deleted_at is not null)))
      group by 1 order by 1
    loop
      perform onboarding.mirror_rows_changed(changed.account_sid, changed.bundles, changed.bundles, changed.businesses, changed.numbers);
    end loop;
  else
    for changed in select n.account_sid,
        array_agg(n.sid) filter (where n.kind in ('CustomerProfile', 'TrustProduct')
          and (n.status, n.policy_sid, n.valid_until, n.copy_of, n.deleted_at is null)
            is distinct from (o.status, o.policy_sid, o.valid_until, o.copy_of, o.deleted_at is null)) as rated,
        array_agg(n.sid) filter (where n.kind in ('CustomerProfile', 'TrustProduct')) as bundles,
        array_agg(n.sid) filter (where n.kind = 'EndUser') as businesses,
        array_agg(n.sid) filter (where n.kind = 'IncomingPhoneNumber' and (n.deleted_at is null) <> (o.deleted_at is null)) as numbers
      from written n join replaced o on o.account_sid = n.account_sid and o.sid = n.sid
      where n.kind in ('CustomerProfile', 'TrustProduct', 'EndUser', 'IncomingPhoneNumber')
        and (n.digest, n.status, n.status_since, n.type, n.policy_sid, n.valid_until, n.rejection_codes, n.created_at, n.updated_at,
            n.copy_of, n.deleted_at is null)
          is distinct from (o.digest, o.status, o.status_since, o.type, o.policy_sid, o.valid_until, o.rejection_codes, o.created_at,
            o.updated_at, o.copy_of, o.deleted_at is null)
      group by 1 order by 1
    loop
      perform onboarding.mirror_rows_changed(changed.account_sid, changed.rated, changed.bundles, changed.businesses, changed.numbers);
    end loop;
  end if;
  return null;
end $$;

-- What follows from rows that have changed. @param rated bundles on which numbers may stand otherwise than they did
create function onboarding.mirror_rows_changed(account text, rated text[], bundles text[], businesses text[], numbers text[])
returns void language plpgsql as $$
begin
  if rated is not null then perform onboarding.mirror_cover_changed(account, '{}', rated); end if;
  if bundles is not null then perform onboarding.mirror_customers_due(account, bundles); end if;
  if businesses is not null then
    perform onboarding.mirror_customers_due(account, onboarding.mirror_holding(account, businesses));
  end if;
  if numbers is not null then perform onboarding.mirror_numbers_changed(account, numbers); end if;
end $$;

-- As before, and notes customers.
create or replace function onboarding.mirror_assignments_changed() returns trigger language plpgsql as $$
declare changed record;
begin
  if tg_op = 'INSERT' then
    for changed in select account_sid, array_agg(object_sid) filter (where object_sid like 'PN%') as numbers,
        array_agg(bundle_sid) filter (where object_sid like 'BU%') as bundles, array_agg(bundle_sid) as holding,
        array_agg(object_sid) filter (where object_sid like 'BU%') as named from written group by 1 order by 1
    loop
      perform onboarding.mirror_parts_changed(changed.account_sid, changed.numbers, changed.bundles, changed.holding || changed.named);
    end loop;
  else
    for changed in select account_sid, array_agg(object_sid) filter (where object_sid like 'PN%') as numbers,
        array_agg(bundle_sid) filter (where object_sid like 'BU%') as bundles, array_agg(bundle_sid) as holding,
        array_agg(object_sid) filter (where object_sid like 'BU%') as named from (
        select n.account_sid, unnest(array[n.object_sid, o.object_sid]) as object_sid,
          unnest(array[n.bundle_sid, o.bundle_sid]) as bundle_sid
        from written n join replaced o on o.account_sid = n.account_sid and o.sid = n.sid
        where (n.object_sid, n.bundle_sid, n.created_at, n.deleted_at is null)
          is distinct from (o.object_sid, o.bundle_sid, o.created_at, o.deleted_at is null)
      ) both_ways group by 1 order by 1
    loop
      perform onboarding.mirror_parts_changed(changed.account_sid, changed.numbers, changed.bundles, changed.holding || changed.named);
    end loop;
  end if;
  return null;
end $$;

-- What follows from assignments that have changed: of numbers, of products to profiles, and for the customers of some bundles.
create function onboarding.mirror_parts_changed(account text, numbers text[], bundles text[], due text[]) returns void
language plpgsql as $$
begin
  if numbers is not null or bundles is not null then perform onboarding.mirror_cover_changed(account, numbers, bundles); end if;
  perform onboarding.mirror_customers_due(account, due);
end $$;

-- Of what was read before this version.
insert into onboarding.mirror_customer_due (account_sid, sid)
select account_sid, sid from onboarding.mirror_row where kind = 'CustomerProfile' and deleted_at is null;

-- What these do takes less time than to plan it does, and the plan is the same for all: one for each connection is enough.
alter function onboarding.mirror_cover(text, text[]) set plan_cache_mode = force_generic_plan;
alter function onboarding.mirror_find_due_customers(text) set plan_cache_mode = force_generic_plan;
alter function onboarding.mirror_note_coverage(text, text[]) set plan_cache_mode = force_generic_plan;
alter function onboarding.mirror_bundles_changed() set plan_cache_mode = force_generic_plan;
alter function onboarding.mirror_assignments_changed() set plan_cache_mode = force_generic_plan;

-- Since when Twilio has refused an account for good: it is suspended, closed, or no longer ours. What was read of it counts for
-- nobody else until it has been read again as a whole.
alter table onboarding.mirror_account add column refused_at timestamptz;

-- The subaccounts whose numbers count, by their main account.
create view onboarding.mirror_subaccount as
  select main_sid, account_sid from onboarding.mirror_account where main_sid <> account_sid and refused_at is null;

-- In which accounts a number is: one that has just moved may still be known in two.
create index mirror_row_number on onboarding.mirror_row (sid) where kind = 'IncomingPhoneNumber' and deleted_at is null;

-- Numbers that an account has no more, and none of its subaccounts has either.
create view onboarding.mirror_gone_number as
  select g.account_sid, g.sid from onboarding.mirror_row g
  where g.kind = 'IncomingPhoneNumber' and g.deleted_at is not null and not exists (
    select from onboarding.mirror_row r
    join onboarding.mirror_subaccount s on s.account_sid = r.account_sid and s.main_sid = g.account_sid
    where r.sid = g.sid and r.kind = 'IncomingPhoneNumber' and r.deleted_at is null);

-- As before, of products alone: a profile that names another one gives its numbers nothing by that.
create or replace function onboarding.mirror_resting_on(account text, bundles text[]) returns text[] language sql stable as $$
  select array(
    select s.object_sid from unnest(bundles) as b (sid)
    cross join lateral (
      select b.sid union
      select a.bundle_sid from onboarding.mirror_assignment a
      cross join lateral (
        select from onboarding.mirror_row t
        where t.account_sid = account and t.sid = a.bundle_sid and t.kind = 'TrustProduct' offset 0
      ) t
      where a.account_sid = account and a.object_sid = b.sid and a.deleted_at is null
    ) holding
    cross join lateral (
      select s.object_sid from onboarding.mirror_assignment s
      where s.account_sid = account and s.bundle_sid = holding.sid and s.deleted_at is null and s.object_sid like 'PN%'
      offset 0
    ) s)
$$;

-- Finds out again some of what is due, and first what has expired. To be called before customers are asked for, and again with the
-- number that it returns, until that is null: then all is found out that was due at the first call. A negative number says
-- that somebody else is at it. Each part is looked up by what the one before it found (`offset 0`): of tables that have just
-- been filled, the planner knows too little to join them.
drop index onboarding.mirror_customer_due_account;
create index mirror_customer_due_sid on onboarding.mirror_customer_due (account_sid, sid);
create function onboarding.mirror_find_some_customers(account text, up_to bigint, most integer) returns bigint language plpgsql as $$
declare
  last bigint := up_to;
  due_sids text[];
begin
  if last is null then
    perform onboarding.mirror_cover_due(account);
    select max(id) into last from onboarding.mirror_customer_due where account_sid = account;
  end if;
  if last is null or not exists (select from onboarding.mirror_customer_due where account_sid = account and id <= last) then
    return null;
  end if;
  -- One after another: what was found out earlier must not replace what was found out later. Nobody waits for it in here.
  if not pg_try_advisory_xact_lock(hashtextextended('mirror_customer ' || account, 0)) then return -last; end if;
  select array_agg(sid) into due_sids from (
    select distinct d.sid from onboarding.mirror_customer_due d where d.account_sid = account and d.id <= last order by d.sid limit most
  ) chosen;
  -- Each in its own statement: rows that were noted before this one began are in what it reads.
  delete from onboarding.mirror_customer_due d where d.account_sid = account and d.sid = any(due_sids) and d.id <= last;
  with due as materialized (
    select sid from unnest(due_sids) as d (sid)
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
            select from onboarding.mirror_gone_number g where g.account_sid = account and g.sid = number.sid
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
  return case when cardinality(due_sids) < most then null else last end;
end $$;
alter function onboarding.mirror_find_some_customers(text, bigint, integer) set plan_cache_mode = force_generic_plan;

-- For processes of the version before, which know no parts.
create or replace function onboarding.mirror_find_due_customers(account text) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('mirror_customer ' || account, 0));
  perform onboarding.mirror_find_some_customers(account, null, 2147483647);
end $$;

-- Numbers whose coverage has changed, of each number its last change: who follows them is sent what is newer than the last
-- one that was sent.
create table onboarding.mirror_coverage_change (
  -- Who sees it: the account of the products and, of a number of a subaccount on its own bundles, the main account too.
  account_sid text not null,
  number_sid  text not null,
  -- Those of an account are committed in the order of their numbers, because of the lock on its coverage.
  change      bigint not null,
  changed_at  timestamptz not null default now(),
  primary key (account_sid, number_sid)
);
create index mirror_coverage_change_order on onboarding.mirror_coverage_change (account_sid, change);
create sequence onboarding.mirror_coverage_change_number;

-- One lock for a main account and its subaccounts, whose numbers may be on bundles of both.
create or replace function onboarding.mirror_lock_coverage(account text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('mirror_coverage ' || coalesce(
    (select main_sid from onboarding.mirror_account where account_sid = account), account), 0))
$$;

-- Notes that the coverage of numbers has changed, and announces it to every process, as the SID of the account alone.
create function onboarding.mirror_note_coverage(account text, numbers text[]) returns void language plpgsql as $$
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
      returning c.account_sid
    )
    select distinct account_sid from noted
  loop
    perform pg_notify('mirror_coverage_changed', seen.account_sid);
  end loop;
end $$;

-- As before, and notes the numbers that stand otherwise than they did.
create or replace function onboarding.mirror_cover(account text, numbers text[]) returns void language plpgsql as $$
declare changed text[];
begin
  with asked as (
    select distinct number_sid from unnest(numbers) as n (number_sid)
  ), was as (
    select c.* from asked join onboarding.mirror_coverage c on c.account_sid = account and c.number_sid = asked.number_sid
  ), rated as (
    select asked.number_sid, coalesce(r.shaken_stir, 0) as shaken_stir, coalesce(r.voice_integrity, 0) as voice_integrity,
      coalesce(r.cnam, 0) as cnam, r.products, r.due_at
    from asked left join lateral (
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
  ), written as (
    insert into onboarding.mirror_coverage as c (account_sid, number_sid, shaken_stir, voice_integrity, cnam, due_at)
    select account, number_sid, shaken_stir, voice_integrity, cnam, due_at from rated where products > 0
    on conflict (account_sid, number_sid) do update set shaken_stir = excluded.shaken_stir,
      voice_integrity = excluded.voice_integrity, cnam = excluded.cnam, due_at = excluded.due_at
    where (c.shaken_stir, c.voice_integrity, c.cnam, c.due_at)
      is distinct from (excluded.shaken_stir, excluded.voice_integrity, excluded.cnam, excluded.due_at)
  )
  select array_agg(rated.number_sid) into changed from rated left join was on was.number_sid = rated.number_sid
  where (rated.shaken_stir, rated.voice_integrity, rated.cnam)
    <> (coalesce(was.shaken_stir, 0), coalesce(was.voice_integrity, 0), coalesce(was.cnam, 0));
  if changed is not null then perform onboarding.mirror_note_coverage(account, changed); end if;
end $$;

-- As before, and notes numbers that are gone, or back: as long as they are gone, what they are on gives them nothing.
create or replace function onboarding.mirror_bundles_changed() returns trigger language plpgsql as $$
declare changed record;
begin
  if tg_op = 'INSERT' then
    for changed in select account_sid, array_agg(sid) as sids from written
      where kind in ('CustomerProfile', 'TrustProduct') group by 1 order by 1
    loop
      perform onboarding.mirror_cover_changed(changed.account_sid, '{}', changed.sids);
    end loop;
  else
    for changed in select n.account_sid, array_agg(n.sid) filter (where n.kind <> 'IncomingPhoneNumber') as bundles,
        array_agg(n.sid) filter (where n.kind = 'IncomingPhoneNumber' and exists (
          select from onboarding.mirror_account a join onboarding.mirror_coverage c
            on c.account_sid in (a.account_sid, a.main_sid) and c.number_sid = n.sid
          where a.account_sid = n.account_sid)) as numbers
      from written n join replaced o on o.account_sid = n.account_sid and o.sid = n.sid
      where (n.kind in ('CustomerProfile', 'TrustProduct')
          and (n.status, n.policy_sid, n.valid_until, n.copy_of, n.deleted_at is null)
            is distinct from (o.status, o.policy_sid, o.valid_until, o.copy_of, o.deleted_at is null))
        or (n.kind = 'IncomingPhoneNumber' and (n.deleted_at is null) <> (o.deleted_at is null))
      group by 1 order by 1
    loop
      if changed.bundles is not null then
        perform onboarding.mirror_cover_changed(changed.account_sid, '{}', changed.bundles);
      end if;
      if changed.numbers is not null then
        perform onboarding.mirror_lock_coverage(changed.account_sid);
        perform onboarding.mirror_note_coverage(changed.account_sid, changed.numbers);
      end if;
    end loop;
  end if;
  return null;
end $$;

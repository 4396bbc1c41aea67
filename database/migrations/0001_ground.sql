-- Schemas, the rule of tenancy, and partitions. Run by callinsight_owner.

create schema door;
create schema guard;

revoke create on schema public from public;
grant usage on schema public, guard to callinsight_app, callinsight_reader, callinsight_operator, callinsight_meter, callinsight_door;
grant usage on schema door to callinsight_app, callinsight_reader, callinsight_operator, callinsight_door;

-- The tenant of this transaction; null when none was set, so that no row matches.
create function guard.tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;

-- Refuses the whole transaction when a statement that must have changed a row did not: another writer came first.
create function guard.require(changed bigint) returns void
  language plpgsql as $body$
begin
  if coalesce(changed, 0) = 0 then
    raise exception 'Another writer changed this row first.' using errcode = '40001';
  end if;
end
$body$;

-- Row-level security as every table with a tenant_id must have it.
create procedure guard.protect(name regclass)
  language plpgsql as $body$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s using (tenant_id = guard.tenant()) with check (tenant_id = guard.tenant())', name);
end
$body$;

-- Tables that grow without end are cut by month.
create table guard.monthly (name regclass primary key);

-- Makes the partitions of last month, this one and the next ones. Their own policy matters: one on the parent alone
-- does not guard a partition that is read directly. They have no grants.
create function guard.make_partitions(today date, ahead int) returns int
  language plpgsql as $body$
declare
  parent regclass;
  month date;
  part text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('guard.make_partitions'));
  for parent in select name from guard.monthly order by name::text loop
    for month in select generate_series(date_trunc('month', today) - interval '1 month', date_trunc('month', today) + make_interval(months => ahead), interval '1 month')::date loop
      part := format('%s_%s', parent::text, to_char(month, 'YYYYMM'));
      if to_regclass(part) is null then
        execute format('create table %I partition of %s for values from (%L) to (%L)', part, parent, month, (month + interval '1 month')::date);
        call guard.protect(part::regclass);
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$body$;

-- The same for the silos, which own no table.
create function door.make_partitions(today date, ahead int) returns int
  language sql security definer set search_path = public, guard, pg_temp
  return guard.make_partitions(today, ahead);
revoke execute on function door.make_partitions(date, int) from public;
grant execute on function door.make_partitions(date, int) to callinsight_app;

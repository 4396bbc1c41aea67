-- What is used: a log that only grows, and what is counted from it.

-- Tenants are spread over shards by their ids. Who holds a shard writes its log; whoever takes it next raises the epoch, and the one
-- before can write no more.
create table usage_shards (
  shard int primary key,
  epoch bigint not null default 0,
  -- The last row of the log.
  sequence bigint not null default 0,
  -- The last row that the counts below know.
  folded bigint not null default 0 check (folded <= sequence)
) with (fillfactor = 20);
insert into usage_shards (shard) select generate_series(0, 15);

-- Packed batches of events of many tenants: only the meter reads them.
create table usage_log (
  shard int not null references usage_shards,
  sequence bigint not null,
  written_at timestamptz not null,
  payload bytea not null,
  primary key (shard, sequence)
);
alter table usage_log alter payload set storage external;

-- In which zone a workspace's months begin.
alter table tenants add column usage_zone text not null default 'UTC';

-- Σ of events by the day on which they happened and the month that they are billed in.
create table usage_days (
  tenant_id uuid not null,
  -- yyyymm.
  month int not null,
  day date not null,
  meter text not null,
  -- Empty where none was given.
  source text not null,
  -- All zeros where it was nobody's.
  member_id uuid not null,
  quantity numeric(38, 6) not null,
  events bigint not null,
  primary key (tenant_id, month, day, meter, source, member_id)
);
call guard.protect('usage_days');

create table usage_hours (
  tenant_id uuid not null,
  hour timestamptz not null,
  meter text not null,
  quantity numeric(38, 6) not null,
  events bigint not null,
  primary key (tenant_id, hour, meter)
);
call guard.protect('usage_hours');

-- Months that are closed, with what is billed of them. Nothing is added any more: what comes later is billed in the open month.
create table usage_lines (
  tenant_id uuid not null,
  month int not null,
  meter text not null,
  quantity numeric(38, 6) not null,
  events bigint not null,
  primary key (tenant_id, month, meter)
);
call guard.protect('usage_lines');
create table usage_months (
  tenant_id uuid not null,
  month int not null,
  closed_at timestamptz not null,
  primary key (tenant_id, month)
);
call guard.protect('usage_months');

-- What the product itself has to count, written in the transaction of what happened.
create table usage_due (
  tenant_id uuid not null,
  event_id text not null,
  meter text not null,
  quantity numeric(24, 6) not null,
  at timestamptz not null,
  source text not null,
  member_id uuid not null,
  primary key (tenant_id, event_id)
);
call guard.protect('usage_due');

grant select, update on usage_shards to callinsight_meter;
grant select, insert on usage_log to callinsight_meter;
grant select on usage_days, usage_hours, usage_lines, usage_months to callinsight_app, callinsight_reader;
grant select, insert, delete on usage_due to callinsight_app;

create policy door on usage_days to callinsight_door using (true) with check (true);
create policy door on usage_hours to callinsight_door using (true) with check (true);
create policy door on usage_lines to callinsight_door using (true) with check (true);
create policy door on usage_months to callinsight_door using (true) with check (true);
create policy door on usage_due for select to callinsight_door using (true);
grant select, insert, update on usage_days, usage_hours to callinsight_door;
grant select, insert on usage_lines, usage_months to callinsight_door;
grant select (tenant_id) on usage_due to callinsight_door;
grant select, update on usage_shards to callinsight_door;

-- Adds what rows of a shard's log say to the counts, once: from the row that they know to another. Then months are closed.
create function door.fold_usage(
    in_shard int, in_epoch bigint, after bigint, through bigint, moment timestamptz,
    day_tenants uuid[], day_months int[], day_days date[], day_meters text[], day_sources text[], day_members uuid[], day_quantities numeric[], day_events bigint[],
    hour_tenants uuid[], hour_hours timestamptz[], hour_meters text[], hour_quantities numeric[], hour_events bigint[],
    closed_tenants uuid[], closed_months int[]) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $body$
begin
  update public.usage_shards s set folded = through where s.shard = in_shard and s.epoch = in_epoch and s.folded = after;
  if not found then
    raise exception 'Another holder of the shard was first.' using errcode = '40001';
  end if;
  insert into public.usage_days as d (tenant_id, month, day, meter, source, member_id, quantity, events)
    select * from unnest(day_tenants, day_months, day_days, day_meters, day_sources, day_members, day_quantities, day_events)
    on conflict (tenant_id, month, day, meter, source, member_id) do update set quantity = d.quantity + excluded.quantity, events = d.events + excluded.events;
  insert into public.usage_hours as h (tenant_id, hour, meter, quantity, events)
    select * from unnest(hour_tenants, hour_hours, hour_meters, hour_quantities, hour_events)
    on conflict (tenant_id, hour, meter) do update set quantity = h.quantity + excluded.quantity, events = h.events + excluded.events;
  insert into public.usage_months (tenant_id, month, closed_at)
    select c.tenant_id, c.month, moment from unnest(closed_tenants, closed_months) as c (tenant_id, month);
  insert into public.usage_lines (tenant_id, month, meter, quantity, events)
    select d.tenant_id, d.month, d.meter, sum(d.quantity), sum(d.events)
    from unnest(closed_tenants, closed_months) as c (tenant_id, month) join public.usage_days d on d.tenant_id = c.tenant_id and d.month = c.month
    group by d.tenant_id, d.month, d.meter;
end
$body$;

-- Tenants for which the product has something to count.
create function door.usage_due(most int) returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select distinct u.tenant_id from public.usage_due u limit most;
  $body$;

-- Months that have counts, are not closed, and ended everywhere on earth before `moment`.
create function door.usage_months_due(moment timestamptz) returns table (tenant_id uuid, month int)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select d.tenant_id, d.month from public.usage_days d
    where d.month < to_char(moment at time zone 'Etc/GMT+12', 'YYYYMM')::int
      and not exists (select 1 from public.usage_months m where m.tenant_id = d.tenant_id and m.month = d.month)
    group by d.tenant_id, d.month;
  $body$;

-- What was counted of every tenant, for comparing it with the log: by days, by hours, and closed.
create function door.usage_counted() returns table (kind text, tenant_id uuid, month int, meter text, quantity numeric, events bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select 'days', d.tenant_id, d.month, d.meter, sum(d.quantity), sum(d.events)::bigint from public.usage_days d group by d.tenant_id, d.month, d.meter
    union all
    select 'hours', h.tenant_id, 0, h.meter, sum(h.quantity), sum(h.events)::bigint from public.usage_hours h group by h.tenant_id, h.meter
    union all
    select 'lines', l.tenant_id, l.month, l.meter, l.quantity, l.events from public.usage_lines l;
  $body$;

grant create on schema door to callinsight_door;
alter function door.fold_usage(int, bigint, bigint, bigint, timestamptz, uuid[], int[], date[], text[], text[], uuid[], numeric[], bigint[], uuid[], timestamptz[], text[], numeric[], bigint[], uuid[], int[]) owner to callinsight_door;
alter function door.usage_due(int) owner to callinsight_door;
alter function door.usage_months_due(timestamptz) owner to callinsight_door;
alter function door.usage_counted() owner to callinsight_door;
revoke create on schema door from callinsight_door;
set role callinsight_door;
revoke execute on function
  door.fold_usage(int, bigint, bigint, bigint, timestamptz, uuid[], int[], date[], text[], text[], uuid[], numeric[], bigint[], uuid[], timestamptz[], text[], numeric[], bigint[], uuid[], int[]),
  door.usage_due(int), door.usage_months_due(timestamptz), door.usage_counted() from public;
grant execute on function
  door.fold_usage(int, bigint, bigint, bigint, timestamptz, uuid[], int[], date[], text[], text[], uuid[], numeric[], bigint[], uuid[], timestamptz[], text[], numeric[], bigint[], uuid[], int[]),
  door.usage_counted() to callinsight_meter;
grant execute on function door.usage_due(int), door.usage_months_due(timestamptz) to callinsight_app;
reset role;
grant usage on schema door to callinsight_meter;

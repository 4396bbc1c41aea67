-- What operators ask over all tenants: names of workspaces, states and counts, never content.

create policy door on calls for select to callinsight_door using (true);
create policy door on members for select to callinsight_door using (true);
grant select (name, plan, created_at) on tenants to callinsight_door;
grant select (tenant_id, status, started_at) on calls to callinsight_door;
grant select (tenant_id, status) on members to callinsight_door;
grant select (parked, last_at, last_status) on outbox to callinsight_door;

create index jobs_failed on jobs (tenant_id, failed_at) where failed_at is not null;

-- A page of tenants by address. Calls are counted up to 10,001: more is "more than 10,000".
create function door.tenants_found(wanted text, wanted_status text, passed int, most int)
  returns table (tenant_id uuid, slug text, name text, status text, plan text, made_up boolean, created_at timestamptz, total bigint,
                 members bigint, calls bigint, last_call_at timestamptz, failed_calls bigint, failed_jobs bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select p.tenant_id, p.slug, p.name, p.status, p.plan, p.made_up, p.created_at, p.total,
      (select count(*) from public.members m where m.tenant_id = p.tenant_id and m.status = 'active'),
      (select count(*) from (select 1 from public.calls c where c.tenant_id = p.tenant_id limit 10001) counted),
      (select max(c.started_at) from public.calls c where c.tenant_id = p.tenant_id),
      (select count(*) from (select 1 from public.calls c where c.tenant_id = p.tenant_id and c.status = 'failed' limit 10001) broken),
      (select count(*) from public.jobs j where j.tenant_id = p.tenant_id and j.failed_at is not null)
    from (select t.tenant_id, t.slug, t.name, t.status, t.plan, t.made_up, t.created_at, count(*) over () as total from public.tenants t
          where (wanted = '' or strpos(lower(t.slug), lower(wanted)) > 0 or strpos(lower(t.name), lower(wanted)) > 0 or t.tenant_id::text = lower(wanted))
            and (wanted_status = '' or t.status = wanted_status)
          order by t.slug offset passed limit most) p
    order by p.slug;
  $body$;

-- Jobs that were given up, the newest first.
create function door.jobs_failed(most int)
  returns table (tenant_id uuid, slug text, job_id uuid, kind text, subject_id uuid, attempts int, created_at timestamptz, failed_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select j.tenant_id, t.slug, j.job_id, j.kind, j.subject_id, j.attempts, j.created_at, j.failed_at
    from public.jobs j join public.tenants t using (tenant_id) where j.failed_at is not null order by j.failed_at desc limit most;
  $body$;

-- Messages that were given up, the newest first.
create function door.messages_parked(most int)
  returns table (tenant_id uuid, slug text, message_id uuid, subject_id uuid, destination text, attempts int, created_at timestamptz, last_at timestamptz, last_status int)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select o.tenant_id, t.slug, o.message_id, o.subject_id, o.destination, o.attempts, o.created_at, o.last_at, o.last_status
    from public.outbox o join public.tenants t using (tenant_id) where o.parked order by o.created_at desc limit most;
  $body$;

grant create on schema door to callinsight_door;
alter function door.tenants_found(text, text, int, int) owner to callinsight_door;
alter function door.jobs_failed(int) owner to callinsight_door;
alter function door.messages_parked(int) owner to callinsight_door;
revoke create on schema door from callinsight_door;
set role callinsight_door;
revoke execute on function door.tenants_found(text, text, int, int), door.jobs_failed(int), door.messages_parked(int) from public;
grant execute on function door.tenants_found(text, text, int, int), door.jobs_failed(int), door.messages_parked(int) to callinsight_operator;
reset role;

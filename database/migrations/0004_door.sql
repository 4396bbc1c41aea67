-- What must be looked up before a tenant is known. Functions of callinsight_door return ids, tenants and counts, never content.

create policy door on tenants for select to callinsight_door using (true);
create policy door on api_keys for select to callinsight_door using (true);
create policy door on links for select to callinsight_door using (true);
create policy door on jobs to callinsight_door using (true) with check (true);
grant select (tenant_id, slug, status, made_up) on tenants to callinsight_door;
grant select on api_keys, links to callinsight_door;
grant select, update on jobs to callinsight_door;

create function door.tenant_by_slug(wanted text) returns table (tenant_id uuid, status text)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select t.tenant_id, t.status from public.tenants t where t.slug = wanted;
  $body$;

create function door.tenant_slug(wanted uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select t.slug from public.tenants t where t.tenant_id = wanted;
  $body$;

create function door.tenant_count() returns table (own bigint, made_up bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select count(*) filter (where not t.made_up), count(*) filter (where t.made_up) from public.tenants t;
  $body$;

create function door.api_key(hash bytea)
  returns table (tenant_id uuid, key_id uuid, member_id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select k.tenant_id, k.key_id, k.member_id, k.scopes, k.expires_at, k.revoked_at from public.api_keys k where k.token_hash = hash;
  $body$;

create function door.link(hash bytea)
  returns table (tenant_id uuid, link_id uuid, member_id uuid, kind text, expires_at timestamptz, used_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select l.tenant_id, l.link_id, l.member_id, l.kind, l.expires_at, l.used_at from public.links l where l.token_hash = hash;
  $body$;

-- Takes up to `most` jobs that are due and nobody's, for `lease`. A worker that dies loses them when the lease ends.
create function door.claim_jobs(claimer text, most int, lease interval, moment timestamptz)
  returns table (tenant_id uuid, job_id uuid, kind text, subject_id uuid, attempts int)
  language sql security definer set search_path = public, pg_temp
  as $body$
    update public.jobs j set worker = claimer, leased_until = moment + lease, run_after = moment + lease, attempts = j.attempts + 1
    from (select d.tenant_id, d.job_id from public.jobs d
          where d.failed_at is null and d.run_after <= moment
          order by d.run_after limit most for update skip locked) due
    where j.tenant_id = due.tenant_id and j.job_id = due.job_id
    returning j.tenant_id, j.job_id, j.kind, j.subject_id, j.attempts;
  $body$;

-- Gives back what a worker of that name still held: a silo that comes back under its own name need not wait for its lease,
-- and what was cut off is no failed attempt.
create function door.release_jobs(claimer text, moment timestamptz) returns bigint
  language sql security definer set search_path = public, pg_temp
  as $body$
    with released as (
      update public.jobs set worker = null, leased_until = null, run_after = moment, attempts = greatest(attempts - 1, 0)
      where worker = claimer and failed_at is null returning 1)
    select count(*) from released;
  $body$;

create function door.jobs_waiting() returns table (waiting bigint, oldest timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select count(*), min(created_at) from public.jobs where failed_at is null;
  $body$;

grant create on schema door to callinsight_door;
alter function door.tenant_by_slug(text) owner to callinsight_door;
alter function door.tenant_slug(uuid) owner to callinsight_door;
alter function door.tenant_count() owner to callinsight_door;
alter function door.api_key(bytea) owner to callinsight_door;
alter function door.link(bytea) owner to callinsight_door;
alter function door.claim_jobs(text, int, interval, timestamptz) owner to callinsight_door;
alter function door.release_jobs(text, timestamptz) owner to callinsight_door;
alter function door.jobs_waiting() owner to callinsight_door;
revoke create on schema door from callinsight_door;

-- Functions of another owner: rights on them are given as that owner.
set role callinsight_door;
revoke execute on function door.tenant_by_slug(text), door.tenant_slug(uuid), door.tenant_count(), door.api_key(bytea), door.link(bytea),
  door.claim_jobs(text, int, interval, timestamptz), door.release_jobs(text, timestamptz), door.jobs_waiting() from public;
grant execute on function door.tenant_by_slug(text), door.tenant_slug(uuid), door.tenant_count(), door.api_key(bytea), door.link(bytea) to callinsight_reader, callinsight_app;
grant execute on function door.claim_jobs(text, int, interval, timestamptz), door.release_jobs(text, timestamptz), door.jobs_waiting() to callinsight_app;
grant execute on function door.jobs_waiting() to callinsight_reader, callinsight_operator;
reset role;

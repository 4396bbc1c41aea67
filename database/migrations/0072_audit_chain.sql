-- The audit trail as one chain of hashes for each tenant.

-- Where the request came from, sealed. It passes through: the trigger below hands it on and keeps nothing of it here.
alter table audit_entries add column origin bytea;

-- Entries that wait for their place in the chain, with the names as they are while the decision is written.
create table audit_pending (
  tenant_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  origin bytea,
  actor_name text,
  subject_name text,
  primary key (tenant_id, entry_id)
);
call guard.protect('audit_pending');

-- In the transaction of the decision, whoever writes the entry: so that none can be left out of the chain.
create function guard.queue_audit() returns trigger
  language plpgsql as $body$
begin
  insert into public.audit_pending (tenant_id, entry_id, at, origin, actor_name, subject_name)
  values (new.tenant_id, new.entry_id, new.at, new.origin,
    case new.actor_kind
      when 'member' then (select m.name from public.members m where m.tenant_id = new.tenant_id and m.member_id = new.actor_id)
      when 'key' then (select k.name from public.api_keys k where k.tenant_id = new.tenant_id and k.key_id = new.actor_id) end,
    case new.subject_kind
      when 'member' then (select m.name from public.members m where m.tenant_id = new.tenant_id and m.member_id = new.subject_id)
      when 'team' then (select t.name from public.teams t where t.tenant_id = new.tenant_id and t.team_id = new.subject_id)
      when 'key' then (select k.name from public.api_keys k where k.tenant_id = new.tenant_id and k.key_id = new.subject_id) end);
  new.origin := null;
  return new;
end
$body$;
create trigger queue_audit before insert on audit_entries for each row execute function guard.queue_audit();

-- The chain. The body is canonical JSON; its hash is over the body, and the body holds the hash before.
create table audit_chain (
  tenant_id uuid not null,
  sequence bigint not null check (sequence > 0),
  chained_at timestamptz not null,
  entry_id uuid not null,
  at timestamptz not null,
  body bytea not null,
  hash bytea not null,
  primary key (tenant_id, sequence, chained_at)
) partition by range (chained_at);
create index audit_chain_at on audit_chain (tenant_id, at);
call guard.protect('audit_chain');
insert into guard.monthly values ('audit_chain');
select guard.make_partitions(current_date, 3);

-- The last link of each chain, and how far it was signed.
create table audit_heads (
  tenant_id uuid not null primary key references tenants,
  sequence bigint not null,
  hash bytea not null,
  checkpointed bigint not null default 0,
  checkpointed_at timestamptz not null
);
call guard.protect('audit_heads');

-- What the platform signed of a chain: so that cutting off its end shows.
create table audit_checkpoints (
  tenant_id uuid not null,
  sequence bigint not null,
  body bytea not null,
  signature bytea not null,
  key_id text not null,
  primary key (tenant_id, sequence)
);
call guard.protect('audit_checkpoints');

-- Keys of persons, wrapped by the tenant's. Without its key a person's name in the chain is gone, and the chain still holds.
create table audit_people (
  tenant_id uuid not null,
  person_id uuid not null,
  wrapped bytea,
  destroyed_at timestamptz,
  primary key (tenant_id, person_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
call guard.protect('audit_people');

-- Keys that sign for the platform, wrapped by the master key.
create table platform_signers (
  key_id text primary key,
  wrapped bytea not null,
  public_key bytea not null,
  created_at timestamptz not null
);

grant select, insert, delete on audit_pending to callinsight_app;
grant select, insert on audit_chain, audit_checkpoints, platform_signers to callinsight_app;
grant select, insert, update on audit_heads, audit_people to callinsight_app;
grant select on audit_chain, audit_checkpoints, audit_people to callinsight_reader;
grant select (key_id, public_key, created_at) on platform_signers to callinsight_reader;

create policy door on audit_pending for select to callinsight_door using (true);
create policy door on audit_heads for select to callinsight_door using (true);
grant select (tenant_id) on audit_pending to callinsight_door;
grant select (tenant_id, sequence, checkpointed, checkpointed_at) on audit_heads to callinsight_door;

-- Tenants whose entries wait, or whose chain has grown and was not signed today (UTC).
create function door.audit_due(moment timestamptz) returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select p.tenant_id from public.audit_pending p
    union
    select h.tenant_id from public.audit_heads h where h.checkpointed < h.sequence and h.checkpointed_at < date_trunc('day', moment at time zone 'utc') at time zone 'utc'
    limit 1000;
  $body$;
grant create on schema door to callinsight_door;
alter function door.audit_due(timestamptz) owner to callinsight_door;
revoke create on schema door from callinsight_door;

-- What was written before there was a chain becomes its beginning. Under forced security the owner sees one tenant at a time.
do $body$
declare
  every uuid[];
  one uuid;
begin
  set local role callinsight_door;
  select array_agg(t.tenant_id) into every from public.tenants t;
  reset role;
  foreach one in array coalesce(every, '{}') loop
    perform set_config('app.tenant', one::text, true);
    insert into public.audit_pending (tenant_id, entry_id, at) select e.tenant_id, e.entry_id, e.at from public.audit_entries e where e.tenant_id = one;
  end loop;
  perform set_config('app.tenant', '', true);
end
$body$;

set role callinsight_door;
revoke execute on function door.audit_due(timestamptz) from public;
grant execute on function door.audit_due(timestamptz) to callinsight_app;
reset role;

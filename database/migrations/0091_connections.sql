-- Sign-in by a workspace's own identity providers, and the domains whose addresses it may speak for.

-- A provider. Its name, address and rules, its secret and its last test are sealed.
create table connections (
  tenant_id uuid not null references tenants,
  connection_id uuid not null,
  kind text not null check (kind in ('oidc')),
  settings bytea not null,
  secret bytea,
  enabled boolean not null default false,
  -- An owner has saved it as it is: else an admin's provider could pass for an owner.
  by_owner boolean not null default false,
  -- Counts changes of what a test looks at; a test is good for the revision that it saw.
  revision int not null default 1,
  tested_revision int,
  tested_at timestamptz,
  test_passed boolean,
  test bytea,
  created_at timestamptz not null,
  primary key (tenant_id, connection_id),
  -- Nobody comes in by what was not tried.
  check (not enabled or (test_passed and tested_revision = revision))
);
call guard.protect('connections');

-- Whom a provider means by a subject: a keyed hash of it.
create table member_identities (
  tenant_id uuid not null,
  connection_id uuid not null,
  subject bytea not null,
  member_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, connection_id, subject),
  foreign key (tenant_id, connection_id) references connections on delete cascade,
  foreign key (tenant_id, member_id) references members
);
create index member_identities_member on member_identities (tenant_id, member_id);
call guard.protect('member_identities');

-- A domain is proved by a TXT record that holds the token. Several workspaces of one company may prove the same one.
create table domains (
  tenant_id uuid not null references tenants,
  domain text not null,
  token text not null,
  proved_at timestamptz,
  checked_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, domain)
);
create index domains_proved on domains (domain) where proved_at is not null;
call guard.protect('domains');

grant select, insert, update, delete on connections, member_identities, domains to callinsight_app;
grant select on connections, member_identities, domains to callinsight_reader;

-- Which workspaces somebody with an address of a domain may sign in to by a provider: before a tenant is known.
create policy door on domains to callinsight_door using (true);
create policy door on connections to callinsight_door using (true);
grant select (tenant_id, domain, proved_at) on domains to callinsight_door;
grant select (tenant_id, enabled) on connections to callinsight_door;
create function door.workspaces_of_domain(wanted text) returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select d.tenant_id from public.domains d
    where d.domain = wanted and d.proved_at is not null and exists (select 1 from public.connections c where c.tenant_id = d.tenant_id and c.enabled)
    limit 2;
  $body$;

grant create on schema door to callinsight_door;
alter function door.workspaces_of_domain(text) owner to callinsight_door;
revoke create on schema door from callinsight_door;
set role callinsight_door;
revoke execute on function door.workspaces_of_domain(text) from public;
grant execute on function door.workspaces_of_domain(text) to callinsight_reader;
reset role;

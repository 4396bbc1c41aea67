-- Tenants, their keys and settings, their people.

create table tenants (
  tenant_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null,
  status text not null check (status in ('active', 'suspended')),
  plan text not null,
  made_up boolean not null default false,
  version int not null default 1,
  settings_version int not null default 0,
  settings bytea,
  created_at timestamptz not null
);
call guard.protect('tenants');

-- A tenant's keys, wrapped by the master key. A destroyed key stays as a tombstone and is never made again.
create table tenant_keys (
  tenant_id uuid not null references tenants,
  version int not null,
  wrapped bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (tenant_id, version),
  check ((wrapped is null) = (destroyed_at is not null))
);
call guard.protect('tenant_keys');

create table teams (
  tenant_id uuid not null references tenants,
  team_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (tenant_id, team_id),
  unique (tenant_id, name)
);
call guard.protect('teams');

create table members (
  tenant_id uuid not null references tenants,
  member_id uuid not null,
  user_name text not null,
  email text,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'rep', 'analyst', 'billing', 'auditor')),
  status text not null check (status in ('invited', 'active', 'deactivated')),
  team_id uuid,
  preferences jsonb not null default '{}',
  session_epoch int not null default 1,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, team_id) references teams
);
create unique index members_user_name on members (tenant_id, lower(user_name));
create index members_email on members (tenant_id, lower(email));
create index members_team on members (tenant_id, team_id);
call guard.protect('members');

create table team_leads (
  tenant_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, team_id, member_id),
  foreign key (tenant_id, team_id) references teams on delete cascade,
  foreign key (tenant_id, member_id) references members
);
call guard.protect('team_leads');

-- What only the Member grain reads: Web's role has no grant here.
create table member_secrets (
  tenant_id uuid not null,
  member_id uuid not null,
  password_hash text,
  security_stamp text not null,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references members
);
call guard.protect('member_secrets');

-- One-time links: set-up, invitation, new password. Only a hash of the token is kept.
create table links (
  tenant_id uuid not null,
  link_id uuid not null,
  kind text not null check (kind in ('setup', 'invitation', 'password')),
  member_id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, link_id),
  foreign key (tenant_id, member_id) references members
);
call guard.protect('links');

create table api_keys (
  tenant_id uuid not null references tenants,
  key_id uuid not null,
  name text not null,
  hint text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  member_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, key_id),
  foreign key (tenant_id, member_id) references members
);
call guard.protect('api_keys');

-- Who did what, written in the transaction of the decision. Insert only.
create table audit_entries (
  tenant_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  details bytea,
  primary key (tenant_id, entry_id, at)
) partition by range (at);
create index audit_entries_at on audit_entries (tenant_id, at desc);
call guard.protect('audit_entries');
insert into guard.monthly values ('audit_entries');

-- Answers of requests that carried an Idempotency-Key, for a day.
create table idempotency (
  tenant_id uuid not null references tenants,
  key_hash bytea not null,
  request_hash bytea not null,
  status int,
  answer bytea,
  created_at timestamptz not null,
  primary key (tenant_id, key_hash)
);
create index idempotency_age on idempotency (tenant_id, created_at);
call guard.protect('idempotency');

-- Keys that sign cookies: the platform's own, wrapped by the master key.
create table platform_keys (
  name text primary key,
  wrapped bytea not null,
  created_at timestamptz not null
);

grant select, insert, update on tenants, tenant_keys, teams, members, team_leads, member_secrets, links, api_keys, idempotency, platform_keys to callinsight_app;
grant delete on teams, team_leads, links, idempotency to callinsight_app;
grant insert, select on audit_entries to callinsight_app;
grant select on tenants, tenant_keys, teams, members, team_leads, links, audit_entries to callinsight_reader;
grant select (tenant_id, key_id, name, hint, scopes, member_id, created_at, expires_at, revoked_at, last_used_at) on api_keys to callinsight_reader;

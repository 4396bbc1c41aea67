-- Who runs the platform: accounts of their own, members of no tenant, and what they did.

create table operators (
  operator_id uuid primary key,
  email text not null,
  name text not null,
  status text not null check (status in ('invited', 'active', 'deactivated')),
  password_hash text,
  -- The secret of one-time codes, wrapped by the master key, and the time step of the last code: none is good twice.
  code_secret bytea,
  code_step bigint not null default 0,
  -- Hashes of recovery codes that were not used.
  recovery bytea[] not null default '{}',
  failed_attempts int not null default 0,
  locked_until timestamptz,
  session_epoch int not null default 1,
  -- A one-time link to set a password and codes; until it is used, those before stay good.
  link_hash bytea unique,
  link_secret bytea,
  link_expires_at timestamptz,
  created_at timestamptz not null,
  last_sign_in_at timestamptz
);
create unique index operators_email on operators (lower(email));

-- Who did what, written in the transaction of the decision. Insert only.
create table operator_entries (
  entry_id uuid primary key,
  at timestamptz not null,
  -- Null: by the operators' token.
  operator_id uuid references operators,
  action text not null,
  about_tenant uuid,
  detail text
);
create index operator_entries_at on operator_entries (at desc);

-- What everybody is told, until it ends or is dismissed.
create table announcements (
  announcement_id uuid primary key,
  kind text not null check (kind in ('plain', 'warn')),
  message text not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null
);
create index announcements_end on announcements (ends_at);

-- Every process of the platform, one row for each of its lives.
create table processes (
  name text primary key,
  kind text not null check (kind in ('silo', 'web', 'alone')),
  release text not null,
  host text not null,
  pid int not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- Processors in use, and bytes of memory.
  processors real not null,
  memory bigint not null,
  drain_asked_at timestamptz
);
create index processes_seen on processes (seen_at desc);

grant select, insert, update on operators, announcements to callinsight_app;
grant select, insert, update, delete on processes to callinsight_app;
grant select, insert on operator_entries to callinsight_app;
grant select (operator_id, email, name, status, locked_until, link_expires_at, created_at, last_sign_in_at) on operators to callinsight_operator;
grant select on operator_entries, announcements, processes to callinsight_operator;
grant select on announcements to callinsight_reader;

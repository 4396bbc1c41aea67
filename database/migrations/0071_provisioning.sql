-- People and groups that an identity provider looks after by SCIM.

-- Gone for good from an identity provider's side: in no list, its user name free again; its calls keep its name.
alter table members add column deleted_at timestamptz;
-- Who chose the team: somebody by hand, or the groups of the identity provider.
alter table members add column team_by text not null default 'hand' check (team_by in ('hand', 'scim'));

-- A member that the identity provider looks after. What it said of it is sealed.
create table scim_users (
  tenant_id uuid not null,
  member_id uuid not null,
  external_id text,
  resource bytea not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references members
);
create index scim_users_external on scim_users (tenant_id, external_id);
call guard.protect('scim_users');

-- A group is a team that the identity provider looks after.
create table scim_groups (
  tenant_id uuid not null,
  team_id uuid not null,
  external_id text,
  version int not null default 1,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (tenant_id, team_id),
  foreign key (tenant_id, team_id) references teams on delete cascade
);
call guard.protect('scim_groups');

create table scim_group_members (
  tenant_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  joined_at timestamptz not null,
  primary key (tenant_id, team_id, member_id),
  foreign key (tenant_id, team_id) references scim_groups on delete cascade,
  foreign key (tenant_id, member_id) references scim_users on delete cascade
);
create index scim_group_members_member on scim_group_members (tenant_id, member_id, joined_at);
call guard.protect('scim_group_members');

-- Whether the door is open. No row: it is.
create table provisioning (
  tenant_id uuid not null primary key references tenants,
  state text not null check (state in ('on', 'paused', 'off'))
);
call guard.protect('provisioning');

-- What identity providers asked for and what became of it, for the tenant's admins.
create table provisioning_log (
  tenant_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  key_id uuid,
  method text not null,
  status int not null,
  -- Path, answer and the user name or group: sealed.
  details bytea not null,
  primary key (tenant_id, entry_id, at)
) partition by range (at);
call guard.protect('provisioning_log');
insert into guard.monthly values ('provisioning_log');
select guard.make_partitions(current_date, 3);

grant select, insert, update, delete on scim_users, scim_groups, scim_group_members, provisioning to callinsight_app;
grant select, insert on provisioning_log to callinsight_app;
grant select on scim_users, scim_groups, scim_group_members, provisioning, provisioning_log to callinsight_reader;

-- What people keep beside the figures: annotations, saved views, and dashboards made of them. Their words are encrypted.

create table annotations (
  tenant_id uuid not null references tenants,
  annotation_id uuid not null,
  day date not null,
  text bytea not null,
  -- Null: a key of the workspace.
  author_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, annotation_id),
  foreign key (tenant_id, author_id) references members
);
create index annotations_day on annotations (tenant_id, day);
create index annotations_author on annotations (tenant_id, author_id);
call guard.protect('annotations');

-- The state of a page under a name.
create table saved_views (
  tenant_id uuid not null references tenants,
  view_id uuid not null,
  owner_id uuid not null,
  page text not null check (page in ('trends', 'compare', 'explore', 'calls')),
  name bytea not null,
  state bytea not null,
  sharing text not null check (sharing in ('private', 'people', 'tenant')),
  shared_with uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, view_id),
  foreign key (tenant_id, owner_id) references members
);
create index saved_views_owner on saved_views (tenant_id, owner_id);
call guard.protect('saved_views');

create table dashboards (
  tenant_id uuid not null references tenants,
  dashboard_id uuid not null,
  owner_id uuid not null,
  name bytea not null,
  sharing text not null check (sharing in ('private', 'people', 'tenant')),
  shared_with uuid[] not null default '{}',
  version int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, dashboard_id),
  foreign key (tenant_id, owner_id) references members
);
create index dashboards_owner on dashboards (tenant_id, owner_id);
call guard.protect('dashboards');

-- A dashboard's tiles in their order.
create table dashboard_tiles (
  tenant_id uuid not null,
  dashboard_id uuid not null,
  view_id uuid not null,
  place int not null,
  primary key (tenant_id, dashboard_id, view_id),
  foreign key (tenant_id, dashboard_id) references dashboards on delete cascade,
  foreign key (tenant_id, view_id) references saved_views on delete cascade
);
create index dashboard_tiles_view on dashboard_tiles (tenant_id, view_id);
call guard.protect('dashboard_tiles');

-- The dashboard that Home leads to, by role.
create table dashboard_defaults (
  tenant_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'manager', 'rep', 'analyst')),
  dashboard_id uuid not null,
  primary key (tenant_id, role),
  foreign key (tenant_id, dashboard_id) references dashboards on delete cascade
);
create index dashboard_defaults_dashboard on dashboard_defaults (tenant_id, dashboard_id);
call guard.protect('dashboard_defaults');

grant select, insert, update, delete on annotations, saved_views, dashboards, dashboard_tiles, dashboard_defaults to callinsight_app;
grant select on annotations, saved_views, dashboards, dashboard_tiles, dashboard_defaults to callinsight_reader;

-- Metrics that tenants define by formulas. The key is an identifier as in addresses; name, description and formula are encrypted.

create table own_metrics (
  tenant_id uuid not null references tenants,
  metric_id uuid not null,
  key text not null check (key ~ '^my\.[a-z0-9][a-z0-9-]{0,39}$'),
  -- The newest, which answers use.
  version int not null,
  -- Not active: only saved views that use it still answer by it.
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (tenant_id, metric_id),
  unique (tenant_id, key)
);
call guard.protect('own_metrics');

create table own_metric_versions (
  tenant_id uuid not null,
  metric_id uuid not null,
  version int not null,
  definition bytea not null,
  -- Null: a key of the workspace.
  author_id uuid,
  accepted_at timestamptz not null,
  primary key (tenant_id, metric_id, version),
  foreign key (tenant_id, metric_id) references own_metrics on delete cascade,
  foreign key (tenant_id, author_id) references members
);
create index own_metric_versions_author on own_metric_versions (tenant_id, author_id);
call guard.protect('own_metric_versions');

grant select, insert, update, delete on own_metrics to callinsight_app;
grant select, insert, delete on own_metric_versions to callinsight_app;
grant select on own_metrics, own_metric_versions to callinsight_reader;

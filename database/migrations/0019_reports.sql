-- Reports made of figures and texts, their runs with files, and to whom these went.

-- `content` is sealed: title, parts, period, schedule, recipients.
create table reports (
  tenant_id uuid not null references tenants,
  report_id uuid not null,
  content bytea not null,
  -- Who made it: the figures of its runs are those that they may see then.
  actor_kind text not null,
  actor_id uuid,
  member_id uuid,
  sharing text not null check (sharing in ('private', 'people', 'tenant')),
  shared_with uuid[] not null default '{}',
  recipients uuid[] not null default '{}',
  version int not null default 1,
  -- When it is due next, for those who look; the job of that time decides.
  due_at timestamptz,
  runs int not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, report_id)
);
create index reports_created on reports (tenant_id, created_at desc);
call guard.protect('reports');

create table report_runs (
  tenant_id uuid not null,
  report_id uuid not null,
  number int not null,
  run_id uuid not null,
  status text not null check (status in ('running', 'ready', 'failed')),
  reason text,
  period_from date not null,
  period_to date not null,
  -- The time that it was due for: each is made once. Null: somebody asked.
  due_at timestamptz,
  actor_kind text not null,
  actor_id uuid,
  member_id uuid,
  deliver boolean not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  pdf_bytes int,
  xlsx_bytes int,
  pdf bytea,
  xlsx bytea,
  primary key (tenant_id, report_id, number),
  unique (tenant_id, run_id),
  unique (tenant_id, report_id, due_at),
  foreign key (tenant_id, report_id) references reports on delete cascade
);
-- Compressed and encrypted already.
alter table report_runs alter column pdf set storage external;
alter table report_runs alter column xlsx set storage external;
call guard.protect('report_runs');

create table report_deliveries (
  tenant_id uuid not null,
  delivery_id uuid not null,
  run_id uuid not null,
  member_id uuid not null,
  status text not null check (status in ('waiting', 'sent', 'refused')),
  reason text,
  ended_at timestamptz,
  primary key (tenant_id, delivery_id),
  unique (tenant_id, run_id, member_id),
  foreign key (tenant_id, run_id) references report_runs (tenant_id, run_id) on delete cascade,
  foreign key (tenant_id, member_id) references members on delete cascade
);
create index report_deliveries_member on report_deliveries (tenant_id, member_id);
call guard.protect('report_deliveries');

grant select, insert, update, delete on reports, report_runs, report_deliveries to callinsight_app;
grant select on reports, report_runs, report_deliveries to callinsight_reader;

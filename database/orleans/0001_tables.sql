-- Where Orleans keeps its members, states and reminders. Orleans knows none of these names: it asks by the texts in
-- orleansquery, which it finds through the search path, and reads result columns by name.
create schema orleans;

create table orleans.orleansquery (
  querykey  text primary key,
  querytext text not null
);

create table orleans.clusters (
  cluster text    primary key,
  version integer not null default 0 check (version >= 0)
);

-- The time of the last sign of life changes every few seconds and is in no index: room in the page keeps such updates
-- in place.
create table orleans.silos (
  cluster       text        not null references orleans.clusters on delete cascade,
  address       text        not null,
  port          integer     not null,
  generation    integer     not null,
  name          text        not null,
  host          text        not null,
  status        integer     not null,
  gateway_port  integer     not null,
  suspect_times text,
  started_at    timestamptz not null,
  alive_at      timestamptz not null,
  primary key (cluster, address, port, generation)
) with (fillfactor = 50);

-- A record is named by all seven key columns. The hashes only make the index narrow at its head.
create table orleans.states (
  grain_hash integer     not null,
  type_hash  integer     not null,
  n0         bigint      not null,
  n1         bigint      not null,
  type       text        not null,
  extension  text,
  service    text        not null,
  payload    bytea,
  version    integer     not null,
  changed_at timestamptz not null default now(),
  constraint states_key unique nulls not distinct (grain_hash, type_hash, n0, n1, type, extension, service)
) with (fillfactor = 80);

create table orleans.reminders (
  service    text        not null,
  grain      text        not null,
  name       text        not null,
  grain_hash integer     not null,
  start_at   timestamptz not null,
  period_ms  bigint      not null,
  version    integer     not null default 0,
  primary key (service, grain, name)
) with (fillfactor = 80);

create index reminders_by_hash on orleans.reminders (service, grain_hash);

grant usage on schema orleans to callinsight_app, callinsight_reader;
grant select on orleans.orleansquery to callinsight_app, callinsight_reader;
grant select, insert, update, delete on orleans.clusters, orleans.silos, orleans.states, orleans.reminders to callinsight_app;
-- A client of the silos looks up their gateways, and nothing else.
grant select on orleans.clusters, orleans.silos to callinsight_reader;

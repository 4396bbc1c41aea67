-- Tables as files that somebody takes away. `request` is sealed: what was chosen, and by whose clock.
create table exports (
  tenant_id uuid not null references tenants,
  export_id uuid not null,
  table_name text not null,
  format text not null,
  status text not null check (status in ('running', 'ready', 'failed', 'expired')),
  request bytea not null,
  -- Why there is no file, as a code.
  reason text,
  -- Who asked for it, and alone may take it; what they may see is looked up again when it is written.
  actor_kind text not null,
  actor_id uuid,
  member_id uuid,
  -- Whose pieces are the file's: a writer that was given up can add none.
  writer uuid,
  rows_all bigint,
  rows_done bigint not null default 0,
  bytes bigint not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- The file can be taken until then.
  expires_at timestamptz,
  primary key (tenant_id, export_id)
);
create index exports_created on exports (tenant_id, created_at desc);
call guard.protect('exports');

-- A file in its pieces, each sealed under its own id; `begins` is where it stands in the file, in bytes.
create table export_pieces (
  tenant_id uuid not null,
  export_id uuid not null,
  writer uuid not null,
  number int not null,
  piece_id uuid not null,
  begins bigint not null,
  size int not null,
  content bytea not null,
  primary key (tenant_id, export_id, writer, number),
  foreign key (tenant_id, export_id) references exports on delete cascade
);
-- Compressed and encrypted already.
alter table export_pieces alter column content set storage external;
call guard.protect('export_pieces');

grant select, insert, update, delete on exports, export_pieces to callinsight_app;
grant select on exports, export_pieces to callinsight_reader;

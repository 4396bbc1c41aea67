-- Tags of calls, as codes of labels of the kind "tag"; their texts stand in the call's details too.
create table call_tags (
  tenant_id uuid not null,
  call_id uuid not null,
  code int not null,
  primary key (tenant_id, call_id, code),
  foreign key (tenant_id, call_id) references calls on delete cascade
);
create index call_tags_code on call_tags (tenant_id, code, call_id);
call guard.protect('call_tags');

-- One thing done with many calls. `request` is sealed: what is done, and how the calls were chosen.
create table bulk_jobs (
  tenant_id uuid not null references tenants,
  bulk_id uuid not null,
  kind text not null check (kind in ('tag', 'untag', 'stage', 'outcome', 'reanalyse', 'move', 'export', 'delete')),
  status text not null check (status in ('running', 'done', 'undoing', 'undone')),
  request bytea not null,
  -- Who began it; what they may do is looked up again for each piece of work.
  actor_kind text not null,
  actor_id uuid,
  member_id uuid,
  -- Who takes it back.
  undo_kind text,
  undo_id uuid,
  undo_member_id uuid,
  calls int not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  undone_at timestamptz,
  -- An export can be fetched until then.
  expires_at timestamptz,
  primary key (tenant_id, bulk_id)
);
create index bulk_jobs_created on bulk_jobs (tenant_id, created_at desc);
call guard.protect('bulk_jobs');

-- What became of each call. `value` is sealed: the call's field before and after, for taking it back.
create table bulk_results (
  tenant_id uuid not null,
  bulk_id uuid not null,
  call_id uuid not null,
  result_id uuid not null default gen_random_uuid(),
  status text not null default 'waiting' check (status in ('waiting', 'done', 'unchanged', 'refused')),
  code text,
  undo text check (undo in ('waiting', 'done', 'refused')),
  undo_code text,
  value bytea,
  primary key (tenant_id, bulk_id, call_id),
  foreign key (tenant_id, bulk_id) references bulk_jobs on delete cascade
);
create index bulk_results_call on bulk_results (tenant_id, call_id);
create index bulk_results_waiting on bulk_results (tenant_id, bulk_id, call_id) where status = 'waiting' or undo = 'waiting';
call guard.protect('bulk_results');

grant select, insert, update, delete on call_tags, bulk_jobs, bulk_results to callinsight_app;
grant select on call_tags, bulk_jobs, bulk_results to callinsight_reader;

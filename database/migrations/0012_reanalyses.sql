-- A tenant's whole history analysed again: tried beside what is there, then accepted or discarded.

-- By which rules and settings a call's findings were made; null: before this was written down.
alter table calls add column rules_version text, add column settings_version int;

-- Work that nobody waits for has a higher number and comes after all other.
alter table jobs add column priority smallint not null default 0;
drop index jobs_claim;
create index jobs_claim on jobs (priority, run_after) where failed_at is null;
-- An erased call takes its jobs along.
create index jobs_subject on jobs (tenant_id, subject_id);

grant create on schema door to callinsight_door;
set role callinsight_door;
create or replace function door.claim_jobs(claimer text, most int, lease interval, moment timestamptz)
  returns table (tenant_id uuid, job_id uuid, kind text, subject_id uuid, attempts int)
  language sql security definer set search_path = public, pg_temp
  as $body$
    update public.jobs j set worker = claimer, leased_until = moment + lease, run_after = moment + lease, attempts = j.attempts + 1
    from (select d.tenant_id, d.job_id from public.jobs d
          where d.failed_at is null and d.run_after <= moment
          order by d.priority, d.run_after limit most for update skip locked) due
    where j.tenant_id = due.tenant_id and j.job_id = due.job_id
    returning j.tenant_id, j.job_id, j.kind, j.subject_id, j.attempts;
  $body$;
reset role;
revoke create on schema door from callinsight_door;

-- `origins`: by which versions the calls had been analysed, and how many by each.
create table reanalyses (
  tenant_id uuid not null references tenants,
  reanalysis_id uuid not null,
  status text not null check (status in ('trial', 'accepted', 'discarded')),
  rules_version text not null,
  settings_version int not null,
  calls int not null,
  origins jsonb not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  primary key (tenant_id, reanalysis_id)
);
create unique index reanalyses_trial on reanalyses (tenant_id) where status = 'trial';
call guard.protect('reanalyses');

-- The figures of a call before and after, in the order of the metrics' list; of the tenant's last re-analysis alone.
create table reanalysis_figures (
  tenant_id uuid not null,
  reanalysis_id uuid not null,
  call_id uuid not null,
  failed boolean not null default false,
  before real[] not null default '{}',
  after real[] not null default '{}',
  -- Topics that were looked for, and of these the ones that were mentioned, each with how often.
  known_before int[] not null default '{}',
  topics_before int[] not null default '{}',
  mentions_before real[] not null default '{}',
  known_after int[] not null default '{}',
  topics_after int[] not null default '{}',
  mentions_after real[] not null default '{}',
  primary key (tenant_id, reanalysis_id, call_id),
  foreign key (tenant_id, reanalysis_id) references reanalyses
);
create index reanalysis_figures_call on reanalysis_figures (tenant_id, call_id);
call guard.protect('reanalysis_figures');

grant select, insert, update, delete on reanalyses, reanalysis_figures to callinsight_app;
grant select on reanalyses, reanalysis_figures to callinsight_reader;

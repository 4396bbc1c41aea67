-- What operators look at: errors of all processes, and how late the work is.

-- One row for each place and kind of error. It holds templates and names of the program, no word that went into it.
create table errors (
  fingerprint bytea primary key,
  category text not null,
  message text not null,
  exception text,
  place text,
  -- Of the process that saw it last.
  release text not null,
  count bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_trace text
);
create index errors_last on errors (last_at desc);
grant select, insert, update on errors to callinsight_app;
grant select on errors to callinsight_operator;

-- How many jobs of each kind are not done, how many of them were given up, and since when the oldest is due that nobody has taken.
create function door.jobs_state(moment timestamptz) returns table (kind text, waiting bigint, failed bigint, late_since timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select j.kind, count(*) filter (where j.failed_at is null), count(*) filter (where j.failed_at is not null), min(j.run_after) filter (where j.failed_at is null and j.run_after <= moment)
    from public.jobs j group by j.kind;
  $body$;
grant create on schema door to callinsight_door;
alter function door.jobs_state(timestamptz) owner to callinsight_door;
revoke create on schema door from callinsight_door;
set role callinsight_door;
revoke execute on function door.jobs_state(timestamptz) from public;
grant execute on function door.jobs_state(timestamptz) to callinsight_app, callinsight_operator;
reset role;

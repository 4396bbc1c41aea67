-- What other systems are told: webhooks, and the outbox that their messages wait in.

-- Where a workspace wants to be told of events. Address, description and secrets are sealed.
create table webhooks (
  tenant_id uuid not null references tenants,
  webhook_id uuid not null,
  address bytea not null,
  description bytea,
  events text[] not null,
  enabled boolean not null,
  -- Who switched it off: a member, or CallInsight since the endpoint said that it is gone or failed for days.
  disabled_reason text check (disabled_reason in ('member', 'gone', 'failing')),
  secret bytea not null,
  -- Signs beside the new one while receivers change over.
  old_secret bytea,
  old_secret_until timestamptz,
  failing_since timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, webhook_id)
);
call guard.protect('webhooks');

-- Messages that must arrive, written in the transaction of what they tell. A row is a message for one destination.
create sequence outbox_position;
create table outbox (
  tenant_id uuid not null references tenants,
  -- The same in every attempt.
  message_id uuid not null,
  created_at timestamptz not null,
  -- Which courier takes it: 'webhook'; and to whom: the webhook.
  destination text not null,
  subject_id uuid not null,
  -- What it tells of, a call or a member: messages of one thing reach a destination in their order.
  thing_id uuid not null,
  position bigint not null default nextval('outbox_position'),
  kind text not null,
  payload bytea not null,
  attempts int not null default 0,
  -- While somebody holds it, the end of the lease.
  due_at timestamptz not null,
  worker text,
  done_at timestamptz,
  -- Given up: nobody tries again unless somebody asks.
  parked boolean not null default false,
  last_at timestamptz,
  last_status int,
  last_error text,
  last_answer bytea,
  primary key (tenant_id, message_id, subject_id, created_at)
) partition by range (created_at);
-- Claiming knows no tenant.
create index outbox_claim on outbox (due_at) where done_at is null;
create index outbox_subject on outbox (tenant_id, subject_id, message_id);
create index outbox_thing on outbox (tenant_id, thing_id, subject_id, position);
call guard.protect('outbox');
insert into guard.monthly values ('outbox');
select guard.make_partitions(current_date, 3);

grant usage on sequence outbox_position to callinsight_app;
grant select, insert, update, delete on webhooks, outbox to callinsight_app;
grant select on webhooks, outbox to callinsight_reader;

create policy door on outbox to callinsight_door using (true) with check (true);
grant select (tenant_id, message_id, created_at, destination, subject_id, thing_id, position, attempts, due_at, worker, done_at), update (attempts, due_at, worker), delete on outbox to callinsight_door;

-- Takes up to `most` messages that are due and nobody's, each the first of its thing for its destination, for `lease`; none for
-- destinations that are busy. A worker that dies loses them when the lease ends.
create function door.claim_messages(claimer text, busy uuid[], most int, lease interval, moment timestamptz)
  returns table (tenant_id uuid, message_id uuid, created_at timestamptz, destination text, subject_id uuid, attempts int)
  language sql security definer set search_path = public, pg_temp
  as $body$
    update public.outbox o set worker = claimer, due_at = moment + lease, attempts = o.attempts + 1
    from (select d.tenant_id, d.message_id, d.created_at, d.subject_id from public.outbox d
          where d.done_at is null and d.due_at <= moment and d.subject_id <> all (busy)
            and not exists (select 1 from public.outbox e
                            where e.tenant_id = d.tenant_id and e.thing_id = d.thing_id and e.subject_id = d.subject_id and e.position < d.position and e.done_at is null)
          order by d.due_at limit most for update of d skip locked) due
    where o.tenant_id = due.tenant_id and o.message_id = due.message_id and o.subject_id = due.subject_id and o.created_at = due.created_at
    returning o.tenant_id, o.message_id, o.created_at, o.destination, o.subject_id, o.attempts;
  $body$;

-- Gives back what a worker still held; what was cut off is no failed attempt.
create function door.release_messages(claimer text, moment timestamptz) returns bigint
  language sql security definer set search_path = public, pg_temp
  as $body$
    with released as (
      update public.outbox set worker = null, due_at = moment, attempts = greatest(attempts - 1, 0)
      where worker = claimer and done_at is null returning 1)
    select count(*) from released;
  $body$;

-- How many messages wait for a destination of each kind, and since when the oldest could have been on its way.
create function door.outbox_state(moment timestamptz) returns table (destination text, waiting bigint, late_since timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select o.destination, count(*), min(o.due_at) filter (where o.due_at <= moment) from public.outbox o where o.done_at is null group by o.destination;
  $body$;

-- Forgets what was done and is older.
create function door.prune_outbox(before timestamptz) returns bigint
  language sql security definer set search_path = public, pg_temp
  as $body$
    with pruned as (delete from public.outbox o where o.created_at < before and o.done_at < before returning 1)
    select count(*) from pruned;
  $body$;

grant create on schema door to callinsight_door;
alter function door.claim_messages(text, uuid[], int, interval, timestamptz) owner to callinsight_door;
alter function door.release_messages(text, timestamptz) owner to callinsight_door;
alter function door.outbox_state(timestamptz) owner to callinsight_door;
alter function door.prune_outbox(timestamptz) owner to callinsight_door;
revoke create on schema door from callinsight_door;
set role callinsight_door;
revoke execute on function door.claim_messages(text, uuid[], int, interval, timestamptz), door.release_messages(text, timestamptz), door.outbox_state(timestamptz), door.prune_outbox(timestamptz) from public;
grant execute on function door.claim_messages(text, uuid[], int, interval, timestamptz), door.release_messages(text, timestamptz), door.prune_outbox(timestamptz) to callinsight_app;
grant execute on function door.outbox_state(timestamptz) to callinsight_app, callinsight_operator;
reset role;

-- Admins are told of a webhook that was switched off.
alter table notifications drop constraint notifications_kind_check, add constraint notifications_kind_check check (kind in ('mention', 'reply', 'share', 'comment', 'bulk', 'savedSearch', 'webhook'));
alter table notification_choices drop constraint notification_choices_kind_check, add constraint notification_choices_kind_check check (kind in ('mention', 'reply', 'share', 'comment', 'bulk', 'savedSearch', 'webhook'));

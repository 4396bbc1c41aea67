-- Plans, and what each workspace has of them. A version is never changed: who bought it keeps it.

-- Prices in the smallest unit of the currency; null: agreed by hand.
create table plan_versions (
  plan text not null check (plan in ('free', 'team', 'business', 'enterprise')),
  version int not null check (version > 0),
  name text not null,
  offered boolean not null,
  currency text not null check (currency ~ '^[a-z]{3}$'),
  monthly bigint,
  yearly bigint,
  seat_monthly bigint,
  seat_yearly bigint,
  features text[] not null,
  -- Null: as long as the workspace wants.
  retention_days int,
  support text not null,
  primary key (plan, version)
);

-- A month's share of a meter. Null in "included": without end. "hard" is refused beyond; without it the rest is priced by "overage" for each "per" begun.
create table plan_limits (
  plan text not null,
  version int not null,
  meter text not null,
  included bigint,
  hard bigint,
  overage bigint,
  per bigint not null default 1 check (per > 0),
  primary key (plan, version, meter),
  foreign key (plan, version) references plan_versions,
  check (hard is null or included is not null)
);

insert into plan_versions (plan, version, name, offered, currency, monthly, yearly, seat_monthly, seat_yearly, features, retention_days, support) values
  ('free', 1, 'Free', true, 'usd', 0, 0, 0, 0, '{}', 90, 'community'),
  ('team', 1, 'Team', true, 'usd', 4900, 49000, 1900, 19000, '{custom_fields,webhooks}', 730, 'mail'),
  ('business', 1, 'Business', true, 'usd', 19900, 199000, 3900, 39000, '{sso,scim,audit_export,custom_fields,own_metrics,webhooks,usage_events}', 1825, 'priority'),
  ('enterprise', 1, 'Enterprise', true, 'usd', null, null, null, null, '{sso,scim,audit_export,custom_fields,own_metrics,webhooks,usage_events}', null, 'named');

insert into plan_limits (plan, version, meter, included, hard, overage, per) values
  ('free', 1, 'calls', 100, 100, null, 1), ('free', 1, 'minutes', 2000, 2000, null, 1), ('free', 1, 'seats', 3, 3, null, 1),
  ('free', 1, 'storage_bytes', 1000000000, 1000000000, null, 1), ('free', 1, 'api_requests', 10000, 10000, null, 1),
  ('free', 1, 'exports', 10, 10, null, 1), ('free', 1, 'summaries', 0, 0, null, 1),
  ('team', 1, 'calls', 2000, null, 5, 1), ('team', 1, 'minutes', 60000, null, 1, 10), ('team', 1, 'seats', 25, 25, null, 1),
  ('team', 1, 'storage_bytes', 50000000000, null, 100, 1000000000), ('team', 1, 'api_requests', 500000, 1000000, null, 1),
  ('team', 1, 'exports', 200, 200, null, 1), ('team', 1, 'summaries', 500, null, 3, 1),
  ('business', 1, 'calls', 20000, null, 4, 1), ('business', 1, 'minutes', 600000, null, 1, 12), ('business', 1, 'seats', 250, 250, null, 1),
  ('business', 1, 'storage_bytes', 500000000000, null, 80, 1000000000), ('business', 1, 'api_requests', 5000000, null, 10, 10000),
  ('business', 1, 'exports', 2000, null, 5, 1), ('business', 1, 'summaries', 10000, null, 2, 1);

-- What a workspace has. Without a row it has what the installation gives: nobody is limited by an upgrade.
create table subscriptions (
  tenant_id uuid primary key references tenants,
  plan text not null,
  plan_version int not null,
  status text not null check (status in ('trialing', 'active', 'past_due', 'incomplete', 'canceled')),
  period text not null default 'month' check (period in ('month', 'year')),
  period_ends_at timestamptz,
  trial_ends_at timestamptz,
  -- A workspace tries once.
  tried boolean not null default false,
  grace_ends_at timestamptz,
  next_plan text,
  next_version int,
  changes_at timestamptz,
  cancel_reason text,
  version int not null default 1,
  changed_at timestamptz not null,
  foreign key (plan, plan_version) references plan_versions,
  foreign key (next_plan, next_version) references plan_versions,
  check ((next_plan is null) = (changes_at is null) and (next_plan is null) = (next_version is null)),
  check (status <> 'trialing' or trial_ends_at is not null)
);
call guard.protect('subscriptions');

grant select on plan_versions, plan_limits to callinsight_app, callinsight_reader, callinsight_operator;
grant select, insert, update on subscriptions to callinsight_app;
grant select on subscriptions to callinsight_reader;

-- Refuses the whole transaction when more people have a seat than the plan has. Whoever adds one waits for who adds another.
create function guard.seats(of_tenant uuid, most bigint) returns void
  language plpgsql as $body$
declare
  taken bigint;
begin
  perform pg_advisory_xact_lock(hashtext('guard.seats'), hashtext(of_tenant::text));
  select count(*) into taken from public.members m where m.tenant_id = of_tenant and m.status <> 'deactivated';
  if taken > most then
    -- The message is how many were taken before: a driver may keep details to itself.
    raise exception '%', taken - 1 using errcode = 'CI402';
  end if;
end
$body$;

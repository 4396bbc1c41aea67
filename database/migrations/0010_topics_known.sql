-- Which topics were looked for in a call: those that its language has and the tenant's trackers of then. What is not among them is unknown, not 0.
alter table call_facts add column topics_known int[] not null default '{}';

-- Rows from before: English has all built-in topics, and a tracker is taken to have been there since the day of the first call that it found.
-- While the policy is forced, the owner sees no row.
alter table call_facts no force row level security;
with trackers as (
  select f.tenant_id, code, min(f.received_on) as since from call_facts f, unnest(f.topic_codes) as code
  where code >= 100 and not f.erased group by f.tenant_id, code)
update call_facts f
set topics_known = array(
  select code from unnest(case when f.language like 'en%' then array[0, 1, 2, 3, 4, 5, 6, 7] end) as code
  union
  select t.code from trackers t where t.tenant_id = f.tenant_id and t.since <= f.received_on
  order by code)
where not f.erased;
alter table call_facts force row level security;

-- Which topics were looked for in a call: those that its language has and the tenant's trackers of then. What is not among them is unknown, not 0.
alter table call_facts add column topics_known int[] not null default '{}';

-- Rows from before: what was found was looked for, and English has all built-in topics. While the policy is forced, the owner sees no row.
alter table call_facts no force row level security;
update call_facts f
set topics_known = array(select distinct code from unnest(case when f.language like 'en%' then f.topic_codes || array[0, 1, 2, 3, 4, 5, 6, 7] else f.topic_codes end) as u(code) order by code)
where not f.erased;
alter table call_facts force row level security;

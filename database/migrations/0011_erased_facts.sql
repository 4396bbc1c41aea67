-- An erased call leaves a row that says that it is gone, and nothing of when it was or how it ended.
alter table call_facts alter column started_at drop not null;
alter table call_facts alter column outcome drop not null;
alter table call_facts no force row level security;
update call_facts set started_at = null, outcome = null, direction = null, currency = null, language = null where erased;
alter table call_facts force row level security;
alter table call_facts add check (erased = (started_at is null) and erased = (outcome is null));

-- Searches that people keep, the calls that they told somebody of, and suggestions that were put off.

create table saved_searches (
  tenant_id uuid not null references tenants,
  search_id uuid not null,
  owner_id uuid not null,
  name bytea not null,
  criteria bytea not null,
  sharing text not null check (sharing in ('private', 'people', 'tenant')),
  shared_with uuid[] not null default '{}',
  -- How its owner is told of calls that match.
  alert text not null check (alert in ('none', 'atOnce', 'daily')),
  version int not null default 1,
  -- Another random number with each change: by their sum is known whether what was compiled is still all.
  change bigint not null,
  created_at timestamptz not null,
  primary key (tenant_id, search_id),
  foreign key (tenant_id, owner_id) references members
);
create index saved_searches_owner on saved_searches (tenant_id, owner_id);
create index saved_searches_alert on saved_searches (tenant_id, change) where alert <> 'none';
call guard.protect('saved_searches');

-- A call tells of a search once, however often it changes.
create table search_hits (
  tenant_id uuid not null,
  search_id uuid not null,
  call_id uuid not null,
  -- What the notification is about.
  hit_id uuid not null,
  -- Where the words were said; null where they stand in title or names, or where none were searched for.
  utterance int,
  found_at timestamptz not null,
  primary key (tenant_id, search_id, call_id),
  unique (tenant_id, hit_id),
  foreign key (tenant_id, search_id) references saved_searches on delete cascade,
  foreign key (tenant_id, call_id) references calls on delete cascade
);
create index search_hits_call on search_hits (tenant_id, call_id);
call guard.protect('search_hits');

-- Suggestions that a reader does not want to see now, about a member or a team.
create table suggestions_put_off (
  tenant_id uuid not null,
  reader_id uuid not null,
  subject_id uuid not null,
  metric_hash bytea not null,
  put_off_at timestamptz not null,
  primary key (tenant_id, reader_id, subject_id, metric_hash),
  foreign key (tenant_id, reader_id) references members on delete cascade
);
call guard.protect('suggestions_put_off');

alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('mention', 'reply', 'share', 'comment', 'bulk', 'savedSearch'));
alter table notification_choices drop constraint notification_choices_kind_check;
alter table notification_choices add constraint notification_choices_kind_check check (kind in ('mention', 'reply', 'share', 'comment', 'bulk', 'savedSearch'));

grant select, insert, update, delete on saved_searches, search_hits, suggestions_put_off to callinsight_app;
grant select on saved_searches, search_hits, suggestions_put_off to callinsight_reader;

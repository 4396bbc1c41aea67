-- What people say to each other about a call, with whom a call is shared, and what they are told of it.

-- A comment on a call, or on one utterance of it. Its text is sealed; null where it was taken away and answers to it remain.
create table call_comments (
  tenant_id uuid not null references tenants,
  comment_id uuid not null,
  call_id uuid not null,
  -- The first comment of the thread; null for that one itself.
  thread_id uuid,
  author_id uuid not null,
  utterance int,
  text bytea,
  created_at timestamptz not null,
  edited_at timestamptz,
  primary key (tenant_id, comment_id),
  foreign key (tenant_id, call_id) references calls on delete cascade,
  foreign key (tenant_id, author_id) references members on delete cascade,
  foreign key (tenant_id, thread_id) references call_comments (tenant_id, comment_id) on delete cascade
);
create index call_comments_call on call_comments (tenant_id, call_id, created_at);
create index call_comments_author on call_comments (tenant_id, author_id);
create index call_comments_thread on call_comments (tenant_id, thread_id);
call guard.protect('call_comments');

create table comment_mentions (
  tenant_id uuid not null,
  comment_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, comment_id, member_id),
  foreign key (tenant_id, comment_id) references call_comments on delete cascade,
  foreign key (tenant_id, member_id) references members on delete cascade
);
create index comment_mentions_member on comment_mentions (tenant_id, member_id);
call guard.protect('comment_mentions');

-- Who else may read a call: a member, or whoever is in a team.
create table call_shares (
  tenant_id uuid not null references tenants,
  share_id uuid not null,
  call_id uuid not null,
  member_id uuid,
  team_id uuid,
  -- The moment that it is about; null for the whole call.
  utterance int,
  shared_by uuid,
  created_at timestamptz not null,
  primary key (tenant_id, share_id),
  check ((member_id is null) <> (team_id is null)),
  foreign key (tenant_id, call_id) references calls on delete cascade,
  foreign key (tenant_id, member_id) references members on delete cascade,
  foreign key (tenant_id, team_id) references teams on delete cascade,
  foreign key (tenant_id, shared_by) references members (tenant_id, member_id) on delete set null (shared_by)
);
create unique index call_shares_member on call_shares (tenant_id, member_id, call_id) where member_id is not null;
create unique index call_shares_team on call_shares (tenant_id, team_id, call_id) where team_id is not null;
create index call_shares_call on call_shares (tenant_id, call_id);
create index call_shares_by on call_shares (tenant_id, shared_by);
call guard.protect('call_shares');

-- What somebody is told. It holds no words: what it is about is read where it lies, by who may still read it.
create table notifications (
  tenant_id uuid not null references tenants,
  notification_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('mention', 'reply', 'share', 'comment', 'bulk')),
  -- The comment, the share or the bulk work.
  subject_id uuid not null,
  call_id uuid,
  actor_id uuid,
  portal boolean not null,
  -- Waits for the daily mail.
  digest boolean not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, notification_id),
  unique (tenant_id, member_id, kind, subject_id),
  foreign key (tenant_id, member_id) references members on delete cascade,
  foreign key (tenant_id, actor_id) references members (tenant_id, member_id) on delete cascade,
  foreign key (tenant_id, call_id) references calls on delete cascade
);
create index notifications_unread on notifications (tenant_id, member_id) where portal and read_at is null;
create index notifications_subject on notifications (tenant_id, subject_id);
create index notifications_call on notifications (tenant_id, call_id);
create index notifications_actor on notifications (tenant_id, actor_id);
call guard.protect('notifications');

-- Ways that somebody chose for a kind; what is not here is as NotificationKinds says.
create table notification_choices (
  tenant_id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('mention', 'reply', 'share', 'comment', 'bulk')),
  portal boolean not null,
  mail boolean not null,
  digest boolean not null,
  primary key (tenant_id, member_id, kind),
  foreign key (tenant_id, member_id) references members on delete cascade
);
call guard.protect('notification_choices');

grant select, insert, update, delete on call_comments, comment_mentions, call_shares, notifications, notification_choices to callinsight_app;
grant select on call_comments, comment_mentions, call_shares, notifications, notification_choices to callinsight_reader;

-- Calls: a small registry that is never cut, and what is heavy cut by the month of receipt.

-- Texts that dashboards group by, as codes: the text itself is encrypted, its hash finds it.
create table labels (
  tenant_id uuid not null references tenants,
  kind text not null,
  code int not null,
  text_hash bytea not null,
  text bytea not null,
  primary key (tenant_id, kind, code),
  unique (tenant_id, kind, text_hash)
);
call guard.protect('labels');

create table calls (
  tenant_id uuid not null references tenants,
  call_id uuid not null,
  external_hash bytea,
  content_hash bytea not null,
  received_on date not null,
  received_at timestamptz not null,
  started_at timestamptz not null,
  status text not null check (status in ('received', 'transcribing', 'analysing', 'ready', 'failed')),
  version int not null default 1,
  rep_id uuid,
  uploaded_by uuid,
  stage_code int,
  source_code int,
  direction text check (direction in ('inbound', 'outbound')),
  outcome text not null default 'open' check (outcome in ('open', 'won', 'lost')),
  amount numeric(18, 2),
  currency text check (currency ~ '^[A-Z]{3}$'),
  language text,
  duration_seconds real,
  title bytea not null,
  details bytea not null,
  primary key (tenant_id, call_id),
  foreign key (tenant_id, rep_id) references members (tenant_id, member_id)
);
create index calls_started on calls (tenant_id, started_at desc, call_id desc);
create index calls_rep on calls (tenant_id, rep_id, started_at desc);
create index calls_unfinished on calls (tenant_id, status) where status <> 'ready';
create unique index calls_external on calls (tenant_id, external_hash) where external_hash is not null;
call guard.protect('calls');

create table call_texts (
  tenant_id uuid not null,
  call_id uuid not null,
  received_on date not null,
  transcript bytea not null,
  report bytea not null,
  findings bytea,
  primary key (tenant_id, call_id, received_on)
) partition by range (received_on);
-- What is stored there is compressed and encrypted already.
alter table call_texts alter column transcript set storage external;
alter table call_texts alter column findings set storage external;
call guard.protect('call_texts');
insert into guard.monthly values ('call_texts');

-- Hashes of stemmed words with their positions: part 0 is title and participants, 1 and up are spans of 10,000 words.
create table call_search (
  tenant_id uuid not null,
  call_id uuid not null,
  received_on date not null,
  part smallint not null,
  started_at timestamptz not null,
  words tsvector not null,
  primary key (tenant_id, call_id, part, received_on)
) partition by range (received_on);
create index call_search_words on call_search using gin (words) with (fastupdate = on);
create index call_search_started on call_search (tenant_id, started_at desc);
call guard.protect('call_search');
insert into guard.monthly values ('call_search');

-- One row of numbers a call. `change` counts the changes of its bucket (a month of started_at, as yyyymm) without a gap.
create table call_facts (
  tenant_id uuid not null,
  call_id uuid not null,
  received_on date not null,
  bucket int not null,
  change bigint not null,
  erased boolean not null default false,
  started_at timestamptz not null,
  rep_id uuid,
  stage_code int,
  source_code int,
  direction text,
  outcome text not null,
  amount numeric(18, 2),
  currency text,
  language text,
  duration_seconds real,
  talk_ratio real,
  longest_monologue_seconds real,
  longest_customer_story_seconds real,
  switches_per_minute real,
  interactivity real,
  patience_seconds real,
  questions_rep real,
  questions_customer real,
  words_per_minute_rep real,
  words_per_minute_customer real,
  fillers_per_minute_rep real,
  interruptions_by_rep real,
  interruptions_by_customer real,
  overlap_seconds real,
  silence_seconds real,
  longest_silence_seconds real,
  sentiment_rep real,
  sentiment_customer real,
  sentiment_shift_customer real,
  next_step_agreed real,
  -- Topics that were mentioned: codes (built in: 0 to 7, in the order of the metrics' list; the tenant's: labels of kind topic), mentions, first minute.
  topic_codes int[] not null default '{}',
  topic_mentions real[] not null default '{}',
  topic_first_minutes real[] not null default '{}',
  -- A call that is replaced by one of another month leaves an erased row in the old bucket.
  primary key (tenant_id, call_id, bucket, received_on)
) partition by range (received_on);
create index call_facts_bucket on call_facts (tenant_id, bucket, change);
create index call_facts_started on call_facts (tenant_id, started_at desc);
call guard.protect('call_facts');
insert into guard.monthly values ('call_facts');

create table fact_buckets (
  tenant_id uuid not null references tenants,
  bucket int not null,
  last_change bigint not null,
  primary key (tenant_id, bucket)
) with (fillfactor = 50);
call guard.protect('fact_buckets');

-- Work that must happen.
create table jobs (
  tenant_id uuid not null references tenants,
  job_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  attempts int not null default 0,
  run_after timestamptz not null,
  leased_until timestamptz,
  worker text,
  created_at timestamptz not null,
  failed_at timestamptz,
  error bytea,
  primary key (tenant_id, job_id)
) with (fillfactor = 70);
-- Claiming knows no tenant: the only index that does not lead with it.
create index jobs_claim on jobs (run_after) where failed_at is null;
call guard.protect('jobs');

grant select, insert, update, delete on labels, calls, call_texts, call_search, call_facts, fact_buckets, jobs to callinsight_app;
grant select on labels, calls, call_texts, call_search, call_facts, fact_buckets, jobs to callinsight_reader;
select guard.make_partitions(current_date, 3);

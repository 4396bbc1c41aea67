-- Who took part in which call, found by a keyed hash of the e-mail: for filters, and for the requests of a person who is no member.
create table call_people (
  tenant_id uuid not null,
  call_id uuid not null,
  email_hash bytea not null,
  primary key (tenant_id, call_id, email_hash),
  foreign key (tenant_id, call_id) references calls on delete cascade
);
create index call_people_email on call_people (tenant_id, email_hash);
call guard.protect('call_people');
grant select, insert, delete on call_people to callinsight_app;
grant select on call_people to callinsight_reader;

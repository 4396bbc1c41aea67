-- Fields that tenants give their calls. The key is an identifier as in addresses; the values are encrypted: texts as labels, all of them in the calls' details.

create table custom_fields (
  tenant_id uuid not null references tenants,
  -- Never given twice: rows of facts name a field by it.
  code int not null check (code > 0),
  key text not null check (key ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'),
  kind text not null check (kind in ('text', 'number', 'yesNo', 'day')),
  field_id uuid not null,
  -- The last call that was looked at for values from before the field was defined, in the order of ids; null: all were.
  filled_to uuid,
  removed_at timestamptz,
  primary key (tenant_id, code),
  unique (tenant_id, field_id)
);
create unique index custom_fields_key on custom_fields (tenant_id, key) where removed_at is null;
call guard.protect('custom_fields');
grant select, insert, update on custom_fields to callinsight_app;
grant select on custom_fields to callinsight_reader;

-- Which fields a call has, by code: values are codes of labels of the kind "field.{code}", 1 and 0 for yes and no, or days since 0001-01-01.
alter table call_facts
  add column field_codes int[] not null default '{}',
  add column field_values int[] not null default '{}',
  add column number_codes int[] not null default '{}',
  add column number_values float8[] not null default '{}';

alter table bulk_jobs drop constraint bulk_jobs_kind_check;
alter table bulk_jobs add constraint bulk_jobs_kind_check check (kind in ('tag', 'untag', 'stage', 'outcome', 'field', 'reanalyse', 'move', 'export', 'delete'));

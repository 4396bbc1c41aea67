-- From where a key may be used: networks, none for everywhere.

alter table api_keys add column allowed_from text[] not null default '{}';
grant select (allowed_from) on api_keys to callinsight_reader;

grant create on schema door to callinsight_door;
drop function door.api_key(bytea);
create function door.api_key(hash bytea)
  returns table (tenant_id uuid, key_id uuid, member_id uuid, scopes text[], expires_at timestamptz, revoked_at timestamptz, allowed_from text[])
  language sql stable security definer set search_path = public, pg_temp
  as $body$
    select k.tenant_id, k.key_id, k.member_id, k.scopes, k.expires_at, k.revoked_at, k.allowed_from from public.api_keys k where k.token_hash = hash;
  $body$;
alter function door.api_key(bytea) owner to callinsight_door;
revoke create on schema door from callinsight_door;

set role callinsight_door;
revoke execute on function door.api_key(bytea) from public;
grant execute on function door.api_key(bytea) to callinsight_reader, callinsight_app;
reset role;

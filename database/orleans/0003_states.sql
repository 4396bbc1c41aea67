-- A conflict, that is a version other than the caller's, is told by no row.
insert into orleans.orleansquery (querykey, querytext) values
('ReadFromStorageKey', $sql$
  select payload as PayloadBinary, version as Version
    from orleans.states
   where grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1
     and type = @GrainTypeString and extension is not distinct from @GrainIdExtensionString and service = @ServiceId
$sql$),
('WriteToStorageKey', $sql$
  with changed as (
    update orleans.states set payload = @PayloadBinary, version = version + 1, changed_at = now()
     where @GrainStateVersion is not null and version = @GrainStateVersion
       and grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1
       and type = @GrainTypeString and extension is not distinct from @GrainIdExtensionString and service = @ServiceId
    returning version
  ), added as (
    insert into orleans.states (grain_hash, type_hash, n0, n1, type, extension, service, payload, version)
    select @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @PayloadBinary, 1
     where @GrainStateVersion is null
    on conflict do nothing
    returning version
  )
  select version as NewGrainStateVersion from changed
  union all
  select version from added
$sql$),
('ClearStorageKey', $sql$
  update orleans.states set payload = null, version = version + 1, changed_at = now()
   where version = @GrainStateVersion
     and grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1
     and type = @GrainTypeString and extension is not distinct from @GrainIdExtensionString and service = @ServiceId
  returning version as NewGrainStateVersion
$sql$),
('DeleteStorageKey', $sql$
  delete from orleans.states
   where version = @GrainStateVersion
     and grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1
     and type = @GrainTypeString and extension is not distinct from @GrainIdExtensionString and service = @ServiceId
  returning version + 1 as NewGrainStateVersion
$sql$)
on conflict (querykey) do update set querytext = excluded.querytext;

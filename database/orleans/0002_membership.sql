-- The version of a cluster is the one etag of its whole membership: whoever changes a member raises it by one, and
-- only if it is still the one that the caller saw. Its row is locked first; who comes second waits, finds another
-- version, and changes nothing.
insert into orleans.orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', $sql$
  with added as (
    insert into orleans.clusters (cluster) values (@DeploymentId)
    on conflict do nothing
    returning cluster
  )
  select exists (select from added)
$sql$),
('MembershipReadAllKey', $sql$
  select s.address as Address, s.port as Port, s.generation as Generation, s.name as SiloName, s.host as HostName,
         s.status as Status, s.gateway_port as ProxyPort, s.suspect_times as SuspectTimes,
         s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
    from orleans.clusters c
    left join orleans.silos s on s.cluster = c.cluster
   where c.cluster = @DeploymentId
$sql$),
('MembershipReadRowKey', $sql$
  select s.address as Address, s.port as Port, s.generation as Generation, s.name as SiloName, s.host as HostName,
         s.status as Status, s.gateway_port as ProxyPort, s.suspect_times as SuspectTimes,
         s.started_at as StartTime, s.alive_at as IAmAliveTime, c.version as Version
    from orleans.clusters c
    left join orleans.silos s
           on s.cluster = c.cluster and s.address = @Address and s.port = @Port and s.generation = @Generation
   where c.cluster = @DeploymentId
$sql$),
('InsertMembershipKey', $sql$
  with held as (
    select cluster from orleans.clusters
     where cluster = @DeploymentId and version = @Version
       for update
  ), joined as (
    insert into orleans.silos (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    select cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
      from held
    on conflict do nothing
    returning cluster
  ), raised as (
    update orleans.clusters c set version = c.version + 1
      from joined where c.cluster = joined.cluster
    returning c.cluster
  )
  select exists (select from raised)
$sql$),
('UpdateMembershipKey', $sql$
  with held as (
    select cluster from orleans.clusters
     where cluster = @DeploymentId and version = @Version
       for update
  ), changed as (
    update orleans.silos s set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
      from held
     where s.cluster = held.cluster and s.address = @Address and s.port = @Port and s.generation = @Generation
    returning s.cluster
  ), raised as (
    update orleans.clusters c set version = c.version + 1
      from changed where c.cluster = changed.cluster
    returning c.cluster
  )
  select exists (select from raised)
$sql$),
('UpdateIAmAlivetimeKey', $sql$
  update orleans.silos set alive_at = @IAmAliveTime
   where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$sql$),
('GatewaysQueryKey', $sql$
  select address as Address, gateway_port as ProxyPort, generation as Generation
    from orleans.silos
   where cluster = @DeploymentId and status = @Status and gateway_port > 0
$sql$),
('DeleteMembershipTableEntriesKey', $sql$
  delete from orleans.clusters where cluster = @DeploymentId
$sql$),
-- 6 is the status Dead: a silo that is still joining is not swept away, however long it takes.
('CleanupDefunctSiloEntriesKey', $sql$
  delete from orleans.silos
   where cluster = @DeploymentId and status = 6 and alive_at < @IAmAliveTime and started_at < @IAmAliveTime
$sql$),
('CleanupDefunctSiloEntryKey', $sql$
  delete from orleans.silos
   where cluster = @DeploymentId and address = @Address and port = @Port and generation = @Generation
     and status = 6 and started_at = @StartTime and alive_at = @IAmAliveTime
     and suspect_times is not distinct from @SuspectTimes
$sql$)
on conflict (querykey) do update set querytext = excluded.querytext;

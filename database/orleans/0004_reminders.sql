-- Hashes are the signed view of unsigned ones, and are compared signed: the ring's ranges are asked for that way.
insert into orleans.orleansquery (querykey, querytext) values
('UpsertReminderRowKey', $sql$
  insert into orleans.reminders as r (service, grain, name, grain_hash, start_at, period_ms)
  values (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
  on conflict (service, grain, name) do update
     set grain_hash = excluded.grain_hash, start_at = excluded.start_at, period_ms = excluded.period_ms, version = r.version + 1
  returning version as Version
$sql$),
('ReadReminderRowKey', $sql$
  select grain as GrainId, name as ReminderName, start_at as StartTime, period_ms as Period, version as Version
    from orleans.reminders
   where service = @ServiceId and grain = @GrainId and name = @ReminderName
$sql$),
('ReadReminderRowsKey', $sql$
  select grain as GrainId, name as ReminderName, start_at as StartTime, period_ms as Period, version as Version
    from orleans.reminders
   where service = @ServiceId and grain = @GrainId
$sql$),
('ReadRangeRows1Key', $sql$
  select grain as GrainId, name as ReminderName, start_at as StartTime, period_ms as Period, version as Version
    from orleans.reminders
   where service = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash
$sql$),
('ReadRangeRows2Key', $sql$
  select grain as GrainId, name as ReminderName, start_at as StartTime, period_ms as Period, version as Version
    from orleans.reminders
   where service = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)
$sql$),
('DeleteReminderRowKey', $sql$
  with removed as (
    delete from orleans.reminders
     where service = @ServiceId and grain = @GrainId and name = @ReminderName and version = @Version
    returning name
  )
  select exists (select from removed)
$sql$),
('DeleteReminderRowsKey', $sql$
  delete from orleans.reminders where service = @ServiceId
$sql$)
on conflict (querykey) do update set querytext = excluded.querytext;

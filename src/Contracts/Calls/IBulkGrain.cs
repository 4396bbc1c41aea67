namespace CallInsight.Contracts.Calls;

/// <summary>One thing done with many calls, with a result for each. Key <c>t/{tenant}/b/{bulk}</c>.</summary>
[Alias("IBulkGrain"), GrainInterfaceType("bulk")]
public interface IBulkGrain : ITenantOwned
{
    /// <summary>Keeps what is to be done and lets it be done in the background. The same command twice is the same as once.</summary>
    /// <returns>Refused: <c>bulk.invalid</c>, <c>bulk.tooMany</c>, <c>bulk.nothing</c>, <c>call.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Start")]
    Task<Result<Done>> Start(StartBulk command);

    /// <summary>Takes back what was done, call by call in the background; what was changed since stays. Twice is the same as once.</summary>
    /// <returns>Refused: <c>bulk.notFound</c>, <c>bulk.running</c>, <c>bulk.final</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Undo")]
    Task<Result<Done>> Undo(ActOnBulk command);

    /// <summary>Notes that the file of an export was fetched.</summary>
    /// <returns>Refused: <c>bulk.notFound</c>, which is also said of an export that has expired.</returns>
    [Alias("Fetch")]
    Task<Result<Done>> Fetch(ActOnBulk command);

    /// <summary>Does a piece of the work; what is left is a job again.</summary>
    [Alias("Work")]
    Task Work(WorkOnBulk job);
}

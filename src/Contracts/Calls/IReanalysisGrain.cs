namespace CallInsight.Contracts.Calls;

/// <summary>Analyses a tenant's history again by the present rules and settings: first as a trial beside what is there. Key <c>t/{tenant}</c>.</summary>
[Alias("IReanalysisGrain"), GrainInterfaceType("reanalysis")]
public interface IReanalysisGrain : ITenantOwned
{
    /// <summary>Begins a trial over all calls that were analysed by other rules or settings. The same command twice is the same as once.</summary>
    /// <returns>Its id. Refused: <c>reanalysis.undecided</c>, <c>reanalysis.running</c>, <c>reanalysis.nothing</c>, <c>permission.denied</c>.</returns>
    [Alias("Start")]
    Task<Result<Guid>> Start(StartReanalysis command);

    /// <summary>Puts the new findings in the place of the old ones, call by call in the background.</summary>
    /// <returns>Refused: <c>reanalysis.notFound</c>, <c>reanalysis.running</c>, <c>reanalysis.outdated</c>, <c>reanalysis.decided</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Accept")]
    Task<Result<Done>> Accept(DecideReanalysis command);

    /// <summary>Leaves everything as it is; what has not been tried yet is not tried.</summary>
    /// <returns>Refused: <c>reanalysis.notFound</c>, <c>reanalysis.decided</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Discard")]
    Task<Result<Done>> Discard(DecideReanalysis command);

    /// <summary>The versions that calls are analysed by now, and what the rules changed since an older version.</summary>
    /// <param name="since">A version of the rules; null: all.</param>
    [SafeToRepeat, Alias("GetVersions")]
    Task<AnalysisVersions> GetVersions(string? since);
}

namespace CallInsight.Contracts.Reports;

/// <summary>A table, or all of a tenant, as a file that one person or key takes away. Key <c>t/{tenant}/x/{export}</c>.</summary>
[Alias("IExportGrain"), GrainInterfaceType("export")]
public interface IExportGrain : ITenantOwned
{
    /// <summary>Keeps what is asked for and lets it be written in the background. The same command twice is the same as once.</summary>
    /// <returns>Refused: <c>export.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Start")]
    Task<Result<Done>> Start(StartExport command);

    /// <summary>Notes that the file is taken.</summary>
    /// <returns>Refused: <c>export.notFound</c>, which is also said of one that has expired, and to everybody but who asked for it.</returns>
    [Alias("Take")]
    Task<Result<Done>> Take(ActOnExport command);

    /// <summary>Removes the export with its file, also while it is written. Twice is the same as once.</summary>
    /// <returns>Refused: <c>export.notFound</c>.</returns>
    [Alias("Delete")]
    Task<Result<Done>> Delete(ActOnExport command);
}

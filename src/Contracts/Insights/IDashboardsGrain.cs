namespace CallInsight.Contracts.Insights;

/// <summary>Writes dashboards: saved views in an order of somebody's choice. Key <c>t/{tenant}</c>.</summary>
[Alias("IDashboardsGrain"), GrainInterfaceType("dashboards")]
public interface IDashboardsGrain : ITenantOwned
{
    /// <summary>Makes a dashboard; it is the actor's own.</summary>
    /// <returns>Its id. Refused: <c>dashboard.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Make")]
    Task<Result<Guid>> Make(MakeDashboard command);

    /// <summary>Changes name, sharing or tiles. Its owner may, and who may change settings where it is shared with the tenant.</summary>
    /// <returns>Refused: <c>dashboard.notFound</c>, <c>dashboard.invalid</c>, <c>dashboard.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Change")]
    Task<Result<Done>> Change(ChangeDashboard command);

    /// <summary>Deletes a dashboard; its views stay.</summary>
    /// <returns>Refused: <c>dashboard.notFound</c>, <c>dashboard.changed</c>, <c>permission.denied</c>.</returns>
    [Alias("Delete")]
    Task<Result<Done>> Delete(DeleteDashboard command);

    /// <summary>Says which dashboard members of a role are led to, for those who may change settings. It must be shared with the tenant.</summary>
    /// <returns>Refused: <c>dashboard.notFound</c>, <c>dashboard.notShared</c>, <c>permission.denied</c>.</returns>
    [Alias("SetDefault")]
    Task<Result<Done>> SetDefault(SetDefaultDashboard command);
}

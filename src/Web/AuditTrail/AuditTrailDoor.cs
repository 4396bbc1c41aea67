namespace CallInsight.Web.AuditTrail;

/// <summary>The audit trail: what page and API share.</summary>
internal static class AuditTrailDoor
{
    public static IServiceCollection AddAuditTrailDoor(this IServiceCollection services) => services.AddSingleton<AuditQueries>();
}

namespace CallInsight.Contracts.Insights;

/// <summary>Why a dashboard is not made or changed.</summary>
public static class DashboardRefusals
{
    public const int MostTiles = 12;

    public static Refusal NotFound { get; } = new("dashboard.notFound", RefusalKind.NotFound, "There is no such dashboard.");

    public static Refusal Changed { get; } = new("dashboard.changed", RefusalKind.Stale, "The dashboard was changed meanwhile. Look at it again, then change it.");

    public static Refusal NotShared { get; } = new("dashboard.notShared", RefusalKind.Conflict, "Only a dashboard that is shared with the workspace can be the one that a role is led to.");

    public static Refusal Invalid(params (string Field, string Problem)[] fields) => CommonRefusals.Invalid("dashboard.invalid", fields);
}

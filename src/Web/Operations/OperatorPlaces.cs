using CallInsight.Web.Shared;

namespace CallInsight.Web.Operations;

/// <summary>Where operators may go.</summary>
internal static class OperatorPlaces
{
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("Cluster", "/operator", Exact: true),
        new("Workspaces", "/operator/tenants"),
        new("Jobs", "/operator/jobs"),
        new("Errors", "/operator/errors"),
        new("Queries", "/operator/queries"),
        new("Announcements", "/operator/announcements"),
        new("Operators", "/operator/operators"),
    ];
}

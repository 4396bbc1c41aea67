using CallInsight.Contracts;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;

namespace CallInsight.Web.Insights;

/// <summary>Who looks at a page of figures, where, and at which days.</summary>
/// <param name="Metric">The measure that the chart shows.</param>
public sealed record PageQuestion(Guid Tenant, string BasePath, Actor Actor, TimeZoneInfo Zone, Period Period, MetricWords Metric)
{
    /// <summary>On which the workspace's weeks begin.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    public Reach Reach => RoleTable.Of(Actor, Permission.InsightsRead);

    /// <summary>Whether there is a middle of others to set the actor's figures beside.</summary>
    public bool HasMiddle => Reach is Reach.Own or Reach.Teams;

    /// <param name="address">The page's address, or that of one of its files: the state is in its query.</param>
    /// <param name="usual">The period where the address names none.</param>
    public static PageQuestion Of(HttpContext http, string address, DateTimeOffset now, string usual = "30")
    {
        var here = PageAddress.Of(address);
        var tenant = http.RequireTenant();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(http.Caller()?.Session?.Preferences.TimeZone ?? "UTC");
        var metric = MetricCatalogue.Find(here.Query.FirstOrDefault(q => q.Key == "metric").Value) ?? MetricCatalogue.Calls;
        return new PageQuestion(tenant.Tenant, tenant.BasePath, http.Actor(), zone, Period.Read(here, LocalDays.Of(now, zone), usual), metric) { FirstDayOfWeek = tenant.Summary.FirstDayOfWeek };
    }

    /// <summary>A question over days of the member's zone, with each metric's mean and how many calls it is known of.</summary>
    public InsightsQuery Over(PeriodDays days, IEnumerable<MetricWords> metrics, IReadOnlyList<string> groupBy, InsightsScope scope = InsightsScope.Reach, params IReadOnlyList<InsightsCondition> where) => Asking(
        days,
        [new InsightsMeasure(InsightsFields.Calls, "count"), .. metrics.Where(m => m.Key != InsightsFields.Calls).SelectMany(m => new[] { new InsightsMeasure(m.Key, "mean"), new InsightsMeasure(m.Key, "count") })],
        groupBy, where, scope);

    /// <summary>A question over days of the member's zone.</summary>
    public InsightsQuery Asking(PeriodDays days, IReadOnlyList<InsightsMeasure> measures, IReadOnlyList<string> groupBy, IReadOnlyList<InsightsCondition> where, InsightsScope scope = InsightsScope.Reach)
        => new(LocalDays.StartOf(days.From, Zone), LocalDays.StartOf(days.To.AddDays(1), Zone), Zone.Id, measures, groupBy, where, [], null, FirstDayOfWeek, Scope: scope);
}

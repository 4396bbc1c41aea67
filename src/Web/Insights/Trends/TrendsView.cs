using CallInsight.Web.Insights.Annotations;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Trends;

/// <summary>One chart of Trends.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Number">Its place among the charts, from 1: files name it.</param>
/// <param name="Calls">How many calls it counts.</param>
/// <param name="CallsHref">Those calls.</param>
public sealed record TrendPanel(string Id, int Number, string Title, string Summary, Chart Chart, long Calls, string CallsHref);

/// <summary>A value of the split that has no chart of its own.</summary>
public sealed record UndrawnGroup(string Name, long Calls, string Href);

/// <summary>All that Trends shows.</summary>
/// <param name="Calls">How many calls there are, over all charts.</param>
/// <param name="Undrawn">What has fewer calls than the charts that are drawn.</param>
/// <param name="Annotations">Those within the period, by day.</param>
public sealed record TrendsView(TrendsQuestion Question, IReadOnlyList<TrendPanel> Panels, long Calls, IReadOnlyList<UndrawnGroup> Undrawn, IReadOnlyList<AnnotationRow> Annotations, DateTimeOffset DataTo);

using CallInsight.Contracts.Insights;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>A row of the answer as it is shown.</summary>
/// <param name="Groups">What it stands for, in words.</param>
/// <param name="Figures">One for each measure.</param>
/// <param name="Href">The calls that it was counted from; null where the list of calls cannot show them.</param>
public sealed record ExploreRow(IReadOnlyList<string> Groups, IReadOnlyList<string> Figures, string? Href);

/// <summary>All that Explore shows.</summary>
/// <param name="Chart">The first measure; null where nothing can be drawn.</param>
/// <param name="OpensCalls">Whether the list of calls can show what the filters leave.</param>
public sealed record ExploreView(ExploreQuestion Question, InsightsAnswer Answer, IReadOnlyList<ExploreRow> Rows, Chart? Chart, bool OpensCalls, DateTimeOffset DataTo);

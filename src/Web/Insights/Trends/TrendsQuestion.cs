using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Trends;

/// <summary>What Trends shows, as its address says: <c>metric</c>, <c>agg</c>, <c>at</c> (a share's threshold), <c>by</c>, <c>split</c>, filters, period and comparison.</summary>
/// <param name="Grain">How the time axis is cut.</param>
/// <param name="Split">The field that has a chart for each of its values; null for one chart.</param>
/// <param name="Query">The address' query, for the files of its charts.</param>
public sealed record TrendsQuestion(PageQuestion Page, FilterChoices Choices, MeasureWords Measure, string Grain, string? Split, FigureFilters Filters, string Query)
{
    /// <summary>The parameters that the form has fields for.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["metric", "agg", "at", "by", "split", .. FigureFilters.Parameters];

    public static TrendsQuestion Of(PageQuestion page, FilterChoices choices, PageAddress here)
    {
        double? threshold = double.TryParse(here.Value("at"), NumberStyles.Float, CultureInfo.InvariantCulture, out var at) && double.IsFinite(at) ? at : null;
        var grain = here.Value("by") is { } by && TimeAxis.Grains.Contains(by) ? by : page.Period.Grain;
        var split = here.Value("split") is { } field && (FigureFilters.Fields.Contains(field) || choices.Values.ContainsKey(field)) ? field : null;
        return new TrendsQuestion(
            page, choices, choices.Metrics.Measure(here.Value("metric") ?? InsightsFields.Calls, here.Value("agg"), threshold),
            TimeAxis.Fit(page.Period.Days, grain), split, FigureFilters.Read(here), here.ToString()[here.Path.Length..]);
    }

    /// <summary>Whether the middle of others stands beside the actor's own figures: only where nothing narrows either.</summary>
    public bool HasMiddle => Page.HasMiddle && Split is null && Filters.IsEmpty && !Measure.IsCalls && AggregateWords.SuitsMiddle(Measure.Aggregate) && Measure.Aggregate != "count";

    /// <summary>The filters of one of the charts.</summary>
    public FigureFilters FiltersOf(string? group) => Split is { } field ? Filters.With(field, group) : Filters;

    /// <summary>The question over some days.</summary>
    public InsightsQuery Over(PeriodDays days, IReadOnlyList<string> groupBy, params IReadOnlyList<InsightsCondition> further)
        => Page.Asking(days, Measure.AskedWithCounts, groupBy, [.. Filters.Conditions, .. further]);
}

using System.Globalization;
using CallInsight.Contracts.Insights;
using CallInsight.Web.Insights.Asking;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Insights.Exploring;

/// <summary>A condition as it is clicked together.</summary>
/// <param name="Join"><c>or</c> begins another group of conditions; all of one group must hold, and of the groups at least one.</param>
/// <param name="IsNot">Whether its opposite is meant.</param>
/// <param name="Value">As it was written; several values have semicolons between them.</param>
public sealed record ExploreCondition(string Join, bool IsNot, string Field, string Op, string Value);

/// <summary>A question as the page's address has it: <c>metric agg arg</c> once for each measure, <c>group</c> up to three times,
/// <c>join not field op value</c> once for each condition, <c>order desc limit</c>, <c>compare</c>.</summary>
/// <param name="Compare"><c>previous</c>, <c>year</c>, <c>benchmark</c> or a team's id; null for no comparison.</param>
/// <param name="Order">A column's name; null: the groups in their order.</param>
public sealed record ExploreState(IReadOnlyList<MeasureWords> Measures, IReadOnlyList<string> GroupBy, IReadOnlyList<ExploreCondition> Conditions, string? Order, bool Descending, int Limit, string? Compare = null)
{
    public const int MostMeasures = 8;
    public const int MostConditions = 10;
    public const int UsualLimit = 100;
    public const string Previous = "previous";
    public const string LastYear = "year";
    public const string Benchmark = "benchmark";
    public const int MostRows = 1_000;

    /// <summary>The parameters that hold it.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["metric", "agg", "arg", "group", "join", "not", "field", "op", "value", "order", "desc", "limit", "compare"];

    public static ExploreState Read(PageAddress here, TenantMetrics metrics)
    {
        // A place for another measure and its empty fields are sent too.
        var measures = Rows(here, "metric", "agg", "arg").Where(r => metrics.Find(r[0]) is not null).Select(r => MeasureOf(metrics.Find(r[0])!, r[1], Number(r[2])))
            .DistinctBy(m => m.Column, StringComparer.Ordinal).Take(MostMeasures).ToList();
        var groups = here.Values("group").Where(g => metrics.Groupings.Contains(g)).Distinct(StringComparer.Ordinal).Take(InsightsLimits.Groupings).ToList();
        var conditions = Rows(here, "join", "not", "field", "op", "value").Where(r => r[2].Length > 0)
            .Select(r => new ExploreCondition(r[0] == "or" ? "or" : "and", r[1] == "not", r[2], InsightsFields.Comparisons.Contains(r[3]) ? r[3] : "=", r[4])).Take(MostConditions).ToList();
        var state = measures.Count > 0 || groups.Count > 0 || conditions.Count > 0 ? new ExploreState(measures, groups, conditions, null, false, UsualLimit) : Usual(metrics);
        state = state with { Measures = state.Measures.Count > 0 ? state.Measures : [metrics.Measure(null, null, null)] };
        var limit = int.TryParse(here.Value("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, MostRows) : UsualLimit;
        state = state with { Compare = here.Value("compare") is { } compare && (compare is Previous or LastYear or Benchmark || Guid.TryParse(compare, out _)) ? compare : null };
        return state with { Order = state.Columns.Contains(here.Value("order")) ? here.Value("order") : null, Descending = here.Value("desc") is not null, Limit = limit };
    }

    /// <summary>The names of the answer's columns.</summary>
    public IReadOnlyList<string> Columns => [.. GroupBy, .. Measures.SelectMany(ColumnsOf)];

    /// <summary>The columns that a measure has in the answer: its own, and those of the comparison.</summary>
    public IEnumerable<string> ColumnsOf(MeasureWords measure)
        => IsCompared(measure) ? [measure.Column, InsightsComparison.Beside(measure.Column), InsightsComparison.Change(measure.Column)] : [measure.Column];

    /// <summary>Whether a measure has columns of the comparison: a histogram has none.</summary>
    public bool IsCompared(MeasureWords measure) => Compare is not null && measure.Aggregate != "histogram";

    /// <summary>The page's address with this state and nothing of another.</summary>
    public PageAddress Write(PageAddress here)
    {
        var address = here.Without([.. Parameters]);
        address = Measures.Aggregate(address, (a, m) => a.And("metric", m.Metric.Key).And("agg", m.Aggregate).And("arg", m.Argument?.ToString("R", CultureInfo.InvariantCulture) ?? ""));
        address = GroupBy.Aggregate(address, (a, g) => a.And("group", g));
        address = Conditions.Aggregate(address, (a, c) => a.And("join", c.Join).And("not", c.IsNot ? "not" : "").And("field", c.Field).And("op", c.Op).And("value", c.Value));
        address = Compare is null ? address : address.With("compare", Compare);
        address = Order is null ? address : address.With("order", Order).With("desc", Descending ? "1" : null);
        return Limit == UsualLimit ? address : address.With("limit", Limit.ToString(CultureInfo.InvariantCulture));
    }

    private static ExploreState Usual(TenantMetrics metrics)
        => new([metrics.Measure(null, null, null), metrics.Measure("talkRatio", "mean", null)], ["member"], [], null, false, UsualLimit);

    private static MeasureWords MeasureOf(MetricWords metric, string aggregate, double? argument) => metric.Key == InsightsFields.Calls
        ? new MeasureWords(metric, "count")
        : aggregate == "histogram"
            ? new MeasureWords(metric, aggregate, argument is > 0 ? argument : UsualWidth(metric.Figure))
            : AggregateWords.TakesArgument(aggregate)
                ? new MeasureWords(metric, aggregate, argument ?? 0)
                : new MeasureWords(metric, AggregateWords.OneNumber.Contains(aggregate) ? aggregate : "mean");

    private static double UsualWidth(FigureKind figure) => figure switch { FigureKind.Percent or FigureKind.Score => 0.1, FigureKind.Duration => 60, FigureKind.Seconds => 0.5, _ => 1 };

    /// <summary>Parameters that are sent together, row by row.</summary>
    private static IEnumerable<string[]> Rows(PageAddress here, params string[] names)
    {
        var columns = names.Select(here.Values).ToList();
        return Enumerable.Range(0, columns.Max(c => c.Count)).Select(row => columns.Select(c => c.ElementAtOrDefault(row) ?? string.Empty).ToArray());
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

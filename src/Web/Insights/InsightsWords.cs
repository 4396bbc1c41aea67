using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights;

/// <summary>The words of the pages of figures, by language: InsightsWords.resx is English.</summary>
internal static class InsightsWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.InsightsWords", typeof(InsightsWords).Assembly);

    /// <summary>What a metric is called.</summary>
    public static string Metric(string key) => Read("Metric_" + key);

    /// <summary>A unit that the figure's format does not carry.</summary>
    public static string Unit(string key) => Read("Unit_" + key);

    public static string Days7 => Read();
    public static string Days30 => Read();
    public static string Days90 => Read();
    public static string Quarter => Read();
    public static string Year => Read();
    public static string ComparePrevious => Read();
    public static string CompareYear => Read();
    public static string CompareBenchmark => Read();
    public static string CompareNone => Read();
    public static string AgainstPrevious(object first) => Format(Read(), first);
    public static string NoneBefore(object first) => Format(Read(), first);
    public static string HomeLead => Read();
    public static string HomeLeadOwn => Read();
    public static string SampleCalls(object first) => Format(Read(), first);
    public static string OfDecided(object first) => Format(Read(), first);
    public static string TrendTitle(object first, object second) => Format(Read(), first, second);
    public static string TrendTitleUnit(object first, object second, object third) => Format(Read(), first, second, third);
    public static string TrendMeasure => Read();
    public static string CallsBehind => Read();
    public static string TrendSummary(object first, object second, object third, object fourth, object fifth, object sixth) => Format(Read(), first, second, third, fourth, fifth, sixth);
    public static string TrendCountSummary(object first, object second, object third, object fourth, object fifth) => Format(Read(), first, second, third, fourth, fifth);
    public static string TrendNothing => Read();
    public static string ByDay => Read();
    public static string ByWeek => Read();
    public static string ByMonth => Read();
    public static string ByQuarter => Read();
    public static string AxisQuarter => Read();
    public static string AxisDay => Read();
    public static string AxisWeek => Read();
    public static string AxisMonth => Read();
    public static string Yours => Read();
    public static string Everybody => Read();
    public static string TeamMiddle => Read();
    public static string TenantMiddle => Read();
    public static string MiddleSource(object first, object second) => Format(Read(), first, second);
    public static string MiddleOfTeam => Read();
    public static string MiddleOfTenant => Read();
    public static string MoversTitle(object first) => Format(Read(), first);
    public static string MoversLead(object first, object second) => Format(Read(), first, second);
    public static string MoversNone(object first) => Format(Read(), first);
    public static string MoversNoComparison => Read();
    public static string Member => Read();
    public static string Before => Read();
    public static string Now => Read();
    public static string Change => Read();
    public static string CallsBeforeNow => Read();
    public static string LatestTitle => Read();
    public static string LatestNone => Read();
    public static string AllCalls => Read();
    public static string LatestMeta(object first, object second) => Format(Read(), first, second);
    public static string EmptyTitle => Read();
    public static string EmptyText => Read();
    public static string EmptyImport => Read();
    public static string EmptyKey => Read();
    public static string EmptyKeyLink => Read();
    public static string PeriodEmptyTitle => Read();
    public static string PeriodEmptyText => Read();
    public static string PeriodEmptyAction => Read();
    public static string DataTo(object first, object second) => Format(Read(), first, second);
    public static string People => Read();
    public static string PeopleLead => Read();
    public static string PeopleLeadOwn => Read();
    public static string PeopleTable => Read();
    public static string Team => Read();
    public static string NoTeam => Read();
    public static string MedianOf(object first) => Format(Read(), first);
    public static string TeamTogether => Read();
    public static string PeopleNone => Read();
    public static string PeopleNoneText => Read();
    public static string PersonLead(object first, object second) => Format(Read(), first, second);
    public static string PersonNotFound => Read();
    public static string PersonNotFoundText => Read();
    public static string BackToPeople => Read();
    public static string PersonTrend(object first, object second, object third) => Format(Read(), first, second, third);
    public static string PersonTrendUnit(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string PersonTable => Read();
    public static string Measure => Read();
    public static string Theirs => Read();
    public static string TableOf(object first) => Format(Read(), first);
    public static string WholeTeam => Read();
    public static string NoMiddle => Read();
    public static string TooFew(object first) => Format(Read(), first);

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"The pages of figures have no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights.Topics;

/// <summary>The words of Topics, by language: TopicsWords.resx is English.</summary>
internal static class TopicsWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.Topics.TopicsWords", typeof(TopicsWords).Assembly);

    public static string Lead => Read();
    public static string LeadOwn => Read();
    public static string TableTitle => Read();
    public static string Topic => Read();
    public static string Share => Read();
    public static string Mentions => Read();
    public static string FirstMinute => Read();
    public static string Place => Read();
    public static string OfCalls(object first, object second) => Format(Read(), first, second);
    public static string PlaceOf(object first, object second) => Format(Read(), first, second);
    public static string None => Read();
    public static string NoneTitle => Read();
    public static string TrendTitle(object first, object second) => Format(Read(), first, second);
    public static string TrendSummary(object first, object second) => Format(Read(), first, second);
    public static string ShareMeasure => Read();
    public static string PlacesTitle(object first) => Format(Read(), first);
    public static string PlacesSummary(object first, object second) => Format(Read(), first, second);
    public static string PlacesAxis => Read();
    public static string PlacesSeries => Read();
    public static string Tenth(object first, object second) => Format(Read(), first, second);
    public static string ByTitle(object first) => Format(Read(), first);
    public static string ByOutcome => Read();
    public static string ByStage => Read();
    public static string NoStage => Read();
    public static string Calls => Read();
    public static string MentionedIn => Read();
    public static string ShareOf => Read();
    public static string OrderTitle => Read();
    public static string OrderLead(object first) => Format(Read(), first);
    public static string OrderNone(object first) => Format(Read(), first);
    public static string First => Read();
    public static string Second => Read();
    public static string FirstBefore => Read();
    public static string Interval => Read();
    public static string Both => Read();
    public static string OrderCsv => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"{nameof(TopicsWords)} has no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights.Patterns;

/// <summary>The words of Patterns, by language: PatternsWords.resx is English.</summary>
internal static class PatternsWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.Patterns.PatternsWords", typeof(PatternsWords).Assembly);

    public static string Lead => Read();
    public static string LeadOwn => Read();
    public static string Within => Read();
    public static string WithinRep => Read();
    public static string WithinRepAndStage => Read();
    public static string WithinRepAndMonth => Read();
    public static string WithinNothing => Read();
    public static string Sample(object first, object second, object third, object fourth, object fifth) => Format(Read(), first, second, third, fourth, fifth);
    public static string Sampled(object first, object second) => Format(Read(), first, second);
    public static string NoneTitle => Read();
    public static string NoneText(object first, object second, object third) => Format(Read(), first, second, third);
    public static string FewTitle => Read();
    public static string FewText(object first, object second, object third) => Format(Read(), first, second, third);
    public static string FewAction => Read();
    public static string MiddleTitle => Read();
    public static string MiddleText(object first) => Format(Read(), first);
    public static string AllReps => Read();
    public static string ChartTitle => Read();
    public static string ChartMeasure => Read();
    public static string ChartAxis => Read();
    public static string ChartWon => Read();
    public static string ChartSummary(object first) => Format(Read(), first);
    public static string ChartSource => Read();
    public static string FoundTitle => Read();
    public static string NotFoundTitle(object first) => Format(Read(), first);
    public static string TooFewTitle(object first) => Format(Read(), first);
    public static string Figure => Read();
    public static string Won => Read();
    public static string Lost => Read();
    public static string DifferenceHead => Read();
    public static string Pairs => Read();
    public static string Detectable => Read();
    public static string InWonMore(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string InWonLess(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string InWonMoreOften(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string InWonLessOften(object first, object second, object third, object fourth) => Format(Read(), first, second, third, fourth);
    public static string InWonMostlyMore(object first, object second, object third, object fourth, object fifth) => Format(Read(), first, second, third, fourth, fifth);
    public static string InWonMostlyLess(object first, object second, object third, object fourth, object fifth) => Format(Read(), first, second, third, fourth, fifth);
    public static string MeansAlone => Read();
    public static string TopicCameUp(object first) => Format(Read(), first);
    public static string NextStep => Read();
    public static string Turned => Read();
    public static string CallsOf(object first) => Format(Read(), first);
    public static string OwnCalls => Read();
    public static string TopicMentioned(object first) => Format(Read(), first);
    public static string MethodTitle => Read();
    public static string Method => Read();
    public static string MedianOrMean => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"{nameof(PatternsWords)} has no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

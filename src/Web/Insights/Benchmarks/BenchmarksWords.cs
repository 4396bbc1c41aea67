using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Insights.Benchmarks;

/// <summary>The words of Benchmarks, by language: BenchmarksWords.resx is English.</summary>
internal static class BenchmarksWords
{
    private static readonly ResourceManager Words = new("CallInsight.Web.Insights.Benchmarks.BenchmarksWords", typeof(BenchmarksWords).Assembly);

    public static string Lead => Read();
    public static string TableTitle => Read();
    public static string Metric => Read();
    public static string Now => Read();
    public static string NowOwn => Read();
    public static string Against => Read();
    public static string BestQuarter => Read();
    public static string Team(object first) => Format(Read(), first);
    public static string NoTeam => Read();
    public static string OwnTeam => Read();
    public static string Top => Read();
    public static string Within => Read();
    public static string Above(object first) => Format(Read(), first);
    public static string Below(object first) => Format(Read(), first);
    public static string From(object first) => Format(Read(), first);
    public static string UpTo(object first) => Format(Read(), first);
    public static string Range(object first, object second) => Format(Read(), first, second);
    public static string Calls(object first) => Format(Read(), first);
    public static string Quarter(object first, object second) => Format(Read(), first, second);
    public static string None => Read();
    public static string Change => Read();
    public static string ChangeOf(object first) => Format(Read(), first);
    public static string TeamChoice => Read();
    public static string TopNote(object first, object second, object third) => Format(Read(), first, second, third);
    public static string TopNone(object first) => Format(Read(), first);
    public static string Suppressed(object first, object second) => Format(Read(), first, second);
    public static string OwnFigure => Read();
    public static string FormTitle(object first) => Format(Read(), first);
    public static string FormPublished => Read();
    public static string FormOwn => Read();
    public static string FormLow => Read();
    public static string FormHigh => Read();
    public static string FormHint(object first) => Format(Read(), first);
    public static string FormPercent => Read();
    public static string FormSeconds => Read();
    public static string FormPlain => Read();
    public static string FormSource => Read();
    public static string Save => Read();
    public static string Cancel => Read();
    public static string NotANumber => Read();

    private static string Read([CallerMemberName] string key = "")
        => Words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"{nameof(BenchmarksWords)} has no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Shared;

/// <summary>The words of the shared components, by language: Texts.resx is English, Texts.de.resx would be German.</summary>
internal static class Texts
{
    private static readonly ResourceManager _words = new("CallInsight.Web.Shared.Texts", typeof(Texts).Assembly);

    public static string Home => Read();
    public static string Calls => Read();
    public static string People => Read();
    public static string Trends => Read();
    public static string Compare => Read();
    public static string Topics => Read();
    public static string Patterns => Read();
    public static string Benchmarks => Read();
    public static string Explore => Read();
    public static string Settings => Read();
    public static string Profile => Read();
    public static string ProfileMenu => Read();
    public static string SignOut => Read();
    public static string Theme => Read();
    public static string ThemeSystem => Read();
    public static string ThemeLight => Read();
    public static string ThemeDark => Read();
    public static string SkipToContent => Read();
    public static string MainNavigation => Read();
    public static string MoreNavigation => Read();
    public static string SearchCalls => Read();
    public static string ApiReference => Read();
    public static string AsOf(object first, object second) => Format(Read(), first, second);
    public static string Unchanged => Read();
    public static string ChangeBetter => Read();
    public static string ChangeWorse => Read();
    public static string ChangeUp => Read();
    public static string ChangeDown => Read();
    public static string ErrorTitle => Read();
    public static string ErrorText => Read();
    public static string ErrorTrace => Read();
    public static string TryAgain => Read();
    public static string Loading => Read();
    public static string FromTo(object first, object second) => Format(Read(), first, second);
    public static string NotEnoughData => Read();
    public static string ChartHint => Read();
    public static string ChartHintOpen => Read();
    public static string Notes => Read();
    public static string ShowAsTable => Read();
    public static string DownloadCsv => Read();
    public static string What => Read();
    public static string Pages => Read();
    public static string Previous => Read();
    public static string Next => Read();
    public static string NoRows => Read();
    public static string RowsOf(object first, object second, object third) => Format(Read(), first, second, third);
    public static string MoreThan(object first) => Format(Read(), first);
    public static string Filters => Read();
    public static string RemoveFilter(object first, object second) => Format(Read(), first, second);
    public static string ClearFilters => Read();
    public static string Period => Read();
    public static string From => Read();
    public static string To => Read();
    public static string Show => Read();
    public static string CompareWith => Read();
    public static string Optional => Read();
    public static string Error => Read();
    public static string PleaseMend => Read();
    public static string MarkQuestion => Read();
    public static string MarkInterruption => Read();
    public static string MarkTopic => Read();
    public static string MarkNextStep => Read();
    public static string TimelineTitle => Read();
    public static string TimelineHint => Read();
    public static string TimelineList(object first) => Format(Read(), first);
    public static string Time => Read();
    public static string Said => Read();
    public static string Transcript => Read();
    public static string FindInCall => Read();
    public static string FindButton => Read();
    public static string FoundPlaces => Read();
    public static string FoundInCall(object first, object second) => Format(Read(), first, second);
    public static string NotFoundInCall(object first) => Format(Read(), first);
    public static string UtterancesOf(object first) => Format(Read(), first);
    public static string LinkToMoment(object first) => Format(Read(), first);
    public static string Earlier => Read();
    public static string Later => Read();
    public static string LoadingFailed => Read();
    public static string DropImport => Read();
    public static string DropWaiting => Read();
    public static string DropSending => Read();
    public static string DropReading => Read();
    public static string DropAccepted => Read();
    public static string DropRefused => Read();
    public static string DropLost => Read();
    public static string DropLarge(object first) => Format(Read(), first);
    public static string DropOpen => Read();
    public static string DropAll => Read();
    public static string AxisAboveZero => Read();
    public static string TimelineNone => Read();
    public static string Comment => Read();
    public static string CommentOn(object first) => Format(Read(), first);

    private static string Read([CallerMemberName] string key = "") =>
        _words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"The portal has no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

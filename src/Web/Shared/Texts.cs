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
    public static string Settings => Read();
    public static string Profile => Read();
    public static string ProfileOf(object first) => Format(Read(), first);
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

    private static string Read([CallerMemberName] string key = "") =>
        _words.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"The portal has no text '{key}'.");

    private static string Format(string text, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}

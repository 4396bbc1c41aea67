using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CallInsight.Web.Demo;

/// <summary>The words of the made-up workspace's pages, by language: DemoTexts.resx is English.</summary>
internal static class DemoTexts
{
    private static readonly ResourceManager _words = new("CallInsight.Web.Demo.DemoTexts", typeof(DemoTexts).Assembly);

    public static string Title => Read();
    public static string MadeUp => Read();
    public static string Reset => Read();
    public static string Loading => Read();
    public static string Waits => Read();
    public static string Ready => Read();
    public static string Failed => Read();
    public static string NotThere => Read();
    public static string Open => Read();
    public static string TryAgain => Read();
    public static string Start => Read();
    public static string Progress(int done, int total)
        => Read().Replace("{0}", done.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal).Replace("{1}", total.ToString(CultureInfo.CurrentCulture), StringComparison.Ordinal);

    private static string Read([CallerMemberName] string name = "")
        => _words.GetString(name, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"DemoTexts.resx has no {name}.");
}

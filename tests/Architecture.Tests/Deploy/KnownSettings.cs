using System.Text.RegularExpressions;
using CallInsight.Testing;

namespace CallInsight.Architecture.Tests.Deploy;

/// <summary>The settings that the guides tell of, whose last words the sources know as well.</summary>
internal static partial class KnownSettings
{
    private static readonly HashSet<string> Documented = [.. FromGuides()];
    private static readonly string Code = string.Concat(Sources.Of(".cs").Select(f => f.Text));

    /// <param name="variable">As in an environment: <c>CallInsight__Silo__Port</c>.</param>
    public static bool Has(string variable)
    {
        var setting = variable.Replace("__", ":", StringComparison.Ordinal);
        var last = setting[(setting.LastIndexOf(':') + 1)..];
        return Documented.Contains(setting) && (Code.Contains($" {last} {{ get;", StringComparison.Ordinal) || Code.Contains($"\"{last}\"", StringComparison.Ordinal) || Code.Contains($"\"{setting}\"", StringComparison.Ordinal));
    }

    /// <summary>A first column such as <c>`CallInsight:Silo:Address`, `:Port`</c>: what begins with a colon takes the place of the last word.</summary>
    private static IEnumerable<string> FromGuides()
    {
        foreach (Match row in Row().Matches(string.Concat(Directory.EnumerateFiles(CloneFolder.PathOf("docs", "guides"), "*.md").Select(File.ReadAllText))))
        {
            var before = "";
            foreach (Match name in Quoted().Matches(row.Groups[1].Value))
            {
                var said = name.Groups[1].Value;
                before = said.StartsWith(':') ? before[..Math.Max(0, before.LastIndexOf(':'))] + said : said.StartsWith('…') ? "ConnectionStrings:CallInsight" + said[1..] : said;
                yield return before;
            }
        }
    }

    [GeneratedRegex(@"^\| ((?:`[^`]+`(?:, )?)+)", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();
}

using System.Collections.Frozen;
using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Masking;

/// <summary>E-mail and web addresses at the start of a text.</summary>
internal static class Addresses
{
    // Longer is no address: RFC 5321 and RFC 1035.
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 255;
    private const int LongestUrl = 2048;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TopLevels = new[]
    {
        "com", "org", "net", "io", "ai", "co", "edu", "gov", "info", "biz", "app", "dev", "me", "us", "uk", "de", "fr", "es", "it", "nl", "ch", "at",
        "be", "se", "no", "dk", "fi", "pl", "pt", "ie", "ca", "au", "nz", "in", "jp", "cn", "br", "mx", "za", "eu", "tech", "cloud", "online", "shop",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Of a domain without a scheme only the usual ones count: "etc.and" is none, nor is "well.it".
    private static readonly Lazy<FrozenSet<string>> EveryTopLevel = new(() => LanguageFile.Read("names/top-levels").Select(l => l.Line).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The length of the e-mail address that begins here; 0 where none does.</summary>
    public static int Email(ReadOnlySpan<char> text)
    {
        var local = 0;
        while (local < text.Length && local <= LongestLocalPart && (char.IsAsciiLetterOrDigit(text[local]) || text[local] is '.' or '_' or '%' or '+' or '-' or '\''))
        {
            local++;
        }

        if (local is 0 or > LongestLocalPart || local == text.Length || text[local] != '@')
        {
            return 0;
        }

        var domain = Domain(text[(local + 1)..]);
        return domain == 0 ? 0 : local + 1 + domain;
    }

    /// <summary>The length of the web address or bare domain name that begins here; 0 where none does.</summary>
    public static int Url(ReadOnlySpan<char> text)
    {
        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) ? 6 : 0;
        var host = Domain(text[scheme..]);
        if (scheme == 0 && (host == 0 || !KnownTopLevel(text[..host])))
        {
            return 0;
        }

        return scheme + host == scheme && scheme == 0 ? 0 : Path(text, scheme + host);
    }

    private static int Path(ReadOnlySpan<char> text, int end)
    {
        if (end < text.Length && text[end] is not ('/' or '?' or '#' or ':') && !char.IsAsciiLetterOrDigit(text[end]))
        {
            return end;
        }

        while (end < text.Length && end < LongestUrl && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or ')' or '”'))
        {
            end++;
        }

        while (end > 0 && text[end - 1] is '.' or ',' or '?' or '!' or ';' or ':')
        {
            end--;
        }

        return end;
    }

    // Labels of letters, digits and hyphens with dots between; the last of at least two letters.
    private static int Domain(ReadOnlySpan<char> text)
    {
        var (end, lastDot, at) = (0, -1, 0);
        while (at < text.Length && at < LongestDomain && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '.'))
        {
            if (text[at] == '.')
            {
                if (at == lastDot + 1)
                {
                    break;
                }

                lastDot = at;
            }
            else if (lastDot > 0 && at - lastDot >= 2)
            {
                end = at + 1;
            }

            at++;
        }

        var label = text[..end].LastIndexOf('.');
        return label > 0 && !text[(label + 1)..end].ContainsAnyInRange('0', '9') ? end : 0;
    }

    /// <summary>Whether a word is the end of a domain name: whoever says "dot" before it means one.</summary>
    public static bool IsTopLevel(string word) => EveryTopLevel.Value.Contains(word);

    /// <summary>Whether a word is a provider of mailboxes: whoever says "ada at gmail" gives an e-mail address.</summary>
    public static bool IsMailbox(string word)
        => word is "gmail" or "googlemail" or "yahoo" or "hotmail" or "outlook" or "icloud" or "aol" or "proton" or "protonmail" or "live" or "msn" or "me" or "mail" or "ymail" or "gmx" or "web" or "comcast" or "verizon";

    private static bool KnownTopLevel(ReadOnlySpan<char> host) => TopLevels.Contains(host[(host.LastIndexOf('.') + 1)..]);
}

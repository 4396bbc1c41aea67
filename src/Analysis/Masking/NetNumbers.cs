using System.Net;

namespace CallInsight.Analysis.Masking;

/// <summary>Addresses of network cards and of machines at the start of a text.</summary>
internal static class NetNumbers
{
    private const int LongestIp = 45;

    /// <summary>The length of the MAC address that begins here; 0 where none does.</summary>
    public static int Mac(ReadOnlySpan<char> text)
    {
        const int Length = 17;
        if (text.Length < Length || (text.Length > Length && char.IsLetterOrDigit(text[Length])) || text[2] is not (':' or '-'))
        {
            return 0;
        }

        for (var i = 0; i < Length; i++)
        {
            if (i % 3 == 2 ? text[i] != text[2] : !char.IsAsciiHexDigit(text[i]))
            {
                return 0;
            }
        }

        return Length;
    }

    /// <summary>The length of the IPv4 or IPv6 address that begins here; 0 where none does.</summary>
    public static int Ip(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end <= LongestIp && (char.IsAsciiHexDigit(text[end]) || text[end] is '.' or ':'))
        {
            end++;
        }

        while (end > 0 && text[end - 1] == '.')
        {
            end--;
        }

        var candidate = text[..end];
        var (dots, colons) = (candidate.Count('.'), candidate.Count(':'));
        var shaped = (dots == 3 && colons == 0) || (colons >= 3 && (colons == 7 || candidate.Contains("::", StringComparison.Ordinal)));
        return shaped && IPAddress.TryParse(candidate, out _) ? end : 0;
    }
}

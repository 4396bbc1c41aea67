namespace CallInsight.Analysis.Masking;

/// <summary>Bank accounts and wallets at the start of a text.</summary>
internal static class Accounts
{
    private const int ShortestIban = 15;
    private const int LongestIban = 34;

    /// <summary>The length of the IBAN that begins here; 0 where none does.</summary>
    /// <param name="named">Whether the speaker says that it is one: then its check digits may be wrong.</param>
    public static int Iban(ReadOnlySpan<char> text, bool named)
    {
        if (text.Length < ShortestIban || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]))
        {
            return 0;
        }

        Span<char> account = stackalloc char[LongestIban];
        var (count, found) = (0, 0);
        for (var at = 0; at < text.Length && count < LongestIban; at++)
        {
            if (text[at] is ' ' or '-' && at > 0 && text[at - 1] is not (' ' or '-'))
            {
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                break;
            }

            account[count++] = char.ToUpperInvariant(text[at]);
            var ends = at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]);
            found = ends && (Checksums.IsIban(account[..count]) || (named && count >= ShortestIban && char.IsAsciiDigit(text[at]))) ? at + 1 : found;
        }

        return found;
    }

    /// <summary>The length of the Bitcoin or Ethereum address that begins here; 0 where none does.</summary>
    public static int Wallet(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= 64 && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        var word = text[..length];
        if (word.StartsWith("0x", StringComparison.Ordinal))
        {
            return length == 42 && !word[2..].ContainsAnyExcept(HexDigits) ? length : 0;
        }

        var segwit = word.StartsWith("bc1", StringComparison.OrdinalIgnoreCase) && length is 42 or 62;
        var legacy = length is >= 26 and <= 35 && word[0] is '1' or '3' && word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('A', 'Z') && word.ContainsAnyInRange('0', '9')
            && !word.ContainsAny("0OIl");
        return segwit || legacy ? length : 0;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}

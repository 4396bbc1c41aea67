namespace CallInsight.Analysis.Masking;

/// <summary>Check digits that tell a number of a kind from any other.</summary>
internal static class Checksums
{
    /// <summary>Payment cards (ISO/IEC 7812): the digits only.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    /// <summary>International bank account numbers (ISO 13616): letters and digits without spaces.</summary>
    public static bool IsIban(ReadOnlySpan<char> account)
    {
        if (account.Length is < 15 or > 34 || !char.IsAsciiLetterUpper(account[0]) || !char.IsAsciiLetterUpper(account[1]))
        {
            return false;
        }

        var rest = 0;
        for (var i = 0; i < account.Length; i++)
        {
            var c = account[(i + 4) % account.Length];
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return false;
            }

            rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}

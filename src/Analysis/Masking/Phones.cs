namespace CallInsight.Analysis.Masking;

/// <summary>Telephone numbers by how their figures are grouped, and by what the speaker calls them.</summary>
internal static class Phones
{
    private const int ShortestNamed = 7;
    private const int ShortestTold = 8;
    private const int Longest = 15;

    /// <param name="end">Offset behind the number in the utterance's text.</param>
    public static bool IsPhone(ReadOnlySpan<char> run, int end, ReadOnlySpan<char> digits, SpeakersWord called)
    {
        if (digits.Length is < ShortestNamed or > Longest)
        {
            return false;
        }

        return IsTold(run, digits) || (IsGrouped(run) && called.IsPhone(end));
    }

    // So grouped that it can be nothing else: a plus, a zero or an area code before it.
    private static bool IsTold(ReadOnlySpan<char> run, ReadOnlySpan<char> digits)
    {
        if (digits.Length < ShortestTold || run.Contains('/'))
        {
            return false;
        }

        var grouped = run.ContainsAny(" -.()");
        return run[0] == '+' || (run[0] == '(' && run.Contains(')')) || (grouped && digits[0] == '0') || IsAmerican(run, digits);
    }

    // 415-555-0132, 415 555 0132, 4155550132, 1-415-555-0132.
    private static bool IsAmerican(ReadOnlySpan<char> run, ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (10 or 11) || (digits.Length == 11 && digits[0] is not ('0' or '1')))
        {
            return false;
        }

        var grouped = run.ContainsAny(" -.");
        return !grouped || (run.Length >= 12 && run[^5] is ' ' or '-' or '.' && run[^9] is ' ' or '-' or '.' or ')');
    }

    // Groups of any kind, but no decimal fraction: "3.5".
    private static bool IsGrouped(ReadOnlySpan<char> run) => run.Count('.') != 1 && run.Count('/') < 2;
}

using System.Globalization;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Counts words: the longest runs of letters, digits, combining marks and apostrophes.</summary>
internal static class SpokenWords
{
    /// <summary>Speech assumed where the source has no times: 150 words a minute.</summary>
    public const double SecondsAWord = 60.0 / 150.0;

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var part = char.IsLetterOrDigit(c) || c is '\'' or '’' || char.IsSurrogate(c) || IsMark(c);
            if (part && !inside)
            {
                count++;
            }

            inside = part;
        }

        return count;
    }

    private static bool IsMark(char c) => c >= 0x300 && char.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

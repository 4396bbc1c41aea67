namespace CallInsight.Analysis.Masking;

/// <summary>Names that are spelled: "spelled s m i t h", "Garcia, G A R C I A".</summary>
internal static class SpelledNames
{
    private const int LeastLetters = 3;
    private const int FurthestLead = 3;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = EndOfLetters(words, i);
            if (end - i >= LeastLetters && IsSpelled(words, i))
            {
                words.Mark(i, end, "person");
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static int EndOfLetters(UtteranceWords words, int i)
    {
        var end = i;
        while (end < words.Count && words.LengthOf(end) == 1 && !words.IsFigure(end) && !words.IsTaken(end) && (end == i || words.Gap(end - 1) is " " or "-" or ", " or ". " or "."))
        {
            end++;
        }

        return end;
    }

    private static bool IsSpelled(UtteranceWords words, int i)
    {
        for (var lead = i - 1; lead >= Math.Max(0, i - FurthestLead); lead--)
        {
            if (words.FormOf(lead) is "spelled" or "spelt" or "spell" or "spelling" or "name" or "surname" || words.Is(lead, MaskTraits.Name) && lead == i - 1)
            {
                return true;
            }
        }

        return false;
    }
}

namespace CallInsight.Analysis.Masking;

/// <summary>Titles before a name, occupations that a speaker gives as somebody's own, nationalities and creeds.</summary>
internal static class Titles
{
    private const int LongestOccupation = 6;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsTaken(i))
            {
                continue;
            }

            if (words.Is(i, MaskTraits.Title) && IsTitle(words, i))
            {
                words.Mark(words.StartOf(i), words.EndOf(i) + (words.Gap(i) is ['.', ..] && words.FormOf(i) is not "miss" ? 1 : 0), "title", i);
            }
            else if (words.Is(i, MaskTraits.Nation) && IsNation(words, i))
            {
                words.Mark(i, i + 1, "nationality");
            }
            else if (words.Is(i, MaskTraits.Job))
            {
                MarkOccupation(words, i);
            }
        }
    }

    // "Mr", "Dr. Smith"; "sir" and "doctor" are said without a name too.
    private static bool IsTitle(UtteranceWords words, int i)
        => (words.FormOf(i) is "mr" or "mister" or "mrs" or "ms" or "dr" && !words.IsFigure(i - 1) && words.Joined(i) && !words.Is(i + 1, MaskTraits.Function)) || (words.FormOf(i) is "doctor" or "professor" or "prof" or "miss" && words.Joined(i)
            && (words.Is(i + 1, MaskTraits.Name) || words.Case(i + 1) == LetterCase.Capital) && !words.Is(i + 1, MaskTraits.Function));

    // "polish", "thai" or "pole" in small letters may be another thing.
    private static bool IsNation(UtteranceWords words, int i)
        => words.FormOf(i - 1) is not ("speak" or "speaks" or "speaking" or "spoke" or "study" or "studying" or "into" or "learn" or "learning") && !(words.FormOf(i - 1) == "in" && words.Case(i + 1) == LetterCase.Small && words.Is(i + 1, MaskTraits.Function))
            && (words.Case(i) is LetterCase.Capital or LetterCase.Capitals || words.FormOf(i) is not ("polish" or "pole" or "poles" or "labour" or "finish" or "turkey" or "orthodox" or "jersey" or "swede" or "english"));

    // "as an account manager", "I'm a nurse", "Ann Lee, the rolling machine operator, said", a line of its own.
    private static void MarkOccupation(UtteranceWords words, int head)
    {
        var first = head;
        while (first > 0 && head - first < LongestOccupation && !words.IsTaken(first - 1) && words.Gap(first - 1) is " " or "-" or ", " && IsOccupationPart(words, first - 1))
        {
            first--;
        }

        var lead = words.FormOf(first - 1);
        var article = lead is "a" or "an" or "the" ? words.FormOf(first - 2) : "";
        var owned = article is "as" or "i'm" or "am" || lead is "as" || (lead == "the" && first > 1 && words.IsTaken(first - 2) && words.Gap(first - 2) is ", ")
            || (words.Gap(first - 1).Contains('\n') && words.Gap(head).Contains('\n'));
        if (owned)
        {
            words.Mark(first, head + 1, "title");
        }
    }

    private static bool IsOccupationPart(UtteranceWords words, int i)
        => words.FormOf(i) == "and" || (!words.Is(i, MaskTraits.Function) && !words.IsFigure(i) && words.Is(i, MaskTraits.Common));
}

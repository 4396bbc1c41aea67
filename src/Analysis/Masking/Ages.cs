namespace CallInsight.Analysis.Masking;

/// <summary>Years that somebody is old.</summary>
internal static class Ages
{
    private const int Oldest = 120;

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(i, MaskTraits.Decade) && words.FormOf(i - 1) is "late" or "early" or "mid" or "my" or "his" or "her" or "our" or "their" && !words.IsTaken(i))
            {
                words.Mark(words.FormOf(i - 1) is "late" or "early" or "mid" ? i - 1 : i, i + 1, "age");
                continue;
            }

            if (words.IsTaken(i) || Length(words, i) is not (> 0 and var number))
            {
                continue;
            }

            var end = i + number;
            end += words.FormOf(end) == "and" && words.FormOf(end + 1) == "a" && words.FormOf(end + 2) == "half" && Years(words, end + 3) > 0 ? 3 : 0;
            var years = Years(words, end);
            if (years > 0)
            {
                words.Mark(i, end + years, "age");
            }
            else if (IsLed(words, i) && Ends(words, end))
            {
                words.Mark(i, end, "age");
            }
        }
    }

    // How many words the number has: "46", "forty six"; 0 where none is.
    private static int Length(UtteranceWords words, int i)
    {
        if (words.IsFigure(i))
        {
            return words.NumberAt(i) is > 0 and < Oldest ? 1 : 0;
        }

        if (words.Is(i, MaskTraits.Tens))
        {
            return words.Joined(i) && words.Is(i + 1, MaskTraits.Digit) ? 2 : 1;
        }

        return words.Is(i, MaskTraits.Teen | MaskTraits.Digit) && !words.Is(i - 1, MaskTraits.NumberWord) ? 1 : 0;
    }

    // "years old", "year-old", "y/o", "years of age".
    private static int Years(UtteranceWords words, int at) => words.FormOf(at) switch
    {
        "year" or "years" or "yr" or "yrs" or "month" or "months" when words.FormOf(at + 1) == "old" => 2,
        "years" when words.FormOf(at + 1) == "of" && words.FormOf(at + 2) == "age" => 3,
        "y" when words.FormOf(at + 1) == "o" => 2,
        "yo" => 1,
        _ => 0,
    };

    private static bool IsLed(UtteranceWords words, int i) => words.FormOf(i - 1) switch
    {
        "aged" or "turned" or "turn" or "turns" or "turning" => true,
        "of" or "is" when words.FormOf(i - 2) == "age" => true,
        "age" => true,
        "was" or "were" when words.FormOf(i - 3) == "when" => true,
        "was" => words.FormOf(i + Length(words, i)) == "at" && words.FormOf(i + Length(words, i) + 2) == "time",
        "only" => words.FormOf(i - 2) is "was" or "is" or "am" or "i'm",
        "i'm" or "she's" or "he's" => IsGrown(words, i),
        "am" or "be" => words.FormOf(i - 2) is "i" or "i'll" or "he'll" or "she'll" && IsGrown(words, i),
        "is" or "are" or "was" when words.Is(i - 2, MaskTraits.Kin) => true,
        _ => false,
    };

    private static bool IsGrown(UtteranceWords words, int i) => words.NumberAt(i) is >= 10 or < 0 && !words.Is(i, MaskTraits.Digit);

    // Nothing is counted behind it: "turned 30" but not "turned 30 leads".
    private static bool Ends(UtteranceWords words, int end)
        => end >= words.Count || words.Gap(end - 1) is not (" " or "-" or "%") || words.Is(end, MaskTraits.Function);
}

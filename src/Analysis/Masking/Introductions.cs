namespace CallInsight.Analysis.Masking;

/// <summary>Where somebody is named, so that even a usual word is a name: "my name is mark", "this is grace from", "hi will".</summary>
internal static class Introductions
{
    private const MaskTraits NoName = MaskTraits.Function | MaskTraits.Month | MaskTraits.Weekday | MaskTraits.NumberWord;

    public static bool IsIntroduced(UtteranceWords words, int i)
    {
        var titled = words.Is(i - 1, MaskTraits.Title);
        if ((!titled && !words.Is(i - 1, MaskTraits.Introduces)) || words.IsTaken(i) || (words.Is(i, NoName) && !words.Is(i, MaskTraits.Given)))
        {
            return false;
        }

        if (!titled && words.Gap(i - 1).ContainsAny(".!\n"))
        {
            return false;
        }

        return IsNamed(words, i, titled) || (MayBeName(words, i) && IsMet(words, i));
    }

    // "my name is", "mr": whatever follows.
    private static bool IsNamed(UtteranceWords words, int i, bool titled)
    {
        var (lead, before) = (words.FormOf(i - 1), words.FormOf(i - 2));
        var named = lead == "name's" || (lead is "is" or "was" && before is "name" or "surname") || (titled && lead is not ("sir" or "madam" or "miss" or "doctor"));
        return named && !words.Is(i, MaskTraits.Function);
    }

    private static bool MayBeName(UtteranceWords words, int i)
        => words.Is(i, MaskTraits.Given) || (words.Case(i) == LetterCase.Capital && (!words.Is(i, MaskTraits.Common) || words.Is(i, MaskTraits.Family)));

    // A given name that is a usual word needs to go on as an introduction does.
    private static bool IsMet(UtteranceWords words, int i)
    {
        var before = words.FormOf(i - 2);
        var sure = !words.Is(i, MaskTraits.Common) || words.FormOf(i + 1) is "from" or "with" or "here" or "calling" or "speaking" or "at" or "again" || words.Is(i + 1, MaskTraits.Family);
        return words.FormOf(i - 1) switch
        {
            "is" => before is "this" or "it" && sure,
            "it's" => words.Case(i) == LetterCase.Capital && words.Is(i, MaskTraits.Name),
            "i'm" => sure,
            "hi" or "hello" or "hey" or "dear" or "thanks" => words.Gap(i) is not " " && (!words.Is(i, MaskTraits.Function) || words.FormOf(i) == "will"),
            "to" or "with" => before is "talk" or "talked" or "talking" or "speak" or "spoke" or "spoken" or "speaking" or "met" or "chat" or "chatted" && !words.Is(i, MaskTraits.Function),
            "called" or "named" => !words.Is(i, MaskTraits.Common),
            _ => false,
        };
    }
}

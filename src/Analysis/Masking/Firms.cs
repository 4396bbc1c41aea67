namespace CallInsight.Analysis.Masking;

/// <summary>Where somebody's firm is named.</summary>
internal static class Firms
{
    private const int ShortestName = 3;
    private const int FurthestBusiness = 5;

    /// <summary>Whether a name is a firm's by the words beside it: "work for X", "X is a company", "X's website".</summary>
    public static bool IsWorkplace(UtteranceWords words, int first, int end)
        => IsLed(words, first)
            || (words.Is(end, MaskTraits.OrgTrail) && words.Gap(end - 1) is " ")
            || (words.FormOf(end) is "is" && words.FormOf(end + 1) is "a" or "an" or "the" && IsBusiness(words, end + 2));

    /// <summary>Whether a word that no list knows stands, in small letters, where a firm is named: "calling from quillon", "she works at quillon", "quillon corporation".</summary>
    public static bool IsNamed(UtteranceWords words, int i)
    {
        if (words.IsTaken(i) || words.Case(i) != LetterCase.Small || words.LengthOf(i) < ShortestName || words.Is(i, MaskTraits.Common | MaskTraits.Function | MaskTraits.Name | MaskTraits.AnyPlace))
        {
            return false;
        }

        return words.FormOf(i + 1) is "inc" or "llc" or "ltd" or "corp" or "corporation" or "gmbh" or "plc" or "incorporated" or "limited" or "technologies" or "holdings"
            || (words.Gap(i - 1) is " " && (IsLed(words, i) || words.FormOf(i - 1) is "using" or "use" or "company"));
    }

    /// <summary>Whether "at" leads to a name that no list knows, and nobody lives or arrives there.</summary>
    public static bool IsAtFirm(UtteranceWords words, int first)
        => words.FormOf(first - 1) == "at" && words.FormOf(first - 2) is not ("arrived" or "arrive" or "arrives" or "live" or "lives" or "lived" or "landed" or "stopped" or "stop" or "stay" or "stayed");

    private static bool IsLed(UtteranceWords words, int i)
    {
        var (lead, before) = (words.FormOf(i - 1), words.FormOf(i - 2));
        return lead switch
        {
            "for" or "at" or "with" => before is "work" or "works" or "worked" or "working" or "job" or "employed" or "year" or "years" or "here" or "calling" or "team",
            "from" => words.Is(i - 2, MaskTraits.Name) || before is "calling" or "here",
            _ => false,
        };
    }

    private static bool IsBusiness(UtteranceWords words, int from)
    {
        for (var i = from; i < from + FurthestBusiness; i++)
        {
            if (words.Is(i, MaskTraits.OrgEnd) || words.FormOf(i) is "brainchild" or "vendor" or "supplier" or "startup" or "firm" or "charity" or "manufacturer" or "retailer" or "provider" or "multinational")
            {
                return true;
            }
        }

        return false;
    }
}

using System.Buffers;

namespace CallInsight.Analysis.Masking;

/// <summary>
/// Postal addresses: a street, a house's number or a flat that can be told for one, and all that stands beside it and may belong to it,
/// over line ends too.
/// </summary>
internal static class StreetAddresses
{
    private const int LongestLeft = 8;
    private const int LongestRight = 24;
    private const int LongestStreetName = 4;

    private static readonly SearchValues<char> Between = SearchValues.Create(" ,.-\n#'/>()’");

    public static void Find(UtteranceWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Is(i, MaskTraits.Corner) && words.FormOf(i + 1) == "of" && IsPart(words, i + 2))
            {
                i = Mark(words, i + 2) - 1;
            }
            else if (!words.IsTaken(i) && StreetAnchors.IsAnchor(words, i))
            {
                i = Mark(words, i) - 1;
            }
        }
    }

    private static int Mark(UtteranceWords words, int anchor)
    {
        var first = IsSpokenStreet(words, anchor) ? SpokenNumberBefore(words, anchor) : anchor;
        first -= words.FormOf(anchor) == "box" && words.FormOf(anchor - 2) is "p" or "post" ? 2 : 0;
        while (first > 0 && anchor - first < LongestLeft && GoesLeft(words, first))
        {
            first--;
        }

        var end = anchor + 1;
        while (end < words.Count && end - anchor < LongestRight && GoesRight(words, end))
        {
            end++;
        }

        words.Mark(first, end, "address");
        return end;
    }

    private static bool IsSpokenStreet(UtteranceWords words, int i) => words.Is(i, MaskTraits.Street) && words.Case(i) == LetterCase.Small;

    // "four fifty five market street": the first word of the number; the street's own place where none is said.
    private static int SpokenNumberBefore(UtteranceWords words, int street)
    {
        var name = street - 1;
        while (street - name < LongestStreetName && words.Joined(name - 1) && !StreetAnchors.IsNumber(words, name) && !words.Is(name, MaskTraits.Function))
        {
            name--;
        }

        var first = name;
        while (first >= 0 && (StreetAnchors.IsNumber(words, first) || (first < name && words.FormOf(first) is "hundred" or "thousand")) && !words.IsTaken(first))
        {
            first--;
        }

        return first < name ? first + 1 : words.Is(street - 1, MaskTraits.Function) ? street : street - 1;
    }

    private static bool GoesLeft(UtteranceWords words, int first)
    {
        var gap = words.Gap(first - 1);
        if (gap.ContainsAnyExcept(Between) || (gap.Contains('\n') && !StreetAnchors.IsHouseNumber(words, first - 1)))
        {
            return false;
        }

        var shortened = words.Is(first - 1, MaskTraits.Street | MaskTraits.StreetBefore | MaskTraits.Unit) || words.Case(first - 1) == LetterCase.Initial;
        return (shortened || !gap.Contains('.')) && (IsPart(words, first - 1) || words.Is(first - 1, MaskTraits.NumberWord | MaskTraits.Ordinal));
    }

    private static bool GoesRight(UtteranceWords words, int next)
    {
        var gap = words.Gap(next - 1);
        if (words.FormOf(next) == "and" && gap is " ")
        {
            return next + 1 < words.Count && IsPart(words, next + 1) && words.Case(next + 1) == LetterCase.Capital && !words.Is(next + 1, MaskTraits.Common | MaskTraits.Given);
        }

        var opens = gap.Contains('.') && words.Is(next, MaskTraits.Common) && !words.Is(next - 1, MaskTraits.Street | MaskTraits.Unit);
        return !gap.ContainsAnyExcept(Between) && !opens && (IsPart(words, next) || IsSpokenPart(words, next));
    }

    // The number of a flat and the letter behind it, a postal code behind a place: "apartment four b", "california nine four one oh five".
    private static bool IsSpokenPart(UtteranceWords words, int i)
    {
        var number = words.Is(i, MaskTraits.NumberWord) || words.FormOf(i) is "hundred" || words.FormOf(i) is "number";
        return words.Is(i - 1, MaskTraits.Unit | MaskTraits.AnyPlace | MaskTraits.NumberWord) && !words.IsTaken(i)
            && (number || (words.LengthOf(i) == 1 && words.Is(i - 1, MaskTraits.NumberWord | MaskTraits.Unit) && words.FormOf(i) is not ("i" or "a")));
    }

    private static bool IsPart(UtteranceWords words, int i)
    {
        if (words.IsTaken(i))
        {
            return false;
        }

        return words.Case(i) switch
        {
            LetterCase.Figure => words.LengthOf(i) <= StreetAnchors.LongestHouseNumber + 1,
            LetterCase.Small when words.Is(i, MaskTraits.PhraseHead) && MaskingWords.PlaceAt(words, i).Words > 1 => true,
            LetterCase.Small => words.Is(i, MaskTraits.Street | MaskTraits.Unit | MaskTraits.StreetBefore | MaskTraits.AnyPlace) ? !words.Is(i, MaskTraits.Function) && !words.Is(i, MaskTraits.Job)
                : words.Is(i, MaskTraits.Particle) || !words.Is(i, MaskTraits.Common | MaskTraits.Function | MaskTraits.PersonLead | MaskTraits.PersonTrail),
            _ => !words.Is(i, MaskTraits.Function) || words.LengthOf(i) == 2,
        };
    }
}

namespace CallInsight.Analysis.Masking;

/// <summary>Puts the spans of an utterance in order. Parts of an address with nothing but commas and line ends between are one, and so are a day and its time. Of two that overlap the first takes in the other.</summary>
internal static class AdjacentParts
{
    public static void Join(List<MaskedSpan> spans, string text, List<MaskedSpan> joined)
    {
        spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var first = joined.Count;
        foreach (var span in spans)
        {
            if (joined.Count > first && AreOne(joined[^1], span, text))
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End), Kind = "address" };
            }
            else if (joined.Count > first && AreOneDay(joined[^1], span, text))
            {
                joined[^1] = joined[^1] with { End = span.End };
            }
            else if (joined.Count > first && span.Start < joined[^1].End)
            {
                joined[^1] = joined[^1] with { End = Math.Max(joined[^1].End, span.End) };
            }
            else
            {
                joined.Add(span);
            }
        }
    }

    // "Wednesday at eight", "Friday, March 6".
    private static bool AreOneDay(MaskedSpan left, MaskedSpan right, string text)
        => left.Kind == "date" && right.Kind == "date" && right.Start >= left.End && text.AsSpan(left.End, right.Start - left.End) is " " or ", " or " at " or ", at " or " the " or " around " or " of ";

    private static bool AreOne(MaskedSpan left, MaskedSpan right, string text)
        => left.Kind is "address" or "place" && right.Kind is "address" or "place" && (left.Kind == "address" || right.Kind == "address")
            && right.Start >= left.End && !text.AsSpan(left.End, right.Start - left.End).ContainsAnyExcept(" ,.\n>");
}

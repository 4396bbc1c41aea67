namespace CallInsight.Analysis.Masking;

/// <summary>Puts the spans of an utterance in order. Parts of an address with nothing but commas and line ends between are one.</summary>
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
            else if (joined.Count == first || span.Start >= joined[^1].End)
            {
                joined.Add(span);
            }
        }
    }

    private static bool AreOne(MaskedSpan left, MaskedSpan right, string text)
        => left.Kind is "address" or "place" && right.Kind is "address" or "place" && (left.Kind == "address" || right.Kind == "address")
            && right.Start >= left.End && !text.AsSpan(left.End, right.Start - left.End).ContainsAnyExcept(" ,.\n>");
}

namespace CallInsight.Analysis.Import.Cues;

/// <summary>Captions that roll up: each cue shows again the lines of the one before, so that every word stands there twice.</summary>
internal static class RollingCaptions
{
    /// <summary>The cues with each line kept only where it is first shown; the same cues where they do not roll.</summary>
    public static IReadOnlyList<Cue> Collapse(IReadOnlyList<Cue> cues)
    {
        if (!Roll(cues))
        {
            return cues;
        }

        var collapsed = new List<Cue>(cues.Count);
        HashSet<string> shown = [];
        foreach (var cue in cues)
        {
            var plain = cue.Lines.ConvertAll(CueMarkup.Plain);
            var fresh = cue.Lines.Where((line, at) => plain[at].Length > 0 && (CueMarkup.HasTimes(line) || !shown.Contains(plain[at]))).ToList();
            if (fresh.Count > 0)
            {
                collapsed.Add(cue with { Lines = fresh });
            }

            shown = plain.Count > 0 ? [.. plain] : shown;
        }

        return collapsed;
    }

    // Most cues begin with the line that the one before ended with, and many of them go on with another: somebody
    // who says "yes" again and again does not.
    private static bool Roll(IReadOnlyList<Cue> cues)
    {
        var (repeats, goingOn) = (0, 0);
        var before = "";
        foreach (var cue in cues)
        {
            var (first, last) = ("", "");
            foreach (var line in cue.Lines)
            {
                last = CueMarkup.Plain(line) is { Length: > 0 } plain ? plain : last;
                first = first.Length == 0 ? last : first;
            }

            var repeated = first.Length > 0 && first == before;
            repeats += repeated ? 1 : 0;
            goingOn += repeated && last != first ? 1 : 0;
            before = last;
        }

        return repeats >= 2 && repeats * 2 > cues.Count - 1 && goingOn * 3 >= repeats;
    }
}

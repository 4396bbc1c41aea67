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
            var fresh = cue.Lines.Where((line, at) => plain[at].Length > 0 && (HasTimes(line) || !shown.Contains(plain[at]))).ToList();
            if (fresh.Count > 0)
            {
                collapsed.Add(cue with { Lines = fresh });
            }

            shown = plain.Count > 0 ? [.. plain] : shown;
        }

        return collapsed;
    }

    // A cue whose first line is the last line of the cue before, more often than not.
    private static bool Roll(IReadOnlyList<Cue> cues)
    {
        var repeats = 0;
        var before = "";
        foreach (var cue in cues)
        {
            var lines = cue.Lines.ConvertAll(CueMarkup.Plain).FindAll(line => line.Length > 0);
            repeats += lines.Count > 0 && lines[0] == before ? 1 : 0;
            before = lines.Count > 0 ? lines[^1] : "";
        }

        return repeats >= 2 && repeats * 2 > cues.Count - 1;
    }

    private static bool HasTimes(string line)
    {
        var open = line.IndexOf('<', StringComparison.Ordinal);
        return open >= 0 && open + 1 < line.Length && line.AsSpan(open + 1).ContainsAnyInRange('0', '9') && line.Contains("><c", StringComparison.Ordinal);
    }
}

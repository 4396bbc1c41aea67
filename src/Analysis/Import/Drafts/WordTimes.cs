namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Completes the times of an utterance's words.</summary>
internal static class WordTimes
{
    /// <summary>
    /// The words with both times each; null when none of them has a start. A word without times lies between its
    /// timed neighbours, and several such share that stretch equally.
    /// </summary>
    public static Word[]? Complete(DraftUtterance utterance, out int estimated)
    {
        estimated = 0;
        var drafts = utterance.Words;
        if (drafts is null || !drafts.Exists(word => word.Start is not null))
        {
            return null;
        }

        var words = new Word[drafts.Count];
        var clock = utterance.Start ?? drafts.Find(word => word.Start is not null).Start ?? 0;
        for (var at = 0; at < drafts.Count;)
        {
            var next = NextTimed(drafts, at);
            if (next > at)
            {
                var until = next < drafts.Count ? drafts[next].Start!.Value : utterance.End ?? clock + ((next - at) * AssumedPace.SecondsAWord);
                Share(drafts, words, at, next, clock, Math.Max(clock, until));
                estimated += next - at;
                clock = Math.Max(clock, until);
                at = next;
                continue;
            }

            words[at] = Timed(drafts, at, utterance.End, ref estimated);
            clock = words[at++].End;
        }

        return words;
    }

    /// <summary>Whether the source gives a word both times.</summary>
    public static bool IsTimed(DraftWord word) => word.Start is { } start && word.End >= start;

    private static int NextTimed(List<DraftWord> drafts, int from)
    {
        while (from < drafts.Count && drafts[from].Start is null)
        {
            from++;
        }

        return from;
    }

    private static void Share(List<DraftWord> drafts, Word[] words, int from, int to, double start, double end)
    {
        var each = (end - start) / (to - from);
        for (var at = from; at < to; at++)
        {
            words[at] = new Word(drafts[at].Text, start + (each * (at - from)), start + (each * (at - from + 1)));
        }
    }

    private static Word Timed(List<DraftWord> drafts, int at, double? utteranceEnd, ref int estimated)
    {
        var draft = drafts[at];
        var start = draft.Start!.Value;
        if (draft.End is { } end && end >= start)
        {
            return new Word(draft.Text, start, end);
        }

        estimated++;
        var after = at + 1 < drafts.Count ? drafts[at + 1].Start : utteranceEnd;
        var assumed = start + AssumedPace.SecondsAWord;
        return new Word(draft.Text, start, after is { } stop && stop >= start ? Math.Min(stop, assumed) : assumed);
    }
}

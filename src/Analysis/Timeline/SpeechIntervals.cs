using System.Runtime.InteropServices;

namespace CallInsight.Analysis.Timeline;

/// <summary>A stretch of time in seconds.</summary>
internal readonly record struct Interval(double Start, double End)
{
    public double Seconds => End - Start;
}

/// <summary>When each speaker speaks: the union of their words' spans with short gaps closed, or of their utterances where words are not timed.</summary>
internal static class SpeechIntervals
{
    /// <summary>Seconds between two words of one speaker that still count as speech.</summary>
    public const double ClosedGap = 2.0;

    /// <summary>For each speaker intervals in order that do not overlap.</summary>
    public static List<Interval>[] Of(Conversation conversation)
    {
        var spans = new List<Interval>[conversation.Speakers.Count];
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = [];
        }

        for (var i = 0; i < conversation.Count; i++)
        {
            AddSpans(conversation, conversation[i], spans[conversation.SpeakerOf[i]]);
        }

        var gap = conversation.Timing == Timing.Word ? ClosedGap : 0;
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = Union(spans[i], gap);
        }

        return spans;
    }

    /// <summary>The intervals joined where they touch, overlap or lie at most a gap apart. The list that is given is put in order by start and end.</summary>
    public static List<Interval> Union(List<Interval> spans, double gap)
    {
        Sort(spans);
        var union = new List<Interval>(spans.Count);
        foreach (var span in spans)
        {
            if (union.Count > 0 && span.Start <= union[^1].End + gap)
            {
                union[^1] = new Interval(union[^1].Start, Math.Max(union[^1].End, span.End));
            }
            else
            {
                union.Add(span);
            }
        }

        return union;
    }

    /// <summary>Total length of intervals that do not overlap.</summary>
    public static double Seconds(List<Interval> intervals)
    {
        var seconds = 0.0;
        foreach (var interval in intervals)
        {
            seconds += interval.Seconds;
        }

        return seconds;
    }

    private static void AddSpans(Conversation conversation, Utterance utterance, List<Interval> spans)
    {
        if (conversation.Timing != Timing.Word || utterance.Words is not { Count: > 0 } words)
        {
            spans.Add(new Interval(utterance.Start, utterance.End));
            return;
        }

        foreach (var word in words)
        {
            spans.Add(new Interval(word.Start, Math.Max(word.Start, word.End)));
        }
    }

    private static void Sort(List<Interval> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[i - 1].Start)
            {
                var sorted = SortedRuns.Sort(spans.ToArray(), default(ByStart));
                sorted.CopyTo(CollectionsMarshal.AsSpan(spans));
                return;
            }
        }
    }

    private readonly struct ByStart : IComparer<Interval>
    {
        public int Compare(Interval x, Interval y) => x.Start < y.Start ? -1 : x.Start > y.Start ? 1 : x.End < y.End ? -1 : x.End > y.End ? 1 : 0;
    }
}

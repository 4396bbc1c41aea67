using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Estimates the times that a source does not give, and counts them in the report.</summary>
internal static class MissingTimes
{
    /// <summary>Gives every utterance a start and an end. Returns whether the source timed anything at all.</summary>
    public static bool Estimate(TranscriptDraft draft)
    {
        if (!draft.Utterances.Any(utterance => utterance.Start is not null || utterance.End is not null))
        {
            OneAfterAnother(draft);
            return false;
        }

        EstimateStarts(draft);
        EstimateEnds(draft);
        return true;
    }

    private static void OneAfterAnother(TranscriptDraft draft)
    {
        var clock = 0.0;
        foreach (var utterance in draft.Utterances)
        {
            utterance.Start = clock;
            clock += Length(utterance);
            utterance.End = clock;
            utterance.Estimated = true;
            draft.Report.Estimate("times");
        }
    }

    private static void EstimateStarts(TranscriptDraft draft)
    {
        var clock = 0.0;
        foreach (var utterance in draft.Utterances)
        {
            if (utterance.Start is null)
            {
                draft.Report.Estimate(utterance.End is null ? "times" : "starts");
                utterance.Estimated = true;
                utterance.Start = utterance.End is { } end ? Math.Max(0, Math.Min(end, Math.Max(clock, end - Length(utterance)))) : clock;
                utterance.End ??= utterance.Start + Length(utterance);
            }

            clock = utterance.End is { } stop && stop >= utterance.Start ? stop : utterance.Start.Value + Length(utterance);
        }
    }

    private static void EstimateEnds(TranscriptDraft draft)
    {
        double[]? starts = null;
        foreach (var utterance in draft.Utterances)
        {
            var start = utterance.Start!.Value;
            if (utterance.End is { } end && end >= start)
            {
                continue;
            }

            starts ??= [.. draft.Utterances.Select(u => u.Start!.Value).Order()];
            utterance.End = Math.Min(start + Length(utterance), After(starts, start));
            utterance.Estimated = true;
            draft.Report.Estimate("ends");
        }
    }

    // The first start that is later; speech is not assumed to run into what follows it.
    private static double After(double[] starts, double start)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = starts[middle] > start ? (low, middle) : (middle + 1, high);
        }

        return low < starts.Length ? starts[low] : double.MaxValue;
    }

    private static double Length(DraftUtterance utterance) => Words.Count(utterance.Text) * AssumedPace.SecondsAWord;
}

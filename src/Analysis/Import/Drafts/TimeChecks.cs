using System.Globalization;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Refuses or repairs given times that cannot be true.</summary>
internal static class TimeChecks
{
    /// <summary>1,000 hours: a time beyond is no time of a call.</summary>
    public const double MostSeconds = 3_600_000;

    /// <summary>Forgets impossible times, refuses a source whose times mostly run backwards, and moves negative times to 0.</summary>
    public static void Apply(TranscriptDraft draft)
    {
        ForgetImpossible(draft);
        RefuseEndsBeforeStarts(draft);
        RefuseFallingStarts(draft);
        MoveToZero(draft);
    }

    private static void ForgetImpossible(TranscriptDraft draft)
    {
        foreach (var utterance in draft.Utterances)
        {
            if (!Possible(utterance.Start) || !Possible(utterance.End))
            {
                draft.Report.LeaveOut(utterance.Place, "time", "is no time within 1,000 hours of the call; an estimate stands for it");
                utterance.Start = Possible(utterance.Start) ? utterance.Start : null;
                utterance.End = Possible(utterance.End) ? utterance.End : null;
            }

            if (utterance.Words is { } words && words.Exists(word => !Possible(word.Start) || !Possible(word.End)))
            {
                draft.Report.LeaveOut(utterance.Place, "time", "a word's time is not within 1,000 hours of the call; an estimate stands for it");
                utterance.Words = words.ConvertAll(word => new DraftWord(word.Text, Possible(word.Start) ? word.Start : null, Possible(word.End) ? word.End : null));
            }
        }
    }

    private static bool Possible(double? seconds) => seconds is null || Math.Abs(seconds.Value) <= MostSeconds;

    private static void RefuseEndsBeforeStarts(TranscriptDraft draft)
    {
        var timed = 0;
        DraftUtterance? first = null;
        var backwards = 0;
        foreach (var utterance in draft.Utterances.Where(u => u.Start is not null && u.End is not null))
        {
            timed++;
            if (utterance.End < utterance.Start)
            {
                backwards++;
                first ??= utterance;
            }
        }

        if (first is not null && backwards * 2 > timed)
        {
            throw new ReadingRefusedException(Backwards(first.Place, backwards));
        }
    }

    // Some pieces out of order are sorted; where it is half of them, the times are not to be believed.
    private static void RefuseFallingStarts(TranscriptDraft draft)
    {
        var (timed, falling) = (0, 0);
        DraftUtterance? before = null;
        DraftUtterance? first = null;
        foreach (var utterance in draft.Utterances.Where(u => draft.IsInOrderOfTime && u.Start is not null))
        {
            timed++;
            if (utterance.Start < before?.Start)
            {
                falling++;
                first ??= utterance;
            }

            before = utterance;
        }

        if (first is not null && falling * 2 >= timed)
        {
            throw new ReadingRefusedException(Backwards(first.Place, falling));
        }
    }

    /// <summary>The refusal of times that run backwards, naming the first.</summary>
    public static ReadingFault Backwards(Place first, int count) => ReadingFaults.TimesRunBackwards(
        string.Create(CultureInfo.InvariantCulture, $"The times run backwards: {count:N0} pieces of speech end before they start or come before the one above, first at {first}. Export the transcript again with its times in order."),
        first.LineNumber);

    private static void MoveToZero(TranscriptDraft draft)
    {
        var first = draft.Utterances.MinBy(Earliest);
        if (first is null || Earliest(first) is not (< 0 and var earliest))
        {
            return;
        }

        foreach (var utterance in draft.Utterances)
        {
            utterance.Start -= earliest;
            utterance.End -= earliest;
            utterance.Words = utterance.Words?.ConvertAll(word => new DraftWord(word.Text, word.Start - earliest, word.End - earliest));
        }

        draft.Report.LeaveOut(first.Place, "negative time", string.Create(
            CultureInfo.InvariantCulture, $"the transcription began {-earliest} s into the conversation; all times were moved by that, so that the first is 0"));
    }

    // MinBy passes over nulls, so an utterance without times does not count.
    private static double? Earliest(DraftUtterance utterance)
    {
        var least = utterance.Start ?? utterance.End;
        foreach (var word in utterance.Words ?? [])
        {
            least = word.Start < (least ?? double.MaxValue) ? word.Start : least;
        }

        return least;
    }
}

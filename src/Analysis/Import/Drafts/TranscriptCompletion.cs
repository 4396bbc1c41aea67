using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>Makes a transcript of a draft: times checked and completed, utterances in order, speakers and report.</summary>
internal static class TranscriptCompletion
{
    public static ReadingResult Complete(TranscriptDraft draft, string format)
    {
        if (draft.Utterances.All(utterance => string.IsNullOrWhiteSpace(utterance.Text)))
        {
            return NothingSaid(draft);
        }

        TimeChecks.Apply(draft);
        var words = TakeWords(draft, out var allTimed);
        var timed = MissingTimes.Estimate(draft);
        var utterances = InOrder(draft, words);
        var speakers = draft.Speakers.Speakers();
        var recognised = new Recognised(utterances.Length, speakers.Count, CountWords(utterances));
        var timing = !timed || draft.TimesAreEstimates ? Timing.Estimated : allTimed ? Timing.Word : Timing.Utterance;
        var transcript = new Transcript(LanguageCode.Of(draft.Language), timing, speakers, utterances, Length(draft.RecordingSeconds));
        var details = new SourceDetails(Clean(draft.Title), draft.StartedAt, Clean(draft.Id), draft.Participants.Count > 0 ? draft.Participants : null);
        return new ReadTranscript(transcript, draft.Report.Finish(format, recognised), details);
    }

    private static ReadingFault NothingSaid(TranscriptDraft draft) => draft.Report.FirstUnreadable is { } first
        ? ReadingFaults.Broken($"Nothing of the source can be read. The first fault is the {first.What} at {first.Where}: {first.Why}. Export it again.", draft.Report.FirstUnreadableLine)
        : ReadingFaults.Empty("The source holds no speech. Check that the transcription had finished when it was exported.");

    // Where words are timed, an utterance starts with its first and ends with its last.
    private static Word[]?[] TakeWords(TranscriptDraft draft, out bool allTimed)
    {
        var taken = new Word[]?[draft.Utterances.Count];
        allTimed = true;
        for (var at = 0; at < taken.Length; at++)
        {
            var utterance = draft.Utterances[at];
            var words = WordTimes.Complete(utterance, out var estimated);
            taken[at] = words;
            if (words is null)
            {
                allTimed &= string.IsNullOrWhiteSpace(utterance.Text);
                continue;
            }

            for (; estimated > 0; estimated--)
            {
                draft.Report.Estimate("times");
            }

            utterance.Estimated |= !WordTimes.IsTimed(utterance.Words![0]) || !WordTimes.IsTimed(utterance.Words[^1]);

            utterance.Start = words.Min(word => word.Start);
            utterance.End = words.Max(word => word.End);
        }

        return taken;
    }

    private static Utterance[] InOrder(TranscriptDraft draft, Word[]?[] words)
    {
        var order = Enumerable.Range(0, words.Length).ToArray();
        Array.Sort(order, (a, b) =>
        {
            var (left, right) = (draft.Utterances[a], draft.Utterances[b]);
            var byStart = left.Start!.Value.CompareTo(right.Start!.Value);
            var byTime = byStart != 0 ? byStart : left.End!.Value.CompareTo(right.End!.Value);
            return byTime != 0 ? byTime : a.CompareTo(b);
        });

        return Array.ConvertAll(order, at =>
        {
            var u = draft.Utterances[at];
            return new Utterance(u.Speaker ?? SpeakerRegister.Unnamed, u.Start!.Value, u.End!.Value, u.Text, words[at], u.Estimated);
        });
    }

    private static int CountWords(Utterance[] utterances) => utterances.Sum(utterance => Words.Count(utterance.Text));

    private static double? Length(double? seconds) => seconds is > 0 and <= TimeChecks.MostSeconds ? seconds : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

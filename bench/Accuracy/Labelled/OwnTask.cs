using CallInsight.Analysis;

namespace CallInsight.Bench.Accuracy.Labelled;

/// <summary>Asks the analysis one thing of one sentence.</summary>
internal static class OwnTask
{
    /// <summary>Whether it is found; of an objection its kind, of a next step its owner. What a language has no rules for is not found.</summary>
    public static (bool Found, string? Detail) Ask(string task, string text, SpeakerRole role, string language)
    {
        if (task == "backchannel")
        {
            var call = Calls.Analyse([("other", "…"), ("A", text), ("other", "…")], language);
            return (call.Backchannels.Count > 0, null);
        }

        var found = Calls.Analyse([("A", text)], language, _ => role);
        return task switch
        {
            "question" => (found.Questions is { Count: > 0 }, null),
            "filler" => (FillsIn(text, language), null),
            "objection" => (found.Objections is { Count: > 0 }, found.Objections is [var objection, ..] ? objection.Kind : null),
            "nextStep" => (found.NextSteps is { Count: > 0 }, found.NextSteps is [var step, ..] ? step.Owner : null),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "No such task."),
        };
    }

    // Fillers are counted by the minute, so that the sentence needs a time.
    private static bool FillsIn(string text, string language)
    {
        var utterances = new[] { new Utterance("A", 0, 60, text) };
        var call = new Transcript(language, Timing.Utterance, [new Speaker("A", null, SpeakerRole.Rep)], utterances);
        return Calls.Analyse(call)["fillersPerMinuteRep"] > 0;
    }
}

using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Finds what a figure of a call was counted from.</summary>
internal static class FindEvidence
{
    /// <param name="show">A metric's key, <c>topic.{key}</c>, or <c>speaker.{id}.talk</c>, <c>.longest</c> or <c>.questions</c>.</param>
    /// <returns>Null when there is no such figure, or it is not known.</returns>
    public static Evidence? Of(CallReading call, string? show)
    {
        if (show is null || call.Findings is not { } findings)
        {
            return null;
        }

        if (OfList(call, findings, show) is { } list)
        {
            return list;
        }

        if (show.StartsWith("topic.", StringComparison.Ordinal))
        {
            return OfTopic(findings, show["topic.".Length..]);
        }

        if (show.StartsWith("speaker.", StringComparison.Ordinal))
        {
            return OfSpeaker(call, findings, show["speaker.".Length..]);
        }

        return CallFigures.Find(show) is { } figure && findings[show] is not null && Turns(call, findings, show) is { } found
            ? new Evidence(figure.Label, found.How, found.Turns)
            : null;
    }

    private static (string How, IReadOnlyList<EvidenceTurn> Turns)? Turns(CallReading call, CallFindings findings, string key) => key switch
    {
        "talkRatio" => (CallWords.HowTalkRatio, TimelineEvidence.TurnsOf(call, "rep", "customer")),
        "longestMonologueSeconds" => (CallWords.HowMonologue, TimelineEvidence.Longest(call, "rep")),
        "longestCustomerStorySeconds" => (CallWords.HowStory, TimelineEvidence.Longest(call, "customer")),
        "switchesPerMinute" or "interactivity" => (CallWords.HowSwitches, TimelineEvidence.Switches(call)),
        "patienceSeconds" => (CallWords.HowPatience, TimelineEvidence.Patience(call)),
        "questionsRep" => (CallWords.HowQuestions, Questions(call, findings, "rep")),
        "questionsCustomer" => (CallWords.HowQuestions, Questions(call, findings, "customer")),
        "wordsPerMinuteRep" => (CallWords.HowWords, TimelineEvidence.TurnsOf(call, "rep")),
        "wordsPerMinuteCustomer" => (CallWords.HowWords, TimelineEvidence.TurnsOf(call, "customer")),
        "fillersPerMinuteRep" => (CallWords.HowFillers, TimelineEvidence.TurnsOf(call, "rep")),
        "interruptionsByRep" => (CallWords.HowInterruptions, Interruptions(call, findings, "rep")),
        "interruptionsByCustomer" => (CallWords.HowInterruptions, Interruptions(call, findings, "customer")),
        "overlapSeconds" => (CallWords.HowOverlap, TimelineEvidence.Overlaps(call)),
        "silenceSeconds" => (CallWords.HowSilence, TimelineEvidence.Silences(call)),
        "longestSilenceSeconds" => (CallWords.HowSilence, TimelineEvidence.LongestSilence(call)),
        "durationSeconds" => (CallWords.HowDuration, [new EvidenceTurn(LastToEnd(call), Figures.Position(findings[key]))]),
        "sentimentRep" => (CallWords.HowSentiment, Sentiment(call, findings, "rep", edges: false)),
        "sentimentCustomer" => (CallWords.HowSentiment, Sentiment(call, findings, "customer", edges: false)),
        "sentimentShiftCustomer" => (CallWords.HowShift, Sentiment(call, findings, "customer", edges: true)),
        CallFigures.NextStepAgreed => (CallWords.HowNextStep, [.. (findings.NextSteps ?? []).Select(s => new EvidenceTurn(s.Utterance, StepNote(call, s), s.Text))]),
        _ => null,
    };

    /// <summary>Who is to do a step, and until when.</summary>
    public static string StepNote(CallReading call, StepFinding step)
    {
        var owner = step.Owner is null ? CallWords.NobodyNamed : CallWords.RoleName(step.Owner);
        return step.Due is { } due ? CallWords.OwnerUntil(owner, due.ToString("d MMM yyyy", System.Globalization.CultureInfo.CurrentCulture)) : owner;
    }

    /// <summary>What the page lists only the first of.</summary>
    private static Evidence? OfList(CallReading call, CallFindings findings, string show) => show switch
    {
        "objections" => new Evidence(CallWords.Objections, CallWords.HowObjections, [.. (findings.Objections ?? []).Select(o => new EvidenceTurn(o.Utterance, CallWords.KindName(o.Kind), o.Text))]),
        "actionItems" => new Evidence(CallWords.ActionItems, CallWords.HowActionItems, [.. (findings.ActionItems ?? []).Select(a => new EvidenceTurn(a.Utterance, StepNote(call, a), a.Text))]),
        _ => null,
    };

    private static Evidence? OfTopic(CallFindings findings, string topic)
    {
        var mentions = (findings.Topics ?? []).Where(t => t.Topic == topic).ToList();
        return findings[$"topic.{topic}.mentions"] is null && mentions.Count == 0
            ? null
            : new Evidence(CallWords.TopicName(topic), CallWords.HowTopic, [.. mentions.Select(t => new EvidenceTurn(t.Utterance, t.Match))]);
    }

    private static Evidence? OfSpeaker(CallReading call, CallFindings findings, string rest)
    {
        var at = rest.LastIndexOf('.');
        if (at < 0 || call.Speakers.FirstOrDefault(s => s.Id == rest[..at]) is not { } speaker)
        {
            return null;
        }

        return rest[(at + 1)..] switch
        {
            "talk" => new Evidence(CallWords.TalkOf(speaker.Name), CallWords.HowTalk, TimelineEvidence.Turns(call, s => s.Id == speaker.Id)),
            "longest" => new Evidence(CallWords.LongestTurnOf(speaker.Name), CallWords.HowLongestTurn, TimelineEvidence.LongestOf(call, s => s.Id == speaker.Id)),
            "questions" => new Evidence(CallWords.QuestionsOf(speaker.Name), CallWords.HowQuestions, QuestionsBy(findings, q => q.Speaker == speaker.Id)),
            _ => null,
        };
    }

    private static IReadOnlyList<EvidenceTurn> Questions(CallReading call, CallFindings findings, string role) => QuestionsBy(findings, q => call.Speaker(q.Speaker).Role == role);

    private static IReadOnlyList<EvidenceTurn> QuestionsBy(CallFindings findings, Func<QuestionFinding, bool> wanted)
        => [.. (findings.Questions ?? []).Where(wanted).Select(q => new EvidenceTurn(q.Utterance, q.Kind == "open" ? CallWords.OpenQuestion : CallWords.ClosedQuestion, q.Text))];

    private static IReadOnlyList<EvidenceTurn> Interruptions(CallReading call, CallFindings findings, string role)
        => [.. (findings.Interruptions ?? []).Where(i => call.Speaker(i.By).Role == role).Select(i => new EvidenceTurn(i.Utterance, CallWords.Interrupted(call.Speaker(i.Of).Name, Figures.Seconds(i.Seconds))))];

    private static IReadOnlyList<EvidenceTurn> Sentiment(CallReading call, CallFindings findings, string role, bool edges)
    {
        var (first, third) = TimelineEvidence.Quarters(call);
        return
        [
            .. (findings.Sentiment.Utterances ?? [])
                .Select((score, i) => (Score: score, At: i))
                .Where(s => s.At < call.Transcript.Utterances.Count && s.Score is not (null or 0) && call.SpeakerOf(s.At).Role == role)
                .Where(s => !edges || call.Transcript.Utterances[s.At].Start is var start && (start < first || start >= third))
                .Select(s => new EvidenceTurn(s.At, Figures.Signed(s.Score, 2))),
        ];
    }

    private static int LastToEnd(CallReading call)
        => call.Transcript.Utterances.Count == 0 ? 0 : call.Transcript.Utterances.Select((u, i) => (u.End, i)).MaxBy(u => u.End).i;
}

using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>Makes the time line of a call: who speaks when, and what happens.</summary>
internal static class DrawTimeline
{
    // Marks of one kind that are closer than this part of the call cannot be told apart: the first stands for them.
    private const int MarksAcross = 80;

    public static Timeline Of(CallReading call)
    {
        if (!call.IsTimed || call.Findings is not { } findings)
        {
            return new Timeline(0, [], []);
        }

        var length = findings["durationSeconds"] ?? 0;
        var spans = call.Transcript.Utterances.Select((u, i) => (u.Speaker, Span: new TimelineSpan(u.Start, u.End, i))).ToLookup(s => s.Speaker, s => s.Span, StringComparer.Ordinal);
        return new Timeline(
            length,
            [.. call.Speakers.Select(s => new TimelineLane(s.Name, s.Role, s.Slot, [.. spans[s.Id]]))],
            [
                .. Apart(length, (findings.Questions ?? []).Select(q => Mark(call, MarkKind.Question, q.Utterance, q.Text))),
                .. Apart(length, (findings.Interruptions ?? []).Select(i => Mark(call, MarkKind.Interruption, i.Utterance, CallWords.WhoInterrupts(call.Speaker(i.By).Name, call.Speaker(i.Of).Name)))),
                .. Apart(length, (findings.Topics ?? []).Select(t => Mark(call, MarkKind.Topic, t.Utterance, CallWords.TopicName(t.Topic)))),
                .. Apart(length, (findings.NextSteps ?? []).Select(s => Mark(call, MarkKind.NextStep, s.Utterance, s.Text))),
            ]);
    }

    private static TimelineMark Mark(CallReading call, MarkKind kind, int utterance, string text) => new(kind, call.Transcript.Utterances[utterance].Start, utterance, text);

    private static List<TimelineMark> Apart(double length, IEnumerable<TimelineMark> marks)
    {
        var ordered = marks.OrderBy(m => m.Seconds).ToList();
        if (ordered.Count <= MarksAcross)
        {
            return ordered;
        }

        var kept = new List<TimelineMark>();
        foreach (var mark in ordered)
        {
            if (kept.Count == 0 || mark.Seconds - kept[^1].Seconds >= length / MarksAcross)
            {
                kept.Add(mark);
            }
        }

        return kept;
    }
}

using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>The lines of a call's transcript with what was found in them.</summary>
internal static class CallLines
{
    /// <summary>The lines of one window.</summary>
    /// <param name="find">Marked where it is said; null for nothing.</param>
    /// <param name="evidence">The turns that the page's figure was counted from are marked too.</param>
    public static IReadOnlyList<TranscriptLine> Of(CallReading call, int first, string? find, Evidence? evidence)
    {
        var last = Math.Min(first + TranscriptAddress.Window, call.Transcript.Utterances.Count);
        var tags = Tags(call, first, last);
        var topics = (call.Findings?.Topics ?? []).Where(t => t.Utterance >= first && t.Utterance < last).ToLookup(t => t.Utterance);
        var counted = (evidence?.Turns ?? []).Where(t => t.Utterance >= first && t.Utterance < last).ToLookup(t => t.Utterance);
        var acknowledgements = (call.Findings?.Backchannels ?? []).Where(b => b >= first && b < last).ToHashSet();
        var lines = new List<TranscriptLine>(last - first);
        for (var i = first; i < last; i++)
        {
            var speaker = call.SpeakerOf(i);
            var text = call.Transcript.Utterances[i].Text;
            lines.Add(new TranscriptLine(
                i,
                speaker.Name,
                speaker.Slot,
                call.StartOf(i),
                text,
                Marks(text, find, topics[i]),
                [.. counted[i].Select(t => new LineTag($"{evidence!.Title}: {t.Note}", "accent")), .. tags[i]],
                acknowledgements.Contains(i)));
        }

        return lines;
    }

    /// <summary>All utterances in which something is said, whatever its case.</summary>
    public static IReadOnlyList<int> Find(CallReading call, string? find)
        => string.IsNullOrWhiteSpace(find)
            ? []
            : [.. call.Transcript.Utterances.Index().Where(u => u.Item.Text.Contains(find.Trim(), StringComparison.OrdinalIgnoreCase)).Select(u => u.Index)];

    private static ILookup<int, LineTag> Tags(CallReading call, int first, int last)
    {
        if (call.Findings is not { } f)
        {
            return Array.Empty<(int At, LineTag Tag)>().ToLookup(t => t.At, t => t.Tag);
        }

        var questions = (f.Questions ?? []).Select(q => (At: q.Utterance, Tag: new LineTag(q.Kind == "open" ? CallWords.OpenQuestion : CallWords.ClosedQuestion)));
        var interruptions = (f.Interruptions ?? []).Select(i => (At: i.Utterance, Tag: new LineTag(CallWords.Interrupts(call.Speaker(i.Of).Name), "warn")));
        var objections = (f.Objections ?? []).Select(o => (At: o.Utterance, Tag: new LineTag(CallWords.ObjectionOf(CallWords.KindName(o.Kind)), "bad")));
        var steps = (f.NextSteps ?? []).Select(s => (At: s.Utterance, Tag: new LineTag(CallWords.NextStep, "good")));
        var actions = (f.ActionItems ?? []).Select(a => (At: a.Utterance, Tag: new LineTag(CallWords.ActionItem, "good")));
        var topics = (f.Topics ?? []).Select(t => (At: t.Utterance, Tag: new LineTag(CallWords.TopicName(t.Topic))));
        return questions.Concat(interruptions).Concat(objections).Concat(steps).Concat(actions).Concat(topics)
            .Where(t => t.At >= first && t.At < last).Distinct().ToLookup(t => t.At, t => t.Tag);
    }

    private static IReadOnlyList<TextMark> Marks(string text, string? find, IEnumerable<TopicFinding> topics)
    {
        var marks = new List<TextMark>();
        if (!string.IsNullOrWhiteSpace(find))
        {
            var sought = find.Trim();
            for (var at = text.IndexOf(sought, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(sought, at + sought.Length, StringComparison.OrdinalIgnoreCase))
            {
                marks.Add(new TextMark(at, sought.Length));
            }
        }

        foreach (var topic in topics)
        {
            if (topic.Match.Length > 0 && text.IndexOf(topic.Match, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                marks.Add(new TextMark(at, topic.Match.Length, CallWords.TopicName(topic.Topic)));
            }
        }

        return marks;
    }
}

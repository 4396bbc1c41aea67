namespace CallInsight.Contracts.Calls;

/// <summary>Utterances of one speaker that are another's.</summary>
/// <param name="First">The first of them, counted from 0; null: all that the speaker has (a merge).</param>
/// <param name="Last">The last of them.</param>
/// <param name="Into">Whose they are: somebody who speaks already, or one who has not been heard apart before (a split).</param>
[GenerateSerializer, Alias("SpeakerAssignment"), Immutable]
public sealed record SpeakerAssignment([property: Id(0)] string Speaker, [property: Id(1)] int? First, [property: Id(2)] int? Last, [property: Id(3)] string Into)
{
    internal bool Takes(int utterance, string speaker)
        => string.Equals(speaker, Speaker, StringComparison.Ordinal) && (First is not { } first || utterance >= first) && (Last is not { } last || utterance <= last);
}

/// <summary>Merges and splits that somebody made at once, and that are undone at once.</summary>
[GenerateSerializer, Alias("SpeakerEdit"), Immutable]
public sealed record SpeakerEdit([property: Id(0)] IReadOnlyList<SpeakerAssignment> Assignments);

/// <summary>Who speaks after people merged and split speakers. The transcript itself stays as it was imported.</summary>
public static class SpeakerEdits
{
    /// <summary>The speaker of an utterance.</summary>
    /// <param name="utterance">Its index.</param>
    /// <param name="speaker">As imported.</param>
    public static string SpeakerOf(IReadOnlyList<SpeakerEdit>? edits, int utterance, string speaker)
    {
        foreach (var assignment in (edits ?? []).SelectMany(e => e.Assignments))
        {
            speaker = assignment.Takes(utterance, speaker) ? assignment.Into : speaker;
        }

        return speaker;
    }

    /// <summary>The transcript with each utterance under whose it is.</summary>
    public static StoredTranscript Apply(StoredTranscript transcript, IReadOnlyList<SpeakerEdit>? edits)
        => edits is not { Count: > 0 }
            ? transcript
            : transcript with
            {
                Utterances = [.. transcript.Utterances.Select((u, i) => u with { Speaker = SpeakerOf(edits, i, u.Speaker) })],
                Speakers = Speakers(transcript.Speakers, [.. transcript.Utterances.Select(u => u.Speaker)], edits),
            };

    /// <summary>Who speaks then: without those whose words are all others', and with those who are new, in the order in which they were split off.</summary>
    /// <param name="imported">For each utterance its speaker as imported.</param>
    public static IReadOnlyList<StoredSpeaker> Speakers(IReadOnlyList<StoredSpeaker> speakers, IReadOnlyList<string> imported, IReadOnlyList<SpeakerEdit>? edits)
    {
        var (before, after) = (imported.ToHashSet(StringComparer.Ordinal), imported.Select((s, i) => SpeakerOf(edits, i, s)).ToHashSet(StringComparer.Ordinal));
        var known = speakers.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var made = (edits ?? []).SelectMany(e => e.Assignments).Select(a => a.Into).Where(id => after.Contains(id) && !before.Contains(id) && known.Add(id));
        return [.. speakers.Where(s => after.Contains(s.Id) || !before.Contains(s.Id)), .. made.Select(id => new StoredSpeaker(id, null, "unknown"))];
    }
}

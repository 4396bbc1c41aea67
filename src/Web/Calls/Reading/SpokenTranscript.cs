using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls.Reading;

/// <summary>A stored transcript without the times of its words, which pages do not need and which are most of its size.</summary>
public sealed record SpokenTranscript(string Timing, IReadOnlyList<StoredSpeaker> Speakers, IReadOnlyList<SpokenUtterance> Utterances)
{
    /// <summary>Reads what is stored, in the order that the findings' indexes count in.</summary>
    public static SpokenTranscript Read(ReadOnlySpan<byte> json)
    {
        var read = JsonSerializer.Deserialize(json, ReadingJson.Default.SpokenTranscript)!;
        return read with { Utterances = UtteranceOrder.Of(read.Utterances, read.Timing, u => u.Start, u => u.End) };
    }

    /// <summary>With the speakers that people merged and split.</summary>
    public SpokenTranscript With(IReadOnlyList<SpeakerEdit>? edits)
        => edits is not { Count: > 0 }
            ? this
            : this with
            {
                Utterances = [.. Utterances.Select((u, i) => u with { Speaker = SpeakerEdits.SpeakerOf(edits, i, u.Speaker) })],
                Speakers = SpeakerEdits.Speakers(Speakers, [.. Utterances.Select(u => u.Speaker)], edits),
            };
}

public sealed record SpokenUtterance(string Speaker, double Start, double End, string Text);

/// <summary>The order in which utterances are counted: by start, end and place in the source; without times, the source's.</summary>
internal static class UtteranceOrder
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> utterances, string timing, Func<T, double> start, Func<T, double> end)
    {
        if (timing == "estimated")
        {
            return utterances;
        }

        for (var i = 1; i < utterances.Count; i++)
        {
            var (before, here) = (utterances[i - 1], utterances[i]);
            if ((start(here), end(here)).CompareTo((start(before), end(before))) < 0)
            {
                return [.. utterances.OrderBy(start).ThenBy(end)];
            }
        }

        return utterances;
    }
}

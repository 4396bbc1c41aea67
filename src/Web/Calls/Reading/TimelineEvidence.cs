using CallInsight.Web.Shared;

namespace CallInsight.Web.Calls.Reading;

/// <summary>What the figures of time were counted from.</summary>
internal static class TimelineEvidence
{
    // The limit of the definition: a longer gap is no answer any more.
    private const double LongestPatience = 10;

    public static IReadOnlyList<EvidenceTurn> TurnsOf(CallReading call, params string[] roles) => Turns(call, s => roles.Contains(s.Role, StringComparer.Ordinal));

    public static IReadOnlyList<EvidenceTurn> Turns(CallReading call, Func<SpeakerSeen, bool> wanted)
        => [.. All(call).Where(t => wanted(call.Speaker(t.Speaker))).Select(t => Long(call, t))];

    public static IReadOnlyList<EvidenceTurn> Longest(CallReading call, string role) => LongestOf(call, s => s.Role == role);

    public static IReadOnlyList<EvidenceTurn> LongestOf(CallReading call, Func<SpeakerSeen, bool> wanted)
        => All(call).Where(t => wanted(call.Speaker(t.Speaker))).MaxBy(t => t.End - t.Start) is { } longest ? [Long(call, longest)] : [];

    public static IReadOnlyList<EvidenceTurn> Switches(CallReading call)
        => [.. Pairs(call).Where(p => p.Before.Speaker != p.After.Speaker).Select(p => new EvidenceTurn(p.After.Utterances[0], CallWords.AfterWhom(call.Speaker(p.Before.Speaker).Name)))];

    public static IReadOnlyList<EvidenceTurn> Patience(CallReading call)
        => [.. Pairs(call)
            .Where(p => call.Speaker(p.Before.Speaker).Role == "customer" && call.Speaker(p.After.Speaker).Role == "rep")
            .Select(p => (p.After, Gap: Math.Max(0, p.After.Start - p.Before.End)))
            .Where(p => p.Gap <= LongestPatience)
            .Select(p => new EvidenceTurn(p.After.Utterances[0], Figures.Seconds(p.Gap)))];

    /// <summary>Utterances that begin while somebody else speaks.</summary>
    public static IReadOnlyList<EvidenceTurn> Overlaps(CallReading call)
    {
        var found = new List<EvidenceTurn>();
        var ends = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (utterance, i) in call.Transcript.Utterances.Select((u, i) => (u, i)))
        {
            var other = ends.Where(e => e.Key != utterance.Speaker).Select(e => e.Value).DefaultIfEmpty(0).Max();
            if (other > utterance.Start && utterance.End > utterance.Start)
            {
                found.Add(new EvidenceTurn(i, Figures.Seconds(Math.Min(other, utterance.End) - utterance.Start)));
            }

            ends[utterance.Speaker] = Math.Max(ends.GetValueOrDefault(utterance.Speaker), utterance.End);
        }

        return found;
    }

    /// <summary>Utterances before which nobody spoke.</summary>
    public static IReadOnlyList<EvidenceTurn> Silences(CallReading call) => [.. Gaps(call).Select(g => new EvidenceTurn(g.Utterance, Figures.Seconds(g.Seconds)))];

    public static IReadOnlyList<EvidenceTurn> LongestSilence(CallReading call)
        => Gaps(call).OrderByDescending(g => g.Seconds).Take(1).Select(g => new EvidenceTurn(g.Utterance, Figures.Seconds(g.Seconds))).ToList();

    /// <summary>Where the first quarter ends and the last begins, in seconds.</summary>
    public static (double First, double Last) Quarters(CallReading call)
    {
        if (call.Transcript.Utterances.Count == 0)
        {
            return (0, 0);
        }

        var begin = call.Transcript.Utterances.Min(u => u.Start);
        var length = call.Transcript.Utterances.Max(u => u.End) - begin;
        return (begin + (length / 4), begin + (3 * length / 4));
    }

    private static IEnumerable<(int Utterance, double Seconds)> Gaps(CallReading call)
    {
        var end = double.PositiveInfinity;
        foreach (var (utterance, i) in call.Transcript.Utterances.Select((u, i) => (u, i)))
        {
            if (utterance.Start > end)
            {
                yield return (i, utterance.Start - end);
            }

            end = double.IsPositiveInfinity(end) ? utterance.End : Math.Max(end, utterance.End);
        }
    }

    private static IReadOnlyList<TurnFinding> All(CallReading call) => call.Findings?.Turns ?? [];

    private static IEnumerable<(TurnFinding Before, TurnFinding After)> Pairs(CallReading call) => All(call).Zip(All(call).Skip(1));

    private static EvidenceTurn Long(CallReading call, TurnFinding turn)
        => new(turn.Utterances[0], call.IsTimed ? Figures.Duration(turn.End - turn.Start) : string.Empty);
}

namespace CallInsight.Analysis;

/// <summary>A transcript's utterances in their order, with their speakers as numbers.</summary>
internal sealed class Conversation
{
    private readonly Utterance[] _utterances;

    private Conversation(Timing timing, Utterance[] utterances, int[] speakerOf, IReadOnlyList<Speaker> speakers)
    {
        Timing = timing;
        _utterances = utterances;
        SpeakerOf = speakerOf;
        Speakers = speakers;
        foreach (var utterance in utterances)
        {
            LastEnd = Math.Max(LastEnd, utterance.End);
        }
    }

    public Timing Timing { get; }

    public bool Timed => Timing != Timing.Estimated;

    public int Count => _utterances.Length;

    /// <summary>Each utterance's speaker, an index of <see cref="Speakers"/>.</summary>
    public int[] SpeakerOf { get; }

    public IReadOnlyList<Speaker> Speakers { get; }

    public double FirstStart => _utterances.Length == 0 ? 0 : _utterances[0].Start;

    public double LastEnd { get; }

    public Utterance this[int utterance] => _utterances[utterance];

    public static Conversation Of(Transcript transcript)
    {
        var utterances = InOrder(transcript);
        var speakers = new List<Speaker>(transcript.Speakers);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < speakers.Count; i++)
        {
            numbers.TryAdd(speakers[i].Id, i);
        }

        var speakerOf = new int[utterances.Length];
        for (var i = 0; i < utterances.Length; i++)
        {
            if (!numbers.TryGetValue(utterances[i].Speaker, out speakerOf[i]))
            {
                speakerOf[i] = numbers[utterances[i].Speaker] = speakers.Count;
                speakers.Add(new Speaker(utterances[i].Speaker, null, SpeakerRole.Unknown));
            }
        }

        return new Conversation(transcript.Timing, utterances, speakerOf, speakers);
    }

    /// <summary>By start, end and position in the source; in source order where there are no times.</summary>
    public static Utterance[] InOrder(Transcript transcript)
    {
        var utterances = transcript.Utterances.ToArray();
        if (transcript.Timing == Timing.Estimated || IsOrdered(utterances))
        {
            return utterances;
        }

        return [.. utterances.OrderBy(u => u.Start).ThenBy(u => u.End)];
    }

    private static bool IsOrdered(Utterance[] utterances)
    {
        for (var i = 1; i < utterances.Length; i++)
        {
            var (a, b) = (utterances[i - 1], utterances[i]);
            if (b.Start < a.Start || (b.Start == a.Start && b.End < a.End))
            {
                return false;
            }
        }

        return true;
    }
}

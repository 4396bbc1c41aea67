namespace CallInsight.Analysis.Tests.Calls;

/// <summary>Builds transcripts in words: <c>ATranscript.Of().Rep("A").Says(0, 4, "Hello.")</c>.</summary>
internal sealed class ATranscript
{
    private readonly List<Speaker> _speakers = [];
    private readonly List<Utterance> _utterances = [];
    private Timing _timing = Timing.Utterance;
    private string? _language = "en";
    private double? _recording;

    public static ATranscript Of() => new();

    public ATranscript Rep(string id) => Speaker(id, SpeakerRole.Rep);

    public ATranscript Customer(string id) => Speaker(id, SpeakerRole.Customer);

    public ATranscript Speaker(string id, SpeakerRole role = SpeakerRole.Unknown, string? name = null)
    {
        _speakers.Add(new Speaker(id, name, role));
        return this;
    }

    public ATranscript Says(string speaker, double start, double end, string text)
    {
        _utterances.Add(new Utterance(speaker, start, end, text));
        return this;
    }

    /// <summary>An utterance with timed words: pairs of start and end.</summary>
    public ATranscript SaysWords(string speaker, params (string Text, double Start, double End)[] words)
    {
        _timing = Timing.Word;
        var timed = words.Select(w => new Word(w.Text, w.Start, w.End)).ToList();
        _utterances.Add(new Utterance(speaker, words[0].Start, words[^1].End, string.Join(' ', words.Select(w => w.Text)), timed));
        return this;
    }

    public ATranscript In(string? language)
    {
        _language = language;
        return this;
    }

    public ATranscript Untimed()
    {
        _timing = Timing.Estimated;
        return this;
    }

    public ATranscript Recorded(double seconds)
    {
        _recording = seconds;
        return this;
    }

    public Transcript Build() => new(_language, _timing, _speakers, _utterances, _recording);

    public Findings Analyse(DateTimeOffset? startedAt = null, bool masking = false, params Tracker[] trackers)
        => Analyser.Analyse(new AnalysisRequest(Build(), [], startedAt, new AnalysisSettings("1", trackers, []), masking));
}

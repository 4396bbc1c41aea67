using System.Globalization;

namespace CallInsight.Analysis.Import.Drafts;

/// <summary>What a reader found in a source, before times are completed and everything is put in order.</summary>
internal sealed class TranscriptDraft
{
    public const int MostUtterances = 500_000;

    public const int MostWords = 5_000_000;

    private readonly List<DraftUtterance> _utterances = [];
    private int _timedWords;

    public IReadOnlyList<DraftUtterance> Utterances => _utterances;

    public SpeakerRegister Speakers { get; } = new();

    public ReportDraft Report { get; } = new();

    public List<SourceParticipant> Participants { get; } = [];

    public string? Title { get; set; }

    public string? Id { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public string? Language { get; set; }

    public double? RecordingSeconds { get; set; }

    /// <summary>Whether utterances without words stay: our own format only.</summary>
    public bool KeepsBlank { get; init; }

    /// <summary>Whether the format puts speech in the order of time, as captions and plain text do.</summary>
    public bool IsInOrderOfTime { get; init; }

    /// <summary>Whether the source itself says that its times are estimates.</summary>
    public bool TimesAreEstimates { get; set; }

    /// <summary>Adds a piece of speech; one without words is left out and reported.</summary>
    public void Add(DraftUtterance utterance)
    {
        if (!KeepsBlank && string.IsNullOrWhiteSpace(utterance.Text))
        {
            Report.LeaveOut(utterance.Place, "utterance", ReportDraft.NoWords);
            return;
        }

        RefuseControls(utterance);
        _timedWords += utterance.Words?.Count ?? 0;
        if (_utterances.Count >= MostUtterances)
        {
            throw new ReadingRefusedException(ReadingFaults.TooLong("utterances", MostUtterances));
        }

        if (_timedWords > MostWords)
        {
            throw new ReadingRefusedException(ReadingFaults.TooLong("words", MostWords));
        }

        Speakers.Speaks(utterance.Speaker ?? SpeakerRegister.Unnamed);
        if (utterance.Speaker is null)
        {
            Report.Estimate("speakers");
        }

        _utterances.Add(utterance);
    }

    private static void RefuseControls(DraftUtterance utterance)
    {
        var at = utterance.Text.AsSpan().IndexOfAny(Controls.Chars);
        if (at >= 0)
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"The text at {utterance.Place} holds the control character U+{(int)utterance.Text[at]:X4}. Remove it and import again.");
            throw new ReadingRefusedException(ReadingFaults.NotText(why, utterance.Place.LineNumber));
        }
    }
}

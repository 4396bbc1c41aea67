using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>AssemblyAI's transcript, sentences or paragraphs; times are milliseconds.</summary>
internal sealed class AssemblyAiReader : IJsonFormat
{
    private const double Unit = 0.001;

    private static readonly string[] s_marks = ["audio_url", "acoustic_model", "language_model", "speech_model", "audio_duration", "audio_channels", "webhook_status_code"];
    private static readonly string[] s_segments = ["utterances", "sentences", "paragraphs"];

    public string Name => TranscriptFormats.AssemblyAi;

    public bool Recognises(JsonElement root)
    {
        var segments = s_segments.Any(name => root.First(name) is { } first && IsPart(first));
        return (segments || root.First("words") is { } word && IsPart(word) || root.Text("text") is not null)
            && s_marks.Any(mark => root.Has(mark)) && !root.Has("monologues")
            || root.First("utterances") is { } utterance && IsPart(utterance) && utterance.Has("confidence");
    }

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("language_code");
        draft.RecordingSeconds = root.Number("audio_duration");
        draft.Id = root.Text("id");
        if (s_segments.FirstOrDefault(name => root.First(name) is not null) is { } list)
        {
            ReadSegments(root, list, draft);
        }
        else if (root.First("words") is not null)
        {
            ReadWords(root, draft);
        }
        else if (root.Text("text") is { } text)
        {
            draft.Add(new DraftUtterance(null, text, Place.Item("text", -1)));
        }
    }

    private static void ReadSegments(JsonElement root, string list, TranscriptDraft draft)
    {
        var index = 0;
        foreach (var segment in root.Items(list))
        {
            draft.Add(new DraftUtterance(segment.Name("speaker", "channel") ?? segment.First("words")?.Name("speaker", "channel"), segment.Text("text") ?? "", Place.Item(list, index++))
            {
                Start = segment.Milliseconds("start"),
                End = segment.Milliseconds("end"),
                Words = VendorWords.Of(segment, unit: Unit),
            });
        }
    }

    private static void ReadWords(JsonElement root, TranscriptDraft draft)
    {
        var grouping = new WordGrouping(draft, "words");
        foreach (var word in root.Items("words"))
        {
            grouping.Word(word.Name("speaker", "channel"), VendorWords.Text(word), word.Milliseconds("start"), word.Milliseconds("end"));
        }

        grouping.Break();
    }

    private static bool IsPart(JsonElement part) => part.Has("text") && part.Number("start") is not null;
}

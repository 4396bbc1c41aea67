using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Azure Speech: batch (recognizedPhrases), fast (phrases) and real time (a list of results, or one).</summary>
internal sealed class AzureSpeechReader : IJsonFormat
{
    public string Name => TranscriptFormats.AzureSpeech;

    public bool Recognises(JsonElement root) => Phrases(root, out _) is { } phrases && phrases.First() is { } first
        && (first.First("nBest") is not null || first.First("NBest") is not null || first.Has("DisplayText") || first.Has("recognitionStatus") || first.Has("RecognitionStatus")
            || (first.Has("text") && AzureTime.Start(first, millisecondsAreMeant: true) is not null))
        || root.HasItems("recognizedPhrases") || root.HasItems("combinedPhrases") || (root.Has("RecognitionStatus") && root.Has("Offset"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        if (Phrases(root, out var path) is not { } phrases)
        {
            AddPhrase(root, Place.Item("the result", -1), draft, multichannel: false, fast: false);
            return;
        }

        var fast = path == "phrases";
        draft.RecordingSeconds = AzureTime.Duration(root, fast);
        draft.StartedAt = root.Moment("timestamp");
        draft.Language = phrases.First()?.Text("locale", "Locale") ?? phrases.First()?.Field("PrimaryLanguage")?.Text("Language");
        var channels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phrase in phrases.Items())
        {
            if (Channel(phrase) is { } channel)
            {
                channels.Add(channel);
            }
        }

        var index = 0;
        foreach (var phrase in phrases.Items())
        {
            AddPhrase(phrase, Place.Item(path, index++), draft, channels.Count > 1, fast);
        }
    }

    private static JsonElement? Phrases(JsonElement root, out string path)
    {
        path = root.HasItems("recognizedPhrases") ? "recognizedPhrases" : root.HasItems("phrases") ? "phrases" : "results";
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        return root.Field("recognizedPhrases", "phrases")
            ?? root.First("AudioFileResults")?.Field("SegmentResults")
            ?? (root.Field("results", "Results") is { ValueKind: JsonValueKind.Array } results ? results : null);
    }

    private static void AddPhrase(JsonElement phrase, Place place, TranscriptDraft draft, bool multichannel, bool fast)
    {
        var status = phrase.Text("recognitionStatus", "RecognitionStatus");
        if (status is not (null or "Success" or "0"))
        {
            draft.Report.LeaveOut(place, "phrase", $"was not recognised: {(status.Length > 40 ? status[..40] : status)}");
            return;
        }

        var best = phrase.First("nBest") ?? phrase.First("NBest");
        var text = best?.Name("display", "Display", "itn", "ITN", "lexical", "Lexical") ?? phrase.Name("DisplayText", "displayText", "text", "Text");
        draft.Add(new DraftUtterance(Speaker(phrase, multichannel), text ?? "", place)
        {
            Start = AzureTime.Start(phrase, fast),
            End = AzureTime.End(phrase, fast),
            Words = Words(best ?? phrase, fast),
        });
    }

    // Words as displayed have punctuation; the others do not.
    private static List<DraftWord>? Words(JsonElement owner, bool fast)
    {
        var words = new List<DraftWord>();
        foreach (var word in (owner.Field("displayWords", "DisplayWords") ?? owner.Field("words", "Words") ?? default).Items())
        {
            if (word.Name("displayText", "DisplayText", "word", "Word", "text", "Text") is { } text)
            {
                words.Add(new DraftWord(text, AzureTime.Start(word, fast), AzureTime.End(word, fast)));
            }
        }

        return words.Count > 0 ? words : null;
    }

    private static string? Channel(JsonElement phrase) => phrase.Name("channel", "Channel", "ChannelNumber", "channelNumber");

    private static string? Speaker(JsonElement phrase, bool multichannel) =>
        (multichannel, phrase.Name("speaker", "Speaker", "SpeakerId", "speakerId"), Channel(phrase)) switch
        {
            (true, null, var channel) => channel,
            (true, var speaker, { } channel) => $"{channel}:{speaker}",
            (_, var speaker, _) => speaker,
        };
}

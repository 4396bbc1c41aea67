using System.Globalization;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Deepgram's answer for a recording: its utterances where they were asked for, else its words. Several channels are several speakers.</summary>
internal sealed class DeepgramReader : IJsonFormat
{
    public string Name => TranscriptFormats.Deepgram;

    public bool Recognises(JsonElement root) => root.Field("results") is { ValueKind: JsonValueKind.Object } results
        && (results.First("channels")?.HasItems("alternatives") == true || results.First("utterances")?.Field("transcript") is not null);

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var results = root.Field("results")!.Value;
        var metadata = root.Field("metadata");
        draft.RecordingSeconds = metadata?.Number("duration");
        draft.Id = metadata?.Text("request_id");
        draft.Language = results.First("channels")?.Text("detected_language") ?? results.First("channels")?.First("alternatives")?.First("languages")?.AsText();
        var channels = Math.Max(results.Field("channels") is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() : 1, metadata?.Number("channels") ?? 1);
        if (results.First("utterances") is not null)
        {
            ReadUtterances(results, draft, channels > 1);
        }
        else
        {
            ReadChannels(results, draft, channels > 1);
        }
    }

    private static void ReadUtterances(JsonElement results, TranscriptDraft draft, bool multichannel)
    {
        var index = 0;
        foreach (var utterance in results.Items("utterances"))
        {
            var place = Place.Item("results.utterances", index++);
            draft.Add(new DraftUtterance(SpeakerOf(utterance, utterance.Text("channel"), multichannel), utterance.Text("transcript")?.Trim() ?? "", place)
            {
                Start = utterance.Number("start"),
                End = utterance.Number("end"),
                Words = VendorWords.Of(utterance),
            });
        }
    }

    private static void ReadChannels(JsonElement results, TranscriptDraft draft, bool multichannel)
    {
        var channel = 0;
        foreach (var heard in results.Items("channels"))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"results.channels[{channel}].alternatives[0].words");
            var number = channel++.ToString(CultureInfo.InvariantCulture);
            if (heard.First("alternatives") is not { } best)
            {
                continue;
            }

            if (best.First("words") is null)
            {
                draft.Add(new DraftUtterance(multichannel ? number : null, best.Text("transcript") ?? "", Place.Item(path, -1)));
                continue;
            }

            var grouping = new WordGrouping(draft, path);
            foreach (var word in best.Items("words"))
            {
                grouping.Word(SpeakerOf(word, number, multichannel), VendorWords.Text(word), word.Number("start"), word.Number("end"));
            }

            grouping.Break();
        }
    }

    // With one channel the speaker is the diarized number; with several the channel, and both where both tell voices apart.
    private static string? SpeakerOf(JsonElement spoken, string? channel, bool multichannel) => (multichannel, spoken.Text("speaker")) switch
    {
        (false, var speaker) => speaker,
        (true, null or "0") => channel ?? "0",
        (true, var speaker) => $"{channel ?? "0"}:{speaker}",
    };
}

using System.Globalization;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>
/// Amazon Transcribe's results, or its list of items alone. Its segments are its speaker segments where there are such;
/// else words are grouped, channel by channel where there are several.
/// </summary>
internal sealed class AwsTranscribeReader : IJsonFormat
{
    public string Name => TranscriptFormats.AwsTranscribe;

    public bool Recognises(JsonElement root) => root.ValueKind == JsonValueKind.Array
        ? root.First() is { } first && IsItem(first)
        : Results(root) is { } results && (results.First("items") is { } item && IsItem(item) || results.HasItems("transcripts") && !results.HasItems("channels"));

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Id = root.Text("jobName");
        if (Results(root) is not { } results)
        {
            ReadItems(root.Items(), "items", draft, new AwsSpeakers(root));
            return;
        }

        draft.Language = results.Text("language_code");
        if (results.Field("channel_labels")?.First("channels") is not null)
        {
            ReadChannels(results, draft);
        }
        else if (results.First("items") is not null)
        {
            ReadItems(results.Items("items"), "results.items", draft, new AwsSpeakers(results));
        }
        else
        {
            draft.Add(new DraftUtterance(null, results.First("transcripts")?.Text("transcript") ?? "", Place.Item("results.transcripts", 0)));
        }
    }

    private static JsonElement? Results(JsonElement root) => root.Field("results") is { ValueKind: JsonValueKind.Object } results ? results : null;

    private static bool IsItem(JsonElement item) => item.HasItems("alternatives") && item.First("alternatives")?.Has("content") == true && item.Text("type") is "pronunciation" or "punctuation";

    private static void ReadChannels(JsonElement results, TranscriptDraft draft)
    {
        var index = 0;
        foreach (var channel in results.Field("channel_labels")!.Value.Items("channels"))
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"results.channel_labels.channels[{index++}].items");
            ReadItems(channel.Items("items"), path, draft, new AwsSpeakers(channel.Name("channel_label")));
        }
    }

    private static void ReadItems(JsonElement.ArrayEnumerator items, string path, TranscriptDraft draft, AwsSpeakers speakers)
    {
        var grouping = new WordGrouping(draft, path, speakers.HasSegments);
        var segment = -1;
        foreach (var item in items)
        {
            var content = item.First("alternatives")?.Text("content");
            if (item.Text("type") == "punctuation")
            {
                grouping.Punctuation(content);
                continue;
            }

            var (speaker, place) = speakers.Of(item);
            if (place != segment)
            {
                grouping.Break();
                segment = place;
            }

            grouping.Word(speaker, content, item.Number("start_time"), item.Number("end_time"));
        }

        grouping.Break();
    }
}

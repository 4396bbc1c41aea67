using System.Globalization;
using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>
/// Google Speech-to-Text, versions 1 and 2. With diarization the last result of version 1 repeats all words with their
/// speakers, and is then the only one read; otherwise each result is a segment.
/// </summary>
internal sealed class GoogleSpeechReader : IJsonFormat
{
    public string Name => TranscriptFormats.GoogleSpeech;

    public bool Recognises(JsonElement root)
    {
        // Silence at the start gives results without words, but not many.
        foreach (var result in Results(root).Items().Take(20))
        {
            if (result.First("alternatives") is { } best && (best.Has("transcript") || best.First("words")?.Has("word") == true))
            {
                return true;
            }
        }

        return false;
    }

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var results = Results(root);
        draft.Language = results.First()?.Text("languageCode", "language_code");
        if (DiarizedLast(results) is { } all)
        {
            Group(all, "results[last].alternatives[0].words", draft, channel: null);
            return;
        }

        var channels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in results.Items())
        {
            if (Channel(result) is { } channel)
            {
                channels.Add(channel);
            }
        }

        var index = 0;
        foreach (var result in results.Items())
        {
            ReadResult(result, index++, channels.Count > 1, draft);
        }
    }

    private static void ReadResult(JsonElement result, int index, bool multichannel, TranscriptDraft draft)
    {
        if (result.First("alternatives") is not { } best)
        {
            return;
        }

        var channel = multichannel ? Channel(result) : null;
        var words = Words(best);
        if (words is not null && (!best.Has("transcript") || SpeakersDiffer(best)))
        {
            Group(best, string.Create(CultureInfo.InvariantCulture, $"results[{index}].alternatives[0].words"), draft, channel);
            return;
        }

        draft.Add(new DraftUtterance(Tag(best.First("words")) ?? channel, best.Text("transcript")?.Trim() ?? "", Place.Item("results", index))
        {
            End = words is null ? result.Seconds("resultEndTime", "result_end_time", "resultEndOffset", "result_end_offset") : null,
            Words = words,
        });
    }

    private static JsonElement Results(JsonElement root)
    {
        var holder = root.Field("response") ?? root;
        var results = holder.Field("results") ?? holder;
        if (results.ValueKind != JsonValueKind.Object)
        {
            return results;
        }

        // Version 2 in batch: one entry for each file, of which the first is read.
        foreach (var file in results.EnumerateObject().Take(1))
        {
            return file.Value.Field("transcript")?.Field("results") ?? file.Value.Field("inlineResult")?.Field("transcript")?.Field("results") ?? results;
        }

        return results;
    }

    private static JsonElement? DiarizedLast(JsonElement results)
    {
        JsonElement? last = null;
        var (taggedBefore, count) = (false, 0);
        foreach (var result in results.Items())
        {
            taggedBefore |= Tag(last?.First("words")) is not null;
            last = result.First("alternatives");
            count++;
        }

        return count > 1 && !taggedBefore && last is { } all && HasTag(all) ? all : null;
    }

    private static bool HasTag(JsonElement best)
    {
        foreach (var word in best.Items("words"))
        {
            if (Tag(word) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool SpeakersDiffer(JsonElement best)
    {
        var first = Tag(best.First("words"));
        foreach (var word in best.Items("words"))
        {
            if (Tag(word) != first)
            {
                return true;
            }
        }

        return false;
    }

    private static void Group(JsonElement best, string path, TranscriptDraft draft, string? channel)
    {
        var grouping = new WordGrouping(draft, path);
        foreach (var word in best.Items("words"))
        {
            grouping.Word(Tag(word) ?? channel, word.Text("word"), Start(word), End(word));
        }

        grouping.Break();
    }

    private static List<DraftWord>? Words(JsonElement best)
    {
        var words = new List<DraftWord>();
        foreach (var word in best.Items("words"))
        {
            if (word.Name("word") is { } text)
            {
                words.Add(new DraftWord(text, Start(word), End(word)));
            }
        }

        return words.Count > 0 ? words : null;
    }

    // A word at 0 has no start in version 1: proto3 leaves zeros out.
    private static double? Start(JsonElement word) =>
        word.Seconds("startTime", "start_time", "startOffset", "start_offset") ?? (End(word) is not null ? 0 : null);

    private static double? End(JsonElement word) => word.Seconds("endTime", "end_time", "endOffset", "end_offset");

    private static string? Channel(JsonElement result) => result.Text("channelTag", "channel_tag");

    // Tag 0 means that nobody was told apart.
    private static string? Tag(JsonElement? word) => word?.Name("speakerLabel", "speaker_label") ?? (word?.Name("speakerTag", "speaker_tag") is { } tag && tag != "0" ? tag : null);
}

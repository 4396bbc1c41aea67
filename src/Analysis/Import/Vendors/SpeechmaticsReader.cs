using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Speechmatics: results of json-v2, and the words and speakers of version 1.</summary>
internal sealed class SpeechmaticsReader : IJsonFormat
{
    // The speaker of whom version 2 cannot tell who it is.
    private const string Unidentified = "UU";

    public string Name => TranscriptFormats.Speechmatics;

    public bool Recognises(JsonElement root) =>
        root.First("results") is { } result && result.Has("alternatives") && result.Has("type") && result.Number("start_time") is not null
        || root.First("words") is { } word && word.Has("name") && word.Has("time") && word.Has("duration");

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var job = root.Field("job");
        draft.Title = job?.Text("name", "data_name");
        draft.Id = job?.Text("id");
        draft.RecordingSeconds = job?.Number("duration");
        draft.Language = job?.Text("lang") ?? root.Field("metadata")?.Field("transcription_config")?.Text("language");
        if (root.HasItems("results"))
        {
            ReadResults(root, draft);
        }
        else
        {
            ReadWords(root, draft);
        }
    }

    private static void ReadResults(JsonElement root, TranscriptDraft draft)
    {
        var groupings = new Dictionary<string, WordGrouping>(StringComparer.Ordinal);
        foreach (var result in root.Items("results"))
        {
            // Channels overlap in time, so each is grouped by itself.
            var channel = result.Name("channel");
            if (!groupings.TryGetValue(channel ?? "", out var grouping))
            {
                RefuseTooMany(groupings.Count);
                groupings[channel ?? ""] = grouping = new WordGrouping(draft, channel is null ? "results" : $"results of channel {channel}");
            }

            var best = result.First("alternatives");
            if (result.Text("type") == "punctuation")
            {
                grouping.Punctuation(best?.Text("content"));
            }
            else if (result.Text("type") is "word" or "entity")
            {
                var speaker = best?.Name("speaker");
                grouping.Word(speaker is null or Unidentified ? channel : speaker, best?.Text("content"), result.Number("start_time"), result.Number("end_time"));
            }
        }

        foreach (var grouping in groupings.Values)
        {
            grouping.Break();
        }
    }

    private static void RefuseTooMany(int channels)
    {
        if (channels >= SpeakerRegister.Most)
        {
            throw new ReadingRefusedException(ReadingFaults.TooManySpeakers(SpeakerRegister.Most));
        }
    }

    private static void ReadWords(JsonElement root, TranscriptDraft draft)
    {
        var speakers = new List<(double From, double Until, string? Name)>();
        foreach (var turn in root.Items("speakers"))
        {
            var from = turn.Number("time") ?? 0;
            speakers.Add((from, from + (turn.Number("duration") ?? 0), turn.Name("name") is { } name && name != Unidentified ? name : null));
        }

        var grouping = new WordGrouping(draft, "words");
        var at = 0;
        foreach (var word in root.Items("words"))
        {
            var (text, start) = (word.Name("name"), word.Number("time"));
            while (at + 1 < speakers.Count && start >= speakers[at + 1].From)
            {
                at++;
            }

            if (text is [var mark] && char.IsPunctuation(mark))
            {
                grouping.Punctuation(text);
            }
            else
            {
                grouping.Word(at < speakers.Count ? speakers[at].Name : null, text, start, start + word.Number("duration"));
            }
        }

        grouping.Break();
    }
}

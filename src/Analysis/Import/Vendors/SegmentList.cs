using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>The list <c>segments</c> of Whisper and its kin: start, end and text in seconds, words and speaker where there are such.</summary>
internal static class SegmentList
{
    /// <summary>Whether the document has such a list, or words alone.</summary>
    public static bool IsIn(JsonElement root) => root.First("segments") is { } first
        ? first.Has("text") && first.Number("start") is not null
        : HasWords(root) || (root.HasItems("segments") && root.Has("text"));

    private static bool HasWords(JsonElement root) => root.First("words")?.Has("word") == true && root.Has("text");

    /// <summary>Reads the segments; where there are none the words, where there are none the text.</summary>
    public static void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Text("language");
        draft.RecordingSeconds = root.Number("duration");
        if (root.First("segments") is not null)
        {
            ReadSegments(root, draft);
        }
        else if (HasWords(root))
        {
            ReadWords(root, draft);
        }
        else if (root.Text("text") is { } text)
        {
            draft.Add(new DraftUtterance(null, text.Trim(), Place.Item("text", -1)));
        }
    }

    private static void ReadSegments(JsonElement root, TranscriptDraft draft)
    {
        // OpenAI keeps the words of all segments in one list beside them.
        var apart = root.First("words") is not null ? VendorWords.Of(root) : null;
        var (index, taken) = (0, 0);
        foreach (var segment in root.Items("segments"))
        {
            var end = segment.Number("end");
            var words = VendorWords.Of(segment) ?? Take(apart, ref taken, end);
            var speaker = segment.Name("speaker") ?? segment.First("words")?.Name("speaker");
            draft.Add(new DraftUtterance(speaker, segment.Text("text")?.Trim() ?? "", Place.Item("segments", index++))
            {
                Start = segment.Number("start"),
                End = end,
                Words = words,
            });
        }
    }

    private static List<DraftWord>? Take(List<DraftWord>? words, ref int taken, double? end)
    {
        var from = taken;
        while (words is not null && taken < words.Count && (words[taken].Start is not { } start || start < end))
        {
            taken++;
        }

        return taken > from ? words!.GetRange(from, taken - from) : null;
    }

    private static void ReadWords(JsonElement root, TranscriptDraft draft)
    {
        var grouping = new WordGrouping(draft, "words");
        foreach (var word in root.Items("words"))
        {
            grouping.Word(word.Name("speaker"), VendorWords.Text(word), word.Number("start"), word.Number("end"));
        }

        grouping.Break();
    }
}

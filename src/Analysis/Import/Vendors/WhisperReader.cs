using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Whisper's own JSON and that of programs which write the same, and whisper.cpp's.</summary>
internal sealed class WhisperReader : IJsonFormat
{
    public string Name => TranscriptFormats.Whisper;

    public bool Recognises(JsonElement root) => SegmentList.IsIn(root) || IsCpp(root);

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        if (IsCpp(root))
        {
            ReadCpp(root, draft);
        }
        else
        {
            SegmentList.Read(root, draft);
        }
    }

    private static bool IsCpp(JsonElement root) => root.First("transcription")?.Has("offsets") == true;

    private static void ReadCpp(JsonElement root, TranscriptDraft draft)
    {
        draft.Language = root.Field("result")?.Text("language");
        var index = 0;
        foreach (var segment in root.Items("transcription"))
        {
            var text = segment.Text("text")?.Trim() ?? "";
            draft.Add(new DraftUtterance(segment.Name("speaker"), text, Place.Item("transcription", index++))
            {
                Start = segment.Field("offsets")?.Milliseconds("from"),
                End = segment.Field("offsets")?.Milliseconds("to"),
            });
        }
    }
}

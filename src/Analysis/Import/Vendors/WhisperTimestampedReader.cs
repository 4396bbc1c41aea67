using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>whisper-timestamped: words of <c>text</c> and <c>confidence</c> in each segment.</summary>
internal sealed class WhisperTimestampedReader : IJsonFormat
{
    public string Name => TranscriptFormats.WhisperTimestamped;

    public bool Recognises(JsonElement root) =>
        SegmentList.IsIn(root) && root.First("segments")?.First("words") is { } word && word.Has("text") && word.Has("confidence");

    public void Read(JsonElement root, TranscriptDraft draft) => SegmentList.Read(root, draft);
}

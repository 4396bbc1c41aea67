using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>WhisperX: aligned words with a score, speakers where it diarized. Words that could not be aligned have no times.</summary>
internal sealed class WhisperXReader : IJsonFormat
{
    public string Name => TranscriptFormats.WhisperX;

    public bool Recognises(JsonElement root) => SegmentList.IsIn(root) && (root.Has("word_segments") || HasScore(root));

    public void Read(JsonElement root, TranscriptDraft draft) => SegmentList.Read(root, draft);

    private static bool HasScore(JsonElement root)
    {
        foreach (var word in (root.First("segments") ?? default).Items("words"))
        {
            if (word.Has("score"))
            {
                return true;
            }
        }

        return false;
    }
}

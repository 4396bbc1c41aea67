using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>OpenAI's transcriptions: verbose_json, diarized_json, and json, which is text alone.</summary>
internal sealed class OpenAiReader : IJsonFormat
{
    public string Name => TranscriptFormats.OpenAi;

    public bool Recognises(JsonElement root) =>
        SegmentList.IsIn(root) && (root.Has("task") || root.Has("usage") || root.First("segments")?.Text("type") == "transcript.text.segment")
        || IsTextAlone(root);

    public void Read(JsonElement root, TranscriptDraft draft) => SegmentList.Read(root, draft);

    private static bool IsTextAlone(JsonElement root)
    {
        if (root.Field("text") is not { ValueKind: JsonValueKind.String })
        {
            return false;
        }

        // The first few fields tell; a document with others is not of this format.
        foreach (var field in root.EnumerateObject().Take(8))
        {
            if (field.Name is not ("text" or "usage" or "logprobs" or "task" or "language" or "duration"))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;
using CallInsight.Analysis.Import.Lines;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>Microsoft's Conversation Knowledge Mining: a call whose <c>Content</c> is lines of Agent and Customer, without times.</summary>
internal sealed class KnowledgeMiningReader : IJsonFormat
{
    public string Name => TranscriptFormats.MicrosoftKnowledgeMining;

    public bool Recognises(JsonElement root) => root.Field("Content") is { ValueKind: JsonValueKind.String } && root.Has("ConversationId");

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        draft.Id = root.Text("ConversationId");
        draft.StartedAt = root.Moment("StartTime");
        new SpokenLines(draft).Read(root.Text("Content") ?? "");
    }
}

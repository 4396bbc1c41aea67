using System.Text.Json;
using CallInsight.Analysis.Import.Drafts;
using CallInsight.Analysis.Import.Json;

namespace CallInsight.Analysis.Import.Vendors;

/// <summary>The conversations that Azure Language takes: items of participants, with word times where there was audio.</summary>
internal sealed class AzureConversationReader : IJsonFormat
{
    public string Name => TranscriptFormats.AzureConversation;

    public bool Recognises(JsonElement root) => Conversations(root)?.First("conversations")?.HasItems("conversationItems") == true || root.First("conversationItems")?.Has("participantId") == true;

    public void Read(JsonElement root, TranscriptDraft draft)
    {
        var conversation = Conversations(root)?.First("conversations") ?? root;
        draft.Id = conversation.Text("id");
        draft.Language = conversation.Text("language");
        draft.Title = root.Text("displayName");
        var index = 0;
        foreach (var item in conversation.Items("conversationItems"))
        {
            Add(item, Place.Item("conversationItems", index++), draft);
        }

        var others = 0;
        foreach (var _ in (Conversations(root)?.Items("conversations") ?? default).Skip(1))
        {
            draft.Report.LeaveOut(Place.Item("conversations", ++others), "conversation", "is another call; import each by itself");
        }
    }

    private static JsonElement? Conversations(JsonElement root) => root.HasItems("conversations") ? root : root.Field("analysisInput");

    private static void Add(JsonElement item, Place place, TranscriptDraft draft)
    {
        var speaker = item.Name("participantId", "role");
        if (speaker is not null)
        {
            var role = RoleWords.Of(item.Name("role"));
            draft.Speakers.Describe(speaker, item.Name("participantName"), role == SpeakerRole.Unknown ? RoleWords.Of(speaker) : role);
        }

        draft.Add(new DraftUtterance(speaker, item.Text("text", "itn", "lexical")?.Trim() ?? "", place)
        {
            Words = Words(item),
        });
    }

    private static List<DraftWord>? Words(JsonElement item)
    {
        var words = new List<DraftWord>();
        foreach (var word in item.Items("audioTimings"))
        {
            if (word.Name("word") is { } text)
            {
                words.Add(new DraftWord(text, AzureTime.Start(word), AzureTime.End(word)));
            }
        }

        return words.Count > 0 ? words : null;
    }
}

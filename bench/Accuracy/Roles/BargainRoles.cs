using System.Text.Json;
using CallInsight.Bench.Accuracy.Reading;

namespace CallInsight.Bench.Accuracy.Roles;

/// <summary>Chats about a thing for sale; the seller is the rep. Only chats in which both say something.</summary>
internal sealed class BargainRoles : IMeasure
{
    private const string Rep = "seller";

    public string Set => "craigslistbargain";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var counts = new RoleCounts();
        foreach (var call in Chats(folder).Where(c => c.Select(s => s.Speaker).Distinct(StringComparer.Ordinal).Count() == 2))
        {
            counts.Add(Calls.Analyse(call, language: null), Rep);
        }

        return counts.Figures(Set);
    }

    public static IEnumerable<List<(string Speaker, string Text)>> Chats(SetFolder folder)
    {
        foreach (var (_, text) in folder.Texts(p => p.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var chats = JsonDocument.Parse(text);
            foreach (var chat in chats.RootElement.EnumerateArray())
            {
                yield return Messages(chat).ToList();
            }
        }
    }

    public static IEnumerable<(string Speaker, string Text)> Messages(JsonElement chat)
    {
        var sides = chat.GetProperty("scenario").GetProperty("kbs").EnumerateArray().Select(k => k.GetProperty("personal").GetProperty("Role").GetString()!).ToArray();
        return chat.GetProperty("events").EnumerateArray()
            .Where(e => e.GetProperty("action").GetString() == "message" && e.GetProperty("data").ValueKind == JsonValueKind.String)
            .Select(e => (sides[e.GetProperty("agent").GetInt32()], e.GetProperty("data").GetString()!));
    }
}

using System.Text.Json;
using CallInsight.Bench.Accuracy.Reading;
using CallInsight.Bench.Accuracy.Roles;

namespace CallInsight.Bench.Accuracy.Outcomes;

/// <summary>Chats about a thing for sale: sold where the outcome's reward is 1. A file whose name begins with "train" is trained on, the others are forecast.</summary>
internal sealed class CraigslistSale : IMeasure
{
    public string Set => "craigslistbargain";

    public IEnumerable<Figure> Measure(SetFolder folder)
    {
        var (training, test) = (new List<Talk>(), new List<Talk>());
        foreach (var (path, text) in folder.Texts(p => p.EndsWith(".json", StringComparison.Ordinal)))
        {
            (Path.GetFileName(path).StartsWith("train", StringComparison.Ordinal) ? training : test).AddRange(Talks(text));
        }

        if (training.Count == 0)
        {
            (training, test) = (test, []);
        }

        return training.Count == 0 ? [] : Talk.Figures(Set, "sold or not", training, test, "accuracy 83.6 %, AUC 0.841, Brier 0.133 (measured)", "AUC 0.710 (measured)");
    }

    private static List<Talk> Talks(string text)
    {
        using var chats = JsonDocument.Parse(text);
        return [.. chats.RootElement.EnumerateArray().Select(c => new Talk(BargainRoles.Messages(c).ToList(), Sold(c)))];
    }

    private static bool Sold(JsonElement chat)
        => chat.TryGetProperty("outcome", out var outcome) && outcome.ValueKind == JsonValueKind.Object
            && outcome.TryGetProperty("reward", out var reward) && reward.ValueKind == JsonValueKind.Number && reward.GetDouble() >= 1;
}

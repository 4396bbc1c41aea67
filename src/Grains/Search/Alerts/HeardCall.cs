using System.Text.Json;
using CallInsight.Contracts.Calls;
using CallInsight.Contracts.Search;

namespace CallInsight.Grains.Search.Alerts;

/// <summary>What was said in a call, by whom: for the moment at which a search's words fell.</summary>
internal sealed class HeardCall
{
    private readonly List<SaidText> _said;

    /// <param name="transcript">As imported.</param>
    /// <param name="findings">The findings' JSON: names and sides that were found.</param>
    public HeardCall(CallDetails details, StoredTranscript transcript, byte[] findings)
    {
        var edited = SpeakerEdits.Apply(transcript, details.SpeakerEdits);
        using var json = JsonDocument.Parse(findings);
        var found = json.RootElement.GetProperty("speakers").EnumerateArray().ToDictionary(s => s.GetProperty("speaker").GetString()!, s => (Name: Text(s, "name"), Role: Text(s, "role")), StringComparer.Ordinal);
        var speakers = edited.Utterances.Select(u => u.Speaker).Distinct(StringComparer.Ordinal).ToDictionary(id => id, Seen, StringComparer.Ordinal);
        _said = [.. edited.Utterances.Select(u => new SaidText(speakers[u.Speaker].Name, speakers[u.Speaker].Role, u.Text))];

        // What people said of a speaker wins over what was found, and that over the source: as the call's page has it.
        (string Name, string Role) Seen(string id)
        {
            var given = details.Speakers.FirstOrDefault(s => s.Speaker == id);
            var stored = edited.Speakers.FirstOrDefault(s => s.Id == id);
            var heard = found.GetValueOrDefault(id);
            return (given?.Name ?? heard.Name ?? stored?.Name ?? string.Empty, given?.Role ?? heard.Role ?? stored?.Role ?? "unknown");
        }
    }

    /// <summary>Whether those whom the search names said all of its words, and none that it excludes.</summary>
    public bool Confirms(ParsedSearch search) => new FindPhrases(search).AreIn(_said);

    /// <summary>The utterance in which most of the search's words fall; null where none does.</summary>
    public int? MomentOf(ParsedSearch search)
    {
        var find = new FindPhrases(search);
        var moments = _said.Select((s, i) => (Utterance: i, Hits: find.In(i, s).Count())).Where(m => m.Hits > 0).ToList();
        return moments.Count == 0 ? null : moments.MaxBy(m => m.Hits).Utterance;
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

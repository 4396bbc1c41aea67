using System.Text.Json;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Reads the fields of a change that are about speakers.</summary>
internal static class SpeakerFields
{
    private const int MostEntries = 1_000;

    /// <summary>The entries of a list; none where it is not there or is no list, which is noted.</summary>
    /// <param name="path">How a fault names it, where that is not its name.</param>
    public static IEnumerable<(JsonElement Entry, int Index)> List(JsonElement root, string name, Dictionary<string, string> faults, string? path = null)
    {
        if (!root.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            faults[path ?? name] = "Give a list.";
            return [];
        }

        if (list.GetArrayLength() > MostEntries)
        {
            faults[path ?? name] = $"At most {MostEntries} entries.";
            return [];
        }

        return list.EnumerateArray().Select((e, i) => (e, i));
    }

    public static List<SpeakerChange> Changes(JsonElement root, Dictionary<string, string> faults)
    {
        var changes = new List<SpeakerChange>();
        foreach (var (entry, i) in List(root, "speakers", faults))
        {
            if (entry.ValueKind != JsonValueKind.Object || JsonText.Find(entry, "speaker", faults, $"speakers[{i}].speaker") is not { } speaker)
            {
                faults[$"speakers[{i}]"] = "Give an object with speaker, and name or role.";
                continue;
            }

            changes.Add(new SpeakerChange(speaker, JsonText.Find(entry, "name", faults, $"speakers[{i}].name"), JsonText.Find(entry, "role", faults, $"speakers[{i}].role")));
        }

        return changes;
    }

    public static List<SpeakerMerge> Merges(JsonElement root, Dictionary<string, string> faults)
    {
        var merges = new List<SpeakerMerge>();
        foreach (var (entry, i) in List(root, "merge", faults))
        {
            if (entry.ValueKind != JsonValueKind.Object || JsonText.Find(entry, "into", faults, $"merge[{i}].into") is not { } into)
            {
                faults[$"merge[{i}]"] = "Give an object with from, a list of speakers, and into, a speaker.";
                continue;
            }

            var from = List(entry, "from", faults, $"merge[{i}].from").Select(f => f.Entry.ValueKind == JsonValueKind.String ? JsonText.Read(f.Entry, $"merge[{i}].from", faults) : null).ToList();
            if (from.Contains(null))
            {
                faults[$"merge[{i}].from"] = "Give a list of speakers.";
            }

            merges.Add(new SpeakerMerge([.. from.OfType<string>()], into));
        }

        return merges;
    }

    public static List<SpeakerSplit> Splits(JsonElement root, Dictionary<string, string> faults)
    {
        var splits = new List<SpeakerSplit>();
        foreach (var (entry, i) in List(root, "split", faults))
        {
            if (entry.ValueKind == JsonValueKind.Object && JsonText.Find(entry, "speaker", faults, $"split[{i}].speaker") is { } speaker
                && Index(entry, "from") is { } from && Index(entry, "to") is { } to)
            {
                splits.Add(new SpeakerSplit(speaker, from, to));
            }
            else
            {
                faults[$"split[{i}]"] = "Give an object with speaker, and from and to, the indexes of the first and the last utterance of the span.";
            }
        }

        return splits;
    }

    public static bool IsOn(JsonElement root, string name, Dictionary<string, string> faults)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            faults[name] = "Give true or false.";
        }

        return true;
    }

    private static int? Index(JsonElement entry, string name)
        => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) ? index : null;
}

using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls;

/// <summary>A call after a change of its fields.</summary>
internal static class ChangeCallDecision
{
    public static Call Apply(Call call, ChangeCall command, int? stage, IReadOnlyList<SpeakerEdit>? edits) => call with
    {
        Version = call.Version + 1,
        Title = command.Title?.Trim() ?? call.Title,
        Stage = stage,
        Outcome = command.Outcome ?? call.Outcome,
        Details = call.Details with
        {
            Stage = command.Stage is null ? call.Details.Stage : string.IsNullOrWhiteSpace(command.Stage) ? null : command.Stage.Trim(),
            Speakers = Merge(call.Details.Speakers, command.Speakers),
            SpeakerEdits = edits is { Count: > 0 } ? edits : null,
            Tags = command.Tags is null ? call.Details.Tags : TagList.Of(command.Tags),
            CustomFields = Merge(call.Details.CustomFields, command.CustomFields),
        },
    };

    /// <summary>The fields with those that are given put in their place; null takes one away.</summary>
    public static IReadOnlyDictionary<string, string?> Merge(IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?>? given)
    {
        var merged = before.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in given ?? new Dictionary<string, string?>())
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = value;
            }
        }

        return merged;
    }

    private static IReadOnlyList<CallSpeaker> Merge(IReadOnlyList<CallSpeaker> before, IReadOnlyList<SpeakerChange> changes)
    {
        var merged = before.ToDictionary(s => s.Speaker, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var old = merged.GetValueOrDefault(change.Speaker);
            merged[change.Speaker] = new CallSpeaker(change.Speaker, change.Name?.Trim() ?? old?.Name, change.Role ?? old?.Role);
        }

        return [.. merged.Values];
    }
}

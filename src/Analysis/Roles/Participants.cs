namespace CallInsight.Analysis.Roles;

/// <summary>Finds the person behind a speaker among the participants that the caller names.</summary>
internal static class Participants
{
    /// <summary>By the speaker's id, else by name, else by a first name that only one participant has.</summary>
    public static Participant? Find(IReadOnlyList<Participant> participants, Speaker speaker)
        => participants.FirstOrDefault(p => p.Speaker is { Length: > 0 } id && (Same(id, speaker.Id) || Same(id, speaker.Name)))
            ?? participants.FirstOrDefault(p => p.Speaker is null or "" && (Same(p.Name, speaker.Name) || Same(p.Name, speaker.Id)))
            ?? ByFirstName(participants, speaker.Name ?? speaker.Id);

    /// <summary>A participant with an address of the tenant's domains is a rep, another a customer; without an address or domains nobody knows.</summary>
    public static SpeakerRole RoleByDomain(Participant? participant, IReadOnlyList<string> domains)
    {
        var at = participant?.Email?.LastIndexOf('@') ?? -1;
        if (at < 0 || domains.Count == 0)
        {
            return SpeakerRole.Unknown;
        }

        var domain = participant!.Email!.AsSpan(at + 1).Trim();
        foreach (var own in domains)
        {
            var isOwn = domain.Equals(own, StringComparison.OrdinalIgnoreCase)
                || (domain.Length > own.Length && domain[^(own.Length + 1)] == '.' && domain.EndsWith(own, StringComparison.OrdinalIgnoreCase));
            if (isOwn)
            {
                return SpeakerRole.Rep;
            }
        }

        return SpeakerRole.Customer;
    }

    private static Participant? ByFirstName(IReadOnlyList<Participant> participants, string name)
    {
        Participant? found = null;
        foreach (var participant in participants)
        {
            if (participant.Speaker is { Length: > 0 } || !SameFirst(participant.Name, name))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = participant;
        }

        return found;
    }

    // Where both have more than one name, these must agree too.
    private static bool SameFirst(string a, string b)
    {
        var x = First(a);
        var y = First(b);
        return x.Length > 1 && x.Equals(y, StringComparison.OrdinalIgnoreCase) && (x.Length == a.Trim().Length || y.Length == b.Trim().Length);
    }

    private static ReadOnlySpan<char> First(string name)
    {
        var trimmed = name.AsSpan().Trim();
        var space = trimmed.IndexOf(' ');
        return space < 0 ? trimmed : trimmed[..space];
    }

    private static bool Same(string a, string? b) => b is not null && a.AsSpan().Trim().Equals(b.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}

using CallInsight.Storage.AuditTrail;

namespace CallInsight.Grains.AuditTrail;

/// <summary>An entry that waits for its place, with names as they were when it was written.</summary>
/// <param name="SealedDetails">Under the tenant's key.</param>
/// <param name="From">The network address; null where it is not known.</param>
internal sealed record PendingEntry(
    Guid Entry, DateTimeOffset At, string ActorKind, Guid? Actor, string Action, string SubjectKind, Guid? Subject, byte[]? SealedDetails, string? From, string? ActorName, string? SubjectName)
{
    /// <summary>Whose keys it needs.</summary>
    public IEnumerable<Guid> People => new[] { Actor, SubjectKind == "member" ? Subject : null }.OfType<Guid>();

    /// <summary>The link that it becomes.</summary>
    /// <param name="keys">Without those that were destroyed: of them nothing is written.</param>
    public AuditRecord Record(Guid tenant, long sequence, IReadOnlyDictionary<Guid, PersonKey> keys)
    {
        byte[]? Sealed(Guid? person, string field, string? plain) => plain is not null && person is { } of && keys.TryGetValue(of, out var key) ? key.Seal(Entry, field, plain) : null;
        var (isMember, isOfMember) = (ActorKind == "member", SubjectKind == "member");
        return new AuditRecord(
            tenant, sequence, Entry, At, ActorKind, Actor, Actor, isMember ? null : ActorName, isMember ? Sealed(Actor, AuditFields.ActorName, ActorName) : null, Sealed(Actor, AuditFields.From, From),
            Action, SubjectKind, Subject, isOfMember ? null : SubjectName, isOfMember ? Sealed(Subject, AuditFields.SubjectName, SubjectName) : null, SealedDetails);
    }
}

/// <summary>A link of the chain as it is kept.</summary>
internal sealed record AuditLink(long Sequence, Guid Entry, DateTimeOffset At, byte[] Body, byte[] Hash);

/// <summary>The end of a chain, and how far it was signed.</summary>
internal sealed record AuditHead(long Sequence, byte[] Hash, long Signed, DateTimeOffset SignedAt)
{
    public static AuditHead Empty { get; } = new(0, AuditRecord.Genesis, 0, DateTimeOffset.MinValue);
}

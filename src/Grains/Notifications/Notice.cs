using CallInsight.Contracts.Notifications;

namespace CallInsight.Grains.Notifications;

/// <summary>Something that members are told, in the transaction of what it is about.</summary>
/// <param name="Subject">The comment, the share, the hit of a search or the bulk work.</param>
/// <param name="Actor">The member who did it; null for a key or the system.</param>
internal sealed record Notice(string Kind, Guid Subject, Guid? Call, Guid? Actor, IReadOnlyList<Guid> Members)
{
    /// <summary>Whether it may wait for the mail of the next morning.</summary>
    public bool IsDaily { get; init; }

    /// <summary>Each of the members with the ways that it chose.</summary>
    public IReadOnlyList<Told> Told { get; init; } = [];
}

/// <param name="DigestAt">When the next daily mail is due.</param>
internal sealed record Told(Guid Notification, Guid Member, NotificationWays Ways, DateTimeOffset DigestAt);

namespace CallInsight.Contracts.Notifications;

/// <summary>What there is to be told.</summary>
public static class NotificationKinds
{
    /// <summary>Somebody named the member in a comment.</summary>
    public const string Mention = "mention";

    /// <summary>Somebody answered in a thread that the member wrote in.</summary>
    public const string Reply = "reply";

    /// <summary>A call was shared with the member, or with its team.</summary>
    public const string Share = "share";

    /// <summary>Somebody commented on a call of the member.</summary>
    public const string Comment = "comment";

    /// <summary>Bulk work that the member began has ended.</summary>
    public const string Bulk = "bulk";

    /// <summary>CallInsight switched a webhook off; owners and admins are told.</summary>
    public const string Webhook = "webhook";

    /// <summary>A call matches a search that the member keeps.</summary>
    public const string SavedSearch = "savedSearch";

    public static IReadOnlyList<string> All { get; } = [Mention, Reply, Share, Comment, SavedSearch, Bulk, Webhook];

    /// <summary>The ways of somebody who has not chosen: the portal for all, mail for what one is meant by or asked for.</summary>
    public static NotificationWays Usual(string kind) => new(kind, true, kind is Mention or Reply or Share or SavedSearch or Webhook, false);
}

/// <param name="Portal">In the portal's list.</param>
/// <param name="Mail">By mail at once.</param>
/// <param name="Digest">In the mail of the next morning.</param>
[GenerateSerializer, Alias("NotificationWays"), Immutable]
public sealed record NotificationWays([property: Id(0)] string Kind, [property: Id(1)] bool Portal, [property: Id(2)] bool Mail, [property: Id(3)] bool Digest);

[GenerateSerializer, Alias("ChooseNotifications"), Immutable]
public sealed record ChooseNotifications([property: Id(0)] Actor Actor, [property: Id(1)] IReadOnlyList<NotificationWays> Ways);

/// <param name="Notifications">Null for all.</param>
[GenerateSerializer, Alias("MarkNotifications"), Immutable]
public sealed record MarkNotifications([property: Id(0)] Actor Actor, [property: Id(1)] IReadOnlyList<Guid>? Notifications, [property: Id(2)] bool Read);

[GenerateSerializer, Alias("SendMail"), Immutable]
public sealed record SendMail([property: Id(0)] Guid Job, [property: Id(1)] int Attempt);

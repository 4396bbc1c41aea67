using CallInsight.Contracts.Notifications;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Notifications;

/// <summary>Notifications in words, and where they lead.</summary>
internal static class NotificationWords
{
    public static string Sentence(NotificationView n)
    {
        var who = n.By ?? "Somebody";
        return n.Kind switch
        {
            NotificationKinds.Mention => $"{who} mentioned you",
            NotificationKinds.Reply => $"{who} answered in a thread of yours",
            NotificationKinds.Share => $"{who} shared a call with you",
            NotificationKinds.Comment => $"{who} commented on your call",
            NotificationKinds.Webhook => "A webhook was switched off",
            NotificationKinds.SavedSearch => n.Search is { } search ? $"A call matches your search “{search}”" : "A call matches a search that you kept",
            _ => "Your bulk work has ended",
        };
    }

    public static string Kind(string kind) => kind switch
    {
        NotificationKinds.Mention => "Somebody mentions me in a comment",
        NotificationKinds.Reply => "Somebody answers in a thread that I wrote in",
        NotificationKinds.Share => "Somebody shares a call with me",
        NotificationKinds.Comment => "Somebody comments on a call of mine",
        NotificationKinds.Webhook => "A webhook of the workspace is switched off (owners and admins)",
        NotificationKinds.SavedSearch => "A call matches a search that I keep",
        _ => "Bulk work that I began has ended",
    };

    /// <summary>The address of what it is about, from the workspace's root.</summary>
    public static string Target(NotificationView n) => n switch
    {
        { Kind: NotificationKinds.Bulk } => $"/bulk/{n.Subject}",
        { Kind: NotificationKinds.Webhook } => $"/settings/webhooks/{n.Subject}",
        { Kind: NotificationKinds.Share or NotificationKinds.SavedSearch, Utterance: { } at } => TranscriptAddress.Of(PageAddress.Of($"http://any/calls/{n.Call}"), at),
        { Kind: NotificationKinds.Share or NotificationKinds.SavedSearch } => $"/calls/{n.Call}",
        _ => $"/calls/{n.Call}#comment-{n.Subject}",
    };
}

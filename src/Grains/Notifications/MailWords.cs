using System.Text;
using CallInsight.Contracts.Notifications;

namespace CallInsight.Grains.Notifications;

/// <summary>What mails say: who did what, and where to read it. No word of a call leaves the portal.</summary>
internal static class MailWords
{
    public static Mail Of(ToMail told, string portal)
        => new(told.Id, told.Email, told.Name, $"{Sentence(told)} – {OneLine(told.Workspace)}", $"{Sentence(told)}.\n\n{Link(told, portal)}\n{Foot(told, portal)}");

    /// <param name="id">The same daily mail has the same, and so the same Message-ID.</param>
    public static Mail Digest(Guid id, IReadOnlyList<ToMail> told, string portal)
    {
        var text = new StringBuilder();
        foreach (var one in told)
        {
            text.Append(Sentence(one)).Append(":\n").Append(Link(one, portal)).Append("\n\n");
        }

        var what = told.Count == 1 ? "1 thing" : FormattableString.Invariant($"{told.Count} things");
        return new Mail(id, told[0].Email, told[0].Name, $"{what} since yesterday – {OneLine(told[0].Workspace)}", text.ToString().TrimEnd() + "\n" + Foot(told[0], portal));
    }

    private static string Sentence(ToMail told)
    {
        var who = told.By is { } name ? OneLine(name) : "Somebody";
        return told.Kind switch
        {
            NotificationKinds.Mention => $"{who} mentioned you in a comment on a call",
            NotificationKinds.Reply => $"{who} answered in a thread that you wrote in",
            NotificationKinds.Share => $"{who} shared a call with you",
            NotificationKinds.Comment => $"{who} commented on a call of yours",
            NotificationKinds.Webhook => "A webhook of your workspace was switched off, since its endpoint does not take what is sent",
            NotificationKinds.SavedSearch => "A call matches a search that you keep",
            _ => "Your bulk work has ended",
        };
    }

    private static string Link(ToMail told, string portal)
        => Workspace(told, portal) + (told.Kind == NotificationKinds.Bulk ? $"/bulk/{told.Subject}" : $"/notifications/{told.Id}");

    private static string Foot(ToMail told, string portal) => $"\nYou choose what you are told, and how: {Workspace(told, portal)}/notifications/choices\n";

    private static string Workspace(ToMail told, string portal) => PortalLinks.Of(portal, told.Slug);

    // A line break in a name would begin another header.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}

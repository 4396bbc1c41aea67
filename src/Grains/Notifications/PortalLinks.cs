namespace CallInsight.Grains.Notifications;

/// <summary>Where a workspace is found, for links in mails.</summary>
internal static class PortalLinks
{
    /// <param name="portal">As <see cref="MailOptions.PortalAddress"/>.</param>
    public static string Of(string portal, string slug)
        => portal.Contains("{slug}", StringComparison.Ordinal) ? portal.TrimEnd('/').Replace("{slug}", slug, StringComparison.Ordinal) : $"{portal.TrimEnd('/')}/t/{slug}";
}

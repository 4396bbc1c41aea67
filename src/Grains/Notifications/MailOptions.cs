namespace CallInsight.Grains.Notifications;

/// <summary>By which server mail is sent: section <c>CallInsight:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The server's name. Empty: no mail is sent, and the portal alone tells people what happened.</summary>
    public string Host { get; set; } = string.Empty;

    /// <summary>Its port. Default: 587, where mail is submitted.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted (STARTTLS). Without it a password would be sent in the open. Default: true.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The account at the server; empty where it asks for none.</summary>
    public string User { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>The sender: <c>callinsight@example.com</c>.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>Where the portal is found, for links in mails: <c>https://calls.example.com</c>, or with hosts of workspaces <c>https://{slug}.calls.example.com</c>.</summary>
    public string PortalAddress { get; set; } = string.Empty;

    internal bool IsFromGood => Host.Length == 0 || System.Net.Mail.MailAddress.TryCreate(From, out _);

    internal bool IsPortalAddressGood
        => Host.Length == 0 || (Uri.TryCreate(PortalAddress.Replace("{slug}", "any", StringComparison.Ordinal), UriKind.Absolute, out var portal) && (portal.Scheme is "http" or "https"));
}

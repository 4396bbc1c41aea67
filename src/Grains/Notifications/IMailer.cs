namespace CallInsight.Grains.Notifications;

/// <summary>Sends mail.</summary>
internal interface IMailer
{
    /// <summary>Whether there is a server to send by.</summary>
    bool IsOn { get; }

    /// <summary>Completes when the server has taken the mail.</summary>
    /// <exception cref="MailRefusedException">The server will not take it, now or later.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <param name="Id">The same mail sent twice has the same Message-ID.</param>
internal sealed record Mail(Guid Id, string To, string Name, string Subject, string Text)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <param name="Type">The media type: <c>application/pdf</c>.</param>
internal sealed record MailAttachment(string Name, string Type, byte[] Content);

/// <summary>A mail that no server will take: trying again does not help.</summary>
internal sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);

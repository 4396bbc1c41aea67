namespace CallInsight.Contracts.Notifications;

/// <summary>What one member is told, and in which ways. Key <c>t/{tenant}/n/{member}</c>.</summary>
[Alias("INotificationsGrain"), GrainInterfaceType("notifications")]
public interface INotificationsGrain : ITenantOwned
{
    /// <summary>Marks notifications as read, or as unread again. What is not the member's is left out.</summary>
    /// <returns>Refused: <c>permission.denied</c> to everybody but the member.</returns>
    [SafeToRepeat, Alias("Mark")]
    Task<Result<Done>> Mark(MarkNotifications command);

    /// <summary>Sets the ways for each kind that is given.</summary>
    /// <returns>Refused: <c>notification.invalid</c>, <c>permission.denied</c>.</returns>
    [SafeToRepeat, Alias("Choose")]
    Task<Result<Done>> Choose(ChooseNotifications command);
}

/// <summary>Sends mail of what is waiting for it. Key <c>t/{tenant}/l/{notification or member}</c>.</summary>
[Alias("IMailGrain"), GrainInterfaceType("mail")]
public interface IMailGrain : ITenantOwned
{
    /// <summary>Sends the mail of one notification, and ends the job.</summary>
    [Alias("Send")]
    Task Send(SendMail job);

    /// <summary>Sends a member what has waited for the daily mail, and ends the job.</summary>
    [Alias("SendDigest")]
    Task SendDigest(SendMail job);
}

namespace CallInsight.Grains.Notifications;

/// <summary>How often and when a mail is tried again: over more than a day, each wait twice the one before, at most six hours.</summary>
internal static class MailPatience
{
    private const int MostAttempts = 14;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>Whether the server could not be reached, or said no: everything else is a fault of ours.</summary>
    public static bool IsOfTheServer(Exception e) => e is System.Net.Mail.SmtpException or OperationCanceledException or IOException or MailRefusedException;

    /// <summary>How long to wait after an attempt that failed, from 1; null where it is given up.</summary>
    public static TimeSpan? WaitAfter(int attempt, Exception e)
    {
        if (e is MailRefusedException || attempt >= MostAttempts)
        {
            return null;
        }

        var wait = FirstWait * Math.Pow(2, attempt - 1);
        return wait < LongestWait ? wait : LongestWait;
    }
}

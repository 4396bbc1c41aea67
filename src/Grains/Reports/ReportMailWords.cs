using CallInsight.Grains.Notifications;

namespace CallInsight.Grains.Reports;

/// <summary>What the mail of a run says; the run itself is attached.</summary>
internal static class ReportMailWords
{
    /// <param name="delivery">The same mail sent twice has the same Message-ID by it.</param>
    public static Mail Of(Guid delivery, ReportToMail told, string portal)
    {
        var (title, days) = (OneLine(told.Content.Title), ReportWords.Days(told.From, told.To));
        var text = $"{title}, {days} ({told.Content.TimeZone}), is attached.\n\nIt is kept with its earlier runs: {PortalLinks.Of(portal, told.Slug)}/reports/{told.Report}\n";
        return new Mail(delivery, told.Email, told.Name, $"{title}, {days} – {OneLine(told.Workspace)}", text)
        {
            Attachments = [new MailAttachment($"{FileName(title)} {told.To:yyyy-MM-dd}.pdf", "application/pdf", told.Pdf)],
        };
    }

    // A line break would begin another header.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string FileName(string title) => string.Concat(title.Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' ? c : '-')).Trim();
}

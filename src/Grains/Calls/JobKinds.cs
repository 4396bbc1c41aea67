namespace CallInsight.Grains.Calls;

/// <summary>The kinds of jobs, as the table names them.</summary>
internal static class JobKinds
{
    /// <summary>A new call's analysis.</summary>
    public const string Analyse = "call.analyse";

    /// <summary>What the present rules would give for a call.</summary>
    public const string Try = "call.try";

    /// <summary>A call's findings made anew.</summary>
    public const string Renew = "call.renew";

    /// <summary>Looks calls through for values of a custom field, which is its subject.</summary>
    public const string Fill = "calls.fill";

    /// <summary>One thing done with many calls; its subject is the bulk work.</summary>
    public const string Bulk = "bulk.work";

    /// <summary>The mail of one notification, which is its subject.</summary>
    public const string Mail = "mail.send";

    /// <summary>The daily mail of a member, who is its subject.</summary>
    public const string Digest = "mail.digest";

    /// <summary>The file of an export, which is its subject.</summary>
    public const string Export = "export.write";

    /// <summary>The file of an export that is to go.</summary>
    public const string ExpireExport = "export.expire";

    /// <summary>A report, its subject, that is due at that time.</summary>
    public const string ReportDue = "report.due";

    /// <summary>Runs of a report, its subject, that wait for their files.</summary>
    public const string Report = "report.make";

    /// <summary>A run of a report for one member; its subject is the delivery.</summary>
    public const string ReportMail = "report.mail";

    /// <summary>Compares a call, which is its subject, with the saved searches.</summary>
    public const string Alert = "search.alert";

    /// <summary>The same for a call whose findings were made anew: nobody is told.</summary>
    public const string AlertQuietly = "search.note";
}

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

    /// <summary>One thing done with many calls; its subject is the bulk work.</summary>
    public const string Bulk = "bulk.work";

    /// <summary>The mail of one notification, which is its subject.</summary>
    public const string Mail = "mail.send";

    /// <summary>The daily mail of a member, who is its subject.</summary>
    public const string Digest = "mail.digest";
}

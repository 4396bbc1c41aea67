namespace CallInsight.Grains.Calls;

/// <summary>A job that this silo holds.</summary>
internal sealed record ClaimedJob(Guid Tenant, Guid Job, string Kind, Guid Subject, int Attempts)
{
    /// <summary>Whether it waits for a mail server.</summary>
    public bool IsMail => Kind is JobKinds.Mail or JobKinds.Digest or JobKinds.ReportMail;

    /// <summary>Whether it writes a file, which may take minutes.</summary>
    public bool IsFile => Kind is JobKinds.Export;
}

namespace CallInsight.Storage.AuditTrail;

/// <summary>What a person's key seals.</summary>
public static class AuditFields
{
    public const string ActorName = "actor";
    public const string SubjectName = "subject";
    public const string From = "from";

    /// <summary>What the tenant's key seals of where a request came from, until the entry is chained.</summary>
    public const string Origin = "audit.origin";

    /// <summary>What the tenant's key seals of an entry's details.</summary>
    public const string Details = "audit.details";
}

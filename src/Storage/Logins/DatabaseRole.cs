namespace CallInsight.Storage.Logins;

/// <summary>One of the five users as whom CallInsight speaks to PostgreSQL. Migrations grant to these names.</summary>
/// <param name="Name">Its name in PostgreSQL.</param>
/// <param name="Setting">Its connection string, under <c>ConnectionStrings</c>.</param>
/// <param name="PoolSize">The most connections that one process holds as it.</param>
internal sealed record DatabaseRole(string Name, string Setting, int PoolSize)
{
    /// <summary>Owns the database and its schemas, and runs migrations. Subject to row-level security all the same.</summary>
    public static readonly DatabaseRole Owner = new("callinsight_owner", "CallInsightOwner", 4);

    /// <summary>Grains.</summary>
    public static readonly DatabaseRole App = new("callinsight_app", "CallInsight", 50);

    /// <summary>Web, which only reads.</summary>
    public static readonly DatabaseRole Reader = new("callinsight_reader", "CallInsightReader", 40);

    /// <summary>Totals over all tenants, no content.</summary>
    public static readonly DatabaseRole Operator = new("callinsight_operator", "CallInsightOperator", 8);

    /// <summary>The usage log alone.</summary>
    public static readonly DatabaseRole Meter = new("callinsight_meter", "CallInsightMeter", 8);

    /// <summary>
    /// Owns the functions that look things up before a tenant is known. Nobody logs in as it; the owner may become it,
    /// to make those functions.
    /// </summary>
    public const string Door = "callinsight_door";

    public static IReadOnlyList<DatabaseRole> All { get; } = [Owner, App, Reader, Operator, Meter];

    /// <summary>Those who serve requests, and so must be held by row-level security.</summary>
    public static IReadOnlyList<DatabaseRole> Serving { get; } = [App, Reader, Operator, Meter];
}

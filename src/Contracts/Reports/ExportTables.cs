namespace CallInsight.Contracts.Reports;

/// <summary>A table that can be taken away.</summary>
/// <param name="Also">What the actor must be allowed beside exports; texts that are read masked are none that may be taken away.</param>
/// <param name="OfCalls">Whether its rows are calls, so that a period and filters choose among them.</param>
/// <param name="HasPeriod">Whether a period chooses among its rows.</param>
public sealed record ExportTable(string Name, Permission? Also, bool OfCalls, bool HasPeriod)
{
    /// <summary>Whether an actor may take it away at all; how far is its reach.</summary>
    public bool IsFor(Actor actor) => Name == ExportTables.Everything
        ? RoleTable.Of(actor, Permission.Exports) == Reach.All && RoleTable.Of(actor, Permission.CallsRead) == Reach.All && RoleTable.Of(actor, Permission.MembersRead) == Reach.All
        : RoleTable.Of(actor, Permission.Exports) != Reach.None && (Also is not { } also || RoleTable.Of(actor, also) is not (Reach.None or Reach.Masked));
}

/// <summary>The tables that can be taken away.</summary>
public static class ExportTables
{
    /// <summary>All tables with transcripts and findings, as a ZIP.</summary>
    public const string Everything = "tenant";

    public static IReadOnlyList<ExportTable> All { get; } =
    [
        new("facts", null, true, true),
        new("calls", Permission.CallsRead, true, true),
        new("people", null, true, true),
        new("imports", null, true, true),
        new("comments", Permission.CallsDiscuss, false, true),
        new("annotations", Permission.InsightsRead, false, true),
        new("members", Permission.MembersRead, false, false),
        new("teams", Permission.MembersRead, false, false),
        new(Everything, Permission.CallsRead, false, false),
    ];

    /// <summary>Fields by which calls are chosen.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["rep", "team", "stage", "source", "outcome", "direction", "language"];

    /// <summary>The table of a name; null when there is none.</summary>
    public static ExportTable? Find(string? name) => All.FirstOrDefault(t => t.Name == name);
}

/// <summary>The formats of exports.</summary>
public static class ExportFormats
{
    public static IReadOnlyList<string> All { get; } = ["csv", "xlsx", "jsonl", "parquet", "pdf"];

    /// <summary>What names of its files end with; all of a tenant is a ZIP of files of the format.</summary>
    public static string ExtensionOf(string table, string format) => table == ExportTables.Everything ? "zip" : format;
}

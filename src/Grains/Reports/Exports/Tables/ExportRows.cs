using CallInsight.Contracts.Reports;
using CallInsight.Storage.Files;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports.Tables;

/// <summary>A table's rows: what is asked of the database, and how an answer becomes a row of the file.</summary>
/// <param name="Count">A query for how many rows there are, with the same arguments.</param>
internal sealed record ExportRows(IReadOnlyList<TableColumn> Columns, string Sql, string Count, IReadOnlyList<object?> Arguments, Func<NpgsqlDataReader, object?[]> Row)
{
    public static ExportRows Of(string table, ExportSource source) => table switch
    {
        "facts" => CallTables.Facts(source),
        "calls" => CallTables.Calls(source),
        "people" => FigureTables.People(source),
        "imports" => FigureTables.Imports(source),
        "comments" => TextTables.Comments(source),
        "annotations" => TextTables.Annotations(source),
        "members" => PeopleTables.Members(source),
        "teams" => PeopleTables.Teams(source),
        _ => throw new ArgumentException($"There is no table {table}.", nameof(table)),
    };

    /// <summary>The names of the tables that have rows of their own.</summary>
    public static IEnumerable<string> Names { get; } = [.. ExportTables.All.Select(t => t.Name).Where(n => n != ExportTables.Everything)];

    /// <summary>A value of an answer; null where it is unknown.</summary>
    public static object? Value(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetValue(column);
}

using System.Globalization;
using CallInsight.Contracts.Reports;
using CallInsight.Web.Shared;

namespace CallInsight.Web.Reports.Exports;

/// <summary>Exports in words.</summary>
internal static class ExportWords
{
    /// <summary>Exports that the page lists.</summary>
    public const int Shown = 25;

    public static string Table(string table) => table switch
    {
        "facts" => "Figures of each call",
        "calls" => "Calls",
        "people" => "Figures of people by month",
        "imports" => "Imports by day",
        "comments" => "Comments",
        "annotations" => "Notes beside figures",
        "members" => "Members",
        "teams" => "Teams",
        _ => "The whole workspace",
    };

    public static string Format(string table, string format) => table == ExportTables.Everything ? $"ZIP of {Format(format)}" : Format(format);

    public static string Format(string format) => format switch { "csv" => "CSV", "xlsx" => "Excel (XLSX)", "jsonl" => "JSON lines", "parquet" => "Parquet", _ => "PDF" };

    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e3:N0} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1e6:N1} MB"),
    };

    public static string Status(ExportRow row, DateTimeOffset now) => row.Status switch
    {
        "running" when row.All is { } all => $"{Figures.Count(row.Done)} of {Figures.Count(all)} rows",
        "running" => "Waiting",
        "ready" when row.HasFile(now) => "Ready",
        "failed" => ExportBody.ReasonOf(row.Reason)!,
        _ => "Expired",
    };

    /// <summary>Another text whenever something has come on.</summary>
    public static string Progress(IEnumerable<ExportRow> rows)
        => string.Join(';', rows.Where(r => r.Status == "running").Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Id:N}{r.Done}")).DefaultIfEmpty("none"));
}

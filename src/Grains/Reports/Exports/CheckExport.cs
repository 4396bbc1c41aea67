using CallInsight.Contracts.Reports;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>Every fault of what is asked for.</summary>
internal static class CheckExport
{
    private const int MostValues = 200;

    public static IEnumerable<(string Field, string Problem)> Faults(ExportRequest request)
    {
        var table = ExportTables.Find(request.Table);
        if (table is null)
        {
            yield return ("table", $"Give one of {string.Join(", ", ExportTables.All.Select(t => t.Name))}.");
        }

        if (!ExportFormats.All.Contains(request.Format, StringComparer.Ordinal))
        {
            yield return ("format", $"Give one of {string.Join(", ", ExportFormats.All)}.");
        }
        else if (request is { Table: ExportTables.Everything, Format: "pdf" })
        {
            yield return ("format", "All of a workspace is no PDF: give csv, xlsx, jsonl or parquet.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone, out var zone) || !zone.HasIanaId)
        {
            yield return ("timeZone", "Give an IANA time zone, such as Europe/Berlin.");
        }

        if (request.From >= request.To)
        {
            yield return ("to", "It must be later than from.");
        }

        if (table is { HasPeriod: false } && (request.From is not null || request.To is not null))
        {
            yield return ("from", "This table has no period: leave from and to out.");
        }

        foreach (var (place, condition) in request.Where.Index())
        {
            var at = FormattableString.Invariant($"where[{place}]");
            if (table is { OfCalls: false })
            {
                yield return (at, "This table is not filtered.");
            }
            else if (!ExportTables.Filters.Contains(condition.Field, StringComparer.Ordinal))
            {
                yield return ($"{at}.field", $"Give one of {string.Join(", ", ExportTables.Filters)}.");
            }
            else if (condition.Op is not ("=" or "in") || condition.Values.Count is 0 or > MostValues || (condition.Op == "=" && condition.Values.Count > 1))
            {
                yield return ($"{at}.op", FormattableString.Invariant($"Give = with a value, or in with a list of at most {MostValues}."));
            }
            else if (condition.Field is "rep" or "team" && !condition.Values.All(v => Guid.TryParse(v, out _)))
            {
                yield return ($"{at}.value", "Give ids.");
            }
        }
    }
}

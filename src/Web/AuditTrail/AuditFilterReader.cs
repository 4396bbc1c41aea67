using System.Globalization;
using CallInsight.Contracts;

namespace CallInsight.Web.AuditTrail;

/// <summary>Reads filters from an address: <c>?from=&amp;to=&amp;actor=&amp;action=&amp;subject=</c>. Days are UTC days, the last one included.</summary>
internal static class AuditFilterReader
{
    public static Result<AuditFilter> Read(IQueryCollection query)
    {
        var faults = new List<(string, string)>();
        var filter = new AuditFilter(Moment("from", 0), Moment("to", 1), Id("actor"), query["action"].ToString() is { Length: > 0 } action ? action : null, Id("subject"));
        return faults.Count == 0 ? filter : CommonRefusals.Invalid("query.invalid", [.. faults]);

        DateTimeOffset? Moment(string name, int daysMore)
        {
            var text = query[name].ToString();
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(daysMore);
            }

            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return moment;
            }

            if (text.Length > 0)
            {
                faults.Add((name, "Give a day such as 2026-01-31, or a moment in ISO 8601."));
            }

            return null;
        }

        Guid? Id(string name)
        {
            var text = query[name].ToString();
            if (text.Length > 0 && !Guid.TryParse(text, out _))
            {
                faults.Add((name, "Give an id."));
            }

            return Guid.TryParse(text, out var id) ? id : null;
        }
    }
}

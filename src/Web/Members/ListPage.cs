using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Web.Calls;

namespace CallInsight.Web.Members;

/// <summary>Which page of a list is asked for: <c>?cursor=&amp;limit=</c>. The cursor is the last row's id.</summary>
internal sealed record ListPage(Guid? After, int Limit)
{
    private const int Usual = 50;
    private const int Most = 200;

    public static Result<ListPage> Read(IQueryCollection query)
    {
        var faults = new List<(string, string)>();
        Guid? after = null;
        if (query["cursor"].ToString() is { Length: > 0 } cursor)
        {
            after = Guid.TryParseExact(cursor, "N", out var id) ? id : null;
            if (after is null)
            {
                faults.Add(("cursor", "Give the nextCursor of the page before, with the same filters."));
            }
        }

        var limit = Usual;
        if (query["limit"].ToString() is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
        {
            faults.Add(("limit", $"Give a number of 1 to {Most}."));
        }

        return faults.Count == 0 ? new ListPage(after, limit) : CommonRefusals.Invalid("query.invalid", [.. faults]);
    }

    /// <summary>The answer, where one row more than the page holds was asked for.</summary>
    public Page<TBody> Of<TRow, TBody>(List<TRow> rows, Func<TRow, Guid> id, Func<TRow, TBody> body)
    {
        var page = rows.Take(Limit).ToList();
        return new Page<TBody>([.. page.Select(body)], rows.Count > Limit ? id(page[^1]).ToString("N") : null);
    }
}

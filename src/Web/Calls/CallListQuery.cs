using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Search;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Calls;

/// <summary>Lists calls page by page: the cursor is the last row's sorted value and id, so that what comes in meanwhile moves nothing.</summary>
internal sealed class CallListQuery(ReaderDatabase database, TenantKeys keys, IGrainFactory grains)
{
    /// <returns>Refused: <c>search.invalid</c>.</returns>
    public async Task<Result<Page<CallItem>>> RunAsync(Guid tenant, Actor actor, CallFilter filter, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        SearchTerms? terms = null;
        if (filter.Search is { } text)
        {
            var compiled = await grains.Search(tenant).Compile(text);
            if (!compiled.Ok)
            {
                return compiled.Refusal!;
            }

            terms = compiled.Value;
        }

        var sql = new CallListSql(tenant, key, actor, filter, terms);
        var rows = await database.QueryAsync(tenant, sql.Text, r => Read(r, key), cancellationToken, [.. sql.Arguments]);
        var page = rows.Take(filter.Limit).ToList();
        return new Page<CallItem>([.. page.Select(r => r.Item)], rows.Count > filter.Limit ? new CallCursor(page[^1].Sorted, page[^1].Item.Id).ToString() : null);
    }

    private static (CallItem Item, string? Sorted) Read(NpgsqlDataReader r, TenantKey key)
    {
        var id = r.GetGuid(0);
        var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(3));
        var item = new CallItem(
            id, r.GetString(1), key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(2)), r.GetFieldValue<DateTimeOffset>(4), r.IsDBNull(5) ? null : r.GetGuid(5), details.Stage,
            new OutcomeBody(r.GetString(6), r.IsDBNull(7) ? null : r.GetDecimal(7), r.IsDBNull(8) ? null : r.GetString(8)),
            Number(r, 9), Number(r, 10), Number(r, 11), Number(r, 12), Number(r, 13));
        return (item, r.IsDBNull(14) ? null : r.GetString(14));
    }

    private static double? Number(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : double.Parse(r.GetFloat(column).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

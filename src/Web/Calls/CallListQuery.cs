using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using Npgsql;

namespace CallInsight.Web.Calls;

/// <summary>Lists calls page by page: the cursor is the last row's sorted value and id, so that what comes in meanwhile moves nothing.</summary>
internal sealed class CallListQuery(ReaderDatabase database, TenantKeys keys, IGrainFactory grains)
{
    // More than these are not counted.
    private const int MostCounted = 1_000;

    /// <returns>Refused: <c>search.invalid</c>, <c>call.textHidden</c>.</returns>
    public async Task<Result<Page<CallItem>>> RunAsync(Guid tenant, Actor actor, CallFilter filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, actor, filter, isCounted: false, cancellationToken);
        return found.Ok ? new Page<CallItem>(found.Value.Items, found.Value.Next) : found.Refusal!;
    }

    /// <summary>A page with the way back, and how many there are.</summary>
    public async Task<Result<CallListPage>> FindAsync(Guid tenant, Actor actor, CallFilter filter, bool isCounted, CancellationToken cancellationToken)
    {
        var gathered = await GatherAsync(tenant, actor, filter, cancellationToken);
        if (!gathered.Ok)
        {
            return gathered.Refusal!;
        }

        var (key, matches) = (await keys.GetAsync(tenant, cancellationToken), gathered.Value);
        var count = isCounted && matches is null or { IsCountable: true } ? await CountAsync(new CallListSql(tenant, key, actor, filter, matches)) : (int?)null;
        var sql = new CallListSql(tenant, key, actor, filter, matches);
        var rows = await database.QueryAsync(tenant, sql.Page(), r => Read(r, key, TextAccess.IsMasked(actor)), cancellationToken, [.. sql.Arguments]);
        return Page(rows, filter, isCounted ? count : null);

        async Task<int> CountAsync(CallListSql of)
            => (int)(await database.QueryAsync(tenant, of.Count(MostCounted), r => r.GetInt64(0), cancellationToken, [.. of.Arguments])).Single();
    }

    /// <summary>The ids of all calls that match, the newest first.</summary>
    /// <param name="most">With more than these, one more is given.</param>
    public async Task<Result<IReadOnlyList<Guid>>> IdsAsync(Guid tenant, Actor actor, CallFilter filter, int most, CancellationToken cancellationToken)
    {
        var gathered = await GatherAsync(tenant, actor, filter, cancellationToken);
        if (!gathered.Ok)
        {
            return gathered.Refusal!;
        }

        var sql = new CallListSql(tenant, await keys.GetAsync(tenant, cancellationToken), actor, filter, gathered.Value);
        return await database.QueryAsync(tenant, sql.Ids(most), r => r.GetGuid(0), cancellationToken, [.. sql.Arguments]);
    }

    /// <summary>What is searched for; null where nothing is.</summary>
    private async Task<Result<SearchMatches?>> GatherAsync(Guid tenant, Actor actor, CallFilter filter, CancellationToken cancellationToken)
    {
        // Who asks whether a word was said, or somebody was there, learns it from the answer.
        if (TextAccess.IsMasked(actor) && (filter.Search ?? filter.Participant) is not null)
        {
            return TextAccess.Refused;
        }

        if (filter.Search is not { } text)
        {
            return (SearchMatches?)null;
        }

        var compiled = await grains.Search(tenant).Compile(text);
        return compiled.Ok ? await SearchMatches.GatherAsync(database, tenant, compiled.Value, cancellationToken) : compiled.Refusal!;
    }

    private static CallListPage Page(List<(CallItem Item, string? Sorted)> rows, CallFilter filter, int? count)
    {
        var backwards = filter.Cursor is { Backwards: true };
        var more = rows.Count > filter.Limit;
        var page = rows.Take(filter.Limit).ToList();
        if (backwards)
        {
            page.Reverse();
        }

        var after = page.Count > 0 && (backwards || more) ? new CallCursor(page[^1].Sorted, page[^1].Item.Id).ToString() : null;
        var before = page.Count > 0 && (backwards ? more : filter.Cursor is not null) ? new CallCursor(page[0].Sorted, page[0].Item.Id, Backwards: true).ToString() : null;
        return new CallListPage([.. page.Select(r => r.Item)], before, after, count is { } c ? Math.Min(c, MostCounted) : null, count > MostCounted);
    }

    private static (CallItem Item, string? Sorted) Read(NpgsqlDataReader r, TenantKey key, bool isHidden)
    {
        var id = r.GetGuid(0);
        var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(3));
        var item = new CallItem(
            id, r.GetString(1), isHidden ? HideNames.Title(r.GetFieldValue<DateTimeOffset>(4)) : key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(2)), r.GetFieldValue<DateTimeOffset>(4), r.IsDBNull(5) ? null : r.GetGuid(5), details.Stage,
            new OutcomeBody(r.GetString(6), r.IsDBNull(7) ? null : r.GetDecimal(7), r.IsDBNull(8) ? null : r.GetString(8)),
            Number(r, 9), Number(r, 10), Number(r, 11), Number(r, 12), Number(r, 13), details.Tags ?? []);
        return (item, r.IsDBNull(14) ? null : r.GetString(14));
    }

    private static double? Number(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : double.Parse(r.GetFloat(column).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>A page of the list of calls.</summary>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
/// <param name="Next">Cursor of the page after; null on the last.</param>
/// <param name="Total">How many match; null where they were not counted.</param>
/// <param name="OrMore">There are more than the total, which were not counted.</param>
internal sealed record CallListPage(IReadOnlyList<CallItem> Items, string? Previous, string? Next, int? Total, bool OrMore);

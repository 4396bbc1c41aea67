using CallInsight.Contracts;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.Search;

namespace CallInsight.Web.Calls;

/// <summary>Lists calls page by page: the cursor is the last row's sorted value and id, so that what comes in meanwhile moves nothing.</summary>
internal sealed class CallListQuery(ReaderDatabase database, TenantKeys keys, WalkCalls walk, IGrainFactory grains)
{
    // More than these are not counted.
    private const int MostCounted = 1_000;

    /// <returns>Refused: <c>search.invalid</c>, <c>call.invalid</c>, <c>call.textHidden</c>.</returns>
    public async Task<Result<Page<CallItem>>> RunAsync(Guid tenant, Actor actor, CallFilter filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(tenant, actor, filter, isCounted: false, cancellationToken);
        return found.Ok ? new Page<CallItem>(found.Value.Items, found.Value.Next) : found.Refusal!;
    }

    /// <summary>A page with the way back, and how many there are.</summary>
    public async Task<Result<CallListPage>> FindAsync(Guid tenant, Actor actor, CallFilter filter, bool isCounted, CancellationToken cancellationToken)
    {
        var resolved = await ResolveFields.OfAsync(grains, tenant, filter);
        if (!resolved.Ok)
        {
            return resolved.Refusal!;
        }

        filter = resolved.Value;
        var searched = await SearchAsync(tenant, actor, filter, cancellationToken);
        if (!searched.Ok)
        {
            return searched.Refusal!;
        }

        var matches = searched.Value.Matches;
        var key = await keys.GetAsync(tenant, cancellationToken);
        var (rows, stop) = matches is null or { IsCountable: true } && !filter.IsByRelevance
            ? (await RowsAsync(new CallListSql(tenant, key, actor, filter, matches)), null)
            : await walk.RunAsync(tenant, key, actor, filter, matches!, cancellationToken);
        var count = isCounted && matches is null or { IsCountable: true } ? await CountAsync(new CallListSql(tenant, key, actor, filter, matches)) : (int?)null;
        return CallListPage.Of(TextAccess.IsMasked(actor) ? rows.ConvertAll(r => r.Hidden()) : rows, filter, stop, isCounted ? count : null, MostCounted);

        async Task<List<CallRow>> RowsAsync(CallListSql of) => await database.QueryAsync(tenant, of.Page(), r => CallRow.Read(r, key), cancellationToken, [.. of.Arguments]);

        async Task<int> CountAsync(CallListSql of)
            => (int)(await database.QueryAsync(tenant, of.Count(MostCounted), r => r.GetInt64(0), cancellationToken, [.. of.Arguments])).Single();
    }

    private async Task<Result<(SearchMatches? Matches, bool Searched)>> SearchAsync(Guid tenant, Actor actor, CallFilter filter, CancellationToken cancellationToken)
    {
        // Who asks whether a word was said, or somebody was there, learns it from the answer.
        if (TextAccess.IsMasked(actor) && (filter.Search ?? filter.Participant) is not null)
        {
            return TextAccess.Refused;
        }

        if (filter.Search is not { } text)
        {
            return filter.IsByRelevance ? CommonRefusals.Invalid("call.invalid", ("sort", "Relevance is an order of what was searched for: give q.")) : (null, false);
        }

        var compiled = await grains.Search(tenant).Compile(text);
        return compiled.Ok ? (await SearchMatches.GatherAsync(database, tenant, compiled.Value, cancellationToken), true) : compiled.Refusal!;
    }

    /// <summary>The ids of all calls that match, the newest first.</summary>
    /// <param name="most">With more than these, one more is given.</param>
    public async Task<Result<IReadOnlyList<Guid>>> IdsAsync(Guid tenant, Actor actor, CallFilter filter, int most, CancellationToken cancellationToken)
    {
        var resolved = await ResolveFields.OfAsync(grains, tenant, filter);
        if (!resolved.Ok)
        {
            return resolved.Refusal!;
        }

        var newest = resolved.Value with { Sort = CallFilter.Newest, Limit = MostCounted, Cursor = null };
        var searched = await SearchAsync(tenant, actor, newest, cancellationToken);
        if (!searched.Ok)
        {
            return searched.Refusal!;
        }

        var key = await keys.GetAsync(tenant, cancellationToken);
        if (searched.Value.Matches is { IsCountable: false } matches)
        {
            return await walk.IdsAsync(tenant, key, actor, newest, matches, most, cancellationToken);
        }

        var sql = new CallListSql(tenant, key, actor, newest, searched.Value.Matches);
        return await database.QueryAsync(tenant, sql.Ids(most), r => r.GetGuid(0), cancellationToken, [.. sql.Arguments]);
    }
}
